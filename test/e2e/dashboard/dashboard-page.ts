import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { patienceMs } from '../launch-browser.ts';

/** The page as somebody sees it, found by what it says, never by how it is made. */
export class DashboardPage {
  readonly page: Page;
  /** Requests that went anywhere but to loopback. */
  readonly strayed: string[] = [];
  /** What the page itself found wrong. */
  readonly faults: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol !== 'data:' && hostname !== '127.0.0.1') this.strayed.push(request.url());
    });
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      // That the gateway is away is told by the browser as well; here it is meant to be.
      if (message.type() === 'error' && !/ERR_CONNECTION|WebSocket/.test(message.text()))
        this.faults.push(message.text());
    });
  }

  /** On a context of its own; what was strayed or faulty fails the test. */
  static async open(
    browser: Pick<Browser, 'newContext'>,
    address: string,
    options: BrowserContextOptions = {},
  ): Promise<DashboardPage> {
    const context = await browser.newContext({ viewport: { width: 1_400, height: 850 }, ...options });
    context.setDefaultTimeout(patienceMs);
    const shown = new DashboardPage(await context.newPage());
    onTestFinished(async () => {
      await context.close();
      expect({ strayed: shown.strayed, faults: shown.faults }).toEqual({ strayed: [], faults: [] });
    });
    await shown.page.goto(address);
    await shown.isLive();
    return shown;
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: 'Operations' });
  }

  row(name: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The names in the list, from the top. */
  async names(): Promise<string[]> {
    return this.grid.locator('[data-column="name"] a').allInnerTexts();
  }

  async isLive(): Promise<void> {
    await this.page.getByRole('banner').getByText('connected', { exact: true }).waitFor();
  }

  async shows(name: string, status: string): Promise<void> {
    await this.row(name).getByText(status, { exact: true }).waitFor();
  }

  async openMenu(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `More actions for ${name}`, exact: true }).click();
  }

  /** By how its name begins: a refusal stands behind it. */
  item(name: string): Locator {
    return this.page.getByRole('menuitem', { name: new RegExp(`^${name}`) });
  }

  dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async select(name: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  }

  notice(text: string): Locator {
    return this.page.getByRole('log', { name: 'Notices' }).getByText(text);
  }
}
