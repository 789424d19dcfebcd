// What a coach does in a season: challenges, what became of them, grids, a call that is composed, checked, published and called off, and
// the days of a cohort.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, assertAccessible, assertFits, assertSound, comes, counts, downloaded, hasFocus, says, screenshot, serveSample, settled } from './browser.mjs';
import { CANDIDATE, COACH, COHORT, NEXT, OPEN_CALL, applied, closeCall, day, iso, isoIn, isoOf, personOf, prepareSeason } from './season.mjs';

const USUAL_WIDTHS = [390, 1440];
const OTHER = 'coach@programmes/vergers';
const stack = await serveSample();
const call = await prepareSeason(stack);
const browser = await Browser.launch(stack);
after(() => browser.close());

const COHORT_PAGE = '/programmes/potagers/promotions/1';
const heading = (page, name) => page.getByRole('heading', { name, exact: true });
const section = (page, name) => page.getByRole('region', { name, exact: true });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const dialog = (page) => page.getByRole('dialog');
const status = (page, text) => page.getByRole('status').filter({ hasText: text });
const holds = (field, value, why) => comes(async () => assert.equal(await field.inputValue(), value, why));

const on = (at, options, look) => browser.visit(at, { as: COACH, ...options }, look);
let drafts = 0;
async function draft(more = {}) {
  const { name } = await call('CreateCall', { callId: `brouillon-${++drafts}`, call: { ...OPEN_CALL(), title: `Brouillon ${drafts}`, ...more } });
  return { name, page: `/appels/brouillon-${drafts}/composer` };
}

const composed = await draft({ gridVersion: '', choicesMin: 3, choicesMax: 2 });
for (const [name, at] of [['defi-coach', '/defis/eau-juste'], ['composer', composed.page], ['grille-coach', '/grilles/potagers'], ['promotion-defis-coach', COHORT_PAGE], ['promotion-calendrier-coach', '/programmes/potagers/promotions/2/calendrier']]) {
  test(`${at} of its coach is accessible, and fits 390 and 1440 px`, () => assertSound(browser, at, name, { as: COACH, widths: USUAL_WIDTHS }));
}

for (const [name, at, opens] of [['defi-nouveau', COHORT_PAGE, 'Ajouter un défi'], ['defi-modifier', '/defis/eau-juste', 'Modifier'], ['defi-devenir', '/defis/eau-juste', 'Dire ce qu’il est devenu'],
  ['appel-nouveau', COHORT_PAGE, 'Préparer un appel'], ['grille-version', '/grilles/potagers', 'Faire une nouvelle version']]) {
  test(`the dialog ${name} is accessible, fits 390 and 1440 px, and says who will read`, async () => {
    for (const width of USUAL_WIDTHS) {
      await on(at, { width }, async (page) => {
        await button(page, opens).click();
        await dialog(page).locator('[data-readers=everybody]', { hasText: 'données ouvertes' }).waitFor();
        await screenshot(page, `${name}-${width}`);
        await assertFits(page);
        await assertAccessible(page);
      });
    }
  });
}

test('a coach adds a challenge, which is nobody’s business until it is selected, and withdraws it', async () => {
  await on(COHORT_PAGE, {}, async (page) => {
    await button(page, 'Ajouter un défi').click();
    await dialog(page).getByLabel('Identifiant').fill('serres');
    await dialog(page).getByLabel('Nom', { exact: false }).first().fill('Serres sobres');
    await dialog(page).getByLabel('Thèmes').fill('Énergie\nSerres');
    await button(dialog(page), 'Ajouter une personne').click();
    await dialog(page).getByRole('combobox', { name: /^Rôle/ }).selectOption({ label: 'Mentor opérationnel' });
    await dialog(page).getByLabel('Nom affiché').fill('Une serriste');
    await says(dialog(page).getByLabel('Son compte').locator('xpath=..'), /n’est pas publié/, 'an account is not open data, and the field says so');
    await button(dialog(page), 'Ajouter un défi').click();
    await page.waitForURL('**/defis/serres');
    await page.getByText('Ce défi n’est pas encore public').waitFor();
    const made = await call('GetChallenge', { name: 'challenges/serres' });
    assert.deepEqual([made.state, made.themes, made.cohorts, made.supporters[0].displayName], ['STATE_PROPOSED', ['Énergie', 'Serres'], [COHORT], 'Une serriste']);
    await button(page, 'Retenir').click();
    await button(dialog(page), 'Retenir').click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText('Ce défi n’est pas encore public').waitFor({ state: 'detached' });
  });
  await on('/defis/serres', { as: '' }, (page) => heading(page, 'Serres sobres').waitFor());
  await on('/defis/serres', {}, async (page) => {
    await button(page, 'Retirer').click();
    await button(dialog(page), 'Retirer').click();
    await page.getByText('Ce défi a été retiré.').waitFor();
    await section(page, 'Journal des modifications').scrollIntoViewIfNeeded();
    await section(page, 'Journal des modifications').getByText('a modifié le défi').first().waitFor();
  });
});

