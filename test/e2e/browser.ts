import type { Browser } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchBrowser } from './launch-browser.ts';

/** One for a test; gone when that is over. */
export async function startBrowser(): Promise<Browser> {
  const { browser, close } = await launchBrowser();
  onTestFinished(close);
  return browser;
}
