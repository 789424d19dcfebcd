// Who applies to a call: a draft that is kept as one types, ordered choices, a file, submitting, taking back, the decision and an
// appeal; and those who lead the call, who read nothing of it before it has closed.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, assertAccessible, assertFits, assertSound, comes, counts, screenshot, serveSample, settled } from './browser.mjs';
import { CANDIDATE, COACH, OTHER_CANDIDATE, prepareApplications } from './season.mjs';

const USUAL_WIDTHS = [390, 1440];
const stack = await serveSample();
const { call, open, closed, applications } = await prepareApplications(stack);
const browser = await Browser.launch(stack);
after(() => browser.close());

const APPLY = '/appels/ouverts/candidature', LIST = '/appels/fermes/candidatures', MINE = '/appels/fermes/candidature';
const APPLICATION = `${LIST}/${applications[0].split('/').pop()}`;
// The least that is a PDF.
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const button = (page, name) => page.getByRole('button', { name, exact: true });
const section = (page, name) => page.getByRole('region', { name, exact: true });
const dialog = (page) => page.getByRole('dialog');
const kept = (page) => page.locator('[data-kept=true]', { hasText: 'Gardé' });
const titles = async (place) => (await place.locator('tbody th').allInnerTexts()).map((text) => text.trim());
const chosenIs = (field, value) => comes(async () => assert.equal(await field.inputValue(), value));
const mine = async (as, parent = open) => (await call('ListApplications', { parent }, as)).applications[0];

const on = (at, as, look, more) => browser.visit(at, { as, ...more }, look);

for (const [name, at, as] of [['candidature-visiteur', APPLY, ''], ['candidature-fermee', MINE, CANDIDATE], ['candidatures', LIST, COACH], ['candidatures-scellees', '/appels/ouverts/candidatures', COACH],
  ['candidature-coach', APPLICATION, COACH]]) {
  test(`${at} (${name}) is accessible, and fits 390 and 1440 px`, () => assertSound(browser, at, name, { as, widths: USUAL_WIDTHS }));
}

test('one begins, and what one types is checked and kept as one goes, in every tab', () => on(APPLY, CANDIDATE, async (page) => {
  await button(page, 'Commencer ma candidature').click();
  await page.locator('[data-readers=people]', { hasText: 'Lu par vous seul jusqu’à la fermeture' }).waitFor();
  await page.getByLabel('Votre nom').fill('Un nom bien trop long pour cela');
  await page.getByText('20 caractères au plus.', { exact: true }).waitFor();
  await page.getByLabel('Votre nom').fill('Camille Exemple');
  await page.getByLabel('Pourquoi vous ?').fill('Pour semer.');
  await kept(page).waitFor();
  const written = await mine(CANDIDATE);
  assert.deepEqual([written.state, written.answers.map(({ code, value }) => [code, value])], ['STATE_DRAFT', [['NAME', 'Camille Exemple'], ['WHY', 'Pour semer.']]]);
  await page.getByLabel('Pourquoi vous ?').fill('Pour semer encore.');
  await kept(page).waitFor();
  await page.reload();
  await settled(page);
  await chosenIs(page.getByLabel('Pourquoi vous ?'), 'Pour semer encore.');
  for (const width of USUAL_WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await screenshot(page, `candidature-${width}`);
    await assertFits(page);
    await assertAccessible(page);
  }
}));