test('two coaches change one challenge: what both changed is chosen, and nothing is lost', () => on('/defis/sols-vivants', {}, async (page) => {
  await button(page, 'Modifier').click();
  await dialog(page).getByLabel('Nom', { exact: false }).first().fill('Sols bien vivants');
  await dialog(page).getByLabel('Lieu').fill('Dijon');
  await call('UpdateChallenge', { challenge: { name: 'challenges/sols-vivants', title: 'Sols très vivants', skills: ['pédologue'] }, updateMask: 'title,skills' });
  await button(dialog(page), 'Enregistrer').click();
  await heading(page, 'Deux versions à réunir').waitFor();
  await assertAccessible(page);
  await dialog(page).locator('label', { hasText: 'Votre version' }).click();
  await button(page, 'Appliquer ces choix').click();
  await button(dialog(page), 'Enregistrer').click();
  await status(page, 'Enregistré.').waitFor();
  const now = await call('GetChallenge', { name: 'challenges/sols-vivants' });
  assert.deepEqual([now.title, now.place, now.skills], ['Sols bien vivants', 'Dijon', ['pédologue']]);
}));

test('what became of a challenge is checked as one types, recorded, corrected and withdrawn', () => on('/defis/sols-vivants', {}, async (page) => {
  await page.getByText('On ne sait pas ce que ce défi est devenu').waitFor();
  await button(page, 'Dire ce qu’il est devenu').click();
  await dialog(page).getByLabel('Source').fill('Visite');
  await dialog(page).getByText('Dites ce qu’il est devenu, ou autre chose que l’on sait.').waitFor();
  await dialog(page).getByLabel('Restés dans l’organisation d’accueil').fill('2');
  await dialog(page).getByLabel('Restés dans l’administration').fill('1');
  await dialog(page).getByText('C’est moins que ceux restés dans l’organisation d’accueil').waitFor();
  await dialog(page).getByLabel('Restés dans l’organisation d’accueil').fill('0');
  await dialog(page).getByText('Vérifié par le service').waitFor();
  await button(dialog(page), 'Enregistrer').click();
  const outcomes = section(page, 'Ce qu’il est devenu');
  await outcomes.getByRole('button', { name: /^Corriger ce qui est dit au/ }).click();
  await holds(dialog(page).getByLabel('Restés dans l’organisation d’accueil'), '0', 'nobody is not unknown');
  await dialog(page).getByLabel('Suite').selectOption({ label: 'Maintenu' });
  await dialog(page).getByLabel('Motif').fill('Oublié');
  await button(dialog(page), 'Corriger').click();
  await outcomes.getByRole('cell', { name: 'Maintenu', exact: true }).waitFor();
  await outcomes.getByRole('button', { name: /^Corriger ce qui est dit au/ }).click();
  await dialog(page).getByLabel('Retirer cette ligne').check({ force: true });
  await dialog(page).getByLabel('Motif').fill('Faux');
  await button(dialog(page), 'Corriger').click();
  await page.getByText('On ne sait pas ce que ce défi est devenu').waitFor();
}));

