// A coach's week in the browser: what needs somebody, a committee from its planning to its minutes, many projects changed
// at once; and the administrator who reopens.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { inDays, today } from '../paris.mjs';
import { Client, closeClients } from '../rpc.mjs';
import { eventually } from '../stack.mjs';
import { Browser, assertAccessible, assertFits, assertSound, comes, counts, downloaded, follows, hasFocus, says, screenshot, serveSample, settled, WIDTHS } from './browser.mjs';

const OURS = 'incubators/la-serre', OTHERS = 'incubators/le-relais';
const COACH = `coach@${OURS}`;
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const TODAY = today();

const stack = await serveSample();
const browser = await Browser.launch(stack);
const admin = new Client(stack.server, stack.token('programme_admin'));
const coach = new Client(stack.server, stack.token(COACH));
after(() => {
  closeClients();
  return browser.close();
});

let number = 0;
// A project under investigation that lacks a problem statement, and nothing else that CONSTRUCTION asks; `fields` say otherwise.
async function project(title, fields = {}, incubator = OURS) {
  const { name } = await admin.call('CreateProject', { projectId: `essai-${++number}`, project: { kind: 'PROJECT_KIND_STATE_STARTUP', title,
    primaryIncubator: incubator, sponsors: ['organisations/ministere-des-jardins'], intrapreneur: 'une agente', timeBox: { endDate: day(inDays(400)) }, ...fields } });
  await admin.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2026-01-05') });
  return name;
}
const update = (name, fields, paths) => admin.call('UpdateProject', { project: { name, ...fields }, updateMask: { paths } });
const phaseOf = async (name) => (await coach.call('GetProject', { name })).phase;
const grantsOf = async (name) => (await coach.call('ListFundingLines', { parent: name })).fundingLines
  .map(({ amount, fundingSource }) => `${amount.units} ${fundingSource}`);
const plan = (id, hearings, date = TODAY) => coach.call('CreateCommittee', { committeeId: id, committee: { incubator: OURS, date: day(date), hearings } });
const button = (scope, name) => scope.getByRole('button', { name, exact: true });
const hearing = (page, title) => page.locator('.hearing', { hasText: title });
const isDisabled = (one) => one.and(one.page().locator(':disabled')).waitFor();
const close = (page) => page.context().close();

test('a coach plans, prepares, previews and holds a committee: the project moves and the money is granted', async () => {
  const name = await project('Serre partagée');
  const page = await browser.open('/comites', { as: COACH });
  await button(page, 'Planifier une séance').click();
  await page.getByRole('dialog').getByLabel('Date').fill(TODAY);
  await button(page, 'Planifier').click();
  await page.waitForURL(`**/comites/la-serre-${TODAY}`);
  await page.getByRole('textbox', { name: 'Ajouter un projet' }).fill('serre partagée');
  await button(page, 'Ajouter Serre partagée').click();
  const heard = hearing(page, 'Serre partagée');
  await heard.getByText('l’énoncé du problème (manque)').waitFor();
  await heard.getByLabel('Décision').selectOption({ label: 'Go\u00a0: continuer' });
  await heard.getByLabel('Montant accordé').fill('120 000');
  await button(page, 'Enregistrer').click();
  // What stands in the way is told at its project, before anybody asks to hold.
  await heard.getByText('Il manque : l’énoncé du problème').waitFor();
  await heard.getByText('Dire d’où vient l’argent accordé.').waitFor();
  await screenshot(page, 'comite-refus');
  await heard.getByLabel('Ligne de financement').fill('FAST');
  await button(page, 'Tenir la séance').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 point empêche de tenir la séance.').waitFor();
  await isDisabled(button(dialog, 'Confirmer et tenir'));
  assert.equal(await phaseOf(name), 'PHASE_INVESTIGATION');
  await button(dialog, 'Annuler').click();

  // What somebody provides elsewhere shows here without a reload.
  await follows(page);
  await update(name, { problemStatement: 'Trop de papier' }, ['problem_statement']);
  await heard.getByText('l’énoncé du problème (acquis)').waitFor();
  await page.getByText('Tout est prêt.').waitFor();
  await button(page, 'Tenir la séance').click();
  await dialog.getByText(/Investigation → Construction, 120.000.€ accordés \(FAST\)/).waitFor();
  await assertAccessible(page);
  await screenshot(page, 'comite-tenir');
  await button(dialog, 'Confirmer et tenir').click();
  await page.getByText('Tenue', { exact: true }).waitFor();
  await page.getByText(/120.000.€ \(FAST\)/).waitFor();
  assert.equal(await phaseOf(name), 'PHASE_CONSTRUCTION');
  assert.deepEqual(await grantsOf(name), ['120000 FAST']);
  await close(page);
});

