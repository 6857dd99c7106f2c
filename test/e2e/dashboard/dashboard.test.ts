import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { browserOfFile } from '../browser.ts';

import { eventually } from '../eventually.ts';
import { DashboardPage } from './dashboard-page.ts';
import { startStage } from './dashboard-stage.ts';

const browser = browserOfFile();

describe('the list', () => {
  it('shows what is so while it changes, and lets nothing jump under the reader’s hands', async () => {
    const stage = await startStage();
    const shown = await DashboardPage.open(browser, stage.address);
    await shown.page.getByText('No operations yet').waitFor();
    const names = Array.from({ length: 60 }, (_, index) => `Import ${index}`);
    const [first = ''] = await stage.create(names);
    await shown.row('Import 59').waitFor();
    expect((await shown.names()).slice(0, 3)).toEqual(['Import 59', 'Import 58', 'Import 57']);
    await shown.page.getByRole('button', { name: /^60\s*All$/ }).waitFor();

    // At the top, what is new comes in by itself.
    await stage.create(['Report 1']);
    await eventually('the new one is first', async () => (await shown.names())[0] === 'Report 1');
    // Further down, it waits.
    await shown.grid.focus();
    await shown.page.keyboard.press('End');
    await shown.row('Import 0').waitFor();
    const top = (await shown.row('Import 0').boundingBox())?.y;
    await stage.create(['Report 2', 'Report 3']);
    await shown.page.getByRole('button', { name: '2 new' }).waitFor();
    expect((await shown.row('Import 0').boundingBox())?.y).toBe(top);
    // What is in view changes in its place.
    await stage.cancel(first);
    await shown.shows('Import 0', 'Canceled');
    expect((await shown.row('Import 0').boundingBox())?.y).toBe(top);
    await shown.page.getByRole('button', { name: '2 new' }).click();
    await eventually('the newest is first', async () => (await shown.names())[0] === 'Report 3');
  });

  it('is filtered by status, type, name and id, and the address carries it', async () => {
    const stage = await startStage();
    const [id = '', other = ''] = await stage.create(['Import leads', 'Import cases', 'Send letters']);
    await stage.cancel(id);
    const shown = await DashboardPage.open(browser, stage.address);
    await shown.row('Send letters').waitFor();
    await shown.page.getByRole('button', { name: /Canceled$/ }).click();
    await eventually('only the canceled one', async () => String(await shown.names()) === 'Import leads');
    const address = shown.page.url();
    await shown.page.goBack();
    await shown.row('Send letters').waitFor();

    const again = await DashboardPage.open(browser, address);
    await eventually('the same list', async () => String(await again.names()) === 'Import leads');
    await shown.page.getByRole('searchbox').fill('import');
    await eventually('both imports', async () => (await shown.names()).length === 2);
    await shown.page.getByRole('button', { name: /Canceled$/ }).click();
    await eventually('only the canceled import', async () => String(await shown.names()) === 'Import leads');
    // An id is meant, whatever else narrowed the list.
    await shown.page.getByRole('searchbox').fill(` {${other.toUpperCase()}}`);
    await eventually('the one with the id', async () => String(await shown.names()) === 'Import cases');
    await shown.page.goBack();
    await eventually('only the canceled import', async () => String(await shown.names()) === 'Import leads');
    await shown.page.getByRole('searchbox').fill('nothing like that');
    await shown.page.getByText('Nothing matches').waitFor();
    await shown.page.getByRole('button', { name: 'Clear all filters' }).first().click();
    await shown.row('Send letters').waitFor();
  });
});

