// A coach connects a tool: its secret is shown once, what it sends is seen with what became of it, what was refused says why and is
// replayed; a new secret, and the end of it.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import test, { after } from 'node:test';
import { closeClients } from '../rpc.mjs';
import { Browser, assertAccessible, assertFits, assertSound, counts, says, screenshot, serveSample, settled } from './browser.mjs';
import { COACH, FLOWING, STRANGER, measure } from './measured.mjs';

const USUAL_WIDTHS = [390, 1440];
const SOURCES = '/projets/arrosoir/sources';
const stack = await serveSample();
const coach = await measure(stack);
const browser = await Browser.launch(stack);
after(async () => {
  await browser.close();
  closeClients();
});

const button = (scope, name) => scope.getByRole('button', { name, exact: true });
const dialog = (page) => page.getByRole('dialog');
const section = (page, name) => page.getByRole('region', { name, exact: true });

// What a form is refused, the browser complains of too.
const isRefusal = (said) => said.includes('status of 400');

const on = (at, options, look) => browser.visit(at, { as: COACH, ...options }, async (page) => {
  await look(page);
  assert.deepEqual(page.complaints.filter((said) => !isRefusal(said)), [], page.url());
});

// As GitHub sends it.
async function github({ hookUri, secret }, id, at = new Date(Date.now() - 3_600_000).toISOString()) {
  const body = JSON.stringify({ deployment: { id, sha: 'a'.repeat(40), environment: 'production', production_environment: true },
    deployment_status: { id: id * 10, state: 'success', created_at: at, environment: 'production' }, repository: { full_name: 'jardins/arrosoir' } });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const { status } = await fetch(`${stack.web}${hookUri}`, { method: 'POST', body,
    headers: { 'content-type': 'application/json', 'x-github-event': 'deployment_status', 'x-hub-signature-256': `sha256=${signature}` } });
  return status;
}
const create = (title, more = {}) => coach.call('CreateSource', { source: { project: FLOWING, kind: 1, title, ...more } });
const pageOf = ({ name }) => `/${name}`;

const shown = await create('La forge déjà là', { repositories: ['jardins/arrosoir'], stateRules: [{ word: 'En revue', state: 2 }] });
assert.equal(await github(shown, 1), 200);
for (const [name, at] of [['sources', SOURCES], ['source', pageOf(shown)]]) {
  test(`${at} is accessible, and fits 390 and 1440 px`, () => assertSound(browser, at, name, { as: COACH, widths: USUAL_WIDTHS }));
}

test('sources are for coaches of the project', async () => {
  for (const as of ['', STRANGER]) {
    for (const at of [SOURCES, pageOf(shown)]) {
      await on(at, { as }, async (page) => {
        await page.getByText('Seuls les coachs du projet voient ses sources.').waitFor();
        assert.equal(await button(page, 'Brancher un outil').count(), 0);
        assert.equal(await page.getByText('La forge déjà là').count(), 0);
      });
    }
  }
});

test('a tool is connected: the secret is shown once, with what is to be pasted where, and what it sends arrives', () => on(SOURCES, {}, async (page) => {
  await button(page, 'Brancher un outil').click();
  await dialog(page).locator('[data-readers=people]', { hasText: 'le secret n’est dit qu’une fois' }).waitFor();
  await dialog(page).getByLabel('Nom', { exact: false }).first().fill('La forge');
  await dialog(page).getByLabel('Outil').selectOption({ label: 'GitHub' });
  await dialog(page).getByLabel('Dépôts').fill('jardins/arrosoir');
  await button(dialog(page), 'Dire un environnement').click();
  await dialog(page).getByLabel('Nom, où').fill('prod-*');
  await dialog(page).getByLabel('Sert de').selectOption({ label: 'Production, chez les usagers' });
  await assertFits(page);
  await button(dialog(page), 'Brancher un outil').click();
  await dialog(page).getByText('Ce secret n’est montré qu’une fois').waitFor();
  await assertAccessible(page);
  await screenshot(page, 'source-secret');
  const pasted = await dialog(page).locator('.steps code').allInnerTexts();
  const [address, secret] = [pasted.find((text) => text.includes('/hooks/')), pasted.find((text) => /^[0-9a-f]{64}$/.test(text))];
  assert.ok(address.startsWith(stack.web), address);
  await says(dialog(page), /Payload URL[\s\S]*Deployment statuses, Issues et Pull requests/);
  await button(dialog(page), 'J’ai copié le secret').click();
  await dialog(page).waitFor({ state: 'detached' });
  const { sources } = await coach.call('ListSources', { project: FLOWING });
  const made = sources.find(({ title }) => title === 'La forge');
  assert.deepEqual([made.repositories, made.tierRules.map(({ environment, tier }) => [environment, tier]), made.secret], [['jardins/arrosoir'], [['prod-*', 'TIER_PRODUCTION']], '']);
  assert.equal(await github({ hookUri: made.hookUri, secret }, 2), 200, 'what was shown is what opens');
  await page.getByRole('link', { name: 'La forge', exact: true }).click();
  await settled(page);
  await says(section(page, 'Ce qui est arrivé').getByRole('row', { name: /deployment_status/ }), /Accepté/i);
  assert.doesNotMatch(await page.content(), new RegExp(secret), 'nowhere else');
}));

