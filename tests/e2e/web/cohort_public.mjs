// What everybody reads of a season: challenges with their hosts, what became of them, the days of a cohort, open calls with what is left,
// grids.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, assertAccessible, assertSound, comes, counts, says, serveSample, settled } from './browser.mjs';
import { COACH, COHORT, isoIn, isoOf, NEXT, prepareSeason } from './season.mjs';

const USUAL_WIDTHS = [390, 1440];
const stack = await serveSample();
const call = await prepareSeason(stack);
const browser = await Browser.launch(stack);
after(() => browser.close());

const COHORT_PAGE = '/programmes/potagers/promotions/1';
const heading = (page, name) => page.getByRole('heading', { name, exact: true });
const section = (page, name) => page.getByRole('region', { name, exact: true });
const lists = (place, titles, why) => comes(async () => assert.deepEqual((await place.locator('tbody th').allInnerTexts()).map((text) => text.trim()), titles, why));

const on = (at, options, look) => browser.visit(at, options, look);

for (const [name, at] of [['promotion-defis', COHORT_PAGE], ['promotion-calendrier', '/programmes/potagers/promotions/2/calendrier'], ['defi', '/defis/eau-juste'], ['appels', '/appels'], ['appel', '/appels/jardiniers-2'], ['grilles', '/grilles'], ['grille', '/grilles/potagers']]) {
  test(`${at} of a visitor is accessible, and fits 390 and 1440 px`, () => assertSound(browser, at, name, { widths: USUAL_WIDTHS }));
}

test('the challenges of a cohort are told with their hosts, and filtered by the address', () => on(COHORT_PAGE, {}, async (page) => {
  const challenges = section(page, 'Défis');
  await lists(challenges, ['Eau juste', 'Sols vivants'], 'what is only proposed is nobody’s business yet');
  await challenges.locator('tbody tr', { hasText: 'Eau juste' }).getByRole('link', { name: 'Ministère des Jardins et de l’Alimentation' }).waitFor();
  await challenges.getByLabel('Thème', { exact: true }).selectOption('Sols');
  await page.waitForURL(`**${COHORT_PAGE}?theme=Sols`);
  await lists(challenges, ['Sols vivants']);
  await page.goto(`${COHORT_PAGE}?competence=designer&hote=ministere-des-rivieres`);
  await settled(page);
  await lists(section(page, 'Défis'), ['Eau juste']);
  await page.goto(`${COHORT_PAGE}?theme=Rien`);
  await page.getByText('Aucun défi ne répond à ces filtres.').waitFor();
}));

test('the page of a project shows its challenge to everybody, and to its coach what is proposed once that is withdrawn', async () => {
  const change = (fields) => call('UpdateChallenge', { challenge: { name: 'challenges/sols-vivants', ...fields }, updateMask: Object.keys(fields).join() });
  await change({ project: 'projects/prevision-maraichere' });
  await on('/projets/prevision-maraichere', {}, async (page) => {
    const challenge = section(page, 'Le défi');
    await challenge.getByRole('link', { name: 'Sols vivants' }).waitFor();
    assert.equal(await heading(page, 'Qui y travaille').count(), 0, 'who is assigned is not for everybody');
  });
  await change({ state: 'STATE_WITHDRAWN' });
  await on('/projets/prevision-maraichere', { as: 'programme_admin' }, (page) => section(page, 'Le défi').getByText('C’est à vous d’en décider.').waitFor());
  await on('/projets/prevision-maraichere', {}, async (page) => {
    await section(page, 'Le défi').getByText('Retiré').waitFor();
    assert.equal(await page.getByText('C’est à vous d’en décider.').count(), 0);
  });
  await change({ state: 'STATE_SELECTED' });
});

