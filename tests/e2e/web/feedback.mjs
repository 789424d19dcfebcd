// What people say, and what becomes of it: networks, campaigns from their draft to what they published, what gets in the way, measures,
// retrospectives and receipts.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { FIRST, PROGRAMME, SECOND, answer } from '../../api/feedback/ground.mjs';
import { propose, space } from '../../api/feedback/talk.mjs';
import { closeClients } from '../rpc.mjs';
import { eventually } from '../stack.mjs';
import { Browser, assertAccessible, assertFits, assertSound, comes, counts, downloaded, follows, says, screenshot, settled } from './browser.mjs';
import { COACH, OFFICER, PROJECT, TEAM, USUAL_WIDTHS, button, dialog, field, isDone, iso, openTables, section, seePictures, serveGround, visits } from './spoken.mjs';

const ground = await serveGround();
const THIRD = `${PROGRAMME}/cohorts/3`, COHORTS = [FIRST, SECOND, THIRD];
await ground.admin.call('CreateCohort', { parent: PROGRAMME, cohortId: '3', cohort: { title: 'Trois' } });
await ground.admin.call('CreateNetwork', { networkId: 'anciens', network: { title: 'Les anciens du Verger', programme: PROGRAMME } });
const first = await ground.fellows(8, FIRST), others = [...await ground.fellows(3, SECOND), ...await ground.fellows(3, THIRD)];
const browser = await Browser.launch(ground.stack);
after(async () => {
  await browser.close();
  closeClients();
});
const on = visits(browser);

const QUESTIONS = [
  { code: 'q1', kind: 'KIND_SCALE', text: 'Êtes-vous à l’aise dans votre équipe ?', options: [{ code: '1', label: 'pas du tout' }, { code: '5', label: 'tout à fait' }] },
  { code: 'q2', kind: 'KIND_CHOICE_ONE', text: 'Avez-vous pensé à partir ?', sensitive: true, options: [{ code: 'yes', label: 'Oui' }, { code: 'no', label: 'Non' }] },
  { code: 'q3', kind: 'KIND_TEXT', text: 'Que faudrait-il changer ?' },
];
// All of the three cohorts are asked: eight, three and three.
const asked = await ground.open({ title: 'Le printemps de la promotion', cohorts: COHORTS, breakdown: ['COHORT'], questions: QUESTIONS });
for (const [i, who] of first.entries()) await answer(who, asked, { q1: 4, q2: 'no', q3: `Moins de réunions, dit la personne ${i}` });
for (const who of others) await answer(who, asked, { q1: 2, q2: 'no' });
await ground.close(asked);
const at = ({ name }) => `/campagnes/${name.split('/')[1]}`;

const topic = 'constraintTopics/procurement';
const report = ({ client, person }, more) => client.call('CreateConstraint', { constraint: { topic, reporter: person, cohort: FIRST, severity: 3, lostDays: 4, text: 'Le marché attend depuis mars.', visibility: 'VISIBILITY_PUBLIC', ...more } });
for (const who of first.slice(0, 5)) await report(who);
// As if they were of long ago, and nothing was published yet.
ground.sql('UPDATE constraints SET created_at_us = 1; DELETE FROM constraint_figures; DELETE FROM constraint_entries; DELETE FROM constraint_months');
await eventually('a month of constraints is published', async () => (await ground.anonymous.call('ListConstraintFigures', {})).figures.length > 0);
const open = await space(ground);
const idea = await propose(first[0], open);