test('choices are ordered by keys, by buttons and by dragging', () => on(APPLY, CANDIDATE, async (page) => {
  const chosen = page.locator('ol.ordered > li');
  const isOrder = (expected) => comes(async () => assert.deepEqual((await chosen.locator('.ordered__name').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()), expected));
  await page.getByRole('combobox', { name: /^Postes, par ordre/ }).selectOption({ label: 'Graines voyageuses – data scientist' });
  await page.getByRole('combobox', { name: /^Postes, par ordre/ }).selectOption({ label: 'Graines voyageuses – designer' });
  await isOrder(['1. Graines voyageuses – data scientist', '2. Graines voyageuses – designer']);
  await chosen.nth(1).getByRole('button', { name: /^Monter/ }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('status').filter({ hasText: 'maintenant à la place 1' }).waitFor();
  await isOrder(['1. Graines voyageuses – designer', '2. Graines voyageuses – data scientist']);
  await chosen.nth(0).getByRole('button', { name: /^Descendre/ }).click();
  await isOrder(['1. Graines voyageuses – data scientist', '2. Graines voyageuses – designer']);
  await kept(page).waitFor();  // nothing moves under the pointer
  await chosen.nth(1).dragTo(chosen.nth(0));
  await isOrder(['1. Graines voyageuses – designer', '2. Graines voyageuses – data scientist']);
  await kept(page).waitFor();
  assert.deepEqual((await mine(CANDIDATE)).choices, [`${open}/seats/design`, `${open}/seats/data`]);
}));

test('a file is sent, judged by what it is, answers its question, and is served as a file to keep', () => on(APPLY, CANDIDATE, async (page) => {
  const input = page.getByLabel('Votre CV');
  await input.setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from('rien de tel') });
  await page.getByText('Ce n’est pas un PDF').waitFor();
  await input.setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: PDF });
  const link = page.getByRole('link', { name: /^cv\.pdf/ });
  await link.waitFor();
  await kept(page).waitFor();
  const { answers, name } = await mine(CANDIDATE);
  assert.ok(answers.find(({ code }) => code === 'CV').value.startsWith(`${name}/files/`));
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.equal(download.suggestedFilename(), 'cv.pdf');
}));

test('one says whom one works for, and it is kept', () => on(APPLY, CANDIDATE, async (page) => {
  await page.getByText('les jurés qui y travaillent aussi n’évaluent pas votre candidature').waitFor();
  await page.getByLabel('Votre organisation').selectOption({ label: 'Direction des semis' });
  await kept(page).waitFor();
  assert.equal((await mine(CANDIDATE)).organisation, 'organisations/direction-des-semis');
  await page.reload();
  await settled(page);
  await chosenIs(page.getByLabel('Votre organisation'), 'organisations/direction-des-semis');
  await page.getByLabel('Votre organisation').selectOption({ label: 'Aucune' });
  await kept(page).waitFor();
  assert.equal((await mine(CANDIDATE)).organisation ?? '', '');
}));

test('of the pool, it is told that an application and the account ask two things, each with the way to the other', async () => {
  await on(APPLY, CANDIDATE, async (page) => {
    await page.getByText('L’un n’est pas donné par l’autre.', { exact: false }).waitFor();
    await page.getByLabel('J’accepte de rester dans le vivier quand l’appel est fini').check({ force: true });
    await kept(page).waitFor();
    assert.equal((await mine(CANDIDATE)).poolConsent, true);
    await page.getByRole('link', { name: 'Mes consentements, dans mon compte', exact: true }).click();
    await page.waitForURL('**/moi');
    await settled(page);
    const consent = page.locator('[data-consent=talent_pool]');
    await consent.getByText('L’un n’est pas donné par l’autre.', { exact: false }).waitFor();
    await consent.getByText('Non donné', { exact: true }).waitFor();
    await assertAccessible(page);
  });
  await on(MINE, CANDIDATE, async (page) => page.getByRole('link', { name: 'Mes consentements, dans mon compte', exact: true }).waitFor());
});