test('an administrator reopens with a reason, and everything comes back', async () => {
  const name = await project('Ruche ouverte', { problemStatement: 'Trop de papier' });
  const committee = await plan('a-rouvrir', [{ project: name, decision: 'DECISION_GO', amountGranted: { currencyCode: 'EUR', units: '50000' }, fundingSource: 'PIA' }]);
  await coach.call('HoldCommittee', { name: committee.name });
  const page = await browser.open('/comites/a-rouvrir', { as: 'programme_admin' });
  await button(page, 'Rouvrir la séance').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Motif').fill('mauvais montant');
  await button(dialog, 'Rouvrir la séance').click();
  await comes(async () => assert.equal(await page.getByLabel('Montant accordé').inputValue(), '50000'));
  assert.equal(await phaseOf(name), 'PHASE_INVESTIGATION');
  assert.deepEqual(await grantsOf(name), []);
  const { auditRecords } = await admin.call('ListAuditRecords', { resource: committee.name });
  assert.equal(auditRecords[0].reason, 'mauvais montant');
  await close(page);
});

test('what somebody else saves meanwhile is told, and nothing that was typed is lost', async () => {
  const name = await project('Compost malin');
  const committee = await plan('a-deux', [{ project: name }], inDays(5));
  const page = await browser.open('/comites/a-deux', { as: COACH });
  const conditions = page.getByLabel('Conditions');
  await follows(page);
  await page.getByLabel('Décision').selectOption({ label: 'Reporter' });
  await conditions.fill('revenir avec des usagers');
  await coach.call('UpdateCommittee', { committee: { name: committee.name, title: 'Comité d’automne' }, updateMask: { paths: ['title'] } });
  await page.getByText('Quelqu’un d’autre a modifié cette séance').waitFor();
  await isDisabled(button(page, 'Enregistrer'));
  await assertAccessible(page);
  await screenshot(page, 'comite-conflit');
  // A look elsewhere loses nothing either.
  await page.getByRole('link', { name: 'Compost malin' }).click();
  await page.waitForURL('**/projets/**');
  await page.getByRole('heading', { name: 'Compost malin', level: 1 }).waitFor();
  await page.goBack();
  await page.getByText('Votre saisie non enregistrée a été retrouvée.').waitFor();
  await button(page, 'Réunir les deux').click();
  await page.getByRole('heading', { name: /Comité d’automne/ }).waitFor();
  await comes(async () => assert.equal(await conditions.inputValue(), 'revenir avec des usagers'));
  await page.getByLabel('Prochaine revue').fill(inDays(90));
  await button(page, 'Enregistrer').click();
  await page.getByText('Tout est enregistré.').waitFor();
  const saved = await coach.call('GetCommittee', { name: committee.name });
  assert.deepEqual([saved.title, saved.hearings[0].decision, saved.hearings[0].conditions],
    ['Comité d’automne', 'DECISION_POSTPONE', 'revenir avec des usagers']);
  await page.getByText('elle pourra être tenue ce jour-là ou après').waitFor();
  await close(page);
});

