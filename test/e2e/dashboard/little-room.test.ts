import { expect, it } from 'vitest';
import { browserOfFile } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { DashboardPage } from './dashboard-page.ts';
import { startStage } from './dashboard-stage.ts';

const browser = browserOfFile();

it.each([
  ['a telephone on its side', { width: 667, height: 375 }],
  ['a small screen at twice the size', { width: 683, height: 384 }],
  ['a telephone', { width: 375, height: 667 }],
])('the list and an operation are there, whatever stands above them: %s', async (_name, viewport) => {
  const stage = await startStage();
  const [id = ''] = await stage.create(['Import leads', 'Import cases']);
  await stage.cancel(id);
  const shown = await DashboardPage.open(browser, stage.address, { viewport });
  const { page } = shown;
  // All that may be asked of it can be reached, by scrolling the menu where it is too high.
  await shown.openMenu('Import leads');
  await shown.item('Cancel').waitFor();
  await eventually('the menu is in the window', async () => {
    const menu = await page.getByRole('menu').boundingBox();
    return menu !== null && menu.y >= 0 && menu.y + menu.height <= viewport.height;
  });
  await shown.item('Delete').click();
  await shown.dialog().getByRole('button', { name: 'Back' }).click();

  const overview = page.getByRole('button', { name: 'Overview' });
  if ((await overview.getAttribute('aria-expanded')) !== 'true') await overview.click();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('button', { name: 'Time travel' }).click();
  await page.getByText('As it stood on').waitFor();
  await shown.row('Import leads').waitFor();
  // As much of the rows as one needs to find one's way among them; the page itself is scrolled to them.
  const rows = page.locator('.grid-scroller');
  expect((await rows.boundingBox())?.height).toBeGreaterThan(150);
  await shown.row('Import leads').getByRole('link').click();
  const operation = page.getByRole('complementary', { name: 'Import leads' });
  await operation.getByRole('region', { name: 'Facts' }).waitFor();
  const box = (await operation.boundingBox()) ?? { y: 0, height: 0 };
  expect(box.height).toBeGreaterThan(250);
  // What it stands over does not stick out below it.
  expect(await page.evaluate('document.documentElement.scrollHeight - scrollY')).toBeLessThanOrEqual(
    Math.max(viewport.height, Math.ceil(box.y + box.height)),
  );
});

it('the menu of a row opens to where there is room for all of it', async () => {
  const stage = await startStage();
  await stage.create(Array.from({ length: 20 }, (_, index) => `Import ${index}`));
  const shown = await DashboardPage.open(browser, stage.address);
  const { page } = shown;
  await shown.row('Import 19').waitFor();
  for (const name of ['Import 19', 'Import 13']) {
    await shown.openMenu(name);
    await shown.item('Delete').waitFor();
    const hidden = () => page.getByRole('menu').evaluate((menu) => menu.scrollHeight - menu.clientHeight);
    await eventually('none of it is hidden', async () => (await hidden()) === 0);
    const menu = await page.getByRole('menu').boundingBox();
    expect(menu?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Escape');
  }
});

it.each([1_000, 1_024, 1_150])('a type can be held without looking for the button: %i pixels wide', async (width) => {
  const stage = await startStage();
  await stage.create(['Import leads'], { operationType: 9 });
  const shown = await DashboardPage.open(browser, new URL('/types', stage.address).href, {
    viewport: { width, height: 768 },
  });
  const { page } = shown;
  const hold = page.getByRole('button', { name: 'Hold SQM Data Collection…' });
  await hold.waitFor();
  const box = (await hold.boundingBox()) ?? { x: Number.NaN, width: 0 };
  expect(box.x + box.width).toBeLessThanOrEqual(width);
  await hold.click();
  await shown.dialog().getByLabel('Reason').fill('The disk is full, and a new one is ordered');
  await shown.dialog().getByRole('button', { name: 'Hold it' }).click();
  await page.getByText('“The disk is full, and a new one is ordered”').waitFor();
  expect(await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
});
