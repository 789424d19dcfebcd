// The portfolio, the list of projects, the lessons: a visitor who looks, clicks and understands.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, assertAccessible, assertFits, assertSound, comes, counts, downloaded, follows, hasFocus, says, screenshot, serveSample, settled } from './browser.mjs';

const stack = await serveSample();
const browser = await Browser.launch(stack);
after(() => browser.close());

const summary = (...args) => stack.json(['portfolio', 'summary', ...args]);
const projects = (...args) => stack.jsonLines(['projects', 'list', '--all', ...args]);
const figure = (page, label) => page.locator('a.figure', { hasText: label }).first();
const numberIn = async (locator) => Number((await locator.locator('.figure__value').innerText()).replace(/\s/g, ''));
const figureSays = (page, label, n) => page.waitForFunction(([wanted, value]) => [...document.querySelectorAll('a.figure')].some((one) =>
  one.textContent.includes(wanted) && one.querySelector('.figure__value').textContent === value), [label, String(n)]);
const countsIn = (locator, n) => comes(async () => assert.equal(await numberIn(locator), n));
const rows = (page) => page.locator('table tbody tr');
// Drafts of no consequence, enough of them to fill pages.
async function manyProjects(count) {
  for (let i = 0; i < count; i += 1) {
    await stack.pep(['projects', 'create', `essai-${i}`, '--title', `Zzz essai ${i}`, '--kind', 'startup', '--incubator', 'la-serre'],
      { as: 'programme_admin' });
  }
}
const textOf = async (locator) => (await locator.innerText()).trim();

for (const [name, at] of [['portefeuille', '/'], ['portefeuille-ministeres', '/?par=ministere&date=2022-06-30'], ['projets', '/projets'],
  ['projets-filtres', '/projets?phase=CONSTRUCTION&depuis=2020-01-01'], ['projets-aucun', '/projets?texte=introuvable'],
  ['recherche', '/recherche?texte=alerte'], ['recherche-a-peu-pres', '/recherche?texte=alrete'], ['lecons', '/lecons'], ['accessibilite', '/accessibilite'], ['introuvable', '/nulle-part']]) {
  test(`${at} is accessible, and fits 360 and 1920 px`, () => assertSound(browser, at, name));
}

test('on a telephone a caption keeps to the screen, a badge to its line, and a wider table says that it scrolls', async () => {
  const WIDTH = 390;
  const page = await browser.open('/', { width: WIDTH });
  await comes(async () => {
    const captions = await page.locator('.fr-table:not(.fr-table--no-caption) caption').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
    assert.ok(captions.length > 0);
    assert.ok(captions.every((right) => right <= WIDTH), String(captions));
  });
  for (const at of ['/comparer', '/passages']) {
    await page.goto(at);
    await settled(page);
    await comes(async () => {
      const frames = await page.locator('.fr-table__content').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
      assert.equal(await page.locator('.data-table__hint').count(), frames, at);
    });
  }
  await page.goto('/comites');
  await settled(page);
  await comes(async () => {
    const badges = await page.locator('.session-state').evaluateAll((all) => all.map((one) => one.getClientRects().length));
    assert.ok(badges.length > 0 && badges.every((lines) => lines === 1), String(badges));
  });
  await page.context().close();
});

test('an address of the original site leads to the project', async () => {
  for (const [at, to] of [['/startups/alerte-crue', 'alerte-crue'], ['/startups/alerte-crue.html', 'alerte-crue'], ['/startups/plume-publique', 'ecrivain-public']]) {
    assert.equal((await fetch(new URL(at, stack.web))).status, 200, at);
    const page = await browser.open(at);
    const { title } = await stack.json(['projects', 'show', to]);
    await page.locator('#contenu h1', { hasText: title }).waitFor();
    assert.equal(new URL(page.url()).pathname.startsWith('/projets/'), true, at);
    await page.context().close();
  }
});