test('the agenda is put in order, and a session called off, by the keyboard', async () => {
  const [first, second] = [await project('Premier'), await project('Second')];
  const committee = await plan('a-ranger', [{ project: first }, { project: second }], inDays(6));
  const page = await browser.open('/comites/a-ranger', { as: COACH });
  await button(page, 'Monter Second').press('Enter');
  await page.getByText('Second : rang 1').waitFor();
  await button(page, 'Enregistrer').press('Enter');
  await page.getByText('Tout est enregistré.').waitFor();
  assert.deepEqual((await coach.call('GetCommittee', { name: committee.name })).hearings.map((one) => one.project), [second, first]);
  await button(page, 'Annuler la séance').press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await counts(page.getByRole('dialog'), 0);
  await hasFocus(button(page, 'Annuler la séance'), 'the focus comes back');
  await button(page, 'Annuler la séance').press('Enter');
  await page.getByRole('dialog').getByLabel('Motif').fill('trop peu de projets');
  await page.keyboard.press('Tab');
  await button(page.getByRole('dialog'), 'Annuler la séance').press('Enter');
  await page.getByText('Annulée', { exact: true }).waitFor();
  await close(page);
});

test('the week says what needs the coach, in words, and lets one do it', async () => {
  await update('projects/saison-des-recoltes', { sponsors: [] }, ['sponsors']);
  const page = await browser.open('/semaine?sujet=UNSPONSORED', { as: COACH });
  await page.getByText(/Il est actif sans sponsor depuis le \d/).first().waitFor();
  await page.getByText('Trouver l’organisation qui en répond, et la nommer.').waitFor();
  await button(page, 'Nommer un sponsor : Saison des récoltes').click();
  await page.getByRole('dialog').getByLabel('Organisation qui sponsorise').selectOption({ label: 'Office national des vergers' });
  await button(page.getByRole('dialog'), 'Enregistrer').click();
  await page.getByText('Rien sous ce filtre.').waitFor();
  assert.deepEqual((await coach.call('GetProject', { name: 'projects/saison-des-recoltes' })).sponsors, ['organisations/office-des-vergers']);

  // News is written for the people of the project, who are named beside it; an event, chosen as one, is what the public reads
  // and what ends a silence.
  const stuck = async () => (await coach.call('GetAttentionList', { parent: OURS, concerns: ['CONCERN_STUCK'] })).items.map(({ project: one }) => one);
  const [silent] = await stuck();
  const { title } = await coach.call('GetProject', { name: silent });
  await page.goto('/semaine?sujet=STUCK');
  const dialog = page.getByRole('dialog');
  // What settles it comes first; news does not.
  const line = page.locator('.attention > li', { has: button(page, `Consigner une nouvelle : ${title}`) });
  await line.waitFor();
  await comes(async () => assert.deepEqual(await line.getByRole('button').allInnerTexts(), ['Ajouter un événement', 'Inscrire à un comité', 'Consigner une nouvelle']));
  await says(line, /Aucune livraison, aucune décision, aucun mouvement depuis le \d/);
  await button(page, `Consigner une nouvelle : ${title}`).click();
  await dialog.getByText(/Lu par ceux qui ont un rôle sur le projet seulement/).waitFor();
  assert.equal(await dialog.getByRole('combobox').count(), 0, 'nothing to choose, and no delivery chosen');
  await dialog.getByLabel(/^Nouvelle/).fill('Le prestataire bloque la livraison');
  await button(dialog, 'Consigner').click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await stuck()).includes(silent), true);
  const told = JSON.stringify(await new Client(stack.server).all('ListProjectEvents', 'events', { parent: silent }));
  assert.ok(!told.includes('prestataire'));
  assert.equal((await coach.all('ListJournalEntries', 'journalEntries', { parent: silent }))[0].text, 'Le prestataire bloque la livraison');

  await button(page, `Ajouter un événement : ${title}`).click();
  await dialog.getByText(/Lu par tout le monde/).waitFor();
  assert.equal(await dialog.getByLabel(/^Type/).inputValue(), '', 'no type is chosen beforehand');
  await button(dialog, 'Enregistrer').click();
  await dialog.getByText('Ce champ est obligatoire.').waitFor();
  await dialog.getByLabel(/^Type/).selectOption({ label: 'Livraison' });
  await dialog.getByLabel('Commentaire').fill('Nouvelle version');
  await button(dialog, 'Enregistrer').click();
  await button(page, `Consigner une nouvelle : ${title}`).waitFor({ state: 'detached' });
  assert.equal((await stuck()).includes(silent), false);
  await close(page);
});

