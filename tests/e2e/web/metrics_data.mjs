// What figures are made of, told by hand: metrics of a project, values, answers of users, work items, sprints, deployments, incidents.
// Who will read it is said before; what is wrong is said beside its field; what is told otherwise keeps what it was.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeClients } from '../rpc.mjs';
import { Browser, assertAccessible, assertFits, assertSound, comes, counts, follows, hasFocus, says, screenshot, serveSample, settled } from './browser.mjs';
import { COACH, DAILY, FLOWING, SILENT, STRANGER, isoAgo, measure } from './measured.mjs';

const USUAL_WIDTHS = [390, 1440];
const stack = await serveSample();
const coach = await measure(stack);
const browser = await Browser.launch(stack);
after(async () => {
  await browser.close();
  closeClients();
});

const dataOf = (project) => `/projets/${project.split('/')[1]}/donnees`;
const measuresOf = (project) => `/projets/${project.split('/')[1]}/mesures`;
const button = (scope, name) => scope.getByRole('button', { name, exact: true });
const dialog = (page) => page.getByRole('dialog');
const section = (page, name) => page.getByRole('region', { name, exact: true });
const gone = (page) => dialog(page).waitFor({ state: 'detached' });
const everybody = (page) => dialog(page).locator('[data-readers=everybody]');
const at = (days, time) => `${isoAgo(days)}T${time}`;

// What a form is refused, the browser complains of too.
const isRefusal = (said) => /status of 4(?:00|09)/.test(said);

const on = (at, options, look) => browser.visit(at, { as: COACH, ...options }, async (page) => {
  await look(page);
  assert.deepEqual(page.complaints.filter((said) => !isRefusal(said)), [], page.url());
});

for (const [name, at, as] of [['donnees', dataOf(FLOWING), COACH], ['donnees-visiteur', dataOf(FLOWING), ''], ['donnees-mesure', `${dataOf(FLOWING)}/visits`, COACH]]) {
  test(`${at} (${name}) is accessible, and fits 390 and 1440 px`, () => assertSound(browser, at, name, { as, widths: USUAL_WIDTHS }));
}

test('everybody reads what figures are made of, and coaches of the project alone tell it', async () => {
  for (const as of ['', STRANGER]) {
    await on(dataOf(FLOWING), { as }, async (page) => {
      await says(section(page, 'Avis des usagers'), /Très bien\s: 60[\s\S]*Pas bien\s: 1/);
      await says(section(page, 'Déploiements'), /Réussi[\s\S]*chaine/);
      await section(page, 'Incidents').getByText('Aucun incident n’est connu.').waitFor();
      await says(section(page, 'Éléments de travail').getByRole('row', { name: /^vieux/ }), /story[\s\S]*En cours[\s\S]*tableau/);
      await section(page, 'Sprints').getByText('Aucun sprint n’est connu.').waitFor();
      for (const name of ['Définir une mesure', 'Compter des avis', 'Ajouter un élément', 'Ajouter un sprint', 'Ajouter un déploiement', 'Ajouter un incident']) assert.equal(await button(page, name).count(), 0, name);
      assert.equal(await page.getByRole('button', { name: /^(?:Modifier|Supprimer|Dire une valeur|Terminer|Abandonner|Clore)/ }).count(), 0);
    });
  }
});

