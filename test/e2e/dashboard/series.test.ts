import axe from 'axe-core';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PauseAsyncOperationSeriesDocument } from '../../../src/gql/graphql.ts';
import { browserOfFile } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { request } from '../request.ts';
import { DashboardPage } from './dashboard-page.ts';
import { startStage } from './dashboard-stage.ts';

const browser = browserOfFile();

const idOfPath = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';
const hasFocus = (locator: Locator) => locator.evaluate((element) => element === element.ownerDocument.activeElement);

/** The field and what stands under it, as a screen reader tells them together. */
async function faultAt(field: Locator): Promise<string> {
  await eventually('the field is marked', async () => (await field.getAttribute('aria-invalid')) === 'true');
  return field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => element.ownerDocument.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

describe('the page of the series', () => {
  it('begins a series, tells its times and what comes of it, changes, pauses and ends it', async () => {
    const stage = await startStage();
    const shown = await DashboardPage.open(browser, stage.address, { timezoneId: 'Europe/Berlin' });
    const { page } = shown;
    await page.getByRole('link', { name: 'Series', exact: true }).click();
    await page.getByText('No series yet.').waitFor();
    expect(await page.title()).toBe('Recurring series – asyncops');
    await page.getByRole('button', { name: 'New series…' }).click();
    const field = (name: string) => shown.dialog().getByRole('textbox', { name, exact: true });
    const zone = shown.dialog().getByRole('combobox', { name: 'Time zone' });
    const type = shown.dialog().getByRole('combobox', { name: 'Type' });

    // What is missing, and what the gateway refuses, stands at its field.
    await shown.dialog().getByRole('button', { name: 'Begin it' }).click();
    expect(await faultAt(field('Name'))).toContain('Give it a name.');
    expect(await faultAt(type)).toContain('Choose a type.');
    await eventually('the focus is on the first of them', () => hasFocus(field('Name')));
    await field('Name').fill('Nightly import');
    await type.selectOption('Import (5)');
    await field('Rule').fill('FREQ=DAILY;BYHOR=2');
    await shown.dialog().getByRole('button', { name: 'Begin it' }).click();
    await shown.dialog().getByText('“BYHOR=2” is no part of a rule').waitFor();
    expect(await faultAt(field('Rule'))).toContain('“BYHOR=2” is no part of a rule');
    expect(await violations(shown)).toEqual([]);
    // A start without its hour is not the same as none, which would be now.
    await shown.dialog().getByLabel('Start').focus();
    await page.keyboard.type('11232035');
    await shown.dialog().getByRole('button', { name: 'Begin it' }).click();
    expect(await faultAt(shown.dialog().getByLabel('Start'))).toContain('Give a date and a time.');
    await shown.dialog().getByLabel('Start').fill('');
    await shown.dialog().getByRole('button', { name: 'every day at 02:00' }).click();
    await shown.dialog().getByText('Comes every day at 02:00.').waitFor();
    expect(await zone.inputValue()).toBe('Europe/Berlin');
    await zone.fill('America/New_York');
    await shown.dialog().getByRole('button', { name: 'Begin it' }).click();

    const series = page.getByRole('complementary', { name: 'Nightly import' });
    await series.getByText('Created already, and waits:').waitFor();
    const times = series.getByRole('region', { name: 'Next times' }).getByRole('listitem');
    expect(await times.count()).toBe(5);
    for (const time of await times.allInnerTexts()) expect(time).toContain('02:00:00 in America/New_York');
    const id = idOfPath(page.url());
    expect(await page.title()).toBe('Nightly import – asyncops');
    expect(await violations(shown)).toEqual([]);

    // What comes of it is told at once, and leads to the operation and back.
    const operations = series.getByRole('region', { name: 'Operations' });
    await operations.getByRole('link', { name: '1 Waiting' }).waitFor();
    await operations.getByRole('listitem').getByRole('link').last().click();
    const operation = page.getByRole('complementary', { name: 'Nightly import' });
    await operation.getByRole('region', { name: 'Timeline' }).waitFor();
    expect(new URL(page.url()).search).toBe(`?series=${id}`);
    await stage.cancel(idOfPath(page.url()));
    await operation.getByRole('link', { name: 'Nightly import', exact: true }).click();
    await operations.getByRole('link', { name: '1 Canceled' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/series/${id}`);

    await series.getByRole('button', { name: 'Change…' }).click();
    await zone.fill('Mars/Olympus');
    await shown.dialog().getByRole('button', { name: 'Change it' }).click();
    expect(await faultAt(zone)).toContain('“Mars/Olympus” is not a time zone');
    await zone.fill('Europe/Berlin');
    await shown.dialog().getByRole('button', { name: 'Change it' }).click();
    await shown.notice('Nightly import: changed.').waitFor();
    await series.getByText('in America/New_York').first().waitFor({ state: 'detached' });
    await times.first().getByText('02:00:00').waitFor();

    // Somebody else pauses it: nothing tells of that, so it is read every few seconds.
    await request(stage.url, PauseAsyncOperationSeriesDocument, { input: { id } });
    await series.getByRole('button', { name: 'Resume' }).click();
    await shown.notice('Nightly import: Resumed.').waitFor();
    await series.getByRole('button', { name: 'Pause' }).waitFor();

    await stage.kill();
    await series.getByText('This is how it was: the page is not live since').waitFor();
    await stage.restart();
    await shown.isLive();

    await series.getByRole('button', { name: 'End…' }).click();
    await shown.dialog().getByText('Operations that exist stay as they are.').waitFor();
    expect(await violations(shown)).toEqual([]);
    await shown.dialog().getByRole('button', { name: 'End it' }).click();
    await series.getByText('None: it has ended.').waitFor();
    expect(await series.getByRole('button', { name: /Change|Resume|End…/ }).count()).toBe(0);
    expect(await hasFocus(series.getByRole('heading', { name: 'Nightly import' }))).toBe(true);
  });

  it('lists series by pages and by status, on a telephone, at addresses that can be sent to somebody', async () => {
    const stage = await startStage();
    const names = Array.from({ length: 51 }, (_, index) => `Report ${index}`);
    await stage.create(names, { recurrencePattern: 'FREQ=HOURLY;BYMINUTE=0', recurrenceTimeZone: 'Europe/Berlin' });
    const options = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const;
    const shown = await DashboardPage.open(browser, new URL('/series', stage.address).href, options);
    const { page } = shown;
    const rows = page.getByRole('table').getByRole('row');
    await page.getByRole('link', { name: 'Report 50' }).waitFor();
    expect(await rows.count()).toBe(51);
    expect(await rows.nth(1).innerText()).toMatch(/Every hour at minute 0/);
    expect(await violations(shown)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);

    await page.getByRole('link', { name: 'Older ones' }).click();
    await page.getByRole('link', { name: 'Report 0', exact: true }).click();
    const series = page.getByRole('complementary', { name: 'Report 0' });
    await eventually('the focus is on its name', () => hasFocus(series.getByRole('heading', { name: 'Report 0' })));
    await series.getByRole('button', { name: 'Pause' }).click();
    await series.getByRole('button', { name: 'Resume' }).waitFor();
    expect(await violations(shown)).toEqual([]);
    await page.keyboard.press('Escape');
    await series.waitFor({ state: 'detached' });
    expect(await hasFocus(page.getByRole('link', { name: 'Report 0', exact: true }))).toBe(true);

    await page.getByRole('button', { name: 'Paused' }).click();
    await page.getByRole('link', { name: 'Older ones' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?status=PAUSED');
    await page.reload();
    await page.getByRole('link', { name: 'Report 0', exact: true }).waitFor();
    expect(await rows.count()).toBe(2);
    await page.getByRole('button', { name: 'Ended' }).click();
    await page.getByText('No series is Ended.').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Report 0', exact: true }).waitFor();

    const missing = '0199a5d2-7e59-7a50-b6a1-0d6c8a4c1f00';
    await page.goto(new URL(`/series/${missing}`, stage.address).href);
    await page.getByText(`There is no series with the id ${missing}`).waitFor();
    await page.goto(new URL('/series/none?status=BROKEN', stage.address).href);
    const told = page.getByRole('alert');
    await told.getByText('“none” is not the id of a series; status: “BROKEN” is not a status of a series').waitFor();
    await page.getByRole('link', { name: 'Report 50' }).waitFor();
    expect(new URL(page.url()).href).toBe(new URL('/series', stage.address).href);
  });
});

async function violations({ page }: DashboardPage) {
  await page.evaluate(axe.source);
  const found: { id: string; nodes: { html: string }[] }[] = await page.evaluate(
    'axe.run(document).then(({ violations }) => violations)',
  );
  return found.map(({ id: rule, nodes }) => [rule, nodes.map(({ html }) => html)]);
}
