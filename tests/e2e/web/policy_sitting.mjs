// A committee's sitting in the browser: it is convened, people come and go, mandates are given, somebody is recused, the quorum follows,
// it decides, and its minutes print. Then what waits for a ministry, and its answer.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, assertAccessible, assertFits, assertSound, counts, follows, says, screenshot, settled } from './browser.mjs';
import { MINISTRY, OF_MINISTRY, at, attend, bring, closeClients, convene, decide, overdue, seats, serveProposed } from './proposed.mjs';
import { OFFICER, TEAM, USUAL_WIDTHS, button, dialog, field, isDone, section, visits } from './spoken.mjs';

const there = await serveProposed();
const { officer } = there;
const before = async (title) => (await bring('COMMITTEE', there, { title })).proposal;
const [buying, sharing] = [await before('Acheter sans marché'), await before('Partager les bureaux')];
const session = await convene(officer, [buying.name, sharing.name], { title: 'Séance de printemps', place: 'Salle des berges' });
const late = await overdue(there, { title: 'Signer à distance' });
const waiting = await bring('TRANSMITTED', there, { title: 'Payer en huit jours' });

const browser = await Browser.launch(there.stack);
after(async () => {
  await browser.close();
  closeClients();
});
const on = visits(browser);
const where = `/seances/${session.name.split('/')[1]}`;
const seat = (page, code) => page.locator(`[data-seat=${code}]`);
const item = (page, { name }) => page.locator(`[data-item="${name}"]`);
const waits = `/ministeres/${MINISTRY.split('/')[1]}/attend`;

for (const [name, path, as] of [['seances', '/seances', ''], ['seance', where, ''], ['seance-chargee', where, OFFICER], ['proces-verbal', `${where}/proces-verbal`, OFFICER], ['ministere-attend', waits, OF_MINISTRY], ['ministere-attend-visiteur', waits, '']]) {
  test(`${path} (${name}) is accessible, and fits 390 and 1440 px`, () => assertSound(browser, path, name, { as, widths: USUAL_WIDTHS }));
}

test('a session is convened with its members and its agenda', () => on('/seances', OFFICER, async (page) => {
  await button(page, 'Convoquer une séance').click();
  const form = dialog(page);
  await form.locator('[data-readers]', { hasText: 'sauf ce qui dit qui siège' }).waitFor();
  await field(form, 'title').first().fill('Séance d’été');
  await field(form, 'start_time').fill('2030-06-03T09:00');
  for (const [i, title] of ['Alix Exemple, préside', 'Béa Exemple'].entries()) {
    await button(form, 'Ajouter un membre').click();
    await field(form, `members-${i}-title`).fill(title);
    await field(form, `members-${i}-code`).fill(`m${i + 1}`);
  }
  await field(form, 'members-0-chair').check({ force: true });
  await button(form, 'Ajouter un point').click();
  await field(form, 'agenda-0-proposal').selectOption(sharing.name);
  await assertAccessible(page);
  await button(form, 'Convoquer une séance').click();
  await page.waitForURL('**/seances/*');
  await settled(page);
  await says(page.locator('#contenu'), /Convoquée[\s\S]*Règles par défaut[\s\S]*Alix Exemple, préside[\s\S]*Partager les bureaux/i);
}));

test('who sits is told to few, what is decided to everybody', () => on(where, '', async (page) => {
  await says(section(page, 'Qui est là'), /n’est lu que par les membres/);
  await counts(page.getByText('Membre 1'), 0);
  await says(section(page, 'Ordre du jour'), /Acheter sans marché[\s\S]*Pas de quorum[\s\S]*0 comptent, sur 9 ; il en faut 5/i);
  await counts(button(page, 'Ouvrir la séance'), 0);
}));