test('a line of the journal is published by a step of its own, which shows what the public will see, and taken back', async () => {
  const name = await project('Semoir');
  const line = await coach.call('CreateJournalEntry', { parent: name, journalEntry: { date: day(TODAY), text: 'Essais concluants, à confirmer avec la direction' } });
  const page = await browser.open(`/projets/${name.slice('projects/'.length)}`, { as: COACH });
  const notes = page.locator('#nouvelles');
  await notes.getByText('Essais concluants').waitFor();
  await notes.getByRole('link', { name: /^Publier/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Lu par tout le monde/).waitFor();
  await dialog.locator('.preview').getByText('Essais concluants, à confirmer avec la direction').waitFor();
  await dialog.getByLabel(/Ce que le public lira/).fill('Les essais sont concluants');
  await dialog.locator('.preview').getByText('Les essais sont concluants', { exact: true }).waitFor();
  assert.deepEqual(await new Client(stack.server).all('ListProjectEvents', 'events', { parent: name }), [], 'a preview keeps nothing');
  await assertAccessible(page);
  await screenshot(page, 'journal-publier');
  await button(dialog, 'Publier').click();
  await notes.getByText(/^Publié depuis le/).waitFor();
  await notes.getByText(/Le public lit/).waitFor();
  await page.getByLabel('Parcours').getByText('Les essais sont concluants').waitFor();
  await assertFits(page);
  await screenshot(page, 'journal');
  await notes.getByRole('link', { name: /^Reprendre/ }).click();
  await button(dialog, 'Reprendre').click();
  await notes.getByText(/^Publié depuis le/).waitFor({ state: 'detached' });
  assert.deepEqual(await new Client(stack.server).all('ListProjectEvents', 'events', { parent: name }), []);
  await close(page);

  const [anybody, team] = [await browser.open(`/projets/${name.slice('projects/'.length)}`), await browser.open(`/projets/${name.slice('projects/'.length)}`, { as: `team@${name}` })];
  await anybody.getByRole('heading', { name: 'Semoir', level: 1 }).waitFor();
  await settled(anybody);
  assert.equal(await anybody.locator('#nouvelles').count(), 0);
  await team.locator('#nouvelles').getByText('Essais concluants').waitFor();
  assert.equal(await team.locator('#nouvelles').getByRole('link', { name: /^Publier/ }).count(), 0);
  await team.locator('#nouvelles').getByRole('link', { name: 'Consigner une nouvelle' }).waitFor();
  assert.ok(line.name);
  await Promise.all([close(anybody), close(team)]);
});

test('a project that somebody deletes while it is edited says so, keeps what was typed, and is brought back by those who may', async () => {
  const name = await project('Bêche');
  const page = await browser.open(`/projets/${name.slice('projects/'.length)}?modifier=mission`, { as: 'programme_admin' });
  await follows(page);
  await page.getByLabel('Mission').first().fill('Retourner la terre');
  await admin.call('DeleteProject', { name });
  await page.getByText('Quelqu’un a supprimé ce projet').waitFor();
  await isDisabled(button(page, 'Enregistrer'));
  await assertAccessible(page);
  await button(page, 'Rétablir').click();
  await page.getByText('Quelqu’un a supprimé ce projet').waitFor({ state: 'detached' });
  await button(page, 'Enregistrer').click();
  await page.getByText('Enregistré.', { exact: true }).waitFor();
  assert.equal((await coach.call('GetProject', { name })).mission, 'Retourner la terre');
  await admin.call('DeleteProject', { name });
  await page.getByText('Ce projet a été supprimé le').waitFor();
  await button(page, 'Rétablir').click();
  await page.getByText('Ce projet a été supprimé le').waitFor({ state: 'detached' });
  await close(page);
});

test('every form says who will read what is typed', async () => {
  const name = await project('Arrosoir');
  const path = `/projets/${name.slice('projects/'.length)}`;
  const page = await browser.open(path, { as: 'programme_admin' });
  const readers = {
    '?modifier=title': 'everybody', '?dialogue=avancer': 'everybody', '?dialogue=evenement': 'everybody', '?dialogue=nouvelle': 'people', '?dialogue=financement': 'people',
    '?dialogue=depense': 'people', '?dialogue=prolongation': 'people', '?dialogue=preuve': 'people', '?dialogue=dispense': 'people', '?dialogue=corriger-phase&ligne=1': 'everybody',
  };
  for (const [address, by] of Object.entries(readers)) {
    await page.goto(path + address);
    const form = page.locator('form:not([role=search])', { has: page.locator('input, textarea, select') });
    await form.locator('[data-readers]').waitFor();
    await comes(async () => assert.equal(await form.locator('[data-readers]').getAttribute('data-readers'), by, address));
  }
  await page.goto(`${path}?modifier=title`);
  for (const [field, isApart] of [['Intrapreneur', true], ['Budget alloué', true], ['Suivi par le programme', true], ['Mission', false], ['Raison', false]]) {
    const label = page.locator('label', { hasText: field }).first();
    await comes(async () => assert.equal(/n’est pas publié/.test(await label.innerText()), isApart, field));
  }
  await page.getByLabel(/Raison et enseignements réservés/).check({ force: true });
  await says(page.locator('label', { hasText: 'Ce qui a été appris' }), /n’est pas publié/);
  await plan('lisible', [{ project: name }], inDays(20));
  await page.goto('/comites/lisible');
  await page.getByText(/n’est lu, jusqu’à la tenue de la séance, que par ceux qui la préparent/).waitFor();
  await page.goto('/comites');
  await button(page, 'Planifier une séance').click();
  await page.getByRole('dialog').locator('[data-readers=everybody]').waitFor();
  await close(page);
});

test('the list is of what the coach holds, as the services tell it, and its counts filter', async () => {
  const page = await browser.open('/semaine', { as: COACH });
  const attention = await coach.call('GetAttentionList', { parent: OURS });
  const { count } = attention.counts.find(({ concern }) => concern === 'CONCERN_NO_COMMITTEE');
  const chip = page.locator('.chip', { hasText: 'Sans comité depuis six mois' });
  await says(chip, new RegExp(`\\b${count}$`));
  await chip.click();
  await page.waitForURL('**sujet=NO_COMMITTEE');
  await settled(page);
  await counts(page.locator('.attention > li'), Number(count));
  const lines = (await downloaded(page, () => page.getByRole('button', { name: 'Exporter en CSV : À traiter' }).click())).trim().split('\r\n');
  assert.equal(lines.length, 1 + Number(count), 'the whole list, as it is filtered');
  assert.ok(lines.slice(1).every((line) => line.startsWith('Sans comité depuis six mois;')), lines[1]);
  await page.getByLabel('Regrouper').selectOption({ label: 'Par projet' });
  await page.waitForURL('**groupe=projet');
  await settled(page);
  await counts(page.locator('.attention > li'), Number(count));
  await close(page);
});

test('a session to come shows what its projects lack; a project is put on its agenda from the list', async () => {
  const name = await project('Semis clair');
  await plan('a-venir', [{ project: name }], inDays(8));
  const page = await browser.open('/semaine?sujet=NO_COMMITTEE', { as: COACH });
  await page.locator('.coming__projects li', { hasText: 'Semis clair' }).getByText(/il manque\s: l’énoncé du problème, un budget/).waitFor();
  // Of what is proposed the page says what the session's own page says: a stop asks for nothing that a construction would.
  await follows(page);
  const stopped = await project('Semis perdu');
  await plan('a-arreter', [{ project: stopped, decision: 'DECISION_STOP' }], inDays(9));
  const { obstacles } = await coach.call('ListCommitteeObstacles', { name: 'committees/a-arreter' });
  const isIts = ({ subject }) => subject.startsWith(stopped);
  const line = page.locator('.coming__projects li', { hasText: 'Semis perdu' });
  await line.locator('.state').waitFor();
  assert.doesNotMatch(await line.innerText(), /énoncé du problème|budget/);
  await counts(line.locator('.state--good'), obstacles.some(isIts) ? 0 : 1);
  await counts(line.locator('.state--bad > span'), obstacles.filter(isIts).length);
  await button(page, 'Inscrire à un comité : Registre des haies').click();
  const sessions = page.getByRole('dialog').getByLabel('Séance');
  await sessions.selectOption('committees/a-venir');
  await button(page.getByRole('dialog'), 'Enregistrer').click();
  await page.locator('.coming__projects li', { hasText: 'Registre des haies' }).waitFor();
  const { hearings } = await coach.call('GetCommittee', { name: 'committees/a-venir' });
  assert.deepEqual(hearings.map((one) => one.project), [name, 'projects/registre-des-haies']);
  await close(page);
});

test('what a coach may not change is not offered to be changed', async () => {
  await project('Ailleurs seulement', {}, OTHERS);
  const page = await browser.open(`/projets?${new URLSearchParams({ texte: 'ailleurs seulement' })}`, { as: COACH });
  await page.getByRole('link', { name: 'Ailleurs seulement' }).waitFor();
  // Once the service has said what the coach may do with it: the list is busy until then.
  await settled(page);
  assert.equal(await page.getByLabel(/^Sélectionner/).count(), 0);
  await project('Ailleurs ici', {}, OURS);
  await page.goto(`/projets?${new URLSearchParams({ texte: 'ailleurs ici' })}`);
  await page.getByLabel('Sélectionner Ailleurs ici').waitFor();
  await close(page);
});

test('many projects are changed at once; the one that is refused does not keep the others, and is tried again', async () => {
  const [one, two] = [await project('Lot un', { themes: ['eau'] }), await project('Lot deux')];
  const theirs = await project('Lot trois', {}, OTHERS);
  const page = await browser.open('/projets?texte=lot', { as: COACH });
  for (const title of ['Lot un', 'Lot deux', 'Lot trois']) await page.getByLabel(`Sélectionner ${title}`).check();
  await button(page, 'Modifier ensemble').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Valeur').fill('eau');
  await assertAccessible(page);
  await button(dialog, 'Appliquer à 3 projets').click();
  await dialog.getByText('Modifiés : 1 ; déjà ainsi : 1 ; en échec : 1.').waitFor();
  await dialog.getByText('n’est pas d’un de vos incubateurs').waitFor();
  await screenshot(page, 'modifier-ensemble');
  const themesOf = async (name) => (await coach.call('GetProject', { name })).themes;
  assert.deepEqual(await Promise.all([one, two, theirs].map(themesOf)), [['eau'], ['eau'], []]);
  await update(theirs, { otherIncubators: [OURS] }, ['other_incubators']);
  await button(dialog, 'Réessayer 1 échec').click();
  await dialog.getByText('Modifiés : 2 ; déjà ainsi : 1 ; en échec : 0.').waitFor();
  assert.deepEqual(await themesOf(theirs), ['eau']);
  await close(page);
});

test('who is not signed in learns what the page is for, and signs in to it', async () => {
  const page = await browser.open('/semaine');
  await page.getByText('Connectez-vous pour voir la vôtre.').waitFor();
  const href = await page.locator('#contenu').getByRole('link', { name: 'Se connecter' }).getAttribute('href');
  assert.equal(href, '/auth/login?return_to=%2Fsemaine');
  await close(page);
  const english = await browser.open('/semaine');
  await english.getByRole('button', { name: /English/ }).first().click();
  await english.getByText('Sign in to see yours.').waitFor();
  await close(english);
});

test('a visitor reads minutes without what is not open', async () => {
  await eventually('a session was held', async () => (await admin.call('ListCommittees', { filter: 'state = HELD AND NOT source:*' })).committees.length > 0);
  const page = await browser.open(`/comites/la-serre-${TODAY}`);
  await page.getByText('Go : continuer').waitFor();
  assert.equal(await page.getByText('€').count(), 0, 'money is not open data');
  assert.equal(await page.getByRole('button', { name: 'Rouvrir la séance' }).count(), 0);
  await close(page);
});

test('a session that was held does not say that it has yet to decide', async () => {
  const imported = (await admin.all('ListCommittees', 'committees', { filter: 'state = HELD AND source:*' }))
    .find(({ hearings }) => hearings.some(({ decision }) => decision === 'DECISION_UNSPECIFIED'));
  assert.ok(imported, 'the sample has a session whose source does not tell the decision');
  const heard = imported.hearings.find(({ decision }) => decision === 'DECISION_UNSPECIFIED').project;
  const page = await browser.open('/');
  for (const at of [`/comites/${imported.name.split('/')[1]}`, `/projets/${heard.split('/')[1]}`, '/comites?etat=HELD']) {
    await page.goto(at);
    await page.locator('#contenu').getByText(/^Décision non communiquée par la source/).first().waitFor();
    assert.equal(await page.getByText('Pas encore décidé').count(), 0, at);
  }
  await close(page);
});

test('a session that is not there is said, with a way on', async () => {
  const page = await browser.open('/comites/nulle-part');
  await page.getByRole('heading', { name: 'Cette séance n’existe pas', level: 1 }).waitFor();
  await page.waitForFunction(() => document.title.startsWith('Cette séance n’existe pas'));
  await assertAccessible(page);
  await page.getByRole('link', { name: 'Voir tous les comités' }).click();
  await page.waitForURL('**/comites');
  await close(page);
});

test('the list of committees, as it is filtered, is for a spreadsheet too', async () => {
  const held = await admin.all('ListCommittees', 'committees', { filter: `state = HELD AND incubator = "${OURS}"` });
  const page = await browser.open('/comites?etat=HELD&incubateur=la-serre');
  const lines = (await downloaded(page, () => page.getByRole('button', { name: 'Exporter en CSV' }).click())).trim().split('\r\n');
  assert.equal(lines.length, held.length + 1);
  assert.ok(held.length > 1);
  assert.deepEqual(lines.slice(1).map((line) => line.split(';')[2]), held.map(() => 'Tenue'));
  await close(page);
});

for (const [name, at, as] of [['semaine', '/semaine', COACH], ['semaine-projets', '/semaine?groupe=projet', 'programme_admin'], ['semaine-visiteur', '/semaine', ''],
  ['comites', '/comites', COACH], ['comites-aucun', '/comites?du=2040-01-01', ''], ['compte-rendu', `/comites/la-serre-${TODAY}`, COACH]]) {
  test(`${at} is accessible, and fits 360 and 1920 px (${as || 'nobody'})`, () => assertSound(browser, at, name, { as }));
}

test('preparing a session is accessible, and fits 360 and 1920 px', async () => {
  for (const width of WIDTHS) {
    const page = await browser.open('/comites/a-venir', { as: COACH, width });
    await page.locator('.gate').first().waitFor();
    await page.locator('.session-details summary').click();
    await button(page, 'Ajouter un membre').click();
    await screenshot(page, `comite-${width}`);
    await assertFits(page);
    await assertAccessible(page);
    await close(page);
  }
});
