// Every figure of the pages that count leads to a list of exactly as many. The links are found in the pages, not named here.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Client, closeClients } from '../rpc.mjs';
import { Browser, assertAccessible, assertSound, comes, downloaded, says, screenshot, serveSample, settled } from './browser.mjs';

const stack = await serveSample();
const browser = await Browser.launch(stack);
const admin = new Client(stack.server, stack.token('programme_admin'));
after(() => {
  closeClients();
  return browser.close();
});

const MINISTRY = 'ministere-des-rivieres';
const DOMAIN = 'environnement';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const close = (page) => page.context().close();
const numbersIn = (text) => Number(/-?\d[\d\s\u00a0\u202f]*/.exec(text)[0].replace(/\D/g, ''));
// Pages that list, and say how many there are.
const LISTS = ['/projets', '/passages', '/sejours'];

// The links of a page whose text is a figure: "12", "+3", "4 (57 %)", "212 jours", "7 projets".
const figuresOf = (page) => page.evaluate((lists) => [...document.querySelectorAll('#contenu a[href]')].map((link) => {
  const { pathname } = new URL(link.href);
  const said = (link.querySelector('.figure__value') ?? link).innerText.trim();
  return { href: link.getAttribute('href'), said, isList: lists.includes(pathname) };
}).filter(({ said, isList }) => isList && /^[+−]?\d/.test(said)), LISTS);

// By the client's own router, through a page that asks nothing, so that a list never shows what another one left.
async function goTo(page, href) {
  for (const [to, arrived] of [['/accessibilite', 'h1:text("Déclaration d’accessibilité")'], [href, '.list-head']]) {
    await page.evaluate((url) => {
      globalThis.history.pushState({ idx: 0 }, '', url);
      globalThis.dispatchEvent(new globalThis.PopStateEvent('popstate', { state: { idx: 0 } }));
    }, to);
    await page.locator(arrived).first().waitFor();
  }
  await page.waitForFunction(() => /\d/.test(document.querySelector('.list-head [role=status]')?.textContent)
    && !document.querySelector('.loading, [aria-busy="true"]'));
}

// What a list says of itself: how many there are, and the percentiles of what it lists.
const told = new Map();
async function listAt(page, href) {
  if (!told.has(href)) {
    await goTo(page, href);
    if (href.includes('etat=')) await page.locator('.percentiles').waitFor();
    const percentiles = await page.locator('.percentiles strong').allInnerTexts();
    told.set(href, { total: numbersIn(await page.locator('.list-head [role=status]').first().innerText()), days: percentiles.map(numbersIn) });
  }
  return told.get(href);
}

const DAYS_A_MONTH = 365.25 / 12;
function agrees(said, { total, days }) {
  if (/jours?$/.test(said)) return days.includes(numbersIn(said));
  if (!/mois$/.test(said)) return total === numbersIn(said);
  const months = Number(/[\d\s,]+/.exec(said)[0].replace(/\s/g, '').replace(',', '.'));
  return days.some((n) => Math.abs(n / DAYS_A_MONTH - months) <= 0.55);
}

// A figure that is not nothing has its list: these sections leave none out.
const unlinked = (page) => page.evaluate(() => ['Ce qui a bougé', 'Le temps passé dans chaque phase', 'par année d’entrée'].flatMap((title) =>
  [...document.querySelectorAll('#contenu section')].filter((section) => section.querySelector('h2')?.textContent.includes(title)).flatMap((section) =>
    [...section.querySelectorAll('td.numeric, .figure__value')]
      .filter((cell) => /[1-9]/.test(cell.innerText) && !cell.querySelector('a') && !cell.closest('a')).map((cell) => `${title}: ${cell.innerText}`))));

