import axe from 'axe-core';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DeleteAsyncOperationDocument, PauseAsyncOperationDocument } from '../../../src/gql/graphql.ts';
import { browserOfFile } from '../browser.ts';
import { request } from '../request.ts';
import { DashboardPage } from './dashboard-page.ts';
import { startStage } from './dashboard-stage.ts';
import { claimByHand } from './hand-host.ts';

const browser = browserOfFile();

describe('the page of one operation', () => {
  it('tells the life of an operation as it happens, through a killed gateway, to its deletion', async () => {
    const stage = await startStage();
    const [id = ''] = await stage.create(['Import <b>leads</b>'], { data: { file: '<img src=x>' } });
    const shown = await DashboardPage.open(browser, new URL(`/operations/${id}`, stage.address).href);
    const operation = shown.page.getByRole('complementary', { name: 'Import <b>leads</b>' });
    const events = async () => operation.getByRole('region', { name: 'Timeline' }).locator('strong').allInnerTexts();
    await operation.getByText('No host that takes type 10').waitFor();
    await operation.getByText('"file": "<img src=x>"').waitFor();

    const held = await claimByHand(stage.url, 'desk-1', 10);
    for (const progress of [0.1, 0.2, 0.3]) await held.beat({ progress, stage: 'Reading' });
    await held.log('row 1', 'row 2');
    await operation.getByText('3 progress reports').waitFor();
    await operation.getByText('row 2').waitFor();

    await request(stage.url, PauseAsyncOperationDocument, { input: { id, reason: 'The disk is full.' } });
    await operation.getByText('not yet seen by its host, desk-1').waitFor();
    await operation.getByText('Asked for by local: “The disk is full.”').waitFor();
    await held.beat();
    await operation.getByText('seen by its host, desk-1, which has still to stop').waitFor();

    await stage.kill();
    await operation.getByText('This is how it was: the page is not live since').waitFor();
    await stage.restart();
    await shown.isLive();
    await held.settle({ outcome: 'SUCCEEDED', result: { rows: 2 } });
    await operation.getByText('"rows": 2').waitFor();
    await operation.getByRole('img', { name: 'Its way. It is Succeeded now.' }).waitFor();
    expect(await events()).toEqual(['Succeeded', 'Pause requested', '3 progress reports', 'Claimed', 'Created']);

    await request(stage.url, DeleteAsyncOperationDocument, { input: { id, reason: 'Tidying up.' } });
    await operation.getByText(/Deleted .* by local/).waitFor();
    expect(await events()).toEqual([
      'Deleted',
      'Succeeded',
      'Pause requested',
      '3 progress reports',
      'Claimed',
      'Created',
    ]);
    expect(await operation.getByRole('button', { name: 'More actions' }).count()).toBe(0);
    await shown.page.reload();
    await shown.page.getByText(`There is no operation with the id ${id}`).waitFor();
    await shown.page.getByRole('button', { name: 'Show the list' }).click();
    await shown.page.getByText('No operations yet').waitFor();
  });

  it('leads to what belongs to it and back to the list as it was, also by keys; axe finds nothing on it', async () => {
    const stage = await startStage();
    await stage.create(['Import leads', 'Import cases'], { dependencyToken: 'imports' });
    const [id = ''] = await stage.create(['Welcome customer'], { operationType: 5 });
    const held = await claimByHand(stage.url, 'desk-1', 5);
    await held.log(...Array.from({ length: 50 }, (_, row) => `row ${row}`));
    await held.settle({ outcome: 'FAILED', retry: false, message: 'The disk is full.', errorCode: 28 });
    const shown = await DashboardPage.open(browser, new URL('/?q=import', stage.address).href);
    await shown.page.getByRole('link', { name: 'Import cases' }).click();
    const behind = shown.page.getByRole('complementary', { name: 'Import cases' });
    await behind.getByText('has the same dependency token and comes first').waitFor();
    await behind.getByRole('link', { name: 'Import leads' }).click();
    const first = shown.page.getByRole('complementary', { name: 'Import leads' });
    await first.waitFor();
    await shown.page.goBack();
    await behind.waitFor();
    await shown.page.goBack();
    await behind.waitFor({ state: 'detached' });
    expect(new URL(shown.page.url()).search).toBe('?q=import');
    expect(await shown.names()).toEqual(['Import cases', 'Import leads']);

    await shown.page.getByRole('link', { name: 'Import leads' }).click();
    await first.getByRole('link', { name: 'imports', exact: true }).click();
    await first.waitFor({ state: 'detached' });
    expect(new URL(shown.page.url()).search).toBe('?token=imports');
    await shown.row('Import leads').waitFor();

    await shown.page.goto(new URL('/?status=FAILED&columns=name.message', stage.address).href);
    await shown.row('Welcome customer').getByText('The disk is full.').waitFor();

    await shown.page.emulateMedia({ colorScheme: 'dark' });
    await shown.page.setViewportSize({ width: 360, height: 740 });
    await shown.page.goto(new URL(`/operations/${id}`, stage.address).href);
    const operation = shown.page.getByRole('complementary', { name: 'Welcome customer' });
    const hasFocus = (locator: Locator) =>
      locator.evaluate((element) => element === element.ownerDocument.activeElement);
    await operation.getByText('row 49').waitFor();
    // Why it failed is in view without scrolling.
    const why = operation.getByRole('region', { name: 'How it went' });
    await why.getByText('The disk is full.').waitFor();
    expect(await why.innerText()).toContain('28');
    const place = await why.boundingBox();
    expect((place?.y ?? Number.NaN) + (place?.height ?? Number.NaN)).toBeLessThan(740);
    const results = operation.getByRole('region', { name: 'Data and results' });
    await results.getByText('It has no data and no result.').waitFor();
    expect(await results.getByText('The disk is full.').count()).toBe(0);
    expect(await hasFocus(operation.getByRole('heading', { name: 'Welcome customer' }))).toBe(true);
    await shown.page.keyboard.press('Tab');
    expect(await hasFocus(operation.getByRole('button', { name: 'More actions' }))).toBe(true);
    await shown.page.keyboard.press('Enter');
    await shown.item('Run Again').waitFor();
    expect(await violations(shown)).toEqual([]);
    await shown.page.keyboard.press('Escape');
    await shown.item('Run Again').waitFor({ state: 'detached' });
    await operation.getByText('The diagram in words').click();
    await operation.getByText('A new operation: where somebody asks to run it again').waitFor();
    expect(await violations(shown)).toEqual([]);
    await operation.getByRole('heading', { name: 'Welcome customer' }).focus();
    await shown.page.keyboard.press('Escape');
    await operation.waitFor({ state: 'detached' });
    expect(new URL(shown.page.url()).pathname).toBe('/');
  });
});

async function violations({ page }: DashboardPage) {
  await page.evaluate(axe.source);
  const found: { id: string; nodes: { html: string }[] }[] = await page.evaluate(
    'axe.run(document).then(({ violations }) => violations)',
  );
  return found.map(({ id: rule, nodes }) => [rule, nodes.map(({ html }) => html)]);
}