test('the first thing that a forge sends shows that it is connected; what comes from tomorrow is refused in French', async () => {
  const source = await create('Qui essaie');
  const body = JSON.stringify({ zen: 'Arroser le matin.' });
  const { status } = await fetch(`${stack.web}${source.hookUri}`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-github-event': 'ping',
    'x-hub-signature-256': `sha256=${createHmac('sha256', source.secret).update(body).digest('hex')}` } });
  assert.equal(status, 202, 'heard, and nothing to write');
  assert.equal(await github(source, 9, new Date(Date.now() + 30 * 86_400_000).toISOString()), 400);
  await on(pageOf(source), {}, async (page) => {
    const events = section(page, 'Ce qui est arrivé');
    await says(events.getByRole('row', { name: /ping/ }), /Branché/i);
    await counts(events.getByText('Ignoré', { exact: true }).and(events.locator('.fr-badge')), 0);
    await says(events.getByRole('row', { name: /deployment_status/ }), /plus de 24 heures après sa réception\s: mettez l’horloge/);
  });
});

test('what a tool told is said to come from it by what it is called, among the data too', () => on('/projets/arrosoir/donnees', {}, async (page) => {
  await says(section(page, 'Déploiements').locator('tbody'), /La forge déjà là/);
  assert.doesNotMatch(await section(page, 'Déploiements').innerText(), /Outil branché/);
}));

test('what was refused says why, and is taken again once it can be', async () => {
  const source = await create('En pause', { repositories: ['jardins/arrosoir'], paused: true });
  assert.equal(await github(source, 3), 400);
  await on(pageOf(source), {}, async (page) => {
    const events = section(page, 'Ce qui est arrivé');
    await counts(events.locator('tbody tr'), 1);
    await says(events, /Refusé[\s\S]*La source était en pause/i);
    await page.locator('h1').getByText('En pause').waitFor();
    await button(page, 'Modifier').click();
    await dialog(page).getByLabel('En pause : ce qui arrive').uncheck({ force: true });
    await button(dialog(page), 'Enregistrer').click();
    await dialog(page).waitFor({ state: 'detached' });
    await button(events, 'Rejouer ce qui a été refusé').click();
    await says(events, /Rejoués\s: 1, dont acceptés\s: 1\. Restent\s: 0\./);
    await events.getByLabel('Ce qu’il en est devenu').selectOption({ label: 'Accepté' });
    await page.waitForURL('**issue=acceptes');
    await counts(events.locator('tbody tr'), 1);
    await assertAccessible(page);
  });
});

test('the latest comes first; what waits can be replayed, on whichever page it is', async () => {
  const source = await create('Beaucoup', { repositories: ['jardins/arrosoir'], paused: true });
  assert.equal(await github(source, 100), 400);
  await coach.call('UpdateSource', { source: { name: source.name, paused: false }, updateMask: { paths: ['paused'] } });
  for (let i = 0; i < 51; ++i) assert.equal(await github(source, 101 + i), 200);
  await on(pageOf(source), {}, async (page) => {
    const events = section(page, 'Ce qui est arrivé');
    await counts(events.locator('tbody tr'), 50);
    await counts(events.getByText('Refusé', { exact: true }).and(events.locator('.fr-badge')), 0, 'it is the oldest');
    await button(events, 'Rejouer ce qui a été refusé').click();
    await says(events, /Rejoués\s: 1, dont acceptés\s: 1\. Restent\s: 0\./);
    await counts(button(events, 'Rejouer ce qui a été refusé'), 0, 'nothing waits any more');
  });
});

test('a new secret is shown once, and the old one does as long as was said', async () => {
  const source = await create('À renouveler');
  await on(pageOf(source), {}, async (page) => {
    await button(page, 'Renouveler le secret').click();
    await dialog(page).getByLabel('L’ancien vaut encore, en heures').fill('1');
    await button(dialog(page), 'Renouveler le secret').click();
    await dialog(page).getByText('Ce secret n’est montré qu’une fois').waitFor();
    const secret = (await dialog(page).locator('.steps code').allInnerTexts()).find((text) => /^[0-9a-f]{64}$/.test(text));
    assert.notEqual(secret, source.secret);
    await button(dialog(page), 'J’ai copié le secret').click();
    await says(page.locator('#contenu'), /Ancien secret valable jusqu’au/);
    assert.deepEqual([await github(source, 5), await github({ ...source, secret }, 6), await github({ ...source, secret: 'non' }, 7)], [200, 200, 401]);
  });
});

test('a source that is revoked tells nothing more, and is listed no more', async () => {
  const source = await create('À révoquer');
  await on(pageOf(source), {}, async (page) => {
    await button(page, 'Révoquer').click();
    await dialog(page).getByText('C’est sans retour').waitFor();
    await button(dialog(page), 'Révoquer').click();
    await page.waitForURL(`**${SOURCES}`);
    await settled(page);
    await counts(page.getByRole('link', { name: 'À révoquer' }), 0);
    assert.equal(await github(source, 8), 401);
  });
});
