import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** As it is, without the package's own flags: those switch off the browser's rules about origins. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** How long a page of it waits for what it is asked to do: a busy machine is no reason to fail. */
export const patienceMs = 240_000;

export interface LaunchedBrowser {
  readonly browser: Browser;
  /** Closes it and takes it away. */
  close(): Promise<void>;
}

/** A real Chromium, unpacked from its npm package into a folder of its own. */
export async function launchBrowser(): Promise<LaunchedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'asyncops-browser-'));
  const browser = await chromium.launch({ executablePath: await unpackedInto(folder), headless: true, args: flags });
  return {
    browser,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The package unpacks to wherever temporary files go, and where two tests do so at once, one runs half a browser. */
async function unpackedInto(folder: string): Promise<string> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await chromiumPackage.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