test('people come, give their mandates and are recused: the quorum follows, live', () => on(where, OFFICER, async (page) => {
  await button(page, 'Ouvrir la séance').click();
  await dialog(page).getByLabel('Oui, ouvrir').check({ force: true });
  await button(dialog(page), 'Ouvrir la séance').click();
  await isDone(page);
  for (const n of [1, 2, 3]) await seat(page, `m${n}`).getByLabel(`Présence de Membre ${n}`).selectOption('present');
  await seat(page, 'm4').getByLabel('Présence de Membre 4').selectOption('remote');
  await says(item(page, buying).locator('[data-quorum]'), /Pas de quorum[\s\S]*4 comptent, sur 9/i);
  await seat(page, 'm5').getByLabel('Qui a le mandat de Membre 5').selectOption('m1');
  await item(page, buying).locator('[data-quorum=met]').waitFor();
  await says(item(page, buying).locator('[data-quorum]'), /5 comptent, sur 9 ; il en faut 5/);
  await assertAccessible(page);
  await assertFits(page);
  await screenshot(page, 'seance-ouverte-1280');
  // Somebody else says who comes, elsewhere.
  await follows(page);
  await attend(officer, session, 6);
  await says(item(page, buying).locator('[data-quorum]'), /6 comptent, sur 9/);
  await button(page, 'Déclarer un déport').click();
  await field(dialog(page), 'member').selectOption('m6');
  await field(dialog(page), 'proposal').selectOption(buying.name);
  await field(dialog(page), 'reason').fill('Il y travaille.');
  await button(dialog(page), 'Déclarer un déport').click();
  await isDone(page);
  await says(section(page, 'Déports'), /Membre 6[\s\S]*Acheter sans marché[\s\S]*Il y travaille\./);
  await says(item(page, buying).locator('[data-quorum]'), /5 comptent, sur 9/);
  await says(item(page, sharing).locator('[data-quorum]'), /6 comptent, sur 9/, 'they sit for the other');
}));

test('a committee decides with reasons, once the votes carry it', () => on(where, OFFICER, async (page) => {
  const here = item(page, buying);
  await here.getByRole('button', { name: /^Enregistrer une décision/ }).click();
  const form = dialog(page);
  await counts(form.getByLabel('Voix de Membre 6'), 0, 'who is recused is not asked');
  await field(form, 'verdict').selectOption({ label: 'Transmettre à une autorité' });
  await field(form, 'reasons').fill('Le seuil a vieilli.');
  for (const n of [1, 2, 3]) await form.getByLabel(`Voix de Membre ${n}`).selectOption({ label: 'Contre' });
  await form.locator('button[type=submit]').click();
  await says(form, /Les voix ne l’emportent pas\s*: 2 pour, 3 contre/);
  for (const n of [1, 2, 3]) await form.getByLabel(`Voix de Membre ${n}`).selectOption({ label: 'Pour' });
  await form.locator('button[type=submit]').click();
  await isDone(page);
  await says(here.locator('[data-decision=TRANSMIT]'), /5 pour, 0 contre, 0 abstentions[\s\S]*5 comptent, sur 9[\s\S]*Le seuil a vieilli\./);
  await counts(here.getByRole('button', { name: /^Enregistrer une décision/ }), 0, 'it holds');
  await assertAccessible(page);
}));

test('the minutes tell all of it, and print', async () => {
  await officer.call('CloseSession', { name: session.name });
  await on(`${where}/proces-verbal`, OFFICER, async (page) => {
    await says(page.locator('#contenu'), /Séance de printemps[\s\S]*Salle des berges[\s\S]*Membre 1[\s\S]*Présent[\s\S]*Membre 6[\s\S]*Acheter sans marché[\s\S]*5 pour, 0 contre[\s\S]*Le seuil a vieilli\.[\s\S]*Partager les bureaux[\s\S]*Pas encore de décision/);
    await page.emulateMedia({ media: 'print' });
    await says(page.locator('#contenu'), /Le seuil a vieilli\./);
    await counts(button(page, 'Imprimer'), 0, 'what is clicked is not printed');
    await screenshot(page, 'proces-verbal-papier');
  });
  await on(`${where}/proces-verbal`, '', async (page) => {
    await says(page.locator('#contenu'), /n’est lu que par les membres[\s\S]*Acheter sans marché[\s\S]*5 pour, 0 contre/);
    await counts(page.getByText('Membre 1'), 0, 'who voted is told to few');
  });
});