test('what is wanting is said before one submits; then it is submitted, changed, and taken back', () => on(APPLY, CANDIDATE, async (page) => {
  await button(page, 'Déposer ma candidature').click();
  await page.getByText(/points restent à compléter/).waitFor();
  await page.getByLabel('Votre date de naissance').fill('1990-05-01');
  const rules = page.locator('.writer__rule');
  for (const i of [0, 1]) await rules.nth(i).getByLabel('Sur quoi cela repose').fill('Je le déclare sur l’honneur');
  const unmet = rules.nth(1).getByRole('status').getByText('Vous ne seriez pas recevable', { exact: false });
  await rules.nth(1).locator('label', { hasText: 'Oui' }).click();
  await unmet.waitFor();
  await kept(page).waitFor();
  assert.equal((await mine(CANDIDATE)).state, 'STATE_DRAFT', 'it is told before one submits');
  await counts(page.getByText('Vous ne seriez pas recevable', { exact: false }), 1);
  await assertAccessible(page);
  await page.reload();
  await settled(page);
  await unmet.waitFor();
  await rules.nth(1).locator('label', { hasText: 'Non' }).click();
  await unmet.waitFor({ state: 'detached' });
  await kept(page).waitFor();
  await button(page, 'Déposer ma candidature').click();
  await page.getByText('Votre candidature est déposée.', { exact: true }).waitFor();
  assert.equal((await mine(CANDIDATE)).state, 'STATE_SUBMITTED');
  await page.getByLabel('Pourquoi vous ?').fill('Pour récolter.');
  await button(page, 'Enregistrer cette version').click();
  await kept(page).waitFor();
  assert.equal((await mine(CANDIDATE)).answers.find(({ code }) => code === 'WHY').value, 'Pour récolter.');
  await button(page, 'Retirer ma candidature').click();
  await button(dialog(page), 'Retirer ma candidature').click();
  await page.getByText('Votre candidature est retirée').waitFor();
  assert.equal((await mine(CANDIDATE)).state, 'STATE_WITHDRAWN');
}));

test('before the call has closed, those who lead it are told nothing of it, and I find mine in my account', async () => {
  await on('/appels/ouverts/candidatures', COACH, async (page) => {
    await page.getByText('Les candidatures sont scellées jusqu’à la fermeture').waitFor();
    assert.equal(await page.locator('table').count(), 0);
  });
  await on('/moi', CANDIDATE, async (page) => {
    const list = section(page, 'Mes candidatures');
    await list.getByRole('link', { name: 'Semeuses et semeurs' }).waitFor();
    await comes(async () => assert.deepEqual((await titles(list)).sort(), ['Récolte passée', 'Semeuses et semeurs']));
  });
});

test('an administrator opens a sealed application with a reason, which its applicant reads; a coach does not', async () => {
  const own = await mine(CANDIDATE);
  await on('/appels/ouverts/candidatures', COACH, async (page) => assert.equal(await button(page, 'Ouvrir une candidature scellée').count(), 0));
  await call('SubmitApplication', { name: own.name }, CANDIDATE);
  await on('/appels/ouverts/candidatures', 'programme_admin', async (page) => {
    await button(page, 'Ouvrir une candidature scellée').click();
    await dialog(page).locator('[data-readers=people]', { hasText: 'Lu par la personne candidate, tout de suite' }).waitFor();
    await dialog(page).getByLabel('Identifiant de la candidature').fill(own.name.split('/').pop());
    await button(dialog(page), 'Ouvrir une candidature scellée').click();
    await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
    await dialog(page).getByLabel('Motif, que la personne candidate lit').fill('Elle l’a demandé par téléphone.');
    await assertAccessible(page);
    await button(dialog(page), 'Ouvrir une candidature scellée').click();
    await dialog(page).waitFor({ state: 'detached' });
    await section(page, 'Réponses').getByText('Pour récolter.').waitFor();
    await section(page, 'Fichiers').getByText('Les fichiers restent scellés').waitFor();
    assert.deepEqual(page.complaints, []);
  });
  await on(APPLY, CANDIDATE, async (page) => {
    await page.getByText(own.name.split('/').pop(), { exact: true }).waitFor();
    await section(page, 'Qui l’a ouverte avant la fermeture').getByText('Elle l’a demandé par téléphone.').waitFor();
  });
  await call('WithdrawApplication', { name: own.name }, CANDIDATE);
});

