// What the visits about feedback have in common: who comes by, and how a page is looked at.
import assert from 'node:assert/strict';
import { Ground, PROGRAMME } from '../../api/feedback/ground.mjs';
import { serveSample } from './browser.mjs';

// People: the development sign-in knows these by their role alone.
export const TEAM = 'team@projects/riverains-ensemble', PROJECT = 'projects/riverains-ensemble', COACH = `coach@${PROGRAMME}`, OFFICER = 'policy_officer', ADMIN = 'programme_admin';
export const USUAL_WIDTHS = [390, 1440];

export async function serveGround() {
  const ground = await Ground.on(await serveSample());
  ground.personOf = async (role) => (await ground.as(role).of('access').call('GetCaller')).person;
  return ground;
}

const DAY_MS = 86_400_000;
export const iso = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

export const button = (scope, name) => scope.getByRole('button', { name, exact: true });
export const dialog = (page) => page.getByRole('dialog');
export const section = (page, name) => page.getByRole('region', { name, exact: true });
// The input of a field, by its path in the form.
export const field = (scope, path) => scope.locator(`[id$="-${path}"]`);
export const isDone = (page) => dialog(page).waitFor({ state: 'detached' });
export const openTables = (page) => page.locator('.pictured details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
export const seePictures = async (page) => {
  for (const picture of await page.locator('.pictured').all()) await picture.scrollIntoViewIfNeeded();
};

// What a form, or a question whether one may, is refused, and what is not for whoever looks: the browser complains of these too.
const isRefusal = (said) => /status of 40[034]/.test(said);

export const visits = (browser) => async (at, as, look, options = {}) => {
  const page = await browser.open(at, { as, ...options });
  await look(page);
  assert.deepEqual(page.complaints.filter((said) => !isRefusal(said)), [], page.url());
  await page.context().close();
};
