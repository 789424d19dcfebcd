// The people of a cohort: who is assigned to what, renewals, who pays, what they write of their weeks, and figures that lead to their
// lists.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, assertAccessible, assertFits, assertSound, comes, counts, says, screenshot, serveSample, settled } from './browser.mjs';
import { CANDIDATE, COACH, day, iso, NEXT, personOf, prepareSeason } from './season.mjs';

const USUAL_WIDTHS = [390, 1440];
const stack = await serveSample();
const call = await prepareSeason(stack);
// A season that runs, with somebody who is assigned today.
await call('UpdateCohort', { cohort: { name: NEXT, startDate: day(iso(-60)), endDate: day(iso(300)) }, updateMask: 'startDate,endDate' });
const person = await personOf(call, CANDIDATE);
const profile = await call('CreateProfile', { profile: { person, displayName: 'Camille Exemple', job: 'Développeuse', skills: ['développeuse'], cohorts: [NEXT] } });
await call('CreateProfile', { profile: { person: await personOf(call, { sub: 'do', name: 'Dominique Exemple' }), displayName: 'Dominique Exemple', part: 'agent-public', cohorts: [NEXT] } });
const assignment = await call('CreateAssignment', { assignment: { person: profile.name, cohort: NEXT, challenge: 'challenges/graines', skill: 'data scientist', startDate: day(iso(-30)), endDate: day(iso(60)),
  fundingLines: [{ kind: 'KIND_LUMP_SUM', fundingSource: 'PIA', amount: { currencyCode: 'EUR', units: '17500' }, shareBasisPoints: 3000 },
    { kind: 'KIND_LUMP_SUM', fundingSource: 'LFI', amount: { currencyCode: 'EUR', units: '40833', nanos: 330_000_000 }, shareBasisPoints: 7000 }] } });
const browser = await Browser.launch(stack);
after(() => browser.close());

const COHORT_PAGE = '/programmes/potagers/promotions/2';
const ASSIGNMENT = `/affectations/${assignment.name.split('/').pop()}`, PROFILE = `/profils/${profile.name.split('/').pop()}`;
const button = (page, name) => page.getByRole('button', { name, exact: true });
const section = (page, name) => page.getByRole('region', { name, exact: true });
const titlesOf = async (place) => (await place.locator('tbody th').allInnerTexts()).map((text) => text.trim());
const dialog = (page) => page.getByRole('dialog');

const on = (at, as, look, more) => browser.visit(at, { as, ...more }, look);

for (const [name, at, as] of [['promotion-personnes', `${COHORT_PAGE}/personnes`, COACH], ['promotion-humeurs', `${COHORT_PAGE}/humeurs`, COACH], ['promotion-chiffres', `${COHORT_PAGE}/chiffres`, COACH],
  ['promotion-chiffres-visiteur', `${COHORT_PAGE}/chiffres`, ''], ['affectation', ASSIGNMENT, COACH], ['profil', PROFILE, CANDIDATE], ['ma-semaine', '/ma-semaine', CANDIDATE]]) {
  test(`${at} (${name}) is accessible, and fits 390 and 1440 px`, () => assertSound(browser, at, name, { as, widths: USUAL_WIDTHS }));
}

test('figures lead to the lists that they count, and what is not open data is for those who read it', async () => {
  await on(`${COHORT_PAGE}/chiffres`, COACH, async (page) => {
    await says(section(page, 'Qui paie').locator('tbody tr', { hasText: 'PIA' }), /17\s500/);
    await section(page, 'Par compétence').locator('tbody tr', { hasText: 'data scientist' }).getByRole('link').click();
    await page.waitForURL(/competence=data(%20|\+)scientist/);
    await settled(page);
    await counts(section(page, 'Affectations').locator('tbody tr'), 1);
    await section(page, 'Affectations').getByRole('link', { name: 'Camille Exemple' }).waitFor();
    await page.goBack();
    await settled(page);
    await page.locator('.figure', { hasText: /^1\s*Personnes/ }).click();
    await page.waitForURL('**/personnes?gens=affectes#gens');
    await settled(page);
    const people = section(page, 'Personnes');
    await comes(async () => assert.deepEqual(await titlesOf(people), ['Camille Exemple'], 'the one who is assigned, as the figure counts'));
    await people.getByLabel('Dans la promotion').selectOption({ index: 0 });
    await people.getByText('2 personnes, affectées ou non').waitFor();
    await people.getByLabel('Rôle dans le programme').selectOption({ label: 'agent-public' });
    await people.getByText('1 personne, affectée ou non').waitFor();
    await comes(async () => assert.deepEqual(await titlesOf(people), ['Dominique Exemple']));
  });
  await on(`${COHORT_PAGE}/chiffres`, '', async (page) => {
    await section(page, 'Par compétence').waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Qui paie' }).count(), 0);
    await page.getByText('Qui sont ces personnes n’est pas public.').waitFor();
    assert.equal(await page.locator('a[href*="/personnes"]').count(), 0, 'no number leads to what one may not read');
    await page.goto(`${COHORT_PAGE}/personnes`);
    await settled(page);
    await section(page, 'Personnes').getByText('Qui est d’une promotion n’est pas public').waitFor();
    assert.equal(await page.getByText('Aucune affectation n’est enregistrée').count(), 0);
  });
});