test('what waits is found from the menu: by who leads a programme, call by call, and by who applied', async () => {
  await on('/programmes/potagers', COACH, async (page) => {
    await section(page, 'Ce qui attend').getByRole('link', { name: '3 candidatures à décider' }).click();
    await page.waitForURL(`**${LIST}?etat=SUBMITTED#liste`);
    await settled(page);
    await counts(section(page, 'Candidatures').locator('tbody tr'), 3);
    await page.locator('#fr-header').getByRole('link', { name: 'À faire', exact: true }).click();
    await page.waitForURL('**/a-faire');
    await section(page, 'Ce qui attend dans Potagers publics').getByRole('link', { name: 'Récolte passée' }).waitFor();
    await assertAccessible(page);
  });
  await on('/', CANDIDATE, async (page) => {
    await page.locator('#fr-header').getByRole('link', { name: 'À faire', exact: true }).click();
    await section(page, 'Mes candidatures').getByRole('link', { name: 'Récolte passée' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: /^Ce qui attend dans/ }).count(), 0, 'who applies leads nothing');
  });
  await on('/', '', async (page) => assert.equal(await page.locator('#fr-header').getByRole('link', { name: 'À faire', exact: true }).count(), 0));
});

test('applications are counted and filtered by the address, decided with what the conditions propose, and published', () => on(LIST, COACH, async (page) => {
  const list = section(page, 'Candidatures');
  await list.locator('tbody tr').nth(2).waitFor();
  await page.getByRole('navigation', { name: 'Conduire l’appel' }).getByRole('link', { name: 'Classements' }).waitFor();
  await section(page, 'Où elles en sont').getByRole('link', { name: /3\s*Déposée/ }).waitFor();
  await list.getByLabel('Selon les conditions').selectOption({ label: 'Non remplie' });
  await page.waitForURL('**?conditions=NOT_MET');
  await comes(async () => assert.deepEqual(await titles(list), ['Bo Exemple']));
  await list.getByRole('link', { name: 'Bo Exemple' }).click();
  await page.waitForURL(`**${LIST}/*`);
  await settled(page);
  await section(page, 'Réponses').getByRole('link', { name: 'Direction des semis' }).waitFor();
  await button(page, 'Décider').click();
  await dialog(page).getByText('C’est une proposition : vous décidez.').waitFor();
  await dialog(page).locator('[data-readers=people]', { hasText: 'N’est jamais publié ailleurs' }).waitFor();
  await comes(async () => assert.equal(await dialog(page).getByRole('combobox', { name: /^Décision/ }).evaluate((select) => select.selectedOptions[0].textContent), 'Non recevable'));
  await button(dialog(page), 'Décider').click();
  await dialog(page).getByText('la personne candidate le lira', { exact: false }).first().waitFor();
  await dialog(page).getByLabel('Motif').fill('Agent en poste.');
  await button(dialog(page), 'Décider').click();
  await dialog(page).waitFor({ state: 'detached' });
  await comes(async () => assert.deepEqual(await titles(section(page, 'Décisions et recours')), ['Non recevable']));
  await page.goto(LIST);
  await settled(page);
  for (const who of ['Bo Exemple', 'Cy Exemple']) await list.getByRole('link', { name: who }).waitFor();
  await list.getByRole('checkbox', { name: 'Sélectionner Cy Exemple' }).waitFor();
  assert.equal(await list.getByRole('checkbox', { name: 'Sélectionner Bo Exemple' }).count(), 0, 'what is decided is not chosen again');
  const chosen = page.getByRole('region', { name: 'Décider ensemble', exact: true });
  await list.getByRole('checkbox', { name: 'Tout sélectionner' }).check();
  await chosen.getByText('2 candidatures choisies').waitFor();
  await button(chosen, 'Décider ensemble').click();
  await dialog(page).getByRole('listitem').filter({ hasText: 'Avoir un âge minimal' }).nth(1).waitFor();
  await dialog(page).locator('[data-readers=people]', { hasText: 'N’est jamais publié ailleurs' }).waitFor();
  await assertAccessible(page);
  await button(dialog(page), 'Annuler').click();
  await list.getByRole('checkbox', { name: 'Sélectionner Cy Exemple' }).uncheck();
  await button(chosen, 'Décider ensemble').click();
  // A refusal without a reason is refused: it is said of whom, and tried again.
  await dialog(page).getByRole('combobox', { name: /^Décision/ }).selectOption({ label: 'Non recevable' });
  await button(dialog(page), 'Décider de 1 candidature').click();
  await dialog(page).getByText('Décidées : 0 ; en échec : 1.').waitFor();
  await dialog(page).getByLabel('Motif').fill('Hors sujet.');
  await button(dialog(page), 'Réessayer 1 échec').click();
  await dialog(page).waitFor({ state: 'detached' });
  await chosen.waitFor({ state: 'detached' });
  await button(page, 'Publier les décisions').click();
  await dialog(page).getByLabel('J’ai relu les décisions').check({ force: true });
  await button(dialog(page), 'Publier les décisions').click();
  await page.getByText('2 personnes ont été prévenues.').waitFor();
}));

