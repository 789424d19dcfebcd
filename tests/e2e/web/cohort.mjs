// Programmes and their cohorts in the browser: a visitor reads and prints them, a coach keeps the cohorts, an administrator the
// programmes, and everybody follows what the others change.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { inDays } from '../paris.mjs';
import { Browser, WIDTHS, assertAccessible, assertFits, assertSound, comes, counts, downloaded, follows, hasFocus, says, screenshot, serveSample, settled } from './browser.mjs';

const ADMIN = 'programme_admin';
const COACH = 'coach@programmes/potagers';
const OTHER = 'coach@programmes/vergers';
const USUAL_WIDTHS = [390, 1440];
const OWNER = 'Ministère des Jardins et de l’Alimentation';

const stack = await serveSample();
const browser = await Browser.launch(stack);
after(() => browser.close());

const day = (text) => Object.fromEntries(text.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));

// Through the gateway's door, as any program would.
async function call(method, request, as = ADMIN) {
  const reply = await fetch(`${stack.web}/pepiniere.cohort.v1.CohortService/${method}`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${stack.token(as)}` }, body: JSON.stringify(request),
  });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
  return answer;
}
const addProgramme = (programmeId, programme) => call('CreateProgramme', { programmeId, programme });
const addCohort = (programme, cohortId, cohort) => call('CreateCohort', { parent: `programmes/${programme}`, cohortId, cohort });

await addProgramme('potagers', { title: 'Potagers publics', owner: 'organisations/ministere-des-jardins', usualMonths: 10, websiteUri: 'https://potagers.example/saison',
  description: '# Cultiver\n\nDes agents et des jardiniers, *dix mois* ensemble.' });
await addProgramme('vergers', { title: 'Vergers partagés', owner: 'organisations/nulle-part' });
await addCohort('potagers', '1', { title: 'Saison 1', startDate: day('2018-01-15'), endDate: day('2018-11-14'), capacity: 6 });
await addCohort('potagers', '2', { title: 'Saison 2', startDate: day(inDays(-30)), endDate: day(inDays(270)), capacity: 12, description: 'La deuxième saison.', sessions: [
  { kind: 'seminar', title: 'Mi-parcours', startDate: day(inDays(60)), endDate: day(inDays(61)), place: 'Serre municipale' },
  { kind: 'bootcamp', startDate: day(inDays(-30)), endDate: day(inDays(-26)) },
  { kind: 'fête des récoltes', startDate: day(inDays(200)) }], claims: [
  { quote: '14 jardiniers cette saison', figure: 'FIGURE_PEOPLE', value: 14, source: 'Communiqué de rentrée', sourceUri: 'https://potagers.example/rentree', date: day(inDays(-20)) },
  { quote: 'une moisson sans égale', figure: 'FIGURE_OTHER', source: 'Discours de la maire', date: day(inDays(-10)) }] });
await addCohort('potagers', '3', { title: 'Saison 3' });

const SHEET = '/programmes/potagers';
const COHORT = `${SHEET}/promotions/2`;
const heading = (page, name) => page.getByRole('heading', { name, exact: true });
const dialog = (page) => page.getByRole('dialog');
const button = (page, name) => page.getByRole('button', { name, exact: true });
const status = (page, text) => page.getByRole('status').filter({ hasText: text });
const titles = async (page) => (await page.locator('tbody th').allInnerTexts()).map((text) => text.trim());
const rowOf = (page, title) => page.locator('tbody tr').filter({ has: page.getByRole('rowheader', { name: title, exact: true }) });

const on = (at, options, look) => browser.visit(at, options, look);

for (const [name, at, as] of [['programmes', '/programmes', ''], ['programmes-administrateur', '/programmes', ADMIN], ['programme', SHEET, ''],
  ['programme-coach', SHEET, COACH], ['programme-vide', '/programmes/vergers', ''],
  ['promotion', COHORT, ''], ['promotion-coach', COHORT, COACH], ['promotion-publie', `${COHORT}/chiffres`, '']]) {
  test(`${at} of ${as || 'a visitor'} is accessible, and fits from 360 to 1920 px`, () => assertSound(browser, at, name, { as, widths: [...USUAL_WIDTHS, ...WIDTHS] }));
}

for (const [name, at, as, opens] of [['programme-nouveau', '/programmes', ADMIN, 'Ajouter un programme'], ['programme-modifier', SHEET, ADMIN, 'Modifier'],
  ['promotion-nouvelle', SHEET, COACH, 'Ajouter une promotion'], ['promotion-modifier', COHORT, COACH, 'Modifier'], ['promotion-supprimer', COHORT, COACH, 'Supprimer']]) {
  test(`the dialog ${name} is accessible, fits 390 and 1440 px, and says who will read`, async () => {
    for (const width of USUAL_WIDTHS) {
      await on(at, { as, width }, async (page) => {
        await button(page, opens).click();
        await dialog(page).getByRole('button', { name: 'Annuler' }).waitFor();
        if (opens !== 'Supprimer') await dialog(page).locator('[data-readers=everybody]', { hasText: 'données ouvertes' }).waitFor();
        await screenshot(page, `${name}-${width}`);
        await assertFits(page);
        await assertAccessible(page);
      });
    }
  });
}

test('the list is in the menu, tells who owns what, and its count leads to the cohorts that it counts', () => on('/', {}, async (page) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Programmes', exact: true }).click();
  await page.waitForURL('**/programmes');
  await settled(page);
  const row = rowOf(page, 'Potagers publics');
  await says(row, /10 mois/);
  // What follows of each programme, and what its owner is called.
  await row.getByRole('link', { name: /^Promotions en cours de Potagers publics/ }).waitFor();
  await row.getByRole('link', { name: OWNER }).waitFor();
  await says(rowOf(page, 'Vergers partagés'), /nulle-part/);
  await counts(rowOf(page, 'Vergers partagés').getByRole('link'), 1, 'an owner that nobody knows is no link');
  const csv = await downloaded(page, () => page.getByRole('button', { name: /^Exporter en CSV/ }).click());
  assert.match(csv, /\r\nPotagers publics;Ministère des Jardins et de l’Alimentation;10;1\r\n/);
  await row.getByRole('link', { name: /^Promotions en cours de Potagers publics/ }).click();
  await page.waitForURL('**/programmes/potagers?etat=RUNNING');
  await settled(page);
  await comes(async () => assert.deepEqual(await titles(page), ['Saison 2']));
  await page.goBack();
  await row.getByRole('link', { name: OWNER }).click();
  await page.waitForURL('**/ministeres/ministere-des-jardins');
}));

test('a programme tells what it is, and its cohorts, the newest first', () => on(SHEET, {}, async (page) => {
  await heading(page, 'Cultiver').waitFor();
  await comes(async () => assert.deepEqual(await titles(page), ['Saison 3', 'Saison 2', 'Saison 1']));
  for (const [title, state] of [['Saison 3', 'Jours inconnus'], ['Saison 2', 'En cours'], ['Saison 1', 'Terminée']]) {
    await rowOf(page, title).getByText(state, { exact: true }).waitFor();
  }
  await says(rowOf(page, 'Saison 1'), /15\/01\/2018\s+14\/11\/2018/);
  await page.getByRole('link', { name: 'potagers.example/saison' }).waitFor();
  for (const act of ['Modifier', 'Supprimer', 'Ajouter une promotion']) assert.equal(await button(page, act).count(), 0, act);
  await rowOf(page, 'Saison 2').getByRole('link').click();
  await page.waitForURL(`**${COHORT}`);
  await page.getByRole('navigation', { name: 'vous êtes ici' }).getByRole('link', { name: 'Potagers publics' }).click();
  await page.waitForURL(`**${SHEET}`);
}));

test('on a telephone a day keeps to its line, and a table of a presentation is a table', async () => {
  await call('UpdateProgramme', { programme: { name: 'programmes/vergers', description: 'Le calendrier :\n\n| mois | travail |\n|---|---|\n| mars | *tailler* |\n' }, updateMask: 'description' });
  await on(SHEET, { width: 390 }, async (page) => {
    await page.locator('tbody td.day', { hasText: '15/01/2018' }).waitFor();
    const heights = await page.locator('tbody td.day').evaluateAll((all) => all.filter((one) => one.textContent).map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return range.getClientRects().length;
    }));
    assert.ok(heights.length > 0 && heights.every((lines) => lines === 1), String(heights));
    await assertFits(page);
  });
  await on('/programmes/vergers', { width: 390 }, async (page) => {
    await page.locator('.markdown').getByRole('cell', { name: 'tailler' }).waitFor();
    assert.ok(!(await page.locator('.markdown').innerText()).includes('|'));
    await assertFits(page);
    await assertAccessible(page);
  });
});

test('the coach of a programme finds it from the page of the week', () => on('/semaine', { as: COACH }, async (page) => {
  await page.getByText('Votre rôle ne porte sur aucun incubateur').waitFor();
  await page.locator('#contenu').getByRole('link', { name: 'Potagers publics' }).click();
  await page.waitForURL(`**${SHEET}`);
}));

test('a cohort tells its sessions in the order of their days, and is printed without what is of the screen', () => on(COHORT, {}, async (page) => {
  await comes(async () => {
    const sessions = await page.locator('.sessions li').allInnerTexts();
    assert.deepEqual(sessions.map((text) => /Bootcamp|Séminaire – Mi-parcours, Serre municipale|fête des récoltes/.exec(text)?.[0]),
      ['Bootcamp', 'Séminaire – Mi-parcours, Serre municipale', 'fête des récoltes']);
  });
  await page.getByText('12 personnes').waitFor();
  await page.emulateMedia({ media: 'print' });
  await heading(page, 'Potagers publics – Saison 2').waitFor();
  for (const screen of ['#fr-header-main-navigation', '.fr-footer', '.page-title__actions']) await page.locator(screen).first().waitFor({ state: 'hidden' });
  await screenshot(page, 'promotion-imprimee');
}));

test('what others published stands beside what is computed, with its source and the difference, and not in its place', async () => {
  const claimed = (page) => page.getByRole('region', { name: 'Publié par d’autres', exact: true });
  for (const at of [COHORT, `${COHORT}/chiffres`]) {
    await on(at, {}, async (page) => {
      const row = claimed(page).locator('tbody tr', { hasText: '14 jardiniers cette saison' });
      await row.locator('td', { hasText: '+14' }).waitFor();
      const cellsOf = async (one) => (await one.locator('td').allInnerTexts()).map((text) => text.trim());
      await comes(async () => assert.deepEqual((await cellsOf(row)).slice(-4), ['Personnes', '14', '0', '+14'], 'said, computed, and by how much they differ'));
      assert.match((await cellsOf(row))[0], /^Communiqué de rentrée/);
      assert.equal(await row.getByRole('link').getAttribute('href'), 'https://potagers.example/rentree');
      const other = await cellsOf(claimed(page).locator('tbody tr', { hasText: 'une moisson sans égale' }));
      assert.deepEqual([other[0], ...other.slice(-4)], ['Discours de la maire', 'Autre', '', '', '']);
    });
  }
  await on(`${COHORT}/chiffres`, {}, async (page) => {
    const figure = page.locator('.figure', { hasText: 'Personnes' }).first();
    await says(figure.locator('.figure__value'), /^\s*0\s*$/, 'what is computed stays');
    await figure.getByText('dit par d’autres : 14').waitFor();
  });
  await on(`${SHEET}/promotions/1`, {}, async (page) => {
    await settled(page);
    assert.equal(await claimed(page).count(), 0, 'nobody published anything');
  });
});

test('the coach records what others published of a cohort, an administrator of a programme; not without a source', async () => {
  for (const [at, as] of [[`${SHEET}/promotions/1`, COACH], ['/programmes/vergers', ADMIN]]) {
    await on(at, { as }, async (page) => {
      await button(page, 'Modifier').click();
      await dialog(page).getByRole('button', { name: 'Ajouter une publication' }).click();
      const row = dialog(page).getByRole('group', { name: 'Publication 1' });
      await row.getByLabel('Ce qui a été dit').fill('6 jardiniers en 2018');
      await row.getByLabel('De quel chiffre').selectOption({ label: 'Personnes' });
      await row.getByLabel('Valeur').fill('6');
      await row.getByLabel('Jour de la publication').fill('2018-11-20');
      await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
      await row.getByText('Ce champ est obligatoire.').waitFor();
      await comes(async () => assert.equal(await row.getByLabel('Titre de la source').getAttribute('aria-invalid'), 'true'));
      await row.getByLabel('Titre de la source').fill('Bilan 2018');
      await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
      await status(page, 'Enregistré.').waitFor();
      await page.getByRole('region', { name: 'Publié par d’autres', exact: true }).locator('tbody tr', { hasText: '6 jardiniers en 2018' }).getByText('Bilan 2018').waitFor();
    });
  }
  const { claims } = await call('GetCohort', { name: 'programmes/potagers/cohorts/1' });
  assert.deepEqual(claims, [{ quote: '6 jardiniers en 2018', figure: 'FIGURE_PEOPLE', value: 6, source: 'Bilan 2018', date: day('2018-11-20') }]);
});

test('what is not there is said, with a way on', async () => {
  await on('/programmes/nulle-part', {}, async (page) => {
    await heading(page, 'Ce programme n’existe pas').waitFor();
    await assertAccessible(page);
    await page.getByRole('link', { name: 'Voir tous les programmes' }).click();
    await page.waitForURL('**/programmes');
  });
  await on(`${SHEET}/promotions/9`, {}, (page) => heading(page, 'Cette promotion n’existe pas').waitFor());
  await on('/programmes/vergers', {}, (page) => page.getByText('Ce programme n’a pas encore de promotion.').waitFor());
});

test('the coach of a programme adds a cohort to it and to no other; what is wrong is said beside its field', async () => {
  await on(SHEET, { as: OTHER }, async (page) => {
    await settled(page);
    assert.equal(await button(page, 'Ajouter une promotion').count(), 0);
  });
  await on(SHEET, { as: COACH }, async (page) => {
    assert.equal(await button(page, 'Modifier').count(), 0, 'programmes are the administrators’');
    await button(page, 'Ajouter une promotion').click();
    const field = (label) => dialog(page).getByLabel(label).first();
    await field('Nom').fill('Saison 4');
    await field('Premier jour').fill(inDays(400));
    await field('Dernier jour').fill(inDays(300));
    await dialog(page).getByText('Le dernier jour ne peut pas précéder le premier.').waitFor();
    await field('Dernier jour').fill(inDays(700));
    await dialog(page).getByRole('button', { name: 'Ajouter une promotion' }).click();
    await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
    await hasFocus(field('Identifiant'), 'the first fault has the focus');
    await field('Identifiant').fill('sai/son');
    await dialog(page).getByText('Des lettres, des chiffres, des points').waitFor();
    await field('Identifiant').fill('2');
    await dialog(page).getByRole('button', { name: 'Ajouter une promotion' }).click();
    const taken = dialog(page).locator('.fr-message--error', { hasText: 'Cet identifiant est déjà pris' });
    await taken.waitFor();
    await hasFocus(field('Identifiant').and(page.locator('[aria-invalid=true]')), 'said at the field, which has the focus');
    assert.equal(await dialog(page).locator('.fr-alert').count(), 0, 'and nowhere else');
    await field('Identifiant').fill('saison_4-été');
    await taken.waitFor({ state: 'detached' });
    await dialog(page).getByRole('button', { name: 'Ajouter un rendez-vous' }).click();
    const row = dialog(page).getByRole('group', { name: 'Rendez-vous 1' });
    await hasFocus(row.getByLabel('Sorte'), 'a new line has the focus');
    await dialog(page).getByRole('button', { name: 'Ajouter une promotion' }).click();
    await counts(row.getByText('Ce champ est obligatoire.'), 2);
    await row.getByLabel('Sorte').selectOption({ label: 'Bootcamp' });
    await row.getByLabel('Premier jour').fill(inDays(400));
    await dialog(page).getByRole('button', { name: 'Ajouter une promotion' }).click();
    await page.waitForURL(`**${SHEET}/promotions/${encodeURIComponent('saison_4-été')}`);
    await page.locator('.sessions li', { hasText: 'Bootcamp' }).waitFor();
  });
});

test('two people change one cohort: what both changed is chosen, the rest merges by itself, nothing is lost', () => on(COHORT, { as: COACH }, async (page) => {
  await follows(page);
  await button(page, 'Modifier').click();
  await dialog(page).getByLabel('Nom').fill('Deuxième saison');
  await dialog(page).getByLabel('Lieu').first().fill('Serre royale');
  await call('UpdateCohort', { cohort: { name: 'programmes/potagers/cohorts/2', title: 'Saison deux', capacity: 14 }, updateMask: 'title,capacity' });
  await status(page, 'Quelqu’un d’autre a modifié cette promotion').waitFor();
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
  await heading(page, 'Deux versions à réunir').waitFor();
  await assertAccessible(page);
  await screenshot(page, 'promotion-fusion');
  await dialog(page).getByText('sans rien à choisir : Capacité').waitFor();
  await dialog(page).locator('label', { hasText: 'Votre version' }).click();
  await button(page, 'Appliquer ces choix').click();
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
  await status(page, 'Enregistré.').waitFor();
  const cohort = await call('GetCohort', { name: 'programmes/potagers/cohorts/2' });
  assert.deepEqual([cohort.title, cohort.capacity, cohort.sessions.length, cohort.sessions[0].place], ['Deuxième saison', 14, 3, 'Serre royale']);
}));

test('an administrator adds a programme, changes it, deletes it and brings it back; not while it has cohorts', async () => {
  await on('/programmes', { as: ADMIN }, async (page) => {
    await follows(page);
    await button(page, 'Ajouter un programme').click();
    await dialog(page).getByLabel('Identifiant').fill('serres');
    await dialog(page).getByLabel('Nom').fill('Serres d’hiver');
    await dialog(page).getByLabel('Organisation responsable').selectOption({ label: OWNER });
    await dialog(page).getByLabel('Durée habituelle').fill('61');
    await dialog(page).getByText('de 1 à 60').waitFor();
    await dialog(page).getByLabel('Durée habituelle').fill('6');
    await dialog(page).getByLabel('Site').fill('serres.example');
    await dialog(page).getByText('Donnez une adresse complète').waitFor();
    await dialog(page).getByLabel('Site').fill('https://serres.example');
    await dialog(page).getByRole('button', { name: 'Ajouter un programme' }).click();
    await page.waitForURL('**/programmes/serres');
    await heading(page, 'Serres d’hiver').waitFor();
    await button(page, 'Modifier').click();
    await dialog(page).getByLabel('Durée habituelle').fill('');
    await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
    await status(page, 'Enregistré.').waitFor();
    await page.getByText('Durée habituelle', { exact: true }).waitFor({ state: 'detached' });
    await button(page, 'Supprimer').click();
    await dialog(page).getByRole('button', { name: 'Supprimer' }).click();
    await page.waitForURL('**/programmes');
    await settled(page);
    await rowOf(page, 'Serres d’hiver').waitFor({ state: 'detached' });
    // At once, from the list; later, from among what was deleted.
    await status(page, '« Serres d’hiver » a été supprimé.').waitFor();
    await assertAccessible(page);
    await page.locator('#contenu').getByRole('button', { name: 'Annuler' }).click();
    await status(page, '« Serres d’hiver » est rétabli.').waitFor();
    await rowOf(page, 'Serres d’hiver').waitFor();
    await call('DeleteProgramme', { name: 'programmes/serres' });
    await rowOf(page, 'Serres d’hiver').waitFor({ state: 'detached' });
    await page.getByLabel('Montrer aussi ce qui a été supprimé').check({ force: true });
    await page.waitForURL('**/programmes?supprimes=oui');
    const row = page.locator('tbody tr', { hasText: 'Serres d’hiver' });
    await row.getByText('supprimé le').waitFor();
    await assertAccessible(page);
    await row.getByRole('link', { name: 'Serres d’hiver' }).click();
    await page.getByText('Ce programme a été supprimé le').waitFor();
    await button(page, 'Rétablir').click();
    await page.getByText('Ce programme a été supprimé le').waitFor({ state: 'detached' });
    await page.goto(SHEET);
    await button(page, 'Supprimer').click();
    await dialog(page).getByRole('button', { name: 'Supprimer' }).click();
    await dialog(page).getByText('Ce programme a encore des promotions').waitFor();
  });
});

test('a cohort that somebody deletes while it is edited says so, keeps what was typed, and is brought back', async () => {
  await addCohort('potagers', '9', { title: 'Saison 9', startDate: day(inDays(-2)) });
  await on(`${SHEET}/promotions/9`, { as: COACH }, async (page) => {
    await follows(page);
    await button(page, 'Modifier').click();
    await dialog(page).getByLabel('Nom').fill('Neuvième saison');
    await call('DeleteCohort', { name: 'programmes/potagers/cohorts/9' });
    await dialog(page).getByText('Quelqu’un a supprimé cette promotion').waitFor();
    await dialog(page).getByRole('button', { name: 'Enregistrer', disabled: true }).waitFor();
    await assertAccessible(page);
    await dialog(page).getByRole('button', { name: 'Rétablir' }).click();
    await dialog(page).getByText('Quelqu’un a supprimé cette promotion').waitFor({ state: 'detached' });
    await comes(async () => assert.equal(await dialog(page).getByLabel('Nom').inputValue(), 'Neuvième saison'));
    await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
    await status(page, 'Enregistré.').waitFor();
    assert.equal((await call('GetCohort', { name: 'programmes/potagers/cohorts/9' })).title, 'Neuvième saison');
    // Before the page has heard of it, the answer of the service says it too, in our words.
    await page.route('**/changes*', (route) => route.abort());
    await page.reload();
    await button(page, 'Modifier').click();
    await dialog(page).getByLabel('Nom').fill('Saison 9');
    await call('DeleteCohort', { name: 'programmes/potagers/cohorts/9' });
    await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
    await dialog(page).getByText('Quelqu’un a supprimé cette promotion').waitFor();
    assert.doesNotMatch(await dialog(page).innerText(), /does not exist|not found/i);
    await page.unroute('**/changes*');
  });
  await on(`${SHEET}/promotions/9`, { as: COACH }, async (page) => {
    await page.getByText('Cette promotion a été supprimée le').waitFor();
    assert.equal(await page.getByText('En cours', { exact: true }).count(), 0, 'what was deleted is in no state');
    await page.goto(`${SHEET}?supprimes=oui`);
    await rowOf(page, 'Neuvième saison').getByText('supprimée le').waitFor();
  });
  // Those who may not bring it back are not shown it.
  await on(`${SHEET}?supprimes=oui`, {}, async (page) => {
    await rowOf(page, 'Saison 1').waitFor();
    assert.equal(await rowOf(page, 'Neuvième saison').count(), 0);
    assert.equal(await page.getByLabel('Montrer aussi ce qui a été supprimé').count(), 0);
  });
});

test('pages follow what others change, and nobody reloads', () => on('/programmes', {}, async (page) => {
  await follows(page);
  await says(rowOf(page, 'Vergers partagés').locator('td').last(), /^\s*0\s*$/);
  await addCohort('vergers', 'hiver', { title: 'Hiver', startDate: day(inDays(-1)) });
  await rowOf(page, 'Vergers partagés').getByRole('link', { name: /^Promotions en cours/ }).waitFor();
  await rowOf(page, 'Vergers partagés').getByRole('rowheader').getByRole('link').click();
  await rowOf(page, 'Hiver').waitFor();
  await heading(page, 'Vergers partagés').waitFor();
  await call('UpdateProgramme', { programme: { name: 'programmes/vergers', title: 'Vergers communs' }, updateMask: 'title' });
  await status(page, 'Quelqu’un vient de modifier ce programme : Nom').waitFor();
  await heading(page, 'Vergers communs').waitFor();
}));

test('a page holds one stream for all that it follows', () => on('/accessibilite', {}, async (page) => {
  const asked = [];
  page.on('request', (request) => /\/changes|\/Watch/.test(request.url()) && asked.push(new URL(request.url())));
  await page.goto('/programmes');
  await follows(page);
  assert.deepEqual(asked.map(({ pathname }) => pathname), ['/changes']);
  assert.deepEqual(asked[0].searchParams.getAll('feed'), ['portfolio.projects', 'portfolio.committees', 'portfolio.lines', 'portfolio.organisations', 'portfolio.incubators', 'cohort.programmes', 'cohort.cohorts', 'cohort.grids', 'cohort.challenges', 'cohort.outcomes', 'cohort.people', 'cohort.assignments', 'cohort.calls', 'cohort.seats', 'cohort.versions', 'cohort.moods', 'cohort.applications', 'cohort.jurors', 'cohort.reviews', 'cohort.hearings', 'cohort.rankings', 'cohort.placements', 'cohort.offers', 'metrics.definitions', 'metrics.series', 'metrics.items', 'metrics.sprints', 'metrics.changes', 'metrics.deployments', 'metrics.incidents', 'metrics.surveys', 'metrics.objectives', 'access.bindings', 'access.consents']);
}));

test('offline is said, what was read stays, and the page comes back by itself', () => on(SHEET, {}, async (page) => {
  await page.context().setOffline(true);
  await page.getByText('Vous êtes hors ligne').waitFor();
  await heading(page, 'Promotions').waitFor();
  await assertAccessible(page);
  await page.context().setOffline(false);
  await page.getByText('Vous êtes hors ligne').waitFor({ state: 'detached' });
}));

test('a service that does not answer is said, with another try', async () => {
  const page = await browser.open('/accessibilite');
  await page.route('**/ListProgrammes*', (route) => route.fulfill({ status: 403, contentType: 'application/json', body: '{"code":"permission_denied","message":"no"}' }));
  await page.getByRole('navigation').getByRole('link', { name: 'Programmes', exact: true }).click();
  await page.getByText('Votre rôle ne donne pas accès à ceci').waitFor();
  await page.unroute('**/ListProgrammes*');
  await button(page, 'Réessayer').click();
  await page.locator('tbody tr').first().waitFor();
  await page.context().close();
});

test('the pages speak English too', () => on(COHORT, {}, async (page) => {
  await page.getByRole('button', { name: 'English' }).first().click();
  await heading(page, 'Sessions').waitFor();
  await page.getByText('Running', { exact: true }).first().waitFor();
  await assertAccessible(page);
}));
