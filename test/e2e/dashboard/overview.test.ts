import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { AsyncOperationDocument, ResumeAsyncOperationDocument } from '../../../src/gql/graphql.ts';
import { browserOfFile } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { request } from '../request.ts';
import { DashboardPage } from './dashboard-page.ts';
import { startStage } from './dashboard-stage.ts';
import { claimByHand } from './hand-host.ts';

const browser = browserOfFile();

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
    // Where it cannot be held, what was typed stays.
    const refused = { json: { errors: [{ message: 'There is too much to do.' }] } };
    const isHold = (text: string | null) => text?.includes('holdOperationType') ?? false;
    await page.route('**/graphql', (route) =>
      isHold(route.request().postData()) ? route.fulfill(refused) : route.continue(),
    );
    await shown.dialog().getByRole('button', { name: 'Hold it' }).click();
    await shown.dialog().getByRole('alert').getByText('There is too much to do.').waitFor();
    expect(await shown.dialog().getByLabel('Reason').inputValue()).toBe('The disk is full');
    await page.unrouteAll();
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

describe('an operation in the past', () => {
  it('shows what it had then, not what has come of it since', async () => {
    const stage = await startStage();
    const [id = ''] = await stage.create(['Import leads'], { operationType: 5, data: { line: 1 } });
    const first = await claimByHand(stage.url, 'desk-1', 5);
    await first.settle({ outcome: 'WAITING', message: 'The bank is closed', data: { line: 7 } });
    const { asyncOperation: then } = await request(stage.url, AsyncOperationDocument, { id });
    await request(stage.url, ResumeAsyncOperationDocument, { input: { id } });
    const second = await claimByHand(stage.url, 'desk-1', 5);
    await second.settle({ outcome: 'SUCCEEDED', message: 'All is in', result: 'forty-two' });

    const address = new URL(`/operations/${id}`, stage.address);
    address.searchParams.set('asOf', then?.position ?? '');
    const shown = await DashboardPage.open(browser, address.href);
    const operation = shown.page.getByRole('complementary', { name: 'Import leads' });
    const outcome = operation.getByRole('region', { name: 'How it went' });
    await outcome.getByText('The bank is closed').waitFor();
    const payloads = operation.getByRole('region', { name: 'Data and results' });
    await payloads.getByText('"line": 7').waitFor();
    const words = await operation.innerText();
    expect(words).not.toMatch(/All is in|forty-two/);
    expect(await violations(shown)).toEqual([]);

    await shown.page.getByRole('button', { name: 'Back to now' }).click();
    await payloads.getByText('All is in').waitFor();
    await payloads.getByText('forty-two').waitFor();
  });
});

describe('an address', () => {
  it('that asks for a time nobody knows is told so in plain words, on a page that shows how things stand now', async () => {
    const stage = await startStage();
    const [id = ''] = await stage.create(['Import leads', 'Import cases']);
    await stage.cancel(id);
    const address = new URL(`/operations/${id}?asOf=junk`, stage.address).href;
    const shown = await DashboardPage.open(browser, address);
    const { page } = shown;
    const travel = page.getByRole('region', { name: 'Time travel' });
    await travel.getByText('The gateway does not know the time that was asked for').waitFor();
    const words = await page.locator('body').innerText();
    expect(words).not.toMatch(/LogPosition|asOf|\$|junk/);
    await page.getByRole('button', { name: /^1\s*Canceled$/ }).waitFor();
    await page.getByRole('complementary', { name: 'Import leads' }).getByRole('region', { name: 'Timeline' }).waitFor();
    expect(await violations(shown)).toEqual([]);
    await shown.openMenu('Import cases');
    await shown.item('Cancel').waitFor();
    await page.keyboard.press('Escape');

    // From there to a time that is known, and back.
    await page.getByRole('button', { name: 'Time travel' }).click();
    await page.getByText('As it stood on').waitFor();
    await page.goto(address);
    await travel.getByRole('button', { name: 'Stay in the present' }).click();
    await travel.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');

    // A position of another gateway's log, or of the time before the events that are kept, looks like any other.
    await page.goto(new URL('/?asOf=00000000.0000000000000001', stage.address).href);
    await travel.getByText('The gateway does not know the time that was asked for').waitFor();
    await shown.row('Import cases').waitFor();
    // What the gateway refuses is told by the browser as well; nothing else is wrong with the page.
    expect(new Set(shown.faults.splice(0))).toEqual(
      new Set(['Failed to load resource: the server responded with a status of 400 (Bad Request)']),
    );
  });

  it('in which anything else means nothing is a page all the same, which says what it leaves out', async () => {
    const stage = await startStage();
    await stage.create(['Import leads']);
    const junk = [
      'status=BROKEN',
      'type=-1',
      'owner=%00',
      'q=a%00b',
      'from=%2B012345-01-01',
      'order=SIZE',
      'selected=7',
    ];
    const shown = await DashboardPage.open(browser, new URL(`/operations/none?${junk.join('&')}`, stage.address).href);
    await shown.row('Import leads').waitFor();
    await shown.page.getByRole('alert').getByText('“none” is not the id of an operation').waitFor();
    const told = await shown.page.getByRole('alert').innerText();
    for (const name of ['status', 'type', 'owner', 'q', 'from', 'order', 'selected'])
      expect(told).toContain(`${name}: “`);
    expect(new URL(shown.page.url()).href).toBe(stage.address);
  });
});
