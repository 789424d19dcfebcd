// The jury of a call: a juror who says first that they have no tie, marks beside the application and goes on; those who lead the jury,
// who see how far it is without learning of whom; hearings.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, assertAccessible, assertFits, assertSound, comes, counts, says, screenshot, serveSample, settled } from './browser.mjs';
import { CANDIDATE, COACH, JUROR, prepareApplications } from './season.mjs';

const USUAL_WIDTHS = [390, 1440];
const stack = await serveSample();
const { call, closed, applications, juror } = await prepareApplications(stack);
const browser = await Browser.launch(stack);
after(() => browser.close());

const MARKING = '/jury', BOARD = '/appels/fermes/jury', HEARINGS = '/appels/fermes/auditions';
const markOf = (application) => `${MARKING}/fermes/${application.split('/').pop()}`;
const button = (page, name) => page.getByRole('button', { name, exact: true });
const section = (page, name) => page.getByRole('region', { name, exact: true });
const dialog = (page) => page.getByRole('dialog');
const criterion = (page, label) => page.getByRole('radiogroup', { name: new RegExp(`^${label}`) });
const choose = (group, label) => group.locator('label', { hasText: label }).click();
const reviews = async (application) => (await call('ListReviews', { parent: application })).reviews ?? [];

const on = (at, as, look, more) => browser.visit(at, { as, ...more }, look);

for (const [name, at, as] of [['jury-a-evaluer', MARKING, JUROR], ['jury-liens', markOf(applications[1]), JUROR], ['jury-conduite', BOARD, COACH], ['auditions', HEARINGS, COACH]]) {
  test(`${at} (${name}) is accessible, and fits 390 and 1440 px`, () => assertSound(browser, at, name, { as, widths: USUAL_WIDTHS }));
}

test('what a juror has to review leaves out what they are recused from, and tells nobody’s name', () => on(MARKING, JUROR, async (page) => {
  const jury = section(page, 'Récolte passée');
  await jury.getByText('Rendues : 0 sur 2, dont complètes : 0').first().waitFor();
  await counts(jury.locator('tbody tr'), 2);
  assert.doesNotMatch(await page.locator('main').innerText(), /Exemple|3/, 'neither who, nor a third one');
}));

test('a juror finds what they have to review from the menu', () => on('/', JUROR, async (page) => {
  await page.locator('#fr-header').getByRole('link', { name: 'À faire', exact: true }).click();
  await page.getByRole('link', { name: 'Ce que j’ai à évaluer' }).click();
  await page.waitForURL(`**${MARKING}`);
}));

test('nobody else has anything to review: an administrator is no juror, and a visitor signs in first', async () => {
  await on(MARKING, 'programme_admin', (page) => page.getByText('Vous n’êtes juré d’aucun appel.').waitFor());
  await on(MARKING, '', async (page) => {
    const main = page.getByRole('main');
    await main.getByText('Connectez-vous pour voir ce que vous avez à évaluer.').waitFor();
    await main.getByRole('link', { name: 'Se connecter' }).waitFor();
    assert.deepEqual(page.complaints, [], 'nothing is asked of visitors that they may not know');
  });
});

