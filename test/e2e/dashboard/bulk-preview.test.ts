import { expect, it } from 'vitest';
import { browserOfFile } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { DashboardPage } from './dashboard-page.ts';
import { startStage } from './dashboard-stage.ts';

const browser = browserOfFile();

it('nobody is asked further what would come of an action on many once its dialog is closed', async () => {
  const stage = await startStage();
  for (let batch = 0; batch < 3; batch += 1) {
    await stage.create(Array.from({ length: 900 }, (_, index) => `Import ${batch}-${index}`));
  }
  const shown = await DashboardPage.open(browser, stage.address);
  const asked: string[] = [];
  const closed = Promise.withResolvers<void>();
  await shown.page.route('**/graphql', async (route) => {
    const { action } = route.request().postDataJSON()?.variables?.input ?? {};
    if (action !== undefined) asked.push(action);
    if (action === 'CANCEL') await closed.promise;
    return route.continue();
  });
  const ask = async (action: string) => {
    await shown.page.getByRole('button', { name: 'Actions on all that match' }).click();
    await shown.item(action).click();
  };
  await ask('Cancel');
  await eventually('it is asked', async () => asked.length === 1);
  await shown.dialog().getByRole('button', { name: 'Back' }).click();
  closed.resolve();
  await ask('Delete');
  await shown.dialog().getByText('It would be done to 0 operations of 2,700 operations.').waitFor();
  expect(asked).toEqual(['CANCEL', 'DELETE', 'DELETE', 'DELETE']);
});
