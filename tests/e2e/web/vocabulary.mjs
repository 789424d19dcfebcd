// Words for phases that nobody explained: the portfolio says how many projects they keep from a phase, and an administrator
// explains them.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Client, closeClients } from '../rpc.mjs';
import { Browser, assertSound, comes, counts, follows, hasFocus, says, serveSample, settled } from './browser.mjs';

const stack = await serveSample();
const browser = await Browser.launch(stack);
const ADMIN = 'programme_admin';
const system = new Client(stack.server, stack.token('system'));
after(() => {
  closeClients();
  return browser.close();
});

const close = (page) => page.context().close();
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const INVESTIGATED = { phase: 'PHASE_INVESTIGATION', effectiveDate: day('2021-01-01'), endDate: day('2022-02-28') };
const said = (sourcePhase) => ({ sourcePhase, effectiveDate: day('2022-03-01') });
await system.stream('ImportProjects', [{ source: 'registre', items: [
  ['digue-dormante', INVESTIGATED, said('hibernation')], ['etang-dormant', INVESTIGATED, said('hibernation')],
  ['gue-dormant', said('Hibernation')], ['mare-en-fete', INVESTIGATED, said('bouquet final')],
].map(([id, ...phaseRecords]) => ({ file: id, project: { phaseRecords,
  project: { name: `projects/${id}`, kind: 'PROJECT_KIND_STATE_STARTUP', title: id, primaryIncubator: 'incubators/la-serre' } } })) }]);

const rows = (page) => page.locator('table tbody tr');
const titles = (page) => page.locator('table tbody th').allInnerTexts();
const lineOf = (page, word) => page.locator('table tbody tr').filter({ has: page.getByRole('rowheader', { name: word, exact: true }) });
const notice = (page) => page.getByRole('link', { name: /que nous ne connaissons pas/ });
const figureOf = async (page, label) => Number(await page.locator('a.figure', { hasText: label }).first().locator('.figure__value').innerText());

test('/vocabulaire is accessible, and fits 360 and 1920 px', async () => {
  await assertSound(browser, '/vocabulaire', 'vocabulaire');
  await assertSound(browser, '/vocabulaire', 'vocabulaire-administrateur', { as: ADMIN });
  await assertSound(browser, '/projets/digue-dormante', 'projet-phase-inconnue');
  await assertSound(browser, '/', 'portefeuille-phases-inconnues');
});

test('the portfolio says how many projects are in a phase that we do not know, and leads to them', async () => {
  // Those of here, and the sample’s own.
  const page = await browser.open('/');
  await comes(async () => assert.equal(await notice(page).innerText(), '5 projets dans une phase que nous ne connaissons pas'));
  await notice(page).click();
  await page.waitForURL('**/projets?mot=*');
  await settled(page);
  await comes(async () => assert.deepEqual((await titles(page)).map((title) => title.split('\n')[0]).sort(), ['Quai accessible', 'digue-dormante', 'etang-dormant', 'gue-dormant', 'mare-en-fete']));
  await page.getByRole('button', { name: 'Retirer ce filtre : Dans une phase que nous ne connaissons pas' }).click();
  await page.waitForURL('**/projets');
  await page.goto('/?date=2022-02-28');
  await settled(page);
  assert.equal(await notice(page).count(), 0, 'not before the word was said');
  await page.goto('/?date=2022-03-01&principal=fabrique-des-rivieres');
  await settled(page);
  assert.equal(await notice(page).count(), 0, 'not of other incubators');
  await page.goto('/?date=2022-03-01&principal=la-serre');
  await settled(page);
  await notice(page).click();
  await page.waitForURL('**/projets?**date=2022-03-01**');
  await settled(page);
  await counts(rows(page), 4);
  await close(page);
});

