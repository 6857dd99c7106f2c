import { expect, it } from 'vitest';
import { startBrowser } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { DashboardPage } from './dashboard-page.ts';
import { startStage } from './dashboard-stage.ts';

it('an action on thousands ends where it is stopped, and tells what was done', async () => {
  const browser = await startBrowser();
  const stage = await startStage();
  const names = Array.from({ length: 1_000 }, (_, index) => `Import ${index}`);
  for (let batch = 0; batch < 3; batch += 1) await stage.create(names);
  const shown = await DashboardPage.open(browser, stage.address);
  const stopped = Promise.withResolvers<void>();
  let slices = 0;
  await shown.page.route('**/graphql', async (route) => {
    const asked = route.request().postData() ?? '';
    if (asked.includes('"dryRun":false')) slices += 1;
    if (asked.includes('"dryRun":false') && asked.includes('"after":"')) await stopped.promise;
    return route.continue();
  });
  await shown.page.getByRole('button', { name: 'Actions on all that match' }).click();
  await shown.item('Cancel').click();
  await shown.dialog().getByRole('button', { name: 'Cancel 3,000 operations' }).click();
  const bar = shown.dialog().getByRole('progressbar', { name: 'How far it is' });
  await eventually('the first thousand is done', async () => (await bar.getAttribute('value')) === '1000');
  await shown.dialog().getByRole('button', { name: 'Stop' }).click();
  stopped.resolve();
  await shown.dialog().getByText('Stopped. What is done until now stays.').waitFor();
  await shown.dialog().getByText('Done to 2,000 operations.').waitFor();
  expect(slices).toBe(2);
  await shown.dialog().getByRole('button', { name: 'Back' }).click();
  await shown.page.getByRole('button', { name: /^2,000\s*Canceled$/ }).waitFor();
});