test('a project defines what tells its impact: what is wrong is said by field, and who reads it before', () => on(dataOf(SILENT), {}, async (page) => {
  const metrics = section(page, 'Mesures');
  await button(metrics, 'Définir une mesure').click();
  await everybody(page).getByText('sauf si ses valeurs ne sont lues que par le projet').waitFor();
  await dialog(page).getByLabel('Identifiant').fill('Délai moyen');
  await dialog(page).getByLabel('Nom', { exact: false }).first().fill('Délai de réponse');
  await dialog(page).getByText('Des petites lettres, des chiffres et des tirets bas').waitFor();
  await dialog(page).getByLabel('Identifiant').fill('delai_reponse');
  await dialog(page).getByLabel('Sorte de valeurs').selectOption({ label: 'Un rapport de deux autres mesures' });
  await dialog(page).getByLabel('Ce qui est divisé').waitFor();
  await dialog(page).getByLabel('Sorte de valeurs').selectOption({ label: 'Combien il y en a à un moment (comptes ouverts)' });
  await dialog(page).getByLabel('Ce qui est divisé').waitFor({ state: 'detached' });
  await dialog(page).getByLabel('Unité').fill('jours');
  await dialog(page).getByLabel('Sens').selectOption({ label: 'Moins il y en a, mieux c’est' });
  await assertAccessible(page);
  await assertFits(page);
  await screenshot(page, 'donnees-definir');
  await button(dialog(page), 'Définir une mesure').click();
  await gone(page);
  const row = metrics.getByRole('row', { name: /^Délai de réponse/ });
  await says(row, /Ce projet[\s\S]*L’impact pour les usagers[\s\S]*jours[\s\S]*par jour/);
  await row.getByRole('button', { name: /^Modifier/ }).click();
  assert.equal(await dialog(page).getByLabel('Sorte de valeurs').count(), 0, 'what its values mean stays');
  await dialog(page).getByLabel('Valeurs lues par').selectOption({ label: 'Ceux qui ont un rôle sur le projet seulement' });
  await button(dialog(page), 'Enregistrer').click();
  await gone(page);
  await says(row, /un rôle sur le projet seulement/);
  await row.getByRole('button', { name: /^Dire une valeur/ }).click();
  await dialog(page).locator('[data-readers=people]', { hasText: 'ne sont pas publiées' }).waitFor();
  await button(dialog(page), 'Annuler').click();
  await gone(page);
  await row.getByRole('button', { name: /^Supprimer/ }).click();
  await dialog(page).getByText('Ses valeurs sont cachées avec elle').waitFor();
  await button(dialog(page), 'Supprimer').click();
  await page.getByText('« Délai de réponse » a été supprimé.').waitFor();
  await counts(row, 0);
  await button(page, 'Annuler').click();
  await row.waitFor();
}));

test('a value is told by hand; told otherwise, the old one and the new one are seen, and the old one stays', () => on(`${dataOf(SILENT)}/visits`, {}, async (page) => {
  const value = dialog(page).getByLabel(/^Valeur/);
  const values = section(page, 'Valeurs'), changed = section(page, 'Ce qui a été dit autrement');
  const begin = async (before) => {
    await button(page, 'Dire une valeur').click();
    await everybody(page).waitFor();
    await dialog(page).getByLabel(/^Jour/).fill(isoAgo(3));
    await dialog(page).getByText(before).waitFor();
  };
  const send = async () => {
    await button(dialog(page), 'Dire une valeur').click();
    await gone(page);
  };
  await page.getByText('Personne n’a encore rien dit de cette mesure.').waitFor();
  await begin('Rien n’est encore dit de ce moment.');
  await value.fill('-3');
  await dialog(page).getByText('Ce qui se compte n’est jamais négatif.').waitFor();
  await value.fill('30');
  await assertAccessible(page);
  await assertFits(page);
  await send();
  await page.getByText(/C’est noté\s: 30 visites\./).waitFor();
  await says(values.locator('tbody tr'), /30 visites/);
  await changed.getByText('Aucune valeur n’a changé').waitFor();
  await begin(/Déjà dit\s: 30 visites/);
  await screenshot(page, 'donnees-valeur');
  await value.fill('45');
  await send();
  await page.getByText(/30 visites devient 45 visites/).waitFor();
  await says(values.locator('tbody tr'), /45 visites/);
  await says(changed.locator('tbody tr'), /30 visites\s+45 visites/);
  await begin(/Déjà dit\s: 45 visites/);
  await dialog(page).getByLabel('Retirer la valeur').check({ force: true });
  await value.waitFor({ state: 'detached' });
  await send();
  await page.getByText(/45 visites devient rien/).waitFor();
  await values.getByText('Rien n’est dit de cette période.').waitFor();
  await counts(changed.locator('tbody tr'), 2, 'what was told stays in the history');
  await assertAccessible(page);
}));

