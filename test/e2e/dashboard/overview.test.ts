import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { type LaunchedBrowser, launchBrowser } from '../launch-browser.ts';
import { DashboardPage } from './dashboard-page.ts';
import { startStage } from './dashboard-stage.ts';

let launched: LaunchedBrowser;
let browser: Browser;

beforeAll(async () => {
  launched = await launchBrowser();
  browser = launched.browser;
});
afterAll(() => launched.close());

async function violations({ page }: DashboardPage) {
  await page.evaluate(axe.source);
  const found: { id: string; nodes: { html: string }[] }[] = await page.evaluate(
    'axe.run(document).then(({ violations }) => violations)',
  );
  return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

describe('the overview', () => {
  it('counts types by status as filters, tells what happened, shows the past, and leads to the types', async () => {
    const stage = await startStage();
    const [id = ''] = await stage.create(['Import leads', 'Import cases'], { operationType: 5 });
    await stage.create(['Welcome customer'], { operationType: 10 });
    await stage.cancel(id);
    const shown = await DashboardPage.open(browser, stage.address, { colorScheme: 'dark' });
    const { page } = shown;
    await page.getByRole('img', { name: /: 3 Created, 0 Succeeded, 0 Failed, 1 Canceled\./ }).waitFor();

    // By keys, away from the minutes in which something happened, and back over them.
    const minute = page.getByRole('slider', { name: 'Minute of the chart' });
    await minute.focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await eventually('the minute is told', async () =>
      /^\d\d:\d\d: 0 Created, 0 Succeeded, 0 Failed, 0 Canceled\.$/.test(
        (await minute.getAttribute('aria-valuetext')) ?? '',
      ),
    );
    await page.keyboard.press('Shift+End');
    await page.locator('[role="slider"][aria-valuetext*=" Marked from "]').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('The list shows what was created in the marked span.').waitFor();
    expect([...new URL(page.url()).searchParams.keys()]).toEqual(['from', 'to']);
    await shown.row('Welcome customer').waitFor();
    await page.getByRole('button', { name: 'Show any time' }).click();

    await page.getByRole('button', { name: 'Import, Canceled: 1' }).click();
    await shown.shows('Import leads', 'Canceled');
    expect(await shown.names()).toEqual(['Import leads']);
    expect(new URL(page.url()).search).toBe('?status=CANCELED&type=5');
    await page.getByRole('button', { name: 'Import, Canceled: 1' }).click();
    await shown.row('Welcome customer').waitFor();

    await page.getByRole('button', { name: 'Time travel' }).click();
    await page.getByRole('button', { name: 'One event back' }).click();
    await page.getByRole('button', { name: /^0\s*Canceled$/ }).waitFor();
    await page.getByRole('button', { name: 'Import, Waiting For Resources: 2' }).waitFor();
    await page.getByRole('link', { name: 'Import leads' }).click();
    const operation = page.getByRole('complementary', { name: 'Import leads' });
    await operation.getByText('Waiting For Resources').waitFor();
    expect(await page.getByRole('button', { name: /^(Actions on all|More actions$)/ }).count()).toBe(0);
    await page.reload();
    await operation.getByText('Waiting For Resources').waitFor();
    expect(await violations(shown)).toEqual([]);
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.getByRole('button', { name: /^1\s*Canceled$/ }).waitFor();
    await operation.getByText('Canceled', { exact: true }).first().waitFor();

    await page.getByRole('link', { name: 'Limits and holds' }).click();
    await page.getByRole('button', { name: 'Hold Import…' }).click();
    await shown.dialog().getByLabel('Reason').fill('The disk is full');
    await shown.dialog().getByRole('button', { name: 'Hold it' }).click();
    await page
      .getByRole('row', { name: /Import/ })
      .getByText('“The disk is full”')
      .waitFor();
    expect(await violations(shown)).toEqual([]);
    await page.getByRole('button', { name: 'Release Import' }).click();
    await page.getByRole('button', { name: 'Hold Import…' }).waitFor();
    await page.goBack();
    await shown.row('Welcome customer').waitFor();
  });
});