test('a juror says that they have no tie, saves a draft, abstains with a reason, submits, and goes to the next', () => on(MARKING, JUROR, async (page) => {
  await page.getByRole('link', { name: 'Évaluer la suivante' }).click();
  await page.getByRole('heading', { name: 'Avant de lire : êtes-vous libre de tout lien ?' }).waitFor();
  assert.equal(await page.getByText('Pour les graines').count(), 0, 'nothing is read before');
  await button(page, 'Je n’ai aucun lien : lire la candidature').click();
  await page.getByText('Pour les graines').waitFor();
  assert.equal(await page.getByText('Votre nom').count(), 0, 'the screening is anonymous');
  await says(section(page, 'Réponses'), /Votre CV\s+caché jusqu’à la fin de la présélection/);
  await section(page, 'Fichiers').getByText('Les fichiers sont cachés jusqu’à la fin de la présélection').waitFor();
  assert.doesNotMatch(await page.locator('main').innerText(), /sans réponse|Introuvable/, 'what is hidden is neither wanting nor lost');
  assert.deepEqual(page.complaints.filter((one) => one.includes('404')), [], 'nothing is asked for that is hidden');
  await page.locator('[data-readers=people]', { hasText: 'ni par les autres jurés' }).waitFor();
  for (const width of USUAL_WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await screenshot(page, `evaluer-${width}`);
    await assertFits(page);
    await assertAccessible(page);
  }
  await button(page, 'Rendre et passer à la suivante').click();
  await page.getByText('Chaque critère attend une note ou une abstention.').waitFor();
  for (const act of ['Rendre et passer à la suivante', 'Enregistrer le brouillon']) {
    await comes(async () => assert.ok(await button(page, act).evaluate((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }), `${act} is in view, whatever is wrong above it`));
  }
  await choose(criterion(page, 'Intérêt pour les jardiniers'), '4');
  await button(page, 'Enregistrer le brouillon').click();
  await page.getByText('Brouillon enregistré.').waitFor();
  await choose(criterion(page, 'Faisable en une saison'), 'Je m’abstiens');
  await page.getByLabel(/^Pourquoi vous abstenir/).fill('Je ne connais pas ces graines.');
  const first = page.url();
  await button(page, 'Rendre et passer à la suivante').click();
  await page.waitForURL((url) => url.href !== first);
  await page.getByRole('heading', { name: 'Avant de lire : êtes-vous libre de tout lien ?' }).waitFor();
  const [review] = [...await reviews(applications[0]), ...await reviews(applications[1])];
  assert.deepEqual([review.state, review.complete ?? false, review.marks, review.abstentions], ['STATE_SUBMITTED', false, [{ criterion: 'IMPACT', mark: 4 }],
    [{ criterion: 'FEASIBILITY', reason: 'Je ne connais pas ces graines.' }]]);
}));

test('what was submitted with an abstention is submitted, and not complete, to its juror and to whoever leads the jury', async () => {
  await on(MARKING, JUROR, (page) => section(page, 'Récolte passée').getByText('Rendues : 1 sur 2, dont complètes : 0').first().waitFor());
  await on(BOARD, COACH, async (page) => {
    await says(section(page, 'Jurés').locator('tbody tr', { hasText: 'Une jurée' }), /0 sur 2\s+1/);
    await section(page, 'Où en sont les évaluations').getByText('elle ne compte pas dans le classement').waitFor();
  });
});

test('whoever leads the jury sees how far it is, and a recused juror is counted nowhere', () => on(BOARD, COACH, async (page) => {
  const progress = section(page, 'Où en sont les évaluations');
  await progress.getByText('Évaluations complètes : 0 sur 2').first().waitFor();
  await progress.getByText('Rendues, complètes ou non : 1 sur 2.').waitFor();
  const jurors = section(page, 'Jurés');
  await says(jurors.locator('tbody tr', { hasText: 'Une jurée' }), /\d sur 2/);
  const conflicts = section(page, 'Déports');
  await says(conflicts.locator('tbody tr'), /Une jurée\s+Cy Exemple\s+Déclaré\s+Voisins/);
  await button(conflicts, 'Chercher d’autres conflits').click();
  await conflicts.getByText('Aucun conflit de plus n’a été trouvé.').waitFor();
  await button(jurors, 'Ajouter un juré').click();
  await dialog(page).getByLabel('Personne').fill((await call('GetCaller', {}, { sub: 'di', name: 'Di Exemple' })).person);
  await dialog(page).getByLabel('Nom affiché').fill('Un juré de plus');
  await dialog(page).getByLabel('Postes évalués').selectOption({ label: 'Graines voyageuses – designer' });
  await button(dialog(page), 'Ajouter un juré').click();
  await dialog(page).waitFor({ state: 'detached' });
  await jurors.locator('tbody tr', { hasText: 'Un juré de plus' }).waitFor();
}));