test('a frozen version says so and offers a new one, whose criteria are ordered by the keyboard', () => on('/grilles/potagers', {}, async (page) => {
  await page.getByText('Un appel publié s’en sert').waitFor();
  assert.equal(await button(page, 'Modifier la version 1').count(), 0);
  await button(page, 'Faire une nouvelle version').click();
  const first = dialog(page).getByRole('group', { name: 'Critère 1', exact: true });
  await holds(first.getByLabel('Code'), 'IMPACT', 'it begins as the last one');
  await first.getByLabel('Code').press('Alt+ArrowDown');
  await status(dialog(page), 'Critère 1 : maintenant à la place 2.').waitFor();
  await holds(first.getByLabel('Code'), 'FEASIBILITY');
  const second = dialog(page).getByRole('group', { name: 'Critère 2', exact: true });
  await button(second, 'Monter : Critère 2').click();
  await button(first, 'Descendre : Critère 1').click();
  await first.getByLabel('Poids').fill('0');
  await dialog(page).getByText('Un nombre entier ou une fraction').waitFor();
  await first.getByLabel('Poids').fill('1/3');
  await second.getByRole('textbox', { name: /^Note/ }).last().fill('9');
  await dialog(page).getByText('Ce n’est pas une de ses notes : elles vont de 1 à 4.').waitFor();
  await second.getByRole('textbox', { name: /^Note/ }).last().fill('3');
  await button(dialog(page), 'Faire une nouvelle version').click();
  await heading(page, 'Version 2 Peut changer').waitFor();
  const { criteria } = await call('GetGridVersion', { name: 'grids/potagers/versions/2' });
  assert.deepEqual(criteria.map(({ code, weight }) => [code, weight]), [['FEASIBILITY', '1/3'], ['IMPACT', '2']]);
}));

test('a call is composed: each contradiction leads to its field, the preview is what will be read, publishing asks first', () => on(composed.page, {}, async (page) => {
  await page.getByText(/points? empêchent? de publier/).waitFor();
  await page.getByRole('button', { name: 'Publier', exact: true, disabled: true }).waitFor();
  const lead = page.getByRole('complementary', { name: 'Publication' }).getByRole('button', { name: /^Version d’une grille/ }).first();
  await lead.click();
  await hasFocus(page.getByLabel('Version d’une grille'));
  await page.getByLabel('Version d’une grille').selectOption({ label: 'Grille des potagers – 1' });
  await page.getByLabel('Choix, au moins').fill('1');
  await page.getByLabel('Ouverture').fill('2031-03-01T08:30');
  await page.getByLabel('Fermeture').fill('2031-03-31T18:00');
  await page.getByLabel('Jour des résultats').fill('2031-04-15');
  await page.getByLabel('Fin de la liste d’attente').fill('2031-05-15');
  await status(page, 'Vérifié par le service').waitFor();
  await page.getByText('Enregistrez d’abord').waitFor();
  await button(page, 'Enregistrer').click();
  await status(page, /^Enregistré\.$/).waitFor();
  const saved = await call('GetCall', { name: composed.name });
  assert.equal(saved.openTime, '2031-03-01T04:30:00Z', 'typed as the clocks of Réunion show it');
  const seats = page.getByRole('complementary').getByRole('button', { name: 'Postes : Il n’y en a pas, et l’on candidate à des postes.' });
  await seats.click();
  await button(page, 'Ajouter un poste').click();
  await dialog(page).getByLabel('Identifiant').fill('graines-data');
  await dialog(page).getByLabel('Défi').selectOption({ label: 'Graines voyageuses' });
  await dialog(page).getByLabel('Compétence').fill('data scientist');
  await dialog(page).getByLabel('Nombre de personnes').fill('1');
  await button(dialog(page), 'Ajouter un poste').click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByText('Rien ne s’oppose à la publication').waitFor();
  await button(page, 'Montrer l’aperçu').click();
  await page.locator('#appel-title').fill('Brouillon relu');
  await page.locator('.compose__preview').getByText('Avoir 18 ans au moins').waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await screenshot(page, 'composer-apercu');
  await button(page, 'Enregistrer').click();
  await status(page, /^Enregistré\.$/).waitFor();
  await button(page, 'Publier').click();
  await button(dialog(page), 'Publier').click();
  await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
  await dialog(page).getByLabel('J’ai relu l’aperçu').check({ force: true });
  await button(dialog(page), 'Publier').click();
  await page.waitForURL('**/appels/brouillon-1');
  await heading(page, 'Le tirage au sort').waitFor();
  assert.equal((await call('GetCall', { name: composed.name })).state, 'STATE_PUBLISHED');
}));

