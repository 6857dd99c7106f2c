import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserOfFile } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { DashboardPage } from './dashboard-page.ts';
import { startStage } from './dashboard-stage.ts';

const browser = browserOfFile();

const hasFocus = (locator: Locator) => locator.evaluate((element) => element === element.ownerDocument.activeElement);

it.each([
  ['beside the list', 1_400],
  ['in its place', 700],
])('is in the list again when the operation %s is closed, however that is done', async (_where, width) => {
  const stage = await startStage();
  await stage.create(['Import leads', 'Import cases']);
  const shown = await DashboardPage.open(browser, stage.address, { viewport: { width, height: 850 } });
  const { page } = shown;
  for (const close of [
    () => page.getByRole('button', { name: /^Close the operation|Back to the list$/ }).click(),
    () => page.keyboard.press('Escape'),
    () => page.goBack(),
  ]) {
    await shown.row('Import leads').getByRole('link').click();
    const operation = page.getByRole('complementary', { name: 'Import leads' });
    await eventually('the operation has it', () => hasFocus(operation.getByRole('heading', { name: 'Import leads' })));
    await close();
    await eventually('the list has it', () => hasFocus(shown.grid));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await eventually('its keys work', async () => (await shown.grid.getAttribute('aria-activedescendant')) !== null);
  }
});

it('goes back from a dialog to the button that opened it', async () => {
  const stage = await startStage();
  await stage.create(['Import leads']);
  const shown = await DashboardPage.open(browser, new URL('/series', stage.address).href);
  const { page } = shown;
  const begin = page.getByRole('button', { name: 'New series…' });
  await begin.click();
  await shown.dialog().getByRole('textbox', { name: 'Name', exact: true }).fill('Nightly import');
  await page.keyboard.press('Escape');
  await eventually('the button has it', () => hasFocus(begin));
  await page.getByRole('link', { name: 'Types', exact: true }).click();
  const hold = page.getByRole('button', { name: /^Hold / });
  await hold.click();
  await shown.dialog().getByRole('button', { name: 'Back' }).click();
  await eventually('the button has it', () => hasFocus(hold));
});

it('is seen on the list before any row has it', async () => {
  const stage = await startStage();
  await stage.create(['Import leads']);
  const shown = await DashboardPage.open(browser, stage.address);
  const { page } = shown;
  await shown.row('Import leads').waitFor();
  const { x, y } = (await shown.grid.boundingBox()) ?? { x: 0, y: 0 };
  const edge = () => page.screenshot({ clip: { x, y, width: 8, height: 160 } });
  await page.getByRole('button', { name: 'Export CSV' }).focus();
  const before = await edge();
  await page.keyboard.press('Tab');
  expect(await hasFocus(shown.grid)).toBe(true);
  expect((await edge()).equals(before)).toBe(false);
});

it('and what is chosen are seen where the system chooses the colors', async () => {
  const stage = await startStage();
  await stage.create(['Import leads', 'Import cases']);
  const shown = await DashboardPage.open(browser, stage.address, { forcedColors: 'active' });
  const { page } = shown;
  /** The left edge of what is to be looked at, where nothing is written. */
  const edgeOf = async (locator: Locator, height: number) => {
    const { x, y } = (await locator.boundingBox()) ?? { x: 0, y: 0 };
    return page.screenshot({ clip: { x, y, width: 8, height } });
  };
  const failed = page.getByRole('button', { name: /Failed$/ }).first();
  const jobs = page.getByRole('link', { name: 'Jobs', exact: true });
  await shown.row('Import leads').waitFor();
  const before = await edgeOf(failed, 40);
  expect(
    (await edgeOf(jobs, 20)).equals(await edgeOf(page.getByRole('link', { name: 'Types', exact: true }), 20)),
  ).toBe(false);
  await failed.click();
  await page.getByText('Nothing matches').waitFor();
  await shown.grid.focus();
  expect((await edgeOf(failed, 40)).equals(before)).toBe(false);
  await page.goBack();
  await shown.row('Import leads').waitFor();
  // The row at which the keys are.
  await shown.grid.focus();
  await page.keyboard.press('ArrowDown');
  const row = shown.row('Import leads');
  const passed = await edgeOf(row, 30);
  await page.keyboard.press('ArrowDown');
  await eventually('the next row is marked', async () => !(await edgeOf(row, 30)).equals(passed));
});