test('the footer leads to the open data and to the interface’s description, which are no pages of the client', async () => {
  const page = await browser.open('/projets');
  const links = await page.locator('#pied').getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  assert.ok(links.every((href) => href && !href.startsWith('/projets')), String(links));
  for (const [name, at] of [['Données ouvertes', '/api/v2.7/startups.json'], ['API', '/openapi.json']]) {
    await page.locator('#pied').getByRole('link', { name, exact: true }).click();
    await page.waitForURL(`**${at}`);
    await says(page.locator('body'), /^\s*[[{]/, 'JSON, not a page of the client');
    await page.goBack();
    await settled(page);
  }
  await page.context().close();
});

test('a figure leads to the projects that it counts', async () => {
  const page = await browser.open('/');
  const said = (await projects('--filter', 'phase = SCALING')).length;
  await countsIn(figure(page, 'Accélération'), said);
  await figure(page, 'Accélération').click();
  await page.waitForURL('**/projets?phase=SCALING');
  await settled(page);
  await counts(rows(page), said);
  await hasFocus(page.locator('#contenu h1'), 'the focus follows the page');
  await page.goBack();
  await settled(page);
  await countsIn(figure(page, 'Accélération'), said);
  await page.context().close();
});

test('each number of a breakdown leads to as many projects', async () => {
  for (const by of ['incubateur', 'domaine', 'ministere', 'thematique', 'usagers', 'techno']) {
    // The total of the first line, and one of its phases.
    for (const nth of [0, 1]) {
      const page = await browser.show(`/?par=${by}`);
      const cell = page.locator('table').first().locator('tbody td.numeric a').nth(nth);
      const said = Number(await textOf(cell));
      const to = await cell.getAttribute('href');
      await cell.click();
      await page.waitForURL((url) => url.pathname + url.search === to);
      await settled(page);
      await counts(rows(page), said, `${by}: ${page.url()}`);
    }
  }
});

test('the slider goes back in time, by the keyboard, and the address keeps the day', async () => {
  const page = await browser.open('/');
  const now = Number((await summary()).totalCount);
  await countsIn(figure(page, 'Projets suivis'), now);
  const slider = page.locator('input[type=range]');
  await slider.focus();
  await page.keyboard.press('Home');
  // Fifteen months after January 2017.
  for (let i = 0; i < 15; ++i) await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => location.search.includes('date=2018-04-30'));
  await comes(async () => assert.match(await slider.getAttribute('aria-valuetext'), /30 avril 2018/));
  const { groups } = await summary('--as-of', '2018-04-30', '--group-by', 'phase');
  const then = (groups ?? []).find(({ keys }) => keys.phase === 'INVESTIGATION');
  await figureSays(page, 'Investigation', Number(then?.count ?? 0));
  await page.reload();
  await settled(page);
  await comes(async () => assert.equal(await page.locator('input[type=date]').first().inputValue(), '2018-04-30'));
  const said = await numberIn(figure(page, 'Projets suivis'));
  assert.ok(said < now, 'fewer had begun');
  await figure(page, 'Projets suivis').click();
  await page.waitForURL('**/projets?phase=COMMENCES&date=2018-04-30');
  await settled(page);
  await counts(rows(page), said);
  await page.goBack();
  await settled(page);
  await page.getByRole('button', { name: 'Revenir à aujourd’hui' }).click();
  await figureSays(page, 'Projets suivis', now);
  await page.waitForURL((url) => url.search === '');
  await page.context().close();
});

test('what moved is in a picture and in a table that says the same', async () => {
  const page = await browser.open('/?du=2020-01-02&au=2024-12-31');
  const flow = await stack.json(['portfolio', 'flow', '--from', '2020-01-01', '--to', '2024-12-31']);
  const table = page.getByRole('group', { name: 'Passages', exact: true });
  await page.locator('.flow-picture').scrollIntoViewIfNeeded();
  await page.locator('.flow-picture path').first().waitFor({ state: 'attached' });
  await counts(table.locator('tbody tr'), flow.transitions.length);
  await counts(page.locator('.flow-picture path'), flow.transitions.length);
  await comes(async () => assert.deepEqual((await table.locator('tbody td.numeric').allInnerTexts()).map(Number), flow.transitions.map(({ count }) => Number(count))));
  await screenshot(page, 'flux-2020-2024');
  await page.context().close();
});

test('a year of entry leads to the projects that entered in it', async () => {
  const page = await browser.open('/');
  const line = page.locator('section', { hasText: 'par année d’entrée' }).locator('tbody tr', { hasText: '2019' }).first();
  const link = line.locator('td a').first();
  const { groups } = await summary('--group-by', 'year_of_entry');
  const said = Number(groups.find(({ keys }) => keys.year_of_entry === '2019').count);
  await comes(async () => assert.equal(Number(await textOf(link)), said));
  await link.click();
  await page.waitForURL('**/projets?**entree=2019**');
  await settled(page);
  await counts(rows(page), said);
  await page.getByRole('button', { name: 'Retirer ce filtre : Entrés en 2019' }).click();
  await page.waitForURL('**/projets?phase=COMMENCES');
  await page.context().close();
});

test('the state of the list is in its address, and the CSV has all of it', async () => {
  const page = await browser.open('/projets');
  await page.getByLabel('Incubateur').selectOption({ label: 'La Serre' });
  await page.waitForURL('**/projets?incubateur=la-serre');
  await page.getByRole('button', { name: 'Projet', exact: true }).click();
  await page.waitForURL('**tri=title');
  await page.getByRole('button', { name: 'Projet', exact: true }).click();
  await page.waitForURL('**tri=title+desc');
  await settled(page);
  const expected = await projects('--filter', 'incubator = la-serre', '--order-by', 'title desc');
  const lists = () => comes(async () => assert.deepEqual((await page.locator('tbody th a').allInnerTexts()).map((text) => text.trim()), expected.map(({ title }) => title)));
  await lists();
  await comes(async () => assert.match(await textOf(page.locator('.list-head [role=status]').first()), new RegExp(`^${expected.length} projets$`)));
  await page.reload();
  await settled(page);
  await lists();
  const csv = await downloaded(page, () => page.getByRole('button', { name: 'Exporter en CSV' }).click());
  assert.equal(csv[0], '\ufeff', 'spreadsheets know UTF-8 by it');
  const lines = csv.trim().split('\r\n');
  assert.equal(lines.length, expected.length + 1);
  assert.ok(lines[0].startsWith('Identifiant;Projet;'), lines[0]);
  assert.ok(lines[1].startsWith(`${expected[0].name.slice('projects/'.length)};`), lines[1]);
  await page.context().close();
});

test('every table of the portfolio is for a spreadsheet too, and its figures are numbers there', async () => {
  const page = await browser.open('/');
  await comes(async () => {
    const found = await page.locator('.fr-table caption').count();
    assert.ok(found >= 4, String(found));
    assert.equal(await page.locator('.csv-export button').count(), found);
  });
  const tables = await page.locator('.fr-table caption').allInnerTexts();
  for (let i = 0; i < tables.length; ++i) {
    const button = page.locator('.csv-export button').nth(i);
    const csv = await downloaded(page, () => button.click());
    const [head, ...lines] = csv.slice(1).trim().split('\r\n').map((line) => line.split(';'));
    assert.ok(lines.length > 0 && lines.every((line) => line.length === head.length), `${tables[i]}\n${csv}`);
    assert.ok(lines.flat().some((value) => /^\d+(,\d+)?$/.test(value)), `${tables[i]}\n${csv}`);
    assert.doesNotMatch(csv, /\d[\u202f\u00a0 ]\d{3}/, 'no thousands in groups');
  }
  assert.equal(await page.locator('.csv-export button').count(), tables.length);
  await page.context().close();
});

test('what cannot be read of an address is left out and said, on every page alike', async () => {
  const page = await browser.open('/');
  for (const [at, dropped, then] of [['/projets?phase=BLAH&incubateur=la-serre', 'phase=BLAH', '/projets?incubateur=la-serre'], ['/projets?page=zzz', 'page=zzz', '/projets'],
    ['/projets?tri=zzz', 'tri=zzz', '/projets'], [`/projets?texte=${'a'.repeat(300)}`, `texte=${'a'.repeat(40)}…`, '/projets'], ['/comites?etat=BLAH', 'etat=BLAH', '/comites'], ['/comites?page=zzz', 'page=zzz', '/comites'],
    ['/passages?vers=BLAH', 'vers=BLAH', '/passages'], ['/passages?page=zzz', 'page=zzz', '/passages'], ['/sejours?etat=BLAH', 'etat=BLAH', '/sejours'], ['/comparer?avant=hier', 'avant=hier', '/comparer'], ['/lecons?phase=BLAH', 'phase=BLAH', '/lecons'],
    ['/?date=hier', 'date=hier', '/'], ['/recherche?texte=crue&sorte=BLAH', 'sorte=BLAH', '/recherche?texte=crue']]) {
    await page.goto(at);
    await page.getByRole('status').filter({ hasText: 'Une partie de l’adresse n’a pas été comprise' }).filter({ hasText: dropped }).waitFor();
    await page.waitForURL((url) => url.pathname + url.search === then);
    await settled(page);
    assert.equal(await page.locator('#contenu .fr-alert--error').count(), 0, at);
  }
  await page.goto('/projets?phase=BLAH');
  await page.locator('tbody tr').first().waitFor();
  await assertAccessible(page);
  await page.getByLabel('Incubateur').selectOption({ label: 'La Serre' });
  await page.getByText('Une partie de l’adresse').waitFor({ state: 'detached' });
  await page.context().close();
});

test('typing searches, once the typing pauses; a search without an answer says so', async () => {
  const page = await browser.open('/projets');
  await page.locator('#contenu').getByLabel('Rechercher').pressSequentially('passerelle');
  await page.waitForURL('**/projets?texte=passerelle');
  await settled(page);
  const { length } = await projects('--filter', 'text : "passerelle"');
  assert.ok(length > 0);
  await counts(rows(page), length);
  await page.locator('#contenu').getByLabel('Rechercher').fill('zzz');
  await page.getByText('Aucun projet ne répond à ces filtres.').waitFor();
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await page.locator('tbody tr').first().waitFor();
  await page.waitForURL((url) => url.search === '');
  await page.context().close();
});

test('the header finds by any name, and what is not there is guessed', async () => {
  const page = await browser.open('/');
  const box = page.locator('#fr-header input[type=search]').first();
  await box.fill('alertecrue');
  await box.press('Enter');
  await page.waitForURL('**/recherche?texte=alertecrue');
  await page.locator('#contenu').getByRole('link', { name: 'Alerte Crue', exact: true }).click();
  await page.waitForURL('**/projets/alerte-crue');
  await page.goto('/projets/alrete-crue');
  await page.locator('#contenu').getByRole('link', { name: 'Alerte Crue', exact: true }).waitFor();
  await assertAccessible(page);
  await page.goto('/alerte-crue.html');
  await page.locator('#contenu').getByRole('link', { name: 'Alerte Crue', exact: true }).waitFor();
  await page.goto('/projets?texte=crue%20alrete');
  await page.getByText('Vouliez-vous dire').waitFor();
  await page.locator('#contenu').getByRole('button', { name: 'Alerte Crue' }).click();
  await page.waitForURL('**texte=Alerte+Crue');
  await settled(page);
  await comes(async () => assert.equal(await page.locator('tbody th a').first().innerText(), 'Alerte Crue', 'the best first'));
  await page.context().close();
});

test('the keyboard alone goes from the skip link to a project’s list', async () => {
  const page = await browser.open('/projets');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Aller au contenu');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'contenu');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.labels[0].textContent), 'Rechercher');
  const outlined = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outlined, 'none', 'the focus is visible');
  await page.context().close();
});