describe('actions', () => {
  it('on one are those that are allowed, each refusal with its reason, and done when the gateway says so', async () => {
    const stage = await startStage();
    await stage.create(['Import leads']);
    await stage.create(['Storage size'], { operationType: 18 });
    const shown = await DashboardPage.open(browser, stage.address);
    await shown.openMenu('Storage size');
    // A recurring system job: nobody may cancel it.
    await shown
      .item('Cancel')
      .getByText(/recurring system job/i)
      .waitFor();
    expect(await shown.item('Cancel').getAttribute('aria-disabled')).toBe('true');
    await shown.page.keyboard.press('Escape');

    await shown.openMenu('Import leads');
    await shown.item('Postpone').click();
    await shown.dialog().getByLabel('Reason').fill('After the audit');
    await shown.dialog().getByRole('button', { name: 'Postpone it' }).click();
    await shown.notice('Import leads: The postponement is in.').waitFor();
    await shown.shows('Import leads', 'Waiting');

    await stage.startHost(10);
    await shown.openMenu('Import leads');
    await shown.item('Resume').click();
    await shown.shows('Import leads', 'In Progress');
    await shown.openMenu('Import leads');
    await shown.item('Pause').click();
    await shown.shows('Import leads', 'Waiting');
    await shown.openMenu('Import leads');
    await shown.item('Cancel').click();
    await shown.dialog().getByRole('button', { name: 'Cancel it' }).click();
    await shown.shows('Import leads', 'Canceled');
    await shown.openMenu('Import leads');
    await shown.item('Delete').click();
    await shown.dialog().getByRole('button', { name: 'Delete it' }).click();
    await shown.notice('Import leads: Deleted.').waitFor();
  });

  it('on a selection, and on all that match, tell what would come of them, do it, and list the refusals', async () => {
    const stage = await startStage();
    const names = Array.from({ length: 12 }, (_, index) => `Import ${index}`);
    const [first = ''] = await stage.create(names);
    await stage.cancel(first);
    const start = await DashboardPage.open(browser, stage.address);
    await start.select('Import 1');
    await start.page.getByRole('checkbox', { name: 'Select Import 3', exact: true }).click({ modifiers: ['Shift'] });
    await start.page.getByText('3 operations selected').waitFor();
    await start.page.keyboard.press('Shift+ArrowDown');
    await start.page.keyboard.press('Shift+ArrowDown');
    await start.page.keyboard.press('Shift+ArrowDown');
    await start.page.getByText('2 operations selected').waitFor();
    // On the way there two others are selected for a moment, which the address may still say.
    await eventually('the address says so', async () => {
      const address = start.page.url();
      return address.split('selected=').length === 3 && address.includes(`selected=${first}`);
    });
    // Whoever is sent the address has the same selected.
    const shown = await DashboardPage.open(browser, start.page.url());
    await shown.page.getByText('2 operations selected').waitFor();
    expect(await shown.page.getByRole('checkbox', { name: 'Select Import 0', exact: true }).isChecked()).toBe(true);
    await shown.page.getByRole('button', { name: 'More actions', exact: true }).click();
    await shown.item('Cancel').click();
    await shown.dialog().getByText('It would be done to 1 operation of 2 operations.').waitFor();
    await shown.dialog().getByRole('button', { name: 'Cancel 1 operation' }).click();
    await shown.dialog().getByText('Done to 1 operation of 2 operations.').waitFor();
    await shown.dialog().getByText('INVALID_STATE_CHANGE').waitFor();
    expect(await shown.dialog().getByRole('link', { name: first }).count()).toBe(1);
    await shown.dialog().getByRole('button', { name: 'Close' }).last().click();
    await shown.shows('Import 1', 'Canceled');
    await shown.page.getByRole('button', { name: 'Clear selection' }).click();

    await shown.page.getByRole('button', { name: 'Actions on all that match' }).click();
    await shown.item('Postpone').click();
    await shown.dialog().getByText('It would be done to 10 operations of 12 operations.').waitFor();
    await shown.dialog().getByRole('button', { name: 'Postpone 10 operations' }).click();
    await shown.dialog().getByText('Done to 10 operations of 12 operations.').waitFor();
    await shown.dialog().getByRole('button', { name: 'Close' }).last().click();
    await shown.page.getByRole('button', { name: /^10\s*Waiting$/ }).waitFor();
  });

  it('shows how far an action on thousands is, and what of it was done where it is cut short', async () => {
    const stage = await startStage();
    const names = Array.from({ length: 600 }, (_, index) => `Import ${index}`);
    await stage.create(names);
    await stage.create(names);
    const shown = await DashboardPage.open(browser, stage.address);
    const cut = Promise.withResolvers<void>();
    await shown.page.route('**/graphql', async (route) => {
      const asked = route.request().postData() ?? '';
      if (!asked.includes('"after":"') || !asked.includes('"dryRun":false')) return route.continue();
      await cut.promise;
      return route.fulfill({ json: { errors: [{ message: 'Others wait for it already.' }] } });
    });
    await shown.page.getByRole('button', { name: 'Actions on all that match' }).click();
    await shown.item('Cancel').click();
    await shown.dialog().getByRole('button', { name: 'Cancel 1,200 operations' }).click();
    const bar = shown.dialog().getByRole('progressbar', { name: 'How far it is' });
    await eventually('the bar says so', async () => (await bar.getAttribute('value')) === '1000');
    expect(await bar.getAttribute('max')).toBe('1200');
    cut.resolve();
    await shown.dialog().getByText('Others wait for it already.').waitFor();
    await shown.dialog().getByText('Done to 1,000 operations.').waitFor();
  });

  it('are seen by another page as they happen', async () => {
    const stage = await startStage();
    await stage.create(['Import leads']);
    const [one, other] = [
      await DashboardPage.open(browser, stage.address),
      await DashboardPage.open(browser, stage.address),
    ];
    await one.openMenu('Import leads');
    await one.item('Cancel').click();
    await one.dialog().getByRole('button', { name: 'Cancel it' }).click();
    await Promise.all([one.shows('Import leads', 'Canceled'), other.shows('Import leads', 'Canceled')]);
  });
});