test('a decision leads to an authority, from the page of the proposal', () => on(at(buying), OFFICER, async (page) => {
  await button(page, 'Transmettre à une autorité').click();
  const form = dialog(page);
  await field(form, 'authority').selectOption('organisations/direction-des-berges');
  await field(form, 'receive_date').fill(new Date().toISOString().slice(0, 10));
  await field(form, 'term').fill('2');
  await field(form, 'unit').selectOption({ label: 'mois' });
  await field(form, 'calendar').selectOption('metropole');
  await button(form, 'Transmettre à une autorité').click();
  await isDone(page);
  await says(section(page, 'Réponse de l’autorité'), /Attend une réponse[\s\S]*2 mois[\s\S]*Il reste \d+ jours/i);
}));

test('what waits for a ministry is there, what is late first, and it answers', async () => {
  await on(`/ministeres/${MINISTRY.split('/')[1]}`, OF_MINISTRY, async (page) => {
    await page.getByRole('link', { name: 'Ce qui nous attend' }).click();
    await page.waitForURL('**/attend');
  });
  await on(waits, OF_MINISTRY, async (page) => {
    const rows = section(page, 'Ce qui nous attend').locator('tbody tr');
    await says(rows.first(), /Signer à distance[\s\S]*Direction des berges[\s\S]*En retard de \d+ jours?[\s\S]*Silence/i);
    await says(section(page, 'Ce qui nous attend'), /Payer en huit jours[\s\S]*Il reste \d+ jours/i);
    await rows.first().getByRole('button', { name: /^Répondre/ }).click();
    const form = dialog(page);
    await field(form, 'verdict').selectOption({ label: 'Acceptée en partie' });
    await field(form, 'reasons').fill('Le seuil, pas la procédure.');
    await assertAccessible(page);
    await form.locator('button[type=submit]').click();
    await isDone(page);
    await says(section(page, 'Ce qui a été répondu'), /Signer à distance[\s\S]*Répondu en retard/i);
    await counts(section(page, 'Ce qui nous attend').getByText('Signer à distance'), 0);
  });
  await on(at(late.proposal), '', (page) => says(section(page, 'Réponse de l’autorité'), /Répondu en retard[\s\S]*Acceptée en partie[\s\S]*Le seuil, pas la procédure\./i));
  await on(at(waiting.proposal), TEAM, (page) => counts(page.getByRole('button', { name: /^Répondre/ }), 0, 'others do not answer for it'));
});

test('one who had an interest voted: the decision is void, and is taken again', async () => {
  const proposal = await before('Prêter les salles');
  const sitting = await convene(officer, [proposal.name], { title: 'Séance d’automne', members: seats(3) });
  await officer.call('OpenSession', { name: sitting.name });
  await attend(officer, sitting, 3);
  await decide(officer, sitting, proposal.name, { votes: ['m1', 'm2', 'm3'].map((member) => ({ member, choice: 1 })) });
  await on(`/seances/${sitting.name.split('/')[1]}`, OFFICER, async (page) => {
    await button(page, 'Annuler cette décision').click();
    await field(dialog(page), 'member').selectOption('m2');
    await field(dialog(page), 'reason').fill('Elle y est employée.');
    await button(dialog(page), 'Annuler cette décision').click();
    await isDone(page);
    await says(item(page, proposal), /Annulée le[\s\S]*Elle y est employée\./i);
    await item(page, proposal).getByRole('button', { name: /^Enregistrer une décision/ }).waitFor();
  });
  assert.equal((await officer.call('GetProposal', { name: proposal.name })).state, 'STATE_COMMITTEE');
});