test('questions are added, ordered and checked; what is fixed once published is said at its field, and a call is called off', async () => {
  const { name, page: at } = await draft({ form: [] });
  await on(at, {}, async (page) => {
    for (const [label, code] of [['Votre nom', 'NAME'], ['Votre outil', 'TOOL']]) {
      await button(page, 'Ajouter une question').click();
      const row = page.locator('#appel-form [data-row]').last();
      await row.getByLabel('Question', { exact: false }).first().fill(label);
      await row.getByLabel('Code').fill(code);
    }
    const rows = page.locator('#appel-form [data-row]');
    await rows.nth(0).getByLabel('On répond par').selectOption({ label: 'Une ligne de texte' });
    await page.setViewportSize({ width: 1440, height: 900 });
    const isCut = await rows.nth(0).getByLabel('On répond par').evaluate((select) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(select);
      const context = document.createElement('canvas').getContext('2d');
      context.font = font;
      return context.measureText(select.selectedOptions[0].textContent).width > select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    });
    assert.equal(isCut, false, 'what is chosen is read whole');
    await rows.nth(1).getByLabel('On répond par').selectOption({ label: 'Un choix' });
    await rows.nth(1).getByLabel('Ce que l’on peut choisir').fill('Bêche\nSécateur');
    await rows.nth(1).getByLabel('Code').fill('NAME');
    await page.getByText('Ce code est déjà pris, plus haut').waitFor();
    await rows.nth(1).getByLabel('Code').fill('TOOL');
    await button(rows.nth(1), 'Monter : Question 2').click();
    await hasFocus(button(rows.nth(0), 'Descendre : Question 1'), 'the focus stays with what moved');
    await button(page, 'Enregistrer').click();
    await status(page, /^Enregistré\.$/).waitFor();
    const { form } = await call('GetCall', { name });
    assert.deepEqual(form.map(({ code, options }) => [code, options ?? []]), [['TOOL', ['Bêche', 'Sécateur']], ['NAME', []]]);
    await call('CreateSeat', { parent: name, seatId: 's', seat: { challenge: 'challenges/graines', skill: 'data scientist', count: 1 } });
    await call('PublishCall', { name });
    await page.reload();
    await settled(page);
    await page.getByLabel('Évaluations complètes pour être classé').fill('3');
    await page.getByText('C’est fixé.').first().waitFor();
    await button(page, 'Annuler').click();
  });
  await on(`/appels/${name.split('/')[1]}`, {}, async (page) => {
    await button(page, 'Annuler l’appel').click();
    await dialog(page).getByLabel('Motif').fill('La serre a gelé');
    await button(dialog(page), 'Annuler l’appel').click();
    await page.getByText(/Cet appel a été annulé le .*La serre a gelé/).waitFor();
    assert.deepEqual([(await call('GetCall', { name })).state], ['STATE_CANCELLED']);
  });
});

test('somebody else’s coach composes nothing', async () => {
  const { page: at } = await draft();
  await on(at, { as: OTHER }, (page) => heading(page, 'Cet appel n’existe pas').waitFor());
  await on('/appels/jardiniers-2/composer', { as: OTHER }, (page) => page.getByText('Seuls les coachs de son programme').waitFor());
  await on('/grilles/potagers', { as: OTHER }, async (page) => assert.equal(await button(page, 'Faire une nouvelle version').count(), 0));
});

const CALENDAR = '/programmes/potagers/promotions/2/calendrier';
const onDay = (page, at) => page.locator('.calendar > li', { has: page.locator(`time[datetime="${at}"]`) });