test('a coach reads what was written, takes out what would tell whose it is, and publishes', () => on(`${at(asked)}/textes`, COACH, async (page) => {
  const left = section(page, 'À relire');
  await counts(left.locator('form.redact'), 8);
  await left.locator('[data-readers]', { hasText: 'jusqu’à la publication' }).first().waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await screenshot(page, 'campagne-textes-1440');
  const [one] = await left.locator('form.redact').all();
  await one.getByRole('textbox').fill('');
  await one.getByRole('button', { name: /^Publier ce texte/ }).click();
  await says(one, /obligatoire/, 'nothing is not published: it is left out');
  await one.getByRole('textbox').fill('Moins de réunions.');
  await one.getByRole('button', { name: /^Publier ce texte/ }).click();
  await counts(left.locator('form.redact'), 7);
  await left.getByRole('button', { name: /^Ne rien publier de ce texte/ }).first().click();
  await dialog(page).getByLabel('Oui, ce texte disparaît').check({ force: true });
  await button(dialog(page), 'Ne rien publier de ce texte').click();
  await isDone(page);
  await counts(left.locator('form.redact'), 6);
  await says(section(page, 'Décidés'), /Sera publié[\s\S]*Écarté|Écarté[\s\S]*Sera publié/i);
  for (const { name, text, state } of await ground.coach.all('ListFreeTexts', 'freeTexts', { parent: asked.name })) if (state === 'STATE_PENDING') await ground.coach.call('RedactFreeText', { name, text });
  await page.goto(at(asked));
  await settled(page);
  await says(section(page, 'Fermeture'), /fait[\s\S]*Chaque copie de la clé des réponses est détruite/);
  await button(page, 'Publier les chiffres').click();
  await dialog(page).getByLabel('Oui, publier').check({ force: true });
  await button(dialog(page), 'Publier les chiffres').click();
  await isDone(page);
  await page.getByRole('link', { name: 'Voir les chiffres' }).waitFor();
}, { width: 1440 }));

for (const [name, where, as] of [['participer', '/participer', TEAM], ['reseaux', '/reseaux', ''], ['reseau', '/reseaux/anciens', COACH], ['questionnaires', '/questionnaires', COACH], ['campagnes', '/campagnes', COACH],
  ['campagne-resultats', `${at(asked)}/resultats`, ''], ['contraintes', '/contraintes', TEAM], ['mesures-prises', '/mesures-prises', OFFICER], ['retrospectives', '/retrospectives', TEAM], ['ma-parole', '/ma-parole', TEAM], ['verifier-un-accuse', '/verifier-un-accuse', '']]) {
  test(`${where} is accessible, and fits 390 and 1440 px`, () => assertSound(browser, where, name, { as, widths: USUAL_WIDTHS }));
}

test('the menu leads to all the ways of taking part', () => on('/', '', async (page) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Participer', exact: true }).first().click();
  await page.waitForURL('**/participer');
  await settled(page);
  for (const name of ['Espaces d’idées', 'Ce qui bloque', 'Campagnes', 'Rétrospectives', 'Ce qu’est devenue ma parole', 'Mesures prises', 'Panels', 'Réseaux d’anciens']) await page.getByRole('link', { name, exact: true }).waitFor();
}));

test('figures say how many they are of, pool who would be found, and withhold what would expose', () => on(`${at(asked)}/resultats`, '', async (page) => {
  await says(page.locator('#contenu'), /14 sur 14 \(100\s%\)/);
  const scale = page.locator('[data-question=q1]'), sensitive = page.locator('[data-question=q2]'), texts = page.locator('[data-question=q3]');
  await seePictures(page);
  await says(scale, /n = 14[\s\S]*Le Verger – Une[\s\S]*n = 8[\s\S]*Le Verger – Deux[\s\S]*Le Verger – Trois \(regroupés\)[\s\S]*n = 6/);
  await says(scale, /trop petits pour être dits à part sont réunis/);
  await openTables(page);
  await counts(scale.getByRole('table').locator('tbody tr'), 3);
  await says(scale.getByRole('row', { name: /^Tous/ }), /14[\s\S]*3,14/);
  await says(sensitive, /Rien n’est dit de cette question[\s\S]*question sensible/);
  await counts(sensitive.getByRole('table'), 0);
  await says(texts, /Moins de réunions\.[\s\S]*dit la personne/);
  await page.getByText('Calculée ici, c’est la même.').waitFor();
  const told = await section(page, 'Vérifier').locator('code').innerText();
  assert.equal(createHash('sha256').update(await downloaded(page, () => button(page, 'Télécharger la publication').click())).digest('hex'), told);
  await assertAccessible(page);
}));