test('answers are counted by the kind of question; what somebody else counts meanwhile is brought in', () => on(dataOf(SILENT), {}, async (page) => {
  const surveys = section(page, 'Avis des usagers'), rows = surveys.locator('tbody tr');
  const count = (answer) => dialog(page).getByLabel(answer);
  await button(surveys, 'Compter des avis').click();
  await everybody(page).waitFor();
  await dialog(page).getByLabel('Question posée').selectOption('2');
  await counts(dialog(page).getByLabel(/^Combien ont répondu/), 11, 'marks from 0 to 10');
  await dialog(page).getByLabel('Question posée').selectOption('1');
  await counts(dialog(page).getByLabel(/^Combien ont répondu/), 3);
  await dialog(page).getByLabel(/^Jour/).fill(isoAgo(2));
  await count('Pas bien').fill('0');
  await dialog(page).getByText('Comptez au moins une réponse').waitFor();
  await count('Très bien').fill('12');
  await assertAccessible(page);
  await screenshot(page, 'donnees-avis');
  await button(dialog(page), 'Compter des avis').click();
  await gone(page);
  await says(rows, /Très bien\s: 12[\s\S]*À la main/);
  await follows(page);
  await rows.getByRole('button', { name: /^Modifier/ }).click();
  await comes(async () => assert.equal(await count('Très bien').inputValue(), '12'));
  await count('Moyen').fill('3');
  const { surveys: [{ name }] } = await coach.call('ListSurveys', { parent: SILENT });
  await coach.call('UpdateSurvey', { survey: { name, counts: [{ answer: 'GOOD', count: 12 }, { answer: 'BAD', count: 1 }] }, updateMask: { paths: ['counts'] } });
  await dialog(page).getByText('Ces décomptes viennent d’être modifiés').waitFor();
  await button(dialog(page), 'Reprendre ces changements').click();
  await button(dialog(page), 'Appliquer ces choix').click();
  await button(dialog(page), 'Enregistrer').click();
  await gone(page);
  await says(rows, /Très bien\s: 12\s+Moyen\s: 3\s+Pas bien\s: 1/);
  await rows.getByRole('button', { name: /^Supprimer/ }).click();
  await button(dialog(page), 'Supprimer').click();
  await surveys.getByText('Aucun avis n’est compté.').waitFor();
  await page.getByLabel('Montrer aussi ce qui a été supprimé').check({ force: true });
  await says(rows, /Supprimé le/);
  await rows.getByRole('button', { name: /^Rétablir/ }).click();
  await comes(async () => assert.doesNotMatch(await rows.innerText(), /Supprimé le/));
}));

const row = (page, of, name) => section(page, of).getByRole('row', { name });
const SPRINTS = 'Sprints', ITEMS = 'Éléments de travail';

test('a sprint is told by hand, and closed; its goal is for the project alone', async () => {
  await on(dataOf(SILENT), {}, async (page) => {
    await button(section(page, SPRINTS), 'Ajouter un sprint').click();
    await everybody(page).waitFor();
    await says(dialog(page), /But\s*Lu par ceux qui ont un rôle sur le projet seulement/);
    await dialog(page).getByLabel(/^Titre/).fill('Sprint des semis');
    await dialog(page).getByLabel(/^Début/).fill(at(12, '09:00'));
    await dialog(page).getByLabel(/^Fin/).fill(at(13, '09:00'));
    await dialog(page).getByText('La fin doit venir après le début.').waitFor();
    await dialog(page).getByLabel(/^Fin/).fill(at(-400, '09:00'));
    await dialog(page).getByText(/C’est plus de 366 jours après le début/).waitFor();
    await dialog(page).getByLabel(/^Fin/).fill(at(1, '09:00'));
    await dialog(page).getByLabel(/^But/).fill('Semer avant la pluie');
    await assertAccessible(page);
    await assertFits(page);
    await screenshot(page, 'donnees-sprint');
    await button(dialog(page), 'Ajouter un sprint').click();
    await gone(page);
    const sprint = row(page, SPRINTS, /^Sprint des semis/);
    await says(sprint, /09:00[\s\S]*Pas encore clos[\s\S]*À la main/);
    await sprint.getByRole('button', { name: /^Clore/ }).click();
    await dialog(page).getByText('Il compte alors dans la vélocité').waitFor();
    await button(dialog(page), 'Clore').click();
    await gone(page);
    await says(sprint, /\bClos\b/);
    await counts(sprint.getByRole('button', { name: /^Clore/ }), 0);
    await sprint.getByRole('button', { name: /^Modifier/ }).click();
    await comes(async () => assert.equal(await dialog(page).getByLabel('Clos').isChecked(), true));
    await dialog(page).getByLabel('Clos').uncheck({ force: true });
    await button(dialog(page), 'Enregistrer').click();
    await gone(page);
    await says(sprint, /Pas encore clos/, 'it can be taken back');
  });
  await on(dataOf(SILENT), { as: '' }, async (page) => {
    await row(page, SPRINTS, /^Sprint des semis/).waitFor();
    assert.equal(await page.getByText('Semer avant la pluie').count(), 0);
  });
});