test('an assignment is renewed from the day after its last one, its shares must add up, and it is ended with a reason', () => on(ASSIGNMENT, COACH, async (page) => {
  await button(page, 'Renouveler').click();
  await dialog(page).getByText(/^Le renouvellement commence le/).waitFor();
  await dialog(page).getByLabel('Durée, en mois').fill('3');
  await dialog(page).getByText('Vérifié par le service').waitFor();
  await assertAccessible(page);
  await button(dialog(page), 'Renouveler').click();
  await dialog(page).waitFor({ state: 'detached' });
  const renewed = await call('GetAssignment', { name: assignment.name });
  assert.deepEqual(renewed.renewals.map(({ startDate, months }) => [startDate, months]), [[day(iso(61)), 3]]);
  await button(page, 'Modifier').click();
  await dialog(page).getByLabel('Part, en %').first().fill('20');
  await dialog(page).getByText(/Les parts font 90\s%/).waitFor();
  for (const width of USUAL_WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await screenshot(page, `affectation-modifier-${width}`);
    await assertFits(page);
    await assertAccessible(page);
  }
  await button(dialog(page), 'Annuler').click();
  await button(page, 'Mettre fin').click();
  await dialog(page).getByLabel('Dernier jour réel').fill(iso(20));
  await dialog(page).getByLabel('Pourquoi').fill('Un autre poste.');
  await button(dialog(page), 'Mettre fin').click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByText('Un autre poste.', { exact: true }).waitFor();
}));

test('somebody writes of their week and changes it; their coach reads it, and figures over few are withheld', async () => {
  await on('/ma-semaine', CANDIDATE, async (page) => {
    await page.getByText('Vous n’avez pas encore écrit cette semaine.').waitFor();
    await button(page, 'Écrire ma semaine').click();
    await dialog(page).locator('[data-readers=people]', { hasText: 'Les autres n’en lisent que des moyennes' }).waitFor();
    await dialog(page).getByLabel('Humeur').selectOption({ label: '4 – bien' });
    await dialog(page).getByLabel('De quelle aide j’ai besoin').fill('Un accès aux données');
    await button(dialog(page), 'Enregistrer').click();
    await page.getByText('C’est écrit.').waitFor();
    await button(page, 'Changer ce que j’ai écrit').click();
    await dialog(page).getByLabel('Humeur').selectOption({ label: '2 – difficile' });
    await button(dialog(page), 'Enregistrer').click();
    await page.getByText('2 sur 5').waitFor();
  });
  stack.database.sql('UPDATE moods SET week_start_date = week_start_date - INTERVAL 7 DAY', stack.schemaOf('cohort'));
  await on(`${COHORT_PAGE}/humeurs?aide=demandee`, COACH, async (page) => {
    await section(page, 'Semaine par semaine').getByText('trop peu de personnes pour être dit').waitFor();
    await says(section(page, 'Ce qui est écrit').locator('tbody tr'), /Camille Exemple\s+2 sur 5[\s\S]*Un accès aux données/);
  });
});

test('somebody corrects their own profile, which is found in their account', () => on('/moi', CANDIDATE, async (page) => {
  await page.getByRole('link', { name: 'Mon profil' }).click();
  await page.waitForURL(`**${PROFILE}`);
  await settled(page);
  await button(page, 'Corriger').click();
  await dialog(page).getByLabel('Métier').fill('Semeuse');
  await button(dialog(page), 'Enregistrer').click();
  await page.getByText('Semeuse').waitFor();
  assert.equal((await call('GetProfile', { name: profile.name })).job, 'Semeuse');
}));

test('a visitor is told nothing of people', async () => {
  await on(PROFILE, '', (page) => page.getByRole('heading', { name: 'Ce profil n’existe pas' }).waitFor());
  await on(`${COHORT_PAGE}/humeurs`, '', async (page) => {
    await page.getByText('Les humeurs sont lues par ceux qui les écrivent').waitFor();
    assert.equal(await page.getByText('Personne n’a encore écrit.').count(), 0, 'what one may not read is not said to be empty');
    assert.deepEqual(page.complaints, []);
  });
  await on('/ma-semaine', '', (page) => page.getByText('Connectez-vous pour écrire votre semaine.').waitFor());
});