test('the site is read in English too', async () => {
  const page = await browser.open('/');
  await page.getByRole('button', { name: 'English' }).first().click();
  await page.getByRole('heading', { name: 'Where the portfolio stands' }).waitFor();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await assertAccessible(page);
  await page.reload();
  await page.getByRole('heading', { name: 'Where the portfolio stands' }).waitFor();
  await page.context().close();
});

test('a browser set to English is spoken to in English, until one chooses', async () => {
  const page = await browser.open('/', { locale: 'en-US' });
  await page.getByRole('heading', { name: 'Where the portfolio stands' }).waitFor();
  await page.getByRole('button', { name: 'Français' }).first().click();
  await page.waitForFunction(() => document.documentElement.lang === 'fr');
  await page.reload();
  await settled(page);
  await page.waitForFunction(() => document.documentElement.lang === 'fr');
  await page.context().close();
});

test('the dark theme is accessible too', async () => {
  for (const at of ['/', '/projets', '/lecons']) {
    const page = await browser.show(at, { colorScheme: 'dark' });
    await page.waitForFunction(() => document.documentElement.dataset.frTheme === 'dark');
    await assertAccessible(page);
    await screenshot(page, `sombre-${at === '/' ? 'portefeuille' : at.slice(1)}`);
  }
});