test('a project says the word, what was known before it, and where words are', async () => {
  const page = await browser.open('/projets/digue-dormante');
  const phase = page.locator('.project__phase');
  await comes(async () => assert.match((await phase.innerText()).replace(/\s+/g, ' '),
    /« hibernation », phase inconnue depuis le 1er mars 2022, .* Avant : Investigation depuis le 1er janvier 2021/i));
  // Its journey ends what was before on the day of the word, and tells the word.
  await comes(async () => {
    const journey = (await page.locator('.journey').innerText()).replace(/\s+/g, ' ');
    assert.match(journey, /Investigation du 1er janvier 2021 au 1er mars 2022/i);
    assert.match(journey, /« hibernation », phase inconnue à partir du 1er mars 2022/i);
    assert.doesNotMatch(journey, /en pause/i);
  });
  await comes(async () => {
    const [bar, whole] = await Promise.all(['.journey-bar__stay', '.journey-bar__track'].map((one) => page.locator(one).boundingBox()));
    assert.ok(bar.width < whole.width / 2, 'the bar ends on the day of the word');
  });
  await page.goto('/projets/gue-dormant');
  await settled(page);
  assert.doesNotMatch(await page.locator('main').innerText(), /Pas encore commencé|Avant :/i);
  await phase.getByRole('link').click();
  await page.waitForURL('**/vocabulaire');
  await close(page);
});

test('each word leads to the projects that wait for it, however they write it; only an administrator may explain it', async () => {
  for (const as of ['', 'coach@incubators/la-serre']) {
    const page = await browser.open('/vocabulaire', { as });
    assert.equal(await page.getByRole('button', { name: /sa phase/ }).count(), 0, as);
    assert.equal(await page.getByRole('navigation').getByRole('link', { name: 'Mots des phases' }).count(), 0, as);
    const links = lineOf(page, 'hibernation').getByRole('link');
    await comes(async () => assert.deepEqual((await links.allInnerTexts()).map((text) => text.replace(/\s/g, ' ')).sort(), ['1 projet (« Hibernation »)', '2 projets'], as));
    await says(lineOf(page, 'hibernation').locator('td.numeric'), /^\s*3\s*$/, 'lines of journeys');
    await links.filter({ hasText: '2 projets' }).click();
    await page.waitForURL('**/projets?mot=hibernation');
    await settled(page);
    await comes(async () => assert.deepEqual((await titles(page)).sort(), ['digue-dormante', 'etang-dormant']));
    await close(page);
  }
});

test('an administrator explains a word, and takes it back; what follows is said before', async () => {
  const watching = await browser.open('/');
  await follows(watching);
  const before = await figureOf(watching, 'Transféré');
  const page = await browser.open('/', { as: ADMIN });
  await page.getByRole('navigation').getByRole('link', { name: 'Mots des phases' }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Dire sa phase : hibernation' }).click();
  const dialog = page.getByRole('dialog', { name: 'Dire la phase de « hibernation »' });
  await dialog.locator('[data-readers=everybody]').waitFor();
  await dialog.getByText('sont relus aussitôt').waitFor();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await hasFocus(dialog.getByRole('combobox'), 'a phase must be chosen');
  await dialog.getByRole('combobox').selectOption({ label: 'Transféré' });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.waitFor({ state: 'detached' });
  await lineOf(page, 'hibernation').getByText('Transféré').waitFor();
  await says(lineOf(page, 'hibernation'), /administrateurs du programme/);
  await says(lineOf(page, 'acceleration'), /beta\.gouv\.fr/);
  assert.equal(await lineOf(page, 'acceleration').getByRole('button').count(), 0, 'what is built in stays');
  // Who had the portfolio open sees it without reloading.
  await watching.getByRole('link', { name: '2 projets dans une phase que nous ne connaissons pas' }).waitFor();
  await watching.waitForFunction((wanted) => [...document.querySelectorAll('a.figure')].some((one) =>
    one.textContent.includes('Transféré') && one.querySelector('.figure__value').textContent === wanted), String(before + 3));
  await page.getByRole('button', { name: 'Changer sa phase : hibernation' }).click();
  const again = page.getByRole('dialog', { name: 'Changer la phase de « hibernation »' });
  await again.getByRole('combobox').selectOption({ label: 'Non renseigné' });
  await again.getByRole('button', { name: 'Enregistrer' }).click();
  await again.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Dire sa phase : hibernation' }).waitFor();
  await watching.getByRole('link', { name: '5 projets dans une phase que nous ne connaissons pas' }).waitFor();
  for (const one of [page, watching]) await close(one);
});