for (const [at, most] of [['/', true], ['/?date=2023-06-30&periode=2022&par=domaine', true], [`/?domaine=${DOMAIN}&par=thematique&du=2019-01-01&au=2024-12-31`, true],
  [`/?ministere=${MINISTRY}&par=ministere`, true], ['/?par=usagers&phase=SCALING&pause=oui', true], ['/ministeres', false], [`/ministeres/${MINISTRY}`, false],
  [`/ministeres/${MINISTRY}?date=2023-06-30&periode=2020`, false], [`/ministeres/domaine/${DOMAIN}?periode=2021`, false],
  [`/rapport?domaine=${DOMAIN}`, false]]) {
  test(`${at}: every figure leads to as many`, async () => {
    const page = await browser.open(at);
    for (const fold of await page.locator('details > summary').all()) await fold.click();
    await settled(page);
    await comes(async () => assert.ok((await figuresOf(page)).length > 10, at));
    await settled(page);
    if (most) await comes(async () => assert.deepEqual(await unlinked(page), []));
    const figures = await figuresOf(page);
    const wrong = [];
    for (const { href, said } of figures) {
      const list = await listAt(page, href);
      if (!agrees(said, list)) wrong.push(`${said} leads to ${list.total} (${list.days}): ${href}`);
    }
    assert.deepEqual(wrong, []);
    console.log(`# ${figures.length} figures of ${at}`);
    await close(page);
  });
}

for (const [name, at] of [['passages', '/passages?periode=2022'], ['sejours', '/sejours?dans=INVESTIGATION&etat=COMPLETED'],
  ['comparer', '/comparer?avant=2022-01-01&apres=2023-12-31'], ['domaine', `/ministeres/domaine/${DOMAIN}?date=2023-06-30`]]) {
  test(`${at} is accessible, and fits 360 and 1920 px`, () => assertSound(browser, at, name));
}

const entry = (page) => page.locator('.figure', { hasText: 'Entrées au portefeuille' }).first();
const valueOf = async (figure) => Number(await figure.locator('.figure__value').innerText());

test('a period has both of its days, by its name or by its two dates', async () => {
  for (const [projectId, date] of [['premier-de-l-an', '2023-01-01'], ['veille-du-premier', '2022-12-31'], ['saint-sylvestre', '2023-12-31']]) {
    const { name } = await admin.call('CreateProject', { projectId, project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: `Zzz ${projectId}`,
      primaryIncubator: 'incubators/la-serre' } });
    await admin.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day(date) });
  }
  const flow = await admin.call('GetPortfolioFlow', { fromDate: day('2022-12-31'), toDate: day('2023-12-31') });
  const page = await browser.open('/');
  await page.getByLabel('Période').selectOption('2023');
  await page.waitForURL('**periode=2023**');
  await settled(page);
  await comes(async () => assert.equal(await valueOf(entry(page)), Number(flow.openedCount)));
  for (const [label, value] of [['Du (compris)', '2023-01-01'], ['Au (compris)', '2023-12-31']]) await comes(async () => assert.equal(await page.getByLabel(label).inputValue(), value));
  await entry(page).click();
  await page.waitForURL('**/passages?**');
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get('du'), '2023-01-01');
  const list = page.locator('tbody');
  await says(list, /Zzz premier-de-l-an[\s\S]*01\/01\/2023/);
  await says(list, /Zzz saint-sylvestre/);
  assert.doesNotMatch(await list.innerText(), /Zzz veille/);
  const csv = await downloaded(page, () => page.getByRole('button', { name: 'Exporter en CSV' }).click());
  assert.match(csv, /premier-de-l-an/);
  assert.equal(csv.trim().split('\r\n').length, Number(flow.openedCount) + 1);
  // Long ago, so that no choice names it; its address does.
  await page.goto('/passages?periode=2023-T1');
  await settled(page);
  await comes(async () => assert.equal(await page.getByLabel('Période').locator('option:checked').innerText(), '1er trimestre 2023'));
  await comes(async () => assert.equal(await page.getByLabel('Au (compris)').inputValue(), '2023-03-31'));
  assert.doesNotMatch(await page.locator('tbody').innerText(), /saint-sylvestre/);
  await page.getByLabel('Du (compris)').fill('2022-12-31');
  await page.waitForURL('**du=2022-12-31&au=2023-03-31');
  await page.getByText('Zzz veille-du-premier').waitFor();
  await close(page);
});