test('the first view takes less than 200 kB of script', async () => {
  const page = await browser.open('/');
  const scripts = await page.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('.js')).map(({ name, encodedBodySize }) => ({ name, encodedBodySize })));
  const sum = scripts.reduce((bytes, { encodedBodySize }) => bytes + encodedBodySize, 0);
  console.log(`# script of the first view: ${sum} bytes, compressed`);
  assert.ok(scripts.length > 1 && sum < 200_000, JSON.stringify(scripts));
  await page.context().close();
});

test('offline is said, and the page comes back by itself', async () => {
  const page = await browser.open('/');
  await page.context().setOffline(true);
  await page.getByText('Vous êtes hors ligne').waitFor();
  await assertAccessible(page);
  await screenshot(page, 'hors-ligne');
  await page.context().setOffline(false);
  await page.getByText('Vous êtes hors ligne').waitFor({ state: 'detached' });
  await page.context().close();
});

test('a page that is opened without a connection says so in words, and comes by itself', async () => {
  const page = await browser.open('/accessibilite');
  await page.context().setOffline(true);
  await page.getByRole('navigation').getByRole('link', { name: 'Leçons', exact: true }).click();
  await page.locator('#contenu').getByText('Elle s’affichera au retour de la connexion.').waitFor();
  assert.doesNotMatch(await page.locator('#contenu').innerText(), /preload|fetch|import/i);
  await assertAccessible(page);
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'Cette page n’a pas pu s’afficher' }).waitFor({ state: 'detached' });
  await page.waitForURL('**/lecons');
  await settled(page);
  await page.context().close();
});