test('a juror is taken off the jury, put back, and recused by whoever leads it', () => on(BOARD, COACH, async (page) => {
  const jurors = section(page, 'Jurés'), conflicts = section(page, 'Déports');
  await button(jurors, 'Retirer du jury : Un juré de plus').click();
  await button(dialog(page), 'Retirer du jury').click();
  await dialog(page).waitFor({ state: 'detached' });
  await button(jurors, 'Remettre Un juré de plus au jury').click();
  await button(jurors, 'Retirer du jury : Un juré de plus').waitFor();
  await button(conflicts, 'Déporter un juré').click();
  await dialog(page).getByRole('combobox', { name: /^Juré/ }).selectOption({ label: 'Un juré de plus' });
  await dialog(page).getByRole('combobox', { name: /^Candidature/ }).selectOption({ label: 'Bo Exemple' });
  await dialog(page).getByRole('textbox', { name: /^Motif/ }).fill('Même équipe.');
  await button(dialog(page), 'Déporter un juré').click();
  await dialog(page).waitFor({ state: 'detached' });
  const recused = conflicts.locator('tbody tr', { hasText: 'Un juré de plus' });
  await recused.getByRole('link', { name: 'Bo Exemple' }).waitFor();
  await recused.getByText('Même équipe.').waitFor();
}));

test('a juror recuses themselves, and the application is no more there for them', () => on(markOf(applications[1]), JUROR, async (page) => {
  await button(page, 'Me déporter').first().click();
  await dialog(page).getByLabel('Quel est ce lien ?').fill('Nous avons travaillé ensemble.');
  await button(dialog(page), 'Me déporter').click();
  await page.waitForURL(`**${MARKING}`);
  await page.goto(markOf(applications[1]));
  await page.getByRole('heading', { name: 'Rien à évaluer ici' }).waitFor();
  const { conflicts } = await call('ListConflicts', { parent: `${juror.name.split('/').slice(0, 2).join('/')}/jurors/-` });
  assert.ok(conflicts.some(({ application, reason }) => application === applications[1] && reason === 'Nous avons travaillé ensemble.'));
}));

test('reviews that are over are reopened with a reason, and an anonymous screening is closed', async () => {
  stack.database.sql(`UPDATE calls SET review_end_time_us = ${(Date.now() - 1000) * 1000} WHERE id = 'fermes'`, stack.schemaOf('cohort'));
  await on(BOARD, COACH, async (page) => {
    await button(page, 'Rouvrir les évaluations').click();
    await dialog(page).getByLabel('Jusqu’au').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 16));
    await dialog(page).getByLabel('Motif, consigné').fill('Une jurée était malade.');
    await button(dialog(page), 'Rouvrir les évaluations').click();
    await page.getByText(/^Évaluations jusqu’au/).waitFor();
    await button(page, 'Clore la présélection anonyme').click();
    await dialog(page).getByLabel('La présélection est finie').check({ force: true });
    await button(dialog(page), 'Clore la présélection anonyme').click();
    await page.getByText(/^Présélection anonyme close le/).waitFor();
  });
  assert.ok((await call('GetCall', { name: closed })).screeningCloseTime);
});

test('a hearing is planned in the calendar, and its applicant confirms it', async () => {
  await on(HEARINGS, COACH, async (page) => {
    await button(page, 'Prévoir une audition').click();
    await dialog(page).getByLabel('Candidature').selectOption({ index: 1 });
    await dialog(page).getByLabel('Début').fill('2027-03-01T09:00');
    await dialog(page).getByLabel('Fin').fill('2027-03-01T08:00');
    await dialog(page).getByText('La fin doit suivre le début.').waitFor();
    await dialog(page).getByLabel('Fin').fill('2027-03-01T09:30');
    await dialog(page).getByLabel('Lieu').fill('Salle des semis');
    await assertAccessible(page);
    await button(dialog(page), 'Prévoir une audition').click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: '1er mars 2027' }).waitFor();
    await page.getByText('09:00 – 09:30').waitFor();
    await page.getByRole('button', { name: /^Modifier l’audition de/ }).click();
    await dialog(page).getByLabel('Note pour le jury').fill('Demander les semis.');
    await button(dialog(page), 'Enregistrer').click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText('Demander les semis.').waitFor();
  });
  const { hearings: [hearing] } = await call('ListJuryHearings', { parent: closed });
  if (hearing.application !== applications[0]) await call('CreateJuryHearing', { parent: closed, hearing: { application: applications[0], place: 'Salle des semis' } });
  await on('/appels/fermes/candidature', CANDIDATE, async (page) => {
    const heard = section(page, 'Votre audition');
    await heard.getByText('Salle des semis').waitFor();
    await button(heard, 'Je viendrai').click();
    await heard.getByText('Confirmée').waitFor();
    await settled(page);
  });
});