test('an item takes two fields: what it is called, and since when it is in progress; then it is finished, and counts', async () => {
  await on(dataOf(SILENT), {}, async (page) => {
    await button(section(page, ITEMS), 'Ajouter un élément').click();
    await everybody(page).waitFor();
    await says(dialog(page), /Titre\s*Aucun chiffre n’en a besoin\. Lu par ceux qui ont un rôle sur le projet seulement/);
    assert.equal(await dialog(page).getByLabel(/^Où il en est/).inputValue(), '2', 'in progress, unless one says otherwise');
    await dialog(page).getByLabel(/^Titre/).fill('Formulaire de semis');
    await dialog(page).getByLabel(/^Depuis/).fill(at(-3, '09:00'));
    await dialog(page).getByText('C’est à venir : vérifiez la date.').waitFor();
    await dialog(page).getByLabel(/^Depuis/).fill(at(10, '09:00'));
    await counts(dialog(page).getByText('C’est à venir : vérifiez la date.'), 0);
    await assertAccessible(page);
    await assertFits(page);
    await screenshot(page, 'donnees-element');
    await button(dialog(page), 'Ajouter un élément').click();
    await gone(page);
    const item = row(page, ITEMS, /^Formulaire de semis/);
    await says(item, /En cours[\s\S]*09:00[\s\S]*À la main/);
    await item.getByRole('button', { name: /^Terminer/ }).click();
    await everybody(page).waitFor();
    await dialog(page).getByLabel(/^Terminé le/).fill(at(-3, '17:30'));
    await dialog(page).getByText('C’est à venir : vérifiez la date.').waitFor();
    await dialog(page).getByLabel(/^Terminé le/).fill(at(30, '17:30'));
    await dialog(page).getByText('C’est avant la dernière étape').waitFor();
    await dialog(page).getByLabel(/^Terminé le/).fill(at(4, '17:30'));
    await assertAccessible(page);
    await button(dialog(page), 'Terminer').click();
    await gone(page);
    await says(item, /Fait[\s\S]*17:30/);
    await counts(item.getByRole('button', { name: /^(?:Terminer|Abandonner)/ }), 0);
    await page.goto(measuresOf(SILENT));
    await settled(page);
    await says(page.locator('[data-indicator=throughput]'), /\b1\b/);
    await says(page.locator('[data-indicator=cycle_time]'), /6 j/);
  });
  await on(dataOf(SILENT), { as: '' }, async (page) => {
    await counts(section(page, ITEMS).locator('tbody tr'), 1);
    assert.equal(await page.getByText('Formulaire de semis').count(), 0, 'what it is called is not open data');
  });
});

test('what is wrong with a step is said at that step, in whatever order they are typed; one that is given up counts nowhere', () => on(dataOf(SILENT), {}, async (page) => {
  await button(section(page, ITEMS), 'Ajouter un élément').click();
  const step = (n) => dialog(page).getByRole('group', { name: `Étape ${n}`, exact: true });
  await dialog(page).getByLabel(/^Titre/).fill('Idée de serre');
  await dialog(page).getByLabel(/^Identifiant/).fill('EIG 7');
  await dialog(page).getByText(/^Des lettres, des chiffres, des points/).waitFor();
  await dialog(page).getByLabel(/^Identifiant/).fill('EIG-7');
  await step(1).getByLabel(/^Où il en est/).selectOption({ label: 'Abandonné' });
  await step(1).getByLabel(/^Depuis/).fill(at(-3, '09:00'));
  await button(dialog(page), 'Ajouter une étape').click();
  await step(2).getByLabel(/^Où il en est/).selectOption({ label: 'En cours' });
  await step(2).getByLabel(/^Depuis/).fill(at(8, '09:00'));
  await step(1).getByText('C’est à venir : vérifiez la date.').waitFor();
  await counts(step(2).getByText('C’est à venir : vérifiez la date.'), 0, 'the service has it first, and it is the second here');
  await dialog(page).getByRole('button', { name: 'Retirer Étape 1', exact: true }).click();
  await button(dialog(page), 'Ajouter un élément').click();
  await gone(page);
  const item = row(page, ITEMS, /^Idée de serre/);
  await item.getByRole('button', { name: /^Abandonner/ }).click();
  await dialog(page).getByLabel(/^Abandonné le/).fill(at(7, '10:00'));
  await button(dialog(page), 'Abandonner').click();
  await gone(page);
  await says(item, /Abandonné/);
  await button(section(page, ITEMS), 'Ajouter un élément').click();
  await dialog(page).getByLabel(/^Identifiant/).fill('EIG-7');
  await dialog(page).getByLabel(/^Depuis/).fill(at(8, '09:00'));
  await dialog(page).getByText('Cet identifiant est déjà pris').waitFor();
  await button(dialog(page), 'Annuler').click();
  await gone(page);
}));