test('a list follows what others change, and nobody reloads', async () => {
  const page = await browser.open('/projets?texte=abeille');
  await follows(page);
  await stack.pep(['projects', 'update', 'abeille-en-vue', '--title', 'Abeille retrouvée'], { as: 'programme_admin' });
  await page.getByRole('link', { name: 'Abeille retrouvée' }).waitFor();
  await page.context().close();
});

test('what a stopped project learned is found by its words', async () => {
  await stack.pep(['projects', 'update', 'abeille-en-vue', '--outcome-reason', 'Le standard suffisait.',
    '--lessons', 'Une liste tenue à jour vaut mieux qu’une application.'], { as: 'programme_admin' });
  const page = await browser.open('/lecons?texte=standard');
  await page.getByText('Une liste tenue à jour vaut mieux').waitFor();
  await counts(page.locator('.lesson'), 1);
  await screenshot(page, 'lecons-trouvees');
  await assertAccessible(page);
  const csv = await downloaded(page, () => page.getByRole('button', { name: 'Exporter en CSV' }).click());
  assert.match(csv, /Le standard suffisait\./);
  await page.context().close();
});

test('a list goes on to its next pages, and back', async () => {
  const page = await browser.open('/projets?tri=title');
  const first = await page.locator('tbody th a').first().innerText();
  assert.equal(await page.getByRole('button', { name: 'Page suivante' }).count(), 0, 'the sample fits a page');
  await follows(page);
  await manyProjects(20);
  const next = page.getByRole('button', { name: 'Page suivante' });
  await next.waitFor();  // the list follows
  await page.reload();   // and now holds all of them
  await settled(page);
  await next.click();
  await page.waitForURL('**page=*');
  await settled(page);
  await counts(rows(page), (await projects()).length - 50);
  await comes(async () => assert.notEqual(await page.locator('tbody th a').first().innerText(), first));
  await page.getByRole('button', { name: 'Page précédente' }).click();
  await page.waitForFunction((title) => document.querySelector('tbody th a')?.textContent === title, first);
  await page.context().close();
});

test('a title without a space, however long, leaves the page as wide as the screen', async () => {
  const title = 'Très'.repeat(75);  // as long as one may be
  await stack.pep(['projects', 'create', 'sans-espace', '--title', title, '--kind', 'startup', '--incubator', 'la-serre', '--mission', title.repeat(10)], { as: 'programme_admin' });
  for (const width of [390, 1440]) {
    for (const at of ['/projets?texte=TrèsTrès', '/projets/sans-espace', '/projets?tri=update_time+desc', '/recherche?texte=TrèsTrès']) {
      await assertFits(await browser.show(at, { width }));
    }
  }
});
