// A ministry reads its portfolio in the browser, today and on a past day, and prints its report.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Client, closeClients } from '../rpc.mjs';
import { Browser, assertAccessible, assertSound, comes, counts, follows, screenshot, serveSample, settled } from './browser.mjs';

const ID = 'ministere-des-jardins', NAME = `organisations/${ID}`, TITLE = 'Ministère des Jardins et de l’Alimentation';
const MINISTRY = `ministry@${NAME}`;
const PAST = '2022-06-30';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));

const stack = await serveSample();
const browser = await Browser.launch(stack);
const ministry = new Client(stack.server, stack.token(MINISTRY));
const admin = new Client(stack.server, stack.token('programme_admin'));
after(() => {
  closeClients();
  return browser.close();
});

const summary = (request = {}) => ministry.call('GetPortfolioSummary',
  { groupBy: ['PORTFOLIO_DIMENSION_PHASE'], filter: `ministry = "${ID}"`, ...request });
const countIn = ({ groups }, ...phases) => groups.filter(({ keys }) => phases.includes(keys.phase)).reduce((sum, { count }) => sum + Number(count), 0);
const figure = (page, label) => page.locator('.figure', { hasText: label }).first();
const numberIn = async (locator) => Number((await locator.locator('.figure__value').innerText()).replace(/\s/g, ''));
const countsIn = (locator, n) => comes(async () => assert.equal(await numberIn(locator), n));
const close = (page) => page.context().close();
const ACTIVE = ['INVESTIGATION', 'CONSTRUCTION', 'SCALING', 'CONSOLIDATION'];

test('a ministry reads its portfolio today and on a past day, and each number leads to its projects', async () => {
  for (const [query, asOf] of [['', undefined], [`?date=${PAST}`, day(PAST)]]) {
    const said = await summary(asOf ? { asOf } : {});
    const page = await browser.open(`/ministeres/${ID}${query}`, { as: MINISTRY });
    await countsIn(figure(page, 'Projets suivis'), Number(said.totalCount));
    await countsIn(figure(page, 'En cours d’incubation'), countIn(said, ...ACTIVE));
    const row = page.locator('table').first().locator('tr', { hasText: 'Accélération' });
    await comes(async () => assert.equal(Number(await row.locator('td.numeric').first().innerText()), countIn(said, 'SCALING')));
    const sets = { 'En cours d’incubation': ACTIVE, 'Opérés ou transférés': ['OPERATED', 'TRANSFERRED'], 'Abandonnés ou non concluants': ['STOPPED', 'INCONCLUSIVE'] };
    for (const [label, phases] of Object.entries(sets)) {
      await figure(page, label).click();
      await page.waitForURL('**/projets?**');
      await settled(page);
      await counts(page.locator('table tbody tr'), countIn(said, ...phases), label);
      await page.goBack();
      await settled(page);
    }
    await close(page);
  }
  const [now, then] = [await summary(), await summary({ asOf: day(PAST) })];
  assert.notDeepEqual(now.groups, then.groups, 'the two days differ, or this shows nothing');
});

test('what is late and what it costs is for the ministry, and others are told so', async () => {
  const projects = (await admin.call('ListProjects', { filter: `ministry = "${ID}"` })).projects;
  const finances = await Promise.all(projects.map(({ name }) => ministry.call('GetProjectFinances', { name })));
  const granted = finances.reduce((sum, { allocated }) => sum + Number(allocated?.units ?? 0), 0);
  // Of the projects that the page counts, and apart those that the ministry has by its incubators alone.
  const countsOf = async (filter) => new Map((await ministry.call('GetAttentionList', { parent: NAME, filter })).counts
    .map(({ concern, count }) => [concern, Number(count)]));
  const [here, whole] = [await countsOf(`ministry = "${ID}"`), await countsOf('')];
  const apart = [...whole].some(([concern, count]) => count > (here.get(concern) ?? 0));
  const [stuck, all] = [here, whole].map((counts) => counts.get('CONCERN_STUCK') ?? 0);
  const page = await browser.open(`/ministeres/${ID}`, { as: MINISTRY });
  assert.ok(granted > 0);
  await comes(async () => assert.equal(Number((await figure(page, 'Accordé').locator('.figure__value').innerText()).replace(/\D/g, '')), granted));
  for (const path of [`/ministeres/${ID}`, `/rapport?ministere=${ID}`]) {
    await page.goto(path);
    await settled(page);
    await comes(async () => assert.equal((await page.locator('.concerns li', { hasText: 'Sans nouvelles' }).innerText()).replace(/\s+/g, ' '),
      `Sans nouvelles : ${stuck}${all > stuck ? ` et ${all - stuck} par ses incubateurs` : ''}`));
    await counts(page.getByText('celles des projets que d’autres sponsorisent'), apart ? 1 : 0);
  }
  await close(page);
  for (const as of ['', 'ministry@organisations/ministere-des-rivieres']) {
    const other = await browser.open(`/ministeres/${ID}`, { as });
    await counts(other.getByText('ne sont pas des données ouvertes'), 2);
    assert.deepEqual(other.complaints, [], 'what one may not know is not asked');
    await close(other);
  }
});

