import type { Browser, CDPSession, Page } from 'playwright-core';

/** What a page did in a while. */
export interface FrameCount {
  readonly perSecond: number;
  /** Of its main thread, for each frame: all of its tasks. */
  readonly mainThreadMs: number;
}

/** High enough for twenty rows below all that the page shows above its list. */
const viewport = { width: 1_400, height: 1_250 };
const withinMs = 30_000;

const lateness = (what: string) =>
  `new Promise((_, reject) => setTimeout(() => reject(new Error('${what}')), ${withinMs}))`;

/** A page of a browser, looked at through its developer tools. */
export class MeasuredPage {
  readonly page: Page;
  readonly #tools: CDPSession;

  private constructor(page: Page, tools: CDPSession) {
    this.page = page;
    this.#tools = tools;
  }

  static async open(browser: Browser): Promise<MeasuredPage> {
    const page = await browser.newPage({ viewport });
    await page.addInitScript(whenRowsAreThere);
    const tools = await page.context().newCDPSession(page);
    await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new MeasuredPage(page, tools);
  }

  /** From the navigation to the frame after the one that draws the first rows. */
  async firstRowsMs(): Promise<number> {
    return this.page.evaluate<number>(`Promise.race([firstRowsMs, ${lateness('there are no rows')}])`);
  }

  /** Waits until an expression is true in the page. */
  async shows(expression: string): Promise<void> {
    const shown = `new Promise((resolve) => {
      const look = () => (${expression} ? resolve() : requestAnimationFrame(look));
      look();
    })`;
    await this.page.evaluate(`Promise.race([${shown}, ${lateness('the page does not show it')}])`);
  }

  async frames(seconds: number): Promise<FrameCount> {
    const before = await this.#metric('TaskDuration');
    const { frames, ms }: { frames: number; ms: number } = await this.page.evaluate(countFrames(seconds));
    const busy = (await this.#metric('TaskDuration')) - before;
    return { perSecond: (frames * 1_000) / ms, mainThreadMs: (busy * 1_000) / frames };
  }

  /** Of the page's scripts, after full collections: what has a finalizer is freed only by the second. */
  async heapBytes(): Promise<number> {
    for (let round = 0; round < 3; round += 1) await this.#tools.send('HeapProfiler.collectGarbage');
    return (await this.#tools.send('Runtime.getHeapUsage')).usedSize;
  }

  async #metric(name: string): Promise<number> {
    const { metrics } = await this.#tools.send('Performance.getMetrics');
    const metric = metrics.find((each) => each.name === name);
    if (metric === undefined) throw new Error(`the browser tells nothing of ${name}`);
    return metric.value;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** A frame has been painted when the next one is asked for. */
const whenRowsAreThere = `globalThis.firstRowsMs = new Promise((resolve) => {
  const look = () => {
    if (document.querySelector('[data-operation]') === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => resolve(performance.now()));
  };
  requestAnimationFrame(look);
})`;

const countFrames = (seconds: number) => `new Promise((resolve) => {
  let frames = 0;
  let start = null;
  const count = (now) => {
    start ??= now;
    if (now - start >= ${seconds * 1_000}) return resolve({ frames, ms: now - start });
    frames += 1;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
})`;