test('an item goes into a sprint, which stays then; what somebody else says of it meanwhile is brought in; what was deleted comes back', () => on(dataOf(SILENT), {}, async (page) => {
  const item = row(page, ITEMS, /^Formulaire de semis/), sprint = row(page, SPRINTS, /^Sprint des semis/);
  await follows(page);
  await item.getByRole('button', { name: /^Modifier/ }).click();
  await button(dialog(page), 'Mettre dans un sprint').click();
  const stay = dialog(page).getByRole('group', { name: 'Passage 1', exact: true });
  await stay.getByLabel(/^Sprint/).selectOption({ index: 1 });
  await stay.getByLabel(/^Entré/).fill(at(12, '09:00'));
  await stay.getByLabel(/^Sorti/).fill(at(13, '09:00'));
  await stay.getByText('La sortie doit venir après l’entrée.').waitFor();
  await stay.getByLabel(/^Sorti/).fill('');
  await button(dialog(page), 'Estimer').click();
  const estimate = dialog(page).getByRole('group', { name: 'Estimation 1', exact: true });
  await estimate.getByLabel(/^Estimé/).fill(at(11, '09:00'));
  await estimate.getByLabel(/^Combien/).fill('-1');
  await button(dialog(page), 'Enregistrer').click();
  await estimate.getByText(/^Donnez un nombre de 0 à/).waitFor();
  await estimate.getByLabel(/^Combien/).fill('5');
  const { workItems } = await coach.call('ListWorkItems', { parent: SILENT });
  const { name } = workItems.find(({ title }) => title === 'Formulaire de semis');
  await coach.call('UpdateWorkItem', { workItem: { name, type: 'story' }, updateMask: { paths: ['type'] } });
  await dialog(page).getByText('Cet élément vient d’être modifié').waitFor();
  await button(dialog(page), 'Reprendre ces changements').click();
  await button(dialog(page), 'Appliquer ces choix').click();
  await assertAccessible(page);
  await button(dialog(page), 'Enregistrer').click();
  await gone(page);
  await says(item, /story[\s\S]*Fait[\s\S]*Sprint des semis/);
  const { memberships, estimates, transitions } = (await coach.call('ListWorkItems', { parent: SILENT })).workItems.find((one) => one.name === name);
  assert.deepEqual([memberships.length, estimates.map(({ value }) => value), transitions.length], [1, [5], 2]);
  await sprint.getByRole('button', { name: /^Supprimer/ }).click();
  await button(dialog(page), 'Supprimer').click();
  await dialog(page).getByText(/modifiez ou supprimez d’abord projects\/jachere\/workItems\//).waitFor();
  await button(dialog(page), 'Annuler').click();
  await gone(page);
  await item.getByRole('button', { name: /^Supprimer/ }).click();
  await button(dialog(page), 'Supprimer').click();
  await page.getByText('« Formulaire de semis » a été supprimé.').waitFor();
  await counts(item, 0);
  await button(page, 'Annuler').click();
  await item.waitFor();
  await section(page, 'Journal des modifications').scrollIntoViewIfNeeded();
  await section(page, 'Journal des modifications').getByText('a rétabli un élément').first().waitFor();
}));

test('what a tool told is there too, page after page, and by where it stands', async () => {
  await on(dataOf(FLOWING), {}, async (page) => {
    const rows = section(page, ITEMS).locator('tbody tr');
    await counts(rows, 12);
    await section(page, ITEMS).getByLabel('Où il en est').selectOption({ label: 'En cours' });
    await page.waitForURL(/etat=en-cours/);
    await counts(rows, 1);
    await says(rows, /^vieux/);
    await section(page, ITEMS).getByLabel('Où il en est').selectOption({ label: 'Abandonné' });
    await section(page, ITEMS).getByText('Aucun élément n’en est là.').waitFor();
  });
  await on(dataOf(DAILY), { as: '' }, async (page) => {
    const rows = section(page, ITEMS).locator('tbody tr');
    await counts(rows, 50);
    await section(page, ITEMS).getByRole('button', { name: /^Voir la suite/ }).click();
    await counts(rows, 100);
  });
});

test('a deployment and the incident that it caused are told by hand; what is not open data is for the project alone', async () => {
  await on(dataOf(SILENT), {}, async (page) => {
    const deployments = section(page, 'Déploiements'), incidents = section(page, 'Incidents');
    await button(deployments, 'Ajouter un déploiement').click();
    await dialog(page).getByLabel('Sert de').selectOption({ label: 'Production, chez les usagers' });
    await dialog(page).getByLabel('Environnement').fill('prod-1');
    await dialog(page).getByLabel(/^Issue/).selectOption({ label: 'Réussi' });
    await dialog(page).getByText('Il manque : ce qui a une issue est fini.').waitFor();
    await dialog(page).getByLabel(/^Fini/).fill(at(5, '10:00'));
    await button(dialog(page), 'Ajouter un déploiement').click();
    await gone(page);
    await says(deployments.getByRole('row', { name: /^prod-1/ }), /Production, chez les usagers[\s\S]*10:00[\s\S]*Réussi[\s\S]*À la main/);
    await button(incidents, 'Ajouter un incident').click();
    await says(dialog(page), /Titre\s*Lu par ceux qui ont un rôle sur le projet seulement/);
    await dialog(page).getByLabel(/^Titre/).fill('Connexion en panne');
    await dialog(page).getByLabel(/^Remarqué/).fill(at(5, '11:00'));
    await dialog(page).getByLabel('Fini pour les usagers').fill(at(5, '09:00'));
    await dialog(page).getByText('C’est avant que ce soit remarqué.').waitFor();
    await dialog(page).getByLabel('Fini pour les usagers').fill(at(5, '12:30'));
    await dialog(page).getByLabel('Déploiement en cause').selectOption({ index: 1 });
    await dialog(page).getByLabel('Aucun déploiement n’est en cause').check({ force: true });
    await dialog(page).getByText('Choisissez : un déploiement est en cause, ou aucun.').waitFor();
    await dialog(page).getByLabel('Aucun déploiement n’est en cause').uncheck({ force: true });
    await assertAccessible(page);
    await button(dialog(page), 'Ajouter un incident').click();
    await gone(page);
    await says(incidents.getByRole('row', { name: /^Connexion en panne/ }), /11:00[\s\S]*12:30/);
    // A deployment that is named stays.
    await deployments.getByRole('button', { name: /^Supprimer/ }).click();
    await button(dialog(page), 'Supprimer').click();
    await dialog(page).getByRole('alert').or(dialog(page).locator('.fr-alert')).first().waitFor();
    await button(dialog(page), 'Annuler').click();
    await section(page, 'Journal des modifications').scrollIntoViewIfNeeded();
    await section(page, 'Journal des modifications').getByText('a ajouté un incident').first().waitFor();
  });
  await on(dataOf(SILENT), { as: '' }, async (page) => {
    await counts(section(page, 'Incidents').locator('tbody tr'), 1);
    assert.equal(await page.getByText('Connexion en panne').count(), 0, 'what it is called is not open data');
  });
});

test('what a dialog took the focus from has it back; a figure that there is not leads to where it is entered', () => on(dataOf(SILENT), {}, async (page) => {
  const add = button(section(page, 'Incidents'), 'Ajouter un incident');
  await add.focus();
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await page.keyboard.press('Escape');
  await gone(page);
  await hasFocus(add);
  await page.goto(measuresOf(SILENT));
  await settled(page);
  await page.locator('[data-indicator=nps]').getByRole('link', { name: 'Saisir à la main' }).click();
  await page.waitForURL(`**${dataOf(SILENT)}#avis`);
  await settled(page);
}));