test('a domain says who reads its alerts, and where', async () => {
  const domain = (await admin.call('GetOrganisation', { name: NAME })).ministerialDomain;
  const alerts = (page) => page.locator('section', { has: page.locator('#attention') });
  for (const path of [`/ministeres/domaine/${domain}`, `/rapport?domaine=${domain}`]) {
    const page = await browser.open(path);
    await alerts(page).getByText('ils se lisent avec un rôle sur une organisation de ce domaine').waitFor();
    await close(page);
    const own = await browser.open(path, { as: MINISTRY });
    await alerts(own).getByRole('link', { name: TITLE }).waitFor();
    await counts(own.getByText('ne sont pas des données ouvertes'), 0);
    await alerts(own).getByRole('link', { name: TITLE }).click();
    await own.waitForURL(`**/ministeres/${ID}`);
    await close(own);
    const all = await browser.open(path, { as: 'programme_admin' });
    await alerts(all).locator('.concerns li').first().waitFor();
    await close(all);
  }
});

test('the tree unfolds by the keyboard, and a search finds what is folded', async () => {
  const page = await browser.open('/ministeres');
  const office = page.getByRole('link', { name: 'Office national des vergers', exact: true });
  assert.equal(await office.count(), 0);
  const fold = page.getByRole('button', { name: `Ce qui dépend de : ${TITLE}` });
  await fold.press('Enter');
  await comes(async () => assert.equal(await fold.getAttribute('aria-expanded'), 'true'));
  await office.waitFor();
  await fold.press('Enter');
  await office.waitFor({ state: 'detached' });
  await page.getByLabel('Chercher une organisation').fill('VERGERS');
  await page.waitForURL('**texte=VERGERS');
  await office.waitFor();
  await counts(page.getByRole('link', { name: 'Ministère des Rivières' }), 0);
  await assertAccessible(page);
  await office.press('Enter');
  await page.waitForURL('**/ministeres/office-des-vergers');
  await page.getByRole('navigation', { name: 'vous êtes ici' }).getByRole('link', { name: TITLE }).waitFor();
  await close(page);
});

test('the page follows what others change', async () => {
  const page = await browser.open(`/ministeres/${ID}`, { as: MINISTRY });
  await follows(page);
  const before = Number((await summary()).totalCount);
  await countsIn(figure(page, 'Projets suivis'), before);
  const { name } = await admin.call('CreateProject', { projectId: 'potager-neuf', project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Potager neuf',
    primaryIncubator: 'incubators/la-serre', sponsors: ['organisations/office-des-vergers'] } });
  await admin.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION' });
  await page.locator('.figure', { hasText: 'Projets suivis' }).first().locator('.figure__value', { hasText: String(before + 1) }).waitFor();
  await close(page);
});

test('the report is printed on A4, with its day, its figures, its projects and its definitions, and nothing of the screen', async () => {
  const page = await browser.open(`/ministeres/${ID}?date=${PAST}`, { as: MINISTRY });
  await page.getByRole('link', { name: 'Rapport à imprimer' }).click();
  await page.waitForURL(`**/rapport?ministere=${ID}&date=${PAST}`);
  await settled(page);
  await page.getByRole('button', { name: 'Imprimer ou enregistrer en PDF' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const text of [`Rapport : ${TITLE}`, 'Situation au 30 juin 2022', 'Sources et définitions']) await page.getByText(text).first().waitFor();
  for (const screen of ['#fr-header-main-navigation', '.fr-footer', '.filter-bar']) {
    await page.locator(screen).first().waitFor({ state: 'hidden' });
  }
  const { totalCount } = await summary({ asOf: day(PAST) });
  await counts(page.locator('.report__list tbody tr'), Number(totalCount));
  await screenshot(page, 'rapport-imprime');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.match(pdf, /\/MediaBox \[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/, 'A4');
  assert.ok((pdf.match(/\/Type \/Page\b/g) ?? []).length >= 2);
  await close(page);
});

test('a report on an incubator, on everything, on nothing that exists', async () => {
  for (const [query, title] of [['incubateur=la-serre', 'Rapport : La Serre'], ['', 'Rapport : Ensemble du portefeuille'], ['ministere=nulle-part', '']]) {
    const page = await browser.open('/ministeres');
    await page.goto(`/rapport?${query}`);
    if (title) await page.getByRole('heading', { name: title }).waitFor();
    else await page.getByRole('heading', { name: 'Ce rapport n’existe pas', level: 1 }).waitFor();
    await page.waitForFunction((wanted) => document.title.replaceAll(/\s/gu, ' ').startsWith(wanted), title || 'Ce rapport n’existe pas');
    await close(page);
  }
});

for (const [name, at, as] of [['ministeres', '/ministeres', ''], ['ministere', `/ministeres/${ID}`, MINISTRY], ['ministere-passe', `/ministeres/${ID}?date=${PAST}`, ''],
  ['ministere-inconnu', '/ministeres/nulle-part', ''], ['rapport', `/rapport?ministere=${ID}`, MINISTRY], ['rapport-inconnu', '/rapport?ministere=nulle-part', '']]) {
  test(`${at} is accessible, and fits 360 and 1920 px (${as || 'nobody'})`, () => assertSound(browser, at, name, { as }));
}