test('what stood before a period is what stood on the day before its first day', async () => {
  const before = await admin.call('GetPortfolioSummary', { groupBy: ['PORTFOLIO_DIMENSION_PHASE'], asOf: day('2022-12-31') });
  const page = await browser.open('/?periode=2023');
  const row = page.getByRole('group', { name: 'Chaque phase, entre les deux dates' }).locator('tbody tr', { hasText: 'Construction' });
  const count = row.locator('td.numeric').first();
  await comes(async () => assert.equal(Number(await count.innerText()), Number(before.groups.find(({ keys }) => keys.phase === 'CONSTRUCTION').count)));
  await count.locator('a').click();
  await page.waitForURL('**date=2022-12-31**');
  await close(page);
});

test('two dates are compared project by project, each with its reason', async () => {
  const { name } = await admin.call('CreateProject', { projectId: 'compare', project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Zzz comparé',
    primaryIncubator: 'incubators/la-serre' } });
  for (const [phase, date] of [['PHASE_INVESTIGATION', '2022-02-01'], ['PHASE_CONSTRUCTION', '2022-09-01']]) {
    await admin.call('AdvancePhase', { name, phase, effectiveDate: day(date), force: true, reason: 'Repris d’un tableau' });
  }
  const page = await browser.open('/?date=2022-06-30');
  await page.getByRole('link', { name: /Comparer le 30 juin 2022 avec aujourd’hui/ }).click();
  await page.waitForURL('**/comparer?avant=2022-06-30&apres=*');
  await settled(page);
  const { totalSize } = await admin.call('ComparePortfolio', { before: { asOf: day('2022-06-30') }, after: {} });
  await comes(async () => assert.equal(numbersIn(await page.locator('.list-head [role=status]').first().innerText()), Number(totalSize)));
  await page.goto('/comparer?avant=2022-06-30&apres=2022-12-31');
  await settled(page);
  const row = page.locator('tbody tr', { hasText: 'Zzz comparé' });
  await says(row, /Investigation[\s\S]*Construction[\s\S]*A bougé entre les deux jours/);
  await page.goto('/comparer?avant=2022-12-31&avant_connu=2020-01-01&apres=2022-12-31');
  await page.getByText('Créé depuis').first().waitFor();
  await assertAccessible(page);
  await screenshot(page, 'comparer-connu');
  await close(page);
});

test('a ministry says which perimeter it counts, and leads to the other one', async () => {
  // An organisation of the domain that nothing places below the ministry.
  const { name: apart } = await admin.call('CreateOrganisation', { organisationId: 'agence-a-part',
    organisation: { title: 'Agence à part', type: 'operateur', ministerialDomain: DOMAIN } });
  const { name } = await admin.call('CreateProject', { projectId: 'projet-a-part', project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Zzz à part',
    primaryIncubator: 'incubators/la-serre', sponsors: [apart] } });
  await admin.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION' });
  const tree = await admin.call('GetPortfolioSummary', { filter: `ministry = "${MINISTRY}"` });
  const domain = await admin.call('GetPortfolioSummary', { filter: `domain = "${DOMAIN}"` });
  assert.ok(Number(tree.totalCount) < Number(domain.totalCount), 'the two differ, or this shows nothing');
  const page = await browser.open(`/ministeres/${MINISTRY}`);
  const perimeter = page.locator('.perimeter');
  await perimeter.getByText(`${domain.totalCount} projets`).waitFor();
  for (const told of [`par organisation et tout ce qui est dessous \\(.*\\) : ${tree.totalCount} projets \\(compté ici\\)`, `par domaine ministériel \\(.*\\) : ${domain.totalCount} projets`]) {
    await comes(async () => assert.match((await perimeter.innerText()).replace(/\s+/g, ' '), new RegExp(told)));
  }
  await perimeter.getByRole('link', { name: `${domain.totalCount} projets` }).click();
  await page.waitForURL(`**/ministeres/domaine/${DOMAIN}**`);
  await settled(page);
  await comes(async () => assert.equal(numbersIn(await page.locator('.figure__value').first().innerText()), Number(domain.totalCount)));
  await page.getByRole('link', { name: 'Rapport à imprimer' }).click();
  await page.getByRole('heading', { name: /domaine ministériel/ }).waitFor();
  await page.goto(`/projets?ministere=${MINISTRY}&phase=CONSTRUCTION`);
  await settled(page);
  await page.locator('.perimeter').getByRole('link').first().click();
  await page.waitForURL(`**/projets?**domaine=${DOMAIN}**`);
  await close(page);
});
