import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type LaunchedBrowser, launchBrowser } from './launch-browser.ts';

/** One for a test; gone when that is over. */
export async function startBrowser(): Promise<Browser> {
  const { browser, close } = await launchBrowser();
  onTestFinished(close);
  return browser;
}

/** One for all tests of a file, which runs while they do; each has a context of its own in it. */
export function browserOfFile(): Pick<Browser, 'newContext'> {
  let launched: LaunchedBrowser | undefined;
  beforeAll(async () => {
    launched = await launchBrowser();
  });
  afterAll(() => launched?.close());
  return {
    newContext: async (options) => {
      if (launched === undefined) throw new Error('the browser runs while tests do');
      return launched.browser.newContext(options);
    },
  };
}