describe('the truth about itself', () => {
  it('is told when the gateway is killed, and it goes on where it was when it is there again', async () => {
    const stage = await startStage();
    await stage.create(['Import leads', 'Import cases']);
    const shown = await DashboardPage.open(browser, stage.address);
    await shown.row('Import cases').waitFor();
    await stage.kill();
    await shown.page
      .getByRole('banner')
      .getByText(/^not live since \d\d:\d\d:\d\d$/)
      .waitFor();
    // What it knew last stays to be read.
    expect(await shown.names()).toEqual(['Import cases', 'Import leads']);
    await stage.restart();
    const [id = ''] = await stage.create(['While nobody looked']);
    await stage.cancel(id);
    await shown.isLive();
    await shown.shows('While nobody looked', 'Canceled');
    expect(await shown.names()).toEqual(['While nobody looked', 'Import cases', 'Import leads']);
  });
});

describe('for everybody', () => {
  it('the keyboard is enough', async () => {
    const stage = await startStage();
    await stage.create(['Import leads', 'Import cases', 'Send letters']);
    const shown = await DashboardPage.open(browser, stage.address);
    await shown.row('Send letters').waitFor();
    const { keyboard } = shown.page;
    await keyboard.press('/');
    await keyboard.type('import');
    await eventually('the imports', async () => (await shown.names()).length === 2);
    await keyboard.press('Escape');
    await shown.row('Send letters').waitFor();
    await keyboard.press('Escape');
    await keyboard.press('?');
    await shown.dialog().getByText('Keys', { exact: true }).waitFor();
    await keyboard.press('Escape');
    await shown.dialog().waitFor({ state: 'hidden' });
    await shown.grid.focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    expect(await shown.page.getByRole('checkbox', { name: 'Select Import cases' }).isChecked()).toBe(true);
    await keyboard.press('m');
    await shown.item('Open').waitFor();
    for (let press = 0; press < 8; press += 1) {
      if (await shown.item('Cancel').evaluate((element) => element === element.ownerDocument.activeElement)) break;
      await keyboard.press('ArrowDown');
    }
    await keyboard.press('Enter');
    await shown.dialog().getByLabel('Reason').waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await shown.shows('Import cases', 'Canceled');
  });

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 360, height: 740 } }],
  ] as const)('axe finds nothing: %s', async (_name, options) => {
    const stage = await startStage();
    const [id = ''] = await stage.create(['Import leads', 'Import cases']);
    await stage.cancel(id);
    const shown = await DashboardPage.open(browser, stage.address, options);
    await shown.row('Import cases').waitFor();
    // With each cell its column is told: by its name, not by how wide it is.
    const columns = shown.grid.getByRole('columnheader', { name: /^(Name|Type|Status)$/ });
    expect(await columns.count()).toBe('viewport' in options ? 0 : 3);
    const violations = async () => {
      await shown.page.evaluate(axe.source);
      const found: { id: string; nodes: { html: string }[] }[] = await shown.page.evaluate(
        'axe.run(document).then(({ violations }) => violations)',
      );
      return found.map(({ id: rule, nodes }) => [rule, nodes.map(({ html }) => html)]);
    };
    expect(await violations()).toEqual([]);
    await shown.openMenu('Import cases');
    await shown.item('Cancel').waitFor();
    expect(await violations()).toEqual([]);
    await shown.item('Cancel').click();
    await shown.dialog().getByLabel('Reason').waitFor();
    expect(await violations()).toEqual([]);
    await shown.page.goto(new URL(`/operations/${id}`, stage.address).href);
    await shown.isLive();
    await shown.page.getByRole('heading', { name: 'Import leads' }).waitFor();
    expect(await violations()).toEqual([]);
  });
});