test('a campaign is composed, shown what it would publish, corrected, and opened', async () => {
  const version = await ground.questionnaire([{ code: 'q1', kind: 'KIND_SCALE', text: 'La charge est-elle tenable ?' }]);
  await on('/campagnes', COACH, async (page) => {
    await button(page, 'Préparer une campagne').click();
    const form = dialog(page);
    await form.locator('[data-readers]', { hasText: 'tant que c’est un brouillon' }).waitFor();
    await field(form, 'programme').selectOption(PROGRAMME);
    await field(form, 'campaign_id').fill('ete');
    await field(form, 'title').fill('L’été de la promotion');
    await field(form, 'questionnaire_version').selectOption(version.name);
    await button(form, 'Ajouter des personnes').click();
    await field(form, 'audience-0-kind').selectOption({ label: 'Les personnes affectées dans une promotion' });
    await field(form, 'audience-0-cohort').selectOption(SECOND);
    await field(form, 'breakdown').selectOption('COHORT');
    await field(form, 'end_time').fill(`${iso(20)}T12:00`);
    await field(form, 'readers').selectOption({ label: 'Tout le monde' });
    await assertAccessible(page);
    await screenshot(page, 'campagne-composer-1280');
    await button(form, 'Préparer une campagne').click();
    await page.waitForURL('**/campagnes/ete');
    await settled(page);
    const preview = section(page, 'Ce que donnerait la publication');
    await says(preview, /3 personnes seraient interrogées[\s\S]*Elle interrogerait 3 personnes/, 'too few are told before it is opened');
    await button(page, 'Modifier').click();
    for (const [i, cohort] of [[1, FIRST], [2, THIRD]]) {
      await button(form, 'Ajouter des personnes').click();
      await field(form, `audience-${i}-kind`).selectOption({ label: 'Les personnes affectées dans une promotion' });
      await field(form, `audience-${i}-cohort`).selectOption(cohort);
    }
    await button(form, 'Enregistrer').click();
    await isDone(page);
    await says(preview, /14 personnes seraient interrogées[\s\S]*Le Verger – Une[\s\S]*à part[\s\S]*Le Verger – Deux[\s\S]*Le Verger – Trois[\s\S]*regroupés[\s\S]*Rien n’empêche de l’ouvrir/);
    await assertAccessible(page);
    await screenshot(page, 'campagne-brouillon-1280');
    await button(page, 'Ouvrir la campagne').click();
    await dialog(page).getByLabel('Oui, ouvrir et inviter tout le public').check({ force: true });
    await button(dialog(page), 'Ouvrir la campagne').click();
    await isDone(page);
    await says(page.locator('#contenu'), /Ouverte/i);
    await counts(button(page, 'Modifier'), 0, 'what was asked, and of whom, stays');
  });
  assert.equal((await ground.coach.call('GetCampaign', { name: 'campaigns/ete' })).peopleAsked, 14);
});

test('a questionnaire has versions: one that was asked is frozen', () => on('/questionnaires', COACH, async (page) => {
  await button(page, 'Écrire un questionnaire').click();
  const form = dialog(page);
  await field(form, 'questionnaire_id').fill('bilan');
  await field(form, 'programme').selectOption(PROGRAMME);
  await field(form, 'title').fill('Le bilan');
  await form.locator('button[type=submit]').click();
  await page.waitForURL('**/questionnaires/bilan');
  await settled(page);
  await section(page, 'Versions').getByRole('button').first().click();
  await form.getByRole('button', { name: /Ajouter une question/ }).click();
  await field(form, 'questions-0-code').fill('q1');
  await field(form, 'questions-0-kind').selectOption({ index: 1 });
  await field(form, 'questions-0-text').fill('Recommenceriez-vous ?');
  await form.locator('button[type=submit]').click();
  await isDone(page);
  await says(section(page, 'Versions'), /Recommenceriez-vous/);
  await page.goto(`/questionnaires/${asked.questionnaireVersion.split('/')[1]}`);
  await settled(page);
  await says(section(page, 'Versions'), /figée/i);
  await assertAccessible(page);
}));