test('on a telephone an application is a card: its name keeps to its lines, and nothing of it is cut or out of view', () => on(LIST, COACH, async (page) => {
  const list = section(page, 'Candidatures');
  for (const who of ['Bo Exemple', 'Cy Exemple']) await list.getByRole('link', { name: who }).waitFor();
  const { frame, told } = await list.locator('.fr-table__content').evaluate((content) => ({ frame: [content.scrollWidth, content.clientWidth], told: [...content.querySelectorAll('tbody th, tbody td, .fr-badge')].map((one) => ({ text: one.innerText, width: one.clientWidth, whole: one.scrollWidth })) }));
  assert.ok(frame[0] <= frame[1], `${frame[0]} px in a frame of ${frame[1]}`);
  for (const { text, width, whole } of told) assert.ok(whole <= width + 1, `${text} is cut`);
  assert.ok((await list.getByRole('rowheader').first().boundingBox()).width > 250, 'a name has the width of the card');
  await assertAccessible(page);
}, { width: 390 }));

test('a refusal is read with its reason, and appealed against; the next decision answers', async () => {
  await on(MINE, CANDIDATE, async (page) => {
    await section(page, 'Décision').getByText('Hors sujet.').waitFor();
    await button(page, 'Demander un nouvel examen').click();
    await dialog(page).locator('[data-readers=people]', { hasText: 'Lu par vous et par les coachs du programme' }).waitFor();
    await dialog(page).getByLabel('Motif').fill('Relisez ma réponse.');
    await button(dialog(page), 'Demander un nouvel examen').click();
    await page.getByText('Un recours est ouvert depuis').waitFor();
  });
  await on(`${LIST}?recours=ouvert`, COACH, async (page) => {
    await section(page, 'Candidatures').locator('tbody tr', { hasText: 'Recours ouvert' }).waitFor();
    await counts(section(page, 'Candidatures').locator('tbody tr'), 1);
  });
  await call('DecideAdmissibility', { name: applications[0], decision: 'KIND_ADMISSIBLE', reason: 'Vous aviez raison.' });
  await on(MINE, CANDIDATE, (page) => page.getByText('Votre candidature est recevable').waitFor());
});

test('nobody reads the application of somebody else, and a draft can be deleted', async () => {
  await on(APPLICATION, OTHER_CANDIDATE, (page) => page.getByText('Votre rôle ne donne pas accès à ceci').waitFor());
  await on(APPLY, OTHER_CANDIDATE, async (page) => {
    await button(page, 'Commencer ma candidature').click();
    await button(page, 'Supprimer ce brouillon').click();
    await button(dialog(page), 'Supprimer ce brouillon').click();
    await button(page, 'Commencer ma candidature').waitFor();
    assert.equal((await call('ListApplications', { parent: closed }, OTHER_CANDIDATE)).applications?.length ?? 0, 0);
  });
});

test('the pages speak English too', () => on(APPLY, CANDIDATE, async (page) => {
  await button(page, 'English').first().click();
  await page.getByText('Your application is withdrawn').waitFor();
  await button(page, 'Submit my application').waitFor();
  await assertAccessible(page);
}));
