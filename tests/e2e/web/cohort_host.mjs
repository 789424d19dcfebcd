// An organisation that hosts challenges: which ones, who comes, what pays for that, and the calls that it may answer.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Client, closeClients } from '../rpc.mjs';
import { Browser, assertSound, counts, says, serveSample, settled } from './browser.mjs';
import { CANDIDATE, COHORT, COACH, day, instant, iso, personOf, prepareSeason } from './season.mjs';

const USUAL_WIDTHS = [390, 1440];
const ID = 'ministere-des-rivieres', AT = `/ministeres/${ID}/defis`, MINISTRY = `ministry@organisations/${ID}`;
const stack = await serveSample();
const call = await prepareSeason(stack);
const admin = new Client(stack.server, stack.token('programme_admin'));
const profile = await call('CreateProfile', { profile: { person: await personOf(call, CANDIDATE), displayName: 'Camille Exemple', cohorts: [COHORT] } });
await call('CreateAssignment', { assignment: { person: profile.name, cohort: COHORT, challenge: 'challenges/eau-juste', skill: 'designer', startDate: day('2023-03-01'), endDate: day('2023-08-31'),
  fundingLines: [{ kind: 'KIND_LUMP_SUM', fundingSource: 'PIA', amount: { currencyCode: 'EUR', units: '17500' }, shareBasisPoints: 10_000 }] } });
await admin.call('CreateFundingLine', { parent: 'projects/riverains-ensemble', fundingLine: { fundingSource: 'Ministère des Rivières', amount: { currencyCode: 'EUR', units: '40000' }, date: day('2025-10-01') } });
await call('CreateCall', { callId: 'defis-3', call: { cohort: COHORT, title: 'Vos défis de rivière', kind: 'KIND_CHALLENGES', timeZone: 'Europe/Paris', openTime: instant(-1), closeTime: instant(20),
  gridVersion: 'grids/potagers/versions/1', minimumCompleteReviews: 1, resultsDate: day(iso(40)), daysToAccept: 7, waitingListEndDate: day(iso(60)), retentionMonths: 12, form: [{ code: 'WHAT', label: 'Quel défi ?', kind: 'KIND_LONG_TEXT', required: true }] } });
await call('PublishCall', { name: 'calls/defis-3' });
const browser = await Browser.launch(stack);
after(() => {
  closeClients();
  return browser.close();
});

const section = (page, name) => page.getByRole('region', { name, exact: true });
const rows = (place) => place.locator('tbody tr');

const on = (at, as, look) => browser.visit(at, { as }, look);

for (const [name, as] of [['accueil', MINISTRY], ['accueil-visiteur', ''], ['accueil-coach', COACH]]) {
  test(`${AT} (${name}) is accessible, and fits 390 and 1440 px`, () => assertSound(browser, AT, name, { as, widths: USUAL_WIDTHS }));
}

test('a ministry finds what it hosts from its account and from its portfolio', async () => {
  await on('/moi', MINISTRY, async (page) => {
    await page.getByRole('link', { name: /^Défis accueillis : Ministère des Rivières/ }).click();
    await page.waitForURL(`**${AT}`);
  });
  await on(`/ministeres/${ID}`, '', async (page) => {
    await page.getByRole('link', { name: 'Les défis accueillis, et qui y travaille' }).click();
    await page.waitForURL(`**${AT}`);
    await settled(page);
  });
});

test('a ministry reads its challenges, how many come, what pays for the project, and open calls; nobody’s name', () => on(AT, MINISTRY, async (page) => {
  const challenges = section(page, 'Ses défis');
  await rows(challenges).filter({ hasText: 'Eau juste' }).getByRole('link', { name: 'Riverains ensemble' }).waitFor();
  await counts(rows(challenges), 1);
  const people = section(page, 'Qui vient');
  await says(rows(people).first(), /Saison 1[^]*\s1\s+6$/, 'somebody, for six months');
  await people.getByText('Les noms et les dates de chacun ne se lisent qu’avec un rôle sur le programme.').waitFor();
  assert.equal(await page.getByText('Camille Exemple').count(), 0);
  const money = section(page, 'Ce qui les finance');
  await says(rows(money).filter({ hasText: 'Ministère des Rivières' }), /Riverains ensemble[^]*40\s000/);
  assert.equal(await rows(money).filter({ hasText: 'PIA' }).count(), 0, 'who pays for people is for the programme');
  await money.getByText('Qui paie pour les personnes affectées, et combien, ne se lit qu’avec un rôle sur le programme.').waitFor();
  await section(page, 'Appels ouverts aux administrations').getByRole('link', { name: 'Vos défis de rivière' }).waitFor();
  assert.deepEqual(page.complaints, [], 'what one may not know is not asked');
}));

test('where all that a ministry may read is nothing, it is not told that there is nothing; and while who comes is asked, not that nobody does', async () => {
  const { fundingLines: [line] } = await admin.call('ListFundingLines', { parent: 'projects/riverains-ensemble' });
  await admin.call('CorrectFundingLine', { name: line.name, withdraw: true, reason: 'Une erreur' });
  const page = await browser.open('/moi', { as: MINISTRY });
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route(/GetCohortFigures/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(AT);
  await section(page, 'Ce qui les finance').getByText('Aucune ligne que vous puissiez lire.').waitFor();
  await section(page, 'Qui vient').getByRole('status').first().waitFor();
  assert.equal(await page.getByText('Personne n’y a été affecté.').count(), 0);
  assert.equal(await page.getByText('Aucune ligne de financement n’est enregistrée.').count(), 0);
  go();
  await settled(page);
  await rows(section(page, 'Qui vient')).first().waitFor();
  await page.context().close();
});

test('its coach reads who comes and who pays for them; a visitor reads no amount', async () => {
  await on(AT, COACH, async (page) => {
    await section(page, 'Qui vient').getByRole('link', { name: 'Camille Exemple' }).waitFor();
    await says(rows(section(page, 'Ce qui les finance')).filter({ hasText: 'PIA' }), /Eau juste\s+PIA\s+17\s500[^]*100/);
  });
  await on(AT, '', async (page) => {
    await section(page, 'Ce qui les finance').getByText('Ces montants ne sont pas des données ouvertes').waitFor();
    assert.deepEqual(page.complaints, []);
  });
});

test('an organisation that is not there is said, with a way on', () => on('/ministeres/nulle-part/defis', '', async (page) => {
  await page.getByRole('heading', { name: 'Cette organisation n’existe pas' }).waitFor();
  await page.getByRole('link', { name: 'Voir les ministères' }).waitFor();
}));