test('what became of each challenge is the last line that holds, and what is not known stands apart', () => on(COHORT_PAGE, {}, async (page) => {
  const sequels = section(page, 'Ce que les défis sont devenus');
  await sequels.getByText('1 défi dont on sait ce qu’il est devenu').waitFor();
  await sequels.getByText('1 non connu').waitFor();
  await lists(sequels, ['Eau juste', 'Sols vivants']);
  const known = sequels.locator('tbody tr', { hasText: 'Eau juste' });
  await says(known, /30\/06\/2024\s+En production\s+Passé à l’échelle/);
  await says(known, /Enquête de juin/);
  assert.doesNotMatch(await known.innerText(), /Abandonné/);
  await says(sequels.locator('tbody tr', { hasText: 'Sols vivants' }), /non connu/);
}));

test('each number of what became of challenges leads to those that it counts', () => on(`${COHORT_PAGE}/chiffres`, {}, async (page) => {
  const became = section(page, 'Ce que les défis sont devenus');
  await became.locator('tbody tr', { hasText: 'Passé à l’échelle' }).getByRole('link').click();
  await page.waitForURL(`**${COHORT_PAGE}?suite=SCALED_UP#devenir`);
  await settled(page);
  await lists(section(page, 'Ce que les défis sont devenus'), ['Eau juste']);
  await page.goto(`${COHORT_PAGE}/chiffres`);
  await settled(page);
  await became.locator('tbody tr', { hasText: 'Suite' }).filter({ hasText: 'Non connu' }).getByRole('link').click();
  await page.waitForURL(`**${COHORT_PAGE}?suite=aucun#devenir`);
  await settled(page);
  await lists(section(page, 'Ce que les défis sont devenus'), ['Sols vivants']);
}));

const onDay = (page, at) => page.locator('.calendar > li', { has: page.locator(`time[datetime="${at}"]`) });

test('the calendar of a cohort shows the days that the service tells, and what is over is folded away', async () => {
  const cohort = await call('GetCohort', { name: COHORT }, 'programme_admin');
  await on(COHORT_PAGE, {}, async (page) => {
    await page.getByRole('link', { name: 'Calendrier', exact: true }).click();
    await page.waitForURL(`**${COHORT_PAGE}/calendrier`);
    await settled(page);
    const [first, last] = [cohort.startDate, cohort.endDate].map((one) => onDay(page, isoOf(one)));
    await page.locator('.calendar__today').getByText('Rien aujourd’hui.').waitFor();
    await first.waitFor({ state: 'hidden' });
    await page.getByText('2 jours passés').click();
    await first.getByText('mercredi 1er mars 2023').waitFor();
    await first.getByRole('link', { name: 'Premier jour de la promotion' }).waitFor();
    await last.getByRole('link', { name: 'Dernier jour de la promotion' }).waitFor();
    await assertAccessible(page);
    await page.goto(`${COHORT_PAGE}/calendrier?sorte=fetes`);
    await page.getByText('Une partie de l’adresse n’a pas été comprise').waitFor();
  });
  const { title, timeZone, closeTime, resultsDate } = await call('GetCall', { name: 'calls/jardiniers-2' });
  await on('/programmes/potagers/promotions/2/calendrier', {}, async (page) => {
    for (const [at, name] of [[isoIn(closeTime, timeZone), `Fermeture – ${title}`], [isoOf(resultsDate), `Résultats – ${title}`],
      [isoOf((await call('GetCohort', { name: NEXT })).startDate), 'Premier jour de la promotion']]) {
      await onDay(page, at).getByRole('link', { name, exact: true }).waitFor();
    }
    await page.getByLabel('Sorte').selectOption({ label: 'Promotion' });
    await page.waitForURL('**/calendrier?sorte=promotion');
    await counts(page.getByText(title), 0);
    await page.getByRole('button', { name: 'English' }).first().click();
    await heading(page, 'Calendar of Potagers publics – Saison 2').waitFor();
    await page.getByRole('link', { name: 'First day of the cohort' }).waitFor();
    assert.deepEqual(page.complaints, []);
  });
});