test('whoever agrees joins a network, says what for, and leaves', async () => {
  await on('/reseaux/anciens', TEAM, async (page) => {
    const you = section(page, 'Vous et ce réseau');
    await you.locator('[data-consent=alumni] .consent__acts button').first().click();
    await you.locator('[data-consent=alumni] .fr-message--valid').waitFor();
    await button(you, 'Rejoindre le réseau').click();
    await dialog(page).locator('[data-readers=people]', { hasText: 'N’est jamais publié' }).waitFor();
    await field(dialog(page), 'display_name').fill('Camille Exemple');
    await assertAccessible(page);
    // That one agreed comes to this service a moment later.
    await comes(async () => {
      if (await dialog(page).count() === 0) return;
      await button(dialog(page), 'Rejoindre le réseau').click();
      await dialog(page).waitFor({ state: 'detached', timeout: 3000 });
    });
    await says(you, /Camille Exemple/);
    await screenshot(page, 'reseau-membre-1280');
  });
  await on('/reseaux/anciens', COACH, (page) => says(section(page, 'Membres'), /Camille Exemple/));
  await on('/reseaux/anciens', '', (page) => counts(page.getByText('Camille Exemple'), 0, 'nobody else reads who is of it'));
  await on('/reseaux/anciens', TEAM, async (page) => {
    await button(page, 'Quitter le réseau').click();
    await button(dialog(page), 'Quitter le réseau').click();
    await isDone(page);
    await page.getByText('Vous avez quitté le réseau.').waitFor();
  });
});

test('what gets in the way: topics with what they cost, and how that goes', () => on('/contraintes', '', async (page) => {
  const row = section(page, 'Catalogue').getByRole('row', { name: /^Commande publique/ });
  await says(row, /5[\s\S]*20[\s\S]*3 – bloque souvent\s*:\s*5/);
  await seePictures(page);
  await openTables(page);
  await section(page, 'Catalogue').getByRole('table', { name: /Jours de travail perdus/ }).waitFor();
  await page.getByLabel('Sujet').first().selectOption('procurement');
  await page.waitForURL('**courbe=procurement');
  await says(section(page, 'Catalogue'), /Commande publique\s*:\s*Signalements/);
  await assertAccessible(page);
}));

test('whoever meets something reports it; it is on the page of its project, and names nobody', async () => {
  await on('/projets/riverains-ensemble', TEAM, async (page) => {
    const here = section(page, 'Ce qui bloque ce projet');
    await button(here, 'Signaler ce qui bloque').click();
    const form = dialog(page);
    await form.locator('[data-readers]', { hasText: 'Que c’est vous qui le signalez n’est dit qu’aux coachs' }).waitFor();
    assert.equal(await field(form, 'project').inputValue(), PROJECT);
    await field(form, 'topic').selectOption(topic);
    await field(form, 'text').fill('Le serveur attend une signature.');
    await field(form, 'severity').selectOption('4');
    await field(form, 'lost_days').fill('2,5');
    await field(form, 'visibility').selectOption({ label: 'Tout le monde' });
    await assertAccessible(page);
    await button(form, 'Signaler ce qui bloque').click();
    await isDone(page);
    await here.getByText(/C’est signalé/).waitFor();
    await says(here, /Le serveur attend une signature\.[\s\S]*4 – plus rien n’avance[\s\S]*2,5/);
  });
  await on('/projets/riverains-ensemble', '', async (page) => {
    const here = section(page, 'Ce qui bloque ce projet');
    await here.getByRole('link', { name: 'Le serveur attend une signature.' }).click();
    await settled(page);
    await says(page.locator('#contenu'), /Tout le monde/);
    await counts(page.getByText('Signalé par'), 0, 'who told it is told to few');
  });
  await on('/programmes/verger/promotions/1', '', (page) => says(section(page, 'Ce qui bloque cette promotion'), /Le marché attend depuis mars/));
  await on('/projets/arrosoir', '', (page) => counts(section(page, 'Ce qui bloque ce projet'), 0, 'nothing to read, and nobody to report it'));
});

