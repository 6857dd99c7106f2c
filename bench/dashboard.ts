import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../test/e2e/launch-browser.ts';
import { type ChangingRows, createChangingRows } from './changing-rows.ts';
import { startGatewayProcess } from './gateway-process.ts';
import { keptDatabase } from './kept-database.ts';
import { type FrameCount, MeasuredPage } from './measured-page.ts';
import { printTable } from './print-table.ts';
import type { ServerProcess } from './server-process.ts';
import { median, rounded } from './statistics.ts';
import { verdict } from './verdict.ts';

/**
 * The dashboard as it is served, over ten thousand and over a million operations, in a real browser: how long a reload
 * takes to the first rows, how many frames a second it draws while the rows in view change, what it holds in memory
 * after minutes of that, and what its scripts weigh. `--folder` keeps the databases, which take minutes to fill, for the
 * next run.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    folder: { type: 'string' },
    minutes: { type: 'string' },
  },
});
const few = 10_000;
const many = values.quick ? 50_000 : 1_000_000;
const reloads = 7;
const rows = 20;
const perSecond = 200;
const seconds = values.quick ? 5 : 20;
const minutes = Number(values.minutes ?? (values.quick ? 0.5 : 5));
const samplesEach = 10;
const goals = { firstRowsMs: 1_000, framesPerSecond: 50, gzipKb: 250, growth: 1.05 };

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'asyncops-bench-'));
mkdirSync(folder, { recursive: true });

function printLoad(when: string): void {
  console.log(`${when}, the processors have ${rounded(loadavg()[0] ?? 0, 1)} processes to run`);
}

async function reload(page: MeasuredPage, gateway: ServerProcess): Promise<number> {
  await page.page.goto(new URL('/', gateway.url).href);
  await page.firstRowsMs();
  await page.page.reload();
  return page.firstRowsMs();
}

/** Runs `measure` while the rows change; then waits until the page shows what each told last. */
async function whileChanging<T>(changing: ChangingRows, page: MeasuredPage, measure: () => Promise<T>): Promise<T> {
  const over = new AbortController();
  const changed = changing.change(perSecond, over.signal);
  const start = performance.now();
  const measured = await measure();
  over.abort();
  const rate = (await changed) / ((performance.now() - start) / 1_000);
  const last = JSON.stringify([...changing.percents()]);
  await page.shows(`${last}.every(([id, percent]) =>
    document.querySelector('#operation-' + id + ' [role=progressbar]')?.ariaValueNow === String(percent))`);
  if (rate < perSecond * 0.9) console.log(`only ${rounded(rate)} changes a second were answered in time`);
  return measured;
}

function frameRow(what: string, { perSecond: frames, mainThreadMs }: FrameCount, idle: FrameCount): string[] {
  const goal = verdict(frames > goals.framesPerSecond);
  return [what, rounded(frames, 1), rounded(frames / idle.perSecond, 2), rounded(mainThreadMs, 1), goal];
}

const { browser, close } = await launchBrowser();
try {
  const files = [await keptDatabase(folder, few), await keptDatabase(folder, many)];
  const [small, large] = await Promise.all(files.map((file) => startGatewayProcess(file)));
  if (small === undefined || large === undefined) throw new Error('there are no gateways');
  try {
    printLoad('before the reloads');
    const times: { few: number[]; many: number[] } = { few: [], many: [] };
    const page = await MeasuredPage.open(browser);
    for (let round = 0; round < reloads; round += 1) {
      times.few.push(await reload(page, small));
      times.many.push(await reload(page, large));
    }
    await page.close();
    const [ofFew, ofMany] = [median(times.few), median(times.many)];
    console.log(
      `from a reload to the first rows: ${rounded(ofFew)} ms with ${rounded(few)}, ${rounded(ofMany)} ms with ${rounded(many)}, ratio ${rounded(ofMany / ofFew, 2)} (goal ${goals.firstRowsMs} ms): ${verdict(ofMany < goals.firstRowsMs)}`,
    );

    printLoad('before the frames');
    const idlePage = await MeasuredPage.open(browser);
    await idlePage.page.goto(new URL('/', large.url).href);
    await idlePage.firstRowsMs();
    const idle = await idlePage.frames(seconds);
    await idlePage.close();
    const changing = await createChangingRows(large.url, rows);
    const shown = await MeasuredPage.open(browser);
    const table = [
      ['', 'frames/s', 'of idle', 'main thread, ms a frame', `goal ${goals.framesPerSecond}`],
      frameRow('nothing changes', idle, idle),
    ];
    for (const order of ['MODIFIED_ON', 'CREATED_ON']) {
      await shown.page.goto(new URL(`/?order=${order}.DESC`, large.url).href);
      await shown.firstRowsMs();
      const frames = await whileChanging(changing, shown, () => shown.frames(seconds));
      table.push(frameRow(`${perSecond} changes a second, by ${order}`, frames, idle));
    }
    printTable(table);

    const heaps: number[] = [];
    await whileChanging(changing, shown, async () => {
      // The first part is not counted: what is loaded late, compiled and filled up to its bounds.
      for (let sample = 0; sample < 3 * samplesEach; sample += 1) {
        await shown.frames((minutes * 60) / (3 * samplesEach));
        heaps.push(await shown.heapBytes());
      }
    });
    const [middle, last] = [heaps.slice(samplesEach, 2 * samplesEach), heaps.slice(2 * samplesEach)].map(median);
    if (middle === undefined || last === undefined) throw new Error('there are no samples');
    const mebibytes = [heaps[0] ?? 0, middle, last].map((bytes) => rounded(bytes / 2 ** 20, 2));
    console.log(
      `heap in ${minutes} minutes of that, in MiB: ${mebibytes.join(', ')} at first, in the second and in the last third: ${verdict(last < middle * goals.growth)}`,
    );
    printLoad('at the end');
    await shown.close();
    await changing.settle();
  } finally {
    await Promise.all([small.stop(), large.stop()]);
  }
} finally {
  await close();
  if (values.folder === undefined) rmSync(folder, { recursive: true });
}

const assets = fileURLToPath(new URL('../dist/dashboard/assets', import.meta.url));
const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
const kilobytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0) / 1_000;
console.log(`all scripts, gzip: ${rounded(kilobytes)} KB (goal ${goals.gzipKb}): ${verdict(kilobytes < goals.gzipKb)}`);