test('the calendar of a cohort shows, to whoever leads it, each day that the service tells, with ways to what is counted', async () => {
  await call('UpdateCohort', { cohort: { name: NEXT, sessions: [{ kind: 'bootcamp', title: 'Semis', startDate: day(iso(91)), endDate: day(iso(93)), place: 'Serre municipale' }] }, updateMask: 'sessions' });
  const cohort = await call('GetCohort', { name: NEXT });
  const ofCall = 'calls/jardiniers-2';
  const application = await applied(call, ofCall, CANDIDATE, { seats: ['graines-data'] });
  closeCall(stack, ofCall);
  const hearing = await call('CreateJuryHearing', { parent: ofCall, hearing: { application, startTime: `${iso(10)}T21:30:00Z`, endTime: `${iso(10)}T22:00:00Z`, place: 'Salle des semis' } });
  const profile = await call('CreateProfile', { profile: { person: await personOf(call, CANDIDATE), displayName: 'Camille Exemple', cohorts: [NEXT] } });
  const assignment = await call('CreateAssignment', { assignment: { person: profile.name, cohort: NEXT, challenge: 'challenges/graines', skill: 'data scientist', startDate: cohort.startDate, months: 6 } });
  const { title, timeZone, closeTime, resultsDate, waitingListEndDate } = await call('GetCall', { name: ofCall });
  const heardOn = isoIn(hearing.startTime, timeZone);
  assert.equal(heardOn, iso(11), 'by the clocks of Réunion, which are ahead');
  const days = [
    [isoOf(cohort.startDate), 'Premier jour de la promotion'], [isoIn(closeTime, timeZone), `Fermeture – ${title}`], [isoOf(resultsDate), `Résultats – ${title}`],
    [isoOf(waitingListEndDate), `Dernier jour de la liste d’attente – ${title}`], [heardOn, `1 audition – ${title}`], [isoOf(assignment.startDate), '1 affectation commence'],
    [isoOf(assignment.lastDate), '1 affectation finit avant la promotion : à renouveler ou non']];
  await on('/programmes/potagers/promotions/2', {}, async (page) => {
    await page.getByRole('link', { name: 'Calendrier', exact: true }).click();
    await page.waitForURL(`**${CALENDAR}`);
    await settled(page);
    await heading(page, 'Calendrier de Potagers publics – Saison 2').waitFor();
    await page.locator('details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
    for (const [at, name] of days) await onDay(page, at).getByRole('link', { name, exact: true }).waitFor();
    await onDay(page, isoOf(cohort.sessions[0].startDate)).getByText('Bootcamp – Semis, Serre municipale, jusqu’au').waitFor();
    await onDay(page, isoIn(closeTime, timeZone)).getByText('(Indian/Reunion, UTC+4)').first().waitFor();
    await onDay(page, isoOf(assignment.startDate)).getByRole('link', { name: 'Camille Exemple' }).waitFor();
    await page.locator('[aria-current=date]').getByText('Aujourd’hui', { exact: true }).waitFor();
    for (const width of USUAL_WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await screenshot(page, `calendrier-${width}`);
      await assertFits(page);
      await assertAccessible(page);
    }
    const shown = await page.locator('.calendar time').evaluateAll((all) => all.map((one) => one.dateTime));
    assert.deepEqual(shown, [...shown].sort(), 'in the order of days');
    const file = (await downloaded(page, () => button(page, 'Télécharger pour un agenda (.ics)').click())).replaceAll('\r\n ', '').split('\r\n');
    const begun = file.indexOf(`UID:${cohort.uid}-first@pepiniere`);
    assert.equal(file[begun + 2], `DTSTART;VALUE=DATE:${isoOf(cohort.startDate).replaceAll('-', '')}`);
    assert.ok(file.includes(`DTSTART:${closeTime.slice(0, 19).replace(/[-:]/g, '')}Z`), 'an instant is told in UTC');
    assert.ok(file.includes('LOCATION:Serre municipale'));
    assert.ok(!file.some((line) => line.includes('Camille')), 'a file names nobody');
    await page.getByLabel('Sorte').selectOption({ label: 'Auditions' });
    await page.waitForURL(`**${CALENDAR}?sorte=auditions`);
    await counts(page.getByRole('link', { name: 'Premier jour de la promotion' }), 0);
    await onDay(page, heardOn).getByRole('link').click();
    await page.waitForURL(`**/appels/jardiniers-2/auditions#jour-${heardOn}`);
    await settled(page);
    await page.locator(`#jour-${heardOn}`).waitFor();
    await page.goto(`${CALENDAR}?sorte=affectations`);
    await settled(page);
    await page.getByRole('link', { name: '1 affectation commence' }).click();
    await page.waitForURL(`**/promotions/2/personnes?debut=${isoOf(assignment.startDate)}#affectations`);
    await settled(page);
    await counts(section(page, 'Affectations').locator('tbody tr'), 1);
    await page.goto(`/programmes/potagers/promotions/2/personnes?fin=${isoOf(assignment.startDate)}`);
    await page.getByText('Aucune affectation ne répond à ces filtres.').waitFor();
  });
  await on(CALENDAR, { as: CANDIDATE }, async (page) => {
    const own = onDay(page, heardOn).getByRole('link', { name: `1 audition – ${title}` });
    await comes(async () => assert.equal(await own.getAttribute('href'), '/appels/jardiniers-2/candidature', 'who is heard reads of their own'));
    assert.equal(await page.getByText('affectation').count(), 0);
  });
  for (const as of ['', OTHER]) {
    await on(CALENDAR, { as }, async (page) => {
      await onDay(page, isoOf(cohort.startDate)).waitFor();
      assert.equal(await page.getByText(/\d (audition|affectation|offre)/).count(), 0, as);
    });
  }
});