test('a challenge tells its hosts, its mentors, its project, and what became of it line by line', () => on('/defis/eau-juste', {}, async (page) => {
  await heading(page, 'Arroser mieux').waitFor();
  await page.getByText('Une directrice des eaux').waitFor();
  await page.getByRole('link', { name: 'Riverains ensemble' }).waitFor();
  const outcomes = section(page, 'Ce qu’il est devenu');
  await counts(outcomes.locator('tbody tr'), 2);
  await says(outcomes.locator('tbody tr').first(), /30 juin 2024\s+Enquête de juin\s+En production\s+Passé à l’échelle/);
  await outcomes.getByLabel('Montrer aussi ce qui a été corrigé ou retiré').check({ force: true });
  await outcomes.locator('del', { hasText: 'Abandonné' }).waitFor();
  assert.doesNotMatch(await outcomes.innerText(), /Mauvais défi/, 'why is not open data');
  for (const act of ['Modifier', 'Retirer', 'Dire ce qu’il est devenu']) assert.equal(await page.getByRole('button', { name: act, exact: true }).count(), 0, act);
  assert.equal(await heading(page, 'Journal des modifications').count(), 0);
}));

test('a challenge that is only proposed is not there for a visitor, and is for its coach', async () => {
  await on('/defis/cache', {}, (page) => heading(page, 'Ce défi n’existe pas').waitFor());
  await on('/defis/cache', { as: COACH }, (page) => page.getByText('Ce défi n’est pas encore public').waitFor());
});

test('an open call says until when in its zone, what is left, who may answer, and by what one is chosen', () => on('/appels', {}, async (page) => {
  const open = section(page, 'Ouverts');
  await open.getByText('Il reste 3 jours').waitFor();
  await open.getByRole('link', { name: 'Jardinières et jardiniers de la saison 2' }).click();
  await page.waitForURL('**/appels/jardiniers-2');
  await settled(page);
  await page.getByText(/jusqu’au .* \(Indian\/Reunion, UTC\+4\), exclu/).waitFor();
  await page.getByText('Avoir 18 ans au moins, au premier jour de la promotion').waitFor();
  await page.getByText('De 1 à 2 postes, dans l’ordre de préférence.').waitFor();
  await says(section(page, 'Postes').locator('tbody tr'), /Graines voyageuses\s+data scientist\s+2/);
  await section(page, 'Ce qui est demandé').getByLabel('Pourquoi vous ?').fill('J’aime les graines');
  const grid = section(page, 'Comment on note');
  await says(grid.locator('tbody tr').first(), /Intérêt pour les jardiniers\s+de 1 à 4\s+2\s+1\s: faible\s+4\s: fort/);
  const { seedHash } = await call('GetCall', { name: 'calls/jardiniers-2' });
  assert.match(seedHash, /^[0-9a-f]{64}$/);
  await section(page, 'Le tirage au sort').getByText(seedHash).waitFor();
}));

test('the header finds programmes, cohorts, challenges and calls, each with what it is', () => on('/programmes', {}, async (page) => {
  const box = page.locator('#fr-header input[type=search]').first();
  const found = section(page, 'Programmes, promotions, défis et appels');
  for (const [typed, title, kind, to] of [['juste', 'Eau juste', 'Défi', '/defis/eau-juste'], ['potagers', 'Potagers publics', 'Programme', '/programmes/potagers'],
    ['saison', 'Potagers publics – Saison 1', 'Promotion', COHORT_PAGE], ['jardiniers', 'Jardinières et jardiniers de la saison 2', 'Appel', '/appels/jardiniers-2']]) {
    await box.fill(typed);
    await box.press('Enter');
    await page.waitForURL(`**/recherche?texte=${typed}`);
    const hit = found.getByRole('listitem').filter({ hasText: title });
    await hit.getByText(kind, { exact: true }).waitFor();
    assert.equal(await hit.getByRole('link').getAttribute('href'), to);
  }
  await box.fill('secret');
  await box.press('Enter');
  await found.getByText('Aucun n’a ces mots dans son titre.').waitFor();
  await assertAccessible(page);
}));

test('the pages speak English too', () => on('/appels/jardiniers-2', {}, async (page) => {
  await page.getByRole('button', { name: 'English' }).first().click();
  await heading(page, 'Who may answer').waitFor();
  await page.getByText('3 days left').waitFor();
  await assertAccessible(page);
  assert.deepEqual(page.complaints, []);
}));
