import { expect, it } from 'vitest';
import { browserOfFile } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { DashboardPage } from './dashboard-page.ts';
import { startStage } from './dashboard-stage.ts';

const browser = browserOfFile();

it('a search keeps the space at its end while somebody goes on typing', async () => {
  const stage = await startStage();
  await stage.create(['Import leads', 'Import cases', 'Send letters']);
  const shown = await DashboardPage.open(browser, stage.address);
  const box = shown.page.getByRole('searchbox');
  await box.pressSequentially('import ');
  await eventually('both imports', async () => (await shown.names()).length === 2);
  await box.pressSequentially('cases');
  await eventually('the one that is meant', async () => String(await shown.names()) === 'Import cases');
  expect(await box.inputValue()).toBe('import cases');
  expect(new URL(shown.page.url()).searchParams.get('q')).toBe('import cases');
  // What the address says counts again as soon as it is another search.
  await shown.page.goBack();
  await shown.row('Send letters').waitFor();
  expect(await box.inputValue()).toBe('');
  await box.pressSequentially('import');
  await box.press('Enter');
  await eventually('both imports', async () => (await shown.names()).length === 2);
  await shown.page.getByRole('button', { name: 'Clear all filters' }).click();
  await shown.row('Send letters').waitFor();
  expect(await box.inputValue()).toBe('');
});

it('an owner is one however many commas are in it, and another one in capitals', async () => {
  const stage = await startStage();
  await stage.create(['Import leads'], { ownerId: 'CN=Doe,OU=Ops' });
  await stage.create(['Import cases'], { ownerId: 'cn=doe,ou=ops' });
  await stage.create(['Send letters']);
  const shown = await DashboardPage.open(browser, stage.address);
  await shown.page.getByRole('button', { name: 'Filters' }).click();
  const owner = shown.page.getByRole('combobox', { name: 'Owner' });
  await owner.pressSequentially('CN=Doe,OU=Ops');
  await owner.press('Enter');
  await eventually('the one of that owner', async () => String(await shown.names()) === 'Import leads');
  await owner.pressSequentially('cn=doe,ou=ops');
  await owner.press('Enter');
  await eventually('those of both', async () => (await shown.names()).length === 2);
  expect(new URL(shown.page.url()).searchParams.getAll('owner')).toEqual(['CN=Doe,OU=Ops', 'cn=doe,ou=ops']);
});

it('the time of a filter is one step of the history, however it is typed', async () => {
  const stage = await startStage();
  await stage.create(['Import leads']);
  const shown = await DashboardPage.open(browser, new URL('/?from=2020-11-23T01:00:00Z', stage.address).href);
  const { page } = shown;
  await shown.row('Import leads').waitFor();
  await page.getByRole('button', { name: /^Filters/ }).click();
  const from = page.getByLabel('Created from');
  const steps = await page.evaluate('history.length');
  await from.focus();
  // To its year, which the browser tells digit by digit: the years 2, 20, 203 and 2035.
  for (const key of ['ArrowRight', 'ArrowRight', '2', '0', '3', '5']) await page.keyboard.press(key);
  await eventually('the year counts', async () => page.url().includes('from=2035-11-23'));
  await page.getByText('Nothing matches').waitFor();
  expect(await page.evaluate('history.length')).toBe(steps);
});