test('a measure is announced, comes from an idea, and goes on', () => on('/mesures-prises', OFFICER, async (page) => {
  await button(page, 'Annoncer une mesure').click();
  const form = dialog(page);
  await field(form, 'measure_id').fill('bureaux');
  await field(form, 'title').fill('Des bureaux ouverts à tous');
  await button(form, 'Annoncer une mesure').click();
  await page.waitForURL('**/mesures-prises/bureaux');
  await settled(page);
  await follows(page);
  await ground.as(OFFICER).call('UpdateMeasure', { measure: { name: 'measures/bureaux', ideas: [idea.name] }, updateMask: { paths: ['ideas'] } });
  await says(page.locator('#contenu'), /Vient des idées[\s\S]*Des bureaux partagés/, 'what others write comes in');
  await button(page, 'Dire où elle en est').click();
  await field(form, 'state').selectOption({ label: 'En cours' });
  await field(form, 'note').fill('Deux bâtiments sont prêts.');
  await button(form, 'Dire où elle en est').click();
  await isDone(page);
  await says(section(page, 'Où elle en est'), /Annoncée[\s\S]*En cours[\s\S]*Deux bâtiments sont prêts\./i);
  await assertAccessible(page);
}));

test('retrospectives are written, found by their words, and beside lessons', async () => {
  await on('/retrospectives', TEAM, async (page) => {
    await button(page, 'Écrire une rétrospective').click();
    const form = dialog(page);
    for (const [name, text] of [['title', 'Un pilote trop tôt'], ['tried', 'Ouvrir à cent riverains.'], ['happened', 'La moitié est partie.'], ['learned', 'Écouter dix personnes d’abord.']]) await field(form, name).fill(text);
    await field(form, 'project').selectOption(PROJECT);
    await field(form, 'sharing').selectOption({ label: 'Tout le monde' });
    await button(form, 'Écrire une rétrospective').click();
    await page.waitForURL('**/retrospectives/*');
    await settled(page);
    await says(section(page, 'Ce qu’on en a appris'), /Écouter dix personnes/);
  });
  await on('/retrospectives?texte=riverains%20pilote', '', (page) => page.getByRole('link', { name: 'Un pilote trop tôt' }).waitFor());
  await on('/lecons?texte=pilote', '', (page) => section(page, 'Rétrospectives qui en parlent').getByRole('link', { name: 'Un pilote trop tôt' }).waitFor());
  await on('/recherche?texte=pilote', '', (page) => section(page, 'Dans ce que disent les gens').getByRole('link', { name: 'Un pilote trop tôt' }).waitFor());
});

test('receipts tell their person what became of what they said; they keep them, and anybody checks them', () => on('/ma-parole', TEAM, async (page) => {
  const asks = [];
  page.on('request', (request) => asks.push([request.method(), request.url()]));
  await page.reload();
  await settled(page);
  await says(page.locator('#contenu'), /Reçu[\s\S]*Signalement[\s\S]*signé/i);
  const listed = asks.filter(([, url]) => url.includes('ListReceipts'));
  assert.ok(listed.length > 0 && listed.every(([method, url]) => method === 'POST' && !url.includes('?')), 'nothing of whose they are is in an address');
  const kept = await downloaded(page, () => button(page, 'Tout garder dans un fichier').click());
  const file = path.join(os.tmpdir(), `accuses-${process.pid}.json`), forged = path.join(os.tmpdir(), `faux-${process.pid}.json`);
  fs.writeFileSync(file, kept);
  const [receipt] = JSON.parse(kept), [header, payload, signature] = receipt.signature.split('.');
  const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('RECEIVED', 'ADOPTED')).toString('base64url');
  fs.writeFileSync(forged, JSON.stringify([{ signature: [header, other, signature].join('.') }]));
  await page.goto('/verifier-un-accuse');
  await settled(page);
  await page.getByLabel('Le fichier de l’accusé').setInputFiles(file);
  await page.getByText(/^Signature juste/).first().waitFor();
  await assertAccessible(page);
  await page.getByLabel('Le fichier de l’accusé').setInputFiles(forged);
  await page.getByText(/^Signature fausse/).waitFor();
  await page.getByLabel('Le fichier de l’accusé').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"bonjour": 1}') });
  await page.getByText('Ce fichier n’est pas un accusé.').waitFor();
  for (const one of [file, forged]) fs.rmSync(one);
}));

test('what others do meanwhile is brought in', () => on('/contraintes', TEAM, async (page) => {
  await follows(page);
  await report(first[0], { text: 'Une règle vient de changer.' });
  await page.getByText('Une règle vient de changer.').waitFor();
}));
