// What people read of proposals and of plans, and what they do with them: the register, a proposal with its wording, its evidence, its
// amendments, its consultation and its whole way, citing, the picture from voice to law, a plan's dashboard; as a visitor, an author
// and a policy officer.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, assertAccessible, assertFits, assertSound, counts, downloaded, follows, says, screenshot, settled } from './browser.mjs';
import { at, bring, cite, closeClients, day, draft, overdue, serveProposed } from './proposed.mjs';
import { OFFICER, PROJECT, TEAM, USUAL_WIDTHS, button, dialog, field, isDone, iso, openTables, section, visits } from './spoken.mjs';

const there = await serveProposed();
const { author, officer, anonymous, administrator } = there;
const PLAN = 'plans/pan-2018', COMMITMENT = `${PLAN}/commitments/fr0038`;
await officer.call('CreatePlan', { planId: 'pan-2018', plan: { title: 'Plan d’action 2018-2020', country: 'FR', cycle: '2018-2020', firstYear: 2018, lastYear: 2020, declaredCount: 3, declaredSource: 'Page 3' } });
await officer.call('CreateCommitment', { parent: PLAN, commitmentId: 'fr0038', commitment: { identifier: 'FR0038', title: 'Administrative Capacity-Building', leadInstitution: 'Direction du numérique', starred: 2, links: [PROJECT] } });
await officer.call('CreateCommitment', { parent: PLAN, commitmentId: 'fr0039', commitment: { identifier: 'FR0039', title: 'Open Archives' } });
await officer.call('CreateMilestone', { parent: COMMITMENT, milestoneId: 'deux-promotions', milestone: { title: 'Deux promotions', firstYear: 2018, lastYear: 2019, expectedCount: 2, links: [PROJECT] } });
await officer.call('CreateCommitmentClaim', { parent: COMMITMENT, claim: { status: 'Substantial', claimDate: day('2020-06-30'), source: 'Bilan du gouvernement' } });
await officer.call('CreateCommitmentReview', { parent: COMMITMENT, review: { report: 'Rapport indépendant', observationDate: day('2020-08-31'), completion: 'Limited', relevance: ['Not Relevant'] } });

const late = await overdue(there, { title: 'Acheter sans marché', commitments: [COMMITMENT] });
const talked = await bring('CONSULTATION', there, { title: 'Partager les bureaux' });
const admissible = await bring('ADMISSIBLE', there, { title: 'Recruter en un mois' });
const adopted = await bring('ADOPTED', there, { title: 'Signer à distance' });
const own = await draft(author, { title: 'Un brouillon à soi' });
await cite(author, own);
// It has a budget, which is not open data: what its team reads of it is not public.
await administrator.call('UpdateProject', { project: { name: PROJECT, budget: { allocated: { currencyCode: 'EUR', units: 90_000 } } } });
await cite(author, talked.proposal, { kind: 4, title: 'Riverains ensemble', source: PROJECT, uri: '', said: '' });

const browser = await Browser.launch(there.stack);
after(async () => {
  await browser.close();
  closeClients();
});
const on = visits(browser);

for (const [name, where, as] of [['propositions', '/propositions', ''], ['propositions-chargee', '/propositions', OFFICER], ['proposition', at(talked.proposal), ''], ['proposition-retard', at(late.proposal), OFFICER], ['proposition-brouillon', at(own), TEAM],
  ['parole-loi', '/de-la-parole-a-la-loi', ''], ['textes', '/textes', OFFICER], ['texte', `/textes/${adopted.text.name.split('/')[1]}`, ''], ['plans', '/plans', ''], ['plan', '/plans/pan-2018', ''], ['engagement', '/plans/pan-2018/engagements/fr0038', OFFICER],
  ['suites', '/ma-parole/propositions', TEAM], ['citer', `/citer?nature=PROJECT&source=${PROJECT}&titre=Riverains`, TEAM]]) {
  test(`${where} (${name}) is accessible, and fits 390 and 1440 px`, () => assertSound(browser, where, name, { as, widths: USUAL_WIDTHS }));
}

test('the register says where each stands, whose turn it is and how long is left, what is late first', () => on('/propositions', '', async (page) => {
  const table = page.getByRole('table', { name: 'Propositions' });
  const first = table.locator('tbody tr').first();
  await says(first, /Acheter sans marché[\s\S]*Transmise[\s\S]*En retard[\s\S]*À l’autorité compétente[\s\S]*En retard de \d+ jours/i);
  await says(table, /Partager les bureaux[\s\S]*En consultation|En consultation[\s\S]*Partager les bureaux/i);
  await counts(table.getByText('Un brouillon à soi'), 0, 'a draft is for its authors and policy officers');
  await page.getByLabel('En retard seulement').selectOption('oui');
  await page.waitForURL('**retard=oui');
  await counts(table.locator('tbody tr'), 1);
  const csv = await downloaded(page, () => page.getByRole('button', { name: 'Exporter en CSV', exact: true }).click());
  assert.match(csv, /Acheter sans marché/);
  assert.doesNotMatch(csv, /Partager les bureaux/, 'what is exported is what is filtered');
  await page.getByLabel('En retard seulement').selectOption('');
  await page.getByLabel('État').selectOption('CONSULTATION');
  await page.waitForURL('**etat=CONSULTATION');
  await says(table, /Partager les bureaux/);
  await counts(table.locator('tbody tr'), 1);
}));

test('what others do comes in', () => on('/propositions', OFFICER, async (page) => {
  await follows(page);
  await draft(author, { title: 'Une idée de la nuit' });
  await page.getByRole('link', { name: /Une idée de la nuit/ }).waitFor();
}));

test('a proposal is begun, lacks what it lacks, is completed and submitted', () => on('/propositions', TEAM, async (page) => {
  await button(page, 'Écrire une proposition').click();
  const form = dialog(page);
  await form.locator('[data-readers]', { hasText: 'par tout le monde dès la consultation' }).waitFor();
  await field(form, 'title').fill('Ouvrir les données des gares');
  await field(form, 'proposed_change').fill('Les publier chaque mois.');
  await field(form, 'natures').selectOption('ADMINISTRATIVE');
  await assertAccessible(page);
  await button(form, 'Écrire une proposition').click();
  await page.waitForURL('**/propositions/2*');
  await settled(page);
  await says(page.locator('[data-lacks=soumettre]'), /il manque[\s\S]*quel est le problème[\s\S]*un texte visé[\s\S]*Citez au moins une source/i);
  await button(page, 'Modifier').click();
  await field(form, 'problem').fill('Personne ne sait quand passe le train.');
  await field(form, 'no_target_text_known').check({ force: true });
  await button(form, 'Enregistrer').click();
  await isDone(page);
  await button(section(page, 'Pièces'), 'Citer une source').click();
  await field(form, 'kind').selectOption({ label: 'Page du web' });
  await field(form, 'uri').fill('https://rapport.example/gares');
  await field(form, 'said').fill('Un voyageur sur deux attend.');
  await field(form, 'title').fill('L’enquête des gares');
  await button(form, 'Citer une source').click();
  await isDone(page);
  await says(section(page, 'Pièces'), /L’enquête des gares[\s\S]*Page du web/i);
  await button(page, 'Soumettre').click();
  await button(form, 'Soumettre').click();
  await isDone(page);
  await says(section(page, 'Tout son parcours'), /Commencée[\s\S]*Soumise/i);
  await counts(page.locator('[data-lacks]'), 0);
  await counts(button(page, 'Déclarer recevable'), 0, 'its author does not judge it');
}));

test('a policy officer finds it admissible, with a reason, and nobody else may', async () => {
  const { proposal } = await bring('SUBMITTED', there, { title: 'Prêter les salles' });
  await on(at(proposal), OFFICER, async (page) => {
    await button(page, 'Déclarer recevable').click();
    await button(dialog(page), 'Déclarer recevable').click();
    await says(dialog(page), /obligatoire/);
    await field(dialog(page), 'reason').fill('Le problème est réel.');
    await button(dialog(page), 'Déclarer recevable').click();
    await isDone(page);
    await says(section(page, 'Tout son parcours'), /Recevable[\s\S]*Le problème est réel\./i);
    await button(page, 'Mettre en consultation').waitFor();
    await counts(button(page, 'Porter devant le comité'), 0, 'nothing is skipped');
  });
});

test('the wording stands side by side, and what changes is told word by word', () => on(at(late.proposal), '', async (page) => {
  const target = section(page, 'Textes visés').locator('[data-target="1"]');
  await says(target, /Code de la commande publique, R\. 2122-8[\s\S]*Rédaction actuelle[\s\S]*quarante mille euros[\s\S]*Rédaction proposée[\s\S]*cent mille euros/i);
  assert.match(await target.locator('del').innerText(), /quarante$/);
  assert.match(await target.locator('ins').innerText(), /cent$/);
  await counts(target.locator('del, ins'), 2, 'what stays is not told as a change');
}));

test('evidence says what may not be public, to those who may not read it and to those who may', async () => {
  await on(at(talked.proposal), '', async (page) => {
    const pieces = section(page, 'Pièces');
    await says(pieces.locator('[data-evidence=open]'), /Un rapport[\s\S]*Publique/i);
    await says(pieces.locator('[data-evidence=withheld]'), /ne peut pas être rendu public/);
    await counts(pieces.getByText('Riverains ensemble'), 0);
    await pieces.locator('[data-evidence=open] summary').click();
    await says(pieces.locator('[data-evidence=open]'), /Six mois en moyenne\.[\s\S]*Recalculée ici/i);
    await assertAccessible(page);
  });
  await on(at(talked.proposal), TEAM, async (page) => {
    const closed = section(page, 'Pièces').locator('[data-evidence=closed]');
    await closed.scrollIntoViewIfNeeded();
    await says(closed, /Riverains ensemble[\s\S]*La source dit toujours cela[\s\S]*n’est lu que par les auteurs/i);
  });
});

test('an amendment is proposed against what stands there, accepted, and the others are stale', () => on(at(admissible.proposal), TEAM, async (page) => {
  const amendments = section(page, 'Amendements');
  const propose = async (part, wording) => {
    await button(amendments, 'Proposer un amendement').click();
    await field(dialog(page), 'part').selectOption({ label: part });
    if (part.includes('texte')) await field(dialog(page), 'target_text').selectOption({ index: 1 });
    await field(dialog(page), 'proposed_wording').fill(wording);
    await field(dialog(page), 'reason').fill('C’est plus clair.');
    await dialog(page).locator('ins').first().waitFor();
    await button(dialog(page), 'Proposer un amendement').click();
    await isDone(page);
  };
  await propose('La rédaction proposée d’un texte', 'deux cent mille euros');
  await propose('Le titre', 'Recruter en deux mois');
  await assertAccessible(page);
  const second = amendments.locator('[data-amendment=OPEN]').filter({ hasText: 'Le titre' });
  await second.getByRole('button', { name: /^Accepter/ }).click();
  await button(dialog(page), 'Accepter').click();
  await isDone(page);
  await page.getByRole('heading', { level: 1, name: 'Recruter en deux mois' }).waitFor();
  await says(amendments.locator('[data-amendment=OPEN]'), /Une autre rédaction a pris la place/);
  await amendments.locator('[data-amendment=OPEN]').getByRole('button', { name: /^Modifier/ }).click();
  await dialog(page).getByText(/doit le reprendre/).waitFor();
  await button(dialog(page), 'Modifier').click();
  await isDone(page);
  await counts(amendments.getByText(/Une autre rédaction a pris la place/), 0, 'it is based on the new one');
  await section(page, 'Ce qu’elle disait avant').locator('summary').click();
  await says(section(page, 'Ce qu’elle disait avant'), /par un amendement[\s\S]*Recruter en[\s\S]*mois/i);
}));

test('people vote, change their mind, and speak; who votes how is told to nobody', async () => {
  await on(at(talked.proposal), TEAM, async (page) => {
    const part = section(page, 'Consultation');
    await part.locator('[data-readers=people]', { hasText: 'qui vote quoi n’est lu que par soi' }).waitFor();
    await button(part, 'Je suis pour').click();
    await says(part, /Votre vote\s*: pour/);
    await button(part, 'Je suis contre').click();
    await says(part, /Votre vote\s*: contre/);
    await openTables(page);
    await says(part.getByRole('row', { name: /^Contre/ }), /1/);
    await button(part, 'Prendre la parole').click();
    await field(dialog(page), 'text').fill('Et le soir, qui ferme ?');
    await button(dialog(page), 'Prendre la parole').click();
    await isDone(page);
    await part.getByText('Et le soir, qui ferme ?').waitFor();
    await assertAccessible(page);
    await assertFits(page);
    await screenshot(page, 'proposition-consultation-1280');
  });
  await on(at(talked.proposal), OFFICER, async (page) => {
    const part = section(page, 'Consultation');
    await part.getByRole('button', { name: /^Masquer/ }).click();
    await field(dialog(page), 'reason').fill('Hors du sujet.');
    await button(dialog(page), 'Masquer').click();
    await isDone(page);
  });
  await on(at(talked.proposal), '', async (page) => {
    const part = section(page, 'Consultation');
    await part.getByText('Personne n’a encore rien dit.').waitFor();
    await part.getByText('Registre de la modération').click();
    await says(part, /Publié → Masqué[\s\S]*Hors du sujet\./);
  });
});

test('silence is shown as silence, and how the last day was counted step by step', () => on(at(late.proposal), '', async (page) => {
  const answer = section(page, 'Réponse de l’autorité');
  await says(answer.locator('[data-silence]'), /Personne n’a répondu dans le délai/);
  await says(answer, /Direction des berges et des ouvrages[\s\S]*En retard de \d+ jours?[\s\S]*Aucune réponse/i);
  await answer.getByText('Comment se compte ce délai').click();
  await answer.locator('[data-clock=LAST_DAY]').waitFor();
  await says(answer.locator('[data-clock=RECEIVED]'), /qui ne compte pas/);
  await says(answer, /1 mois[\s\S]*Ce qui a fait bouger le dernier jour[\s\S]*Réception/);
  await assertAccessible(page);
}));

test('its whole way is told, and each step leads to what it was done by', () => on(at(adopted.proposal), '', async (page) => {
  const way = section(page, 'Tout son parcours');
  for (const state of ['DRAFT', 'SUBMITTED', 'ADMISSIBLE', 'CONSULTATION', 'COMMITTEE', 'TRANSMITTED', 'PARTLY', 'DRAFTING', 'ADOPTED']) await way.locator(`[data-step=${state}]`).waitFor();
  await way.locator('[data-step=ADOPTED]').getByRole('link').click();
  await page.waitForURL('**/textes/*');
  await settled(page);
  await says(page.locator('#contenu'), /Décret relatif aux seuils[\s\S]*JORF n° 0001[\s\S]*Signer à distance/);
}));

test('a policy officer suspends a clock: the last day moves, and says why', async () => {
  const { proposal } = await bring('TRANSMITTED', there, { title: 'Payer en huit jours' });
  await on(at(proposal), OFFICER, async (page) => {
    const answer = section(page, 'Réponse de l’autorité');
    await button(answer, 'Suspendre le délai').click();
    await field(dialog(page), 'first_date').fill(iso(20));
    await field(dialog(page), 'reason').fill('Une pièce est attendue.');
    await button(dialog(page), 'Suspendre le délai').click();
    await isDone(page);
    await says(answer, /Délai suspendu[\s\S]*Une pièce est attendue\./i);
    await answer.getByText('Comment se compte ce délai').click();
    await says(answer, /Suspension[\s\S]*Une pièce est attendue\./);
  });
});

test('receipts tell each contributor every step, and them alone', async () => {
  await on('/ma-parole/propositions', TEAM, async (page) => {
    const card = page.locator('.cards > li').filter({ hasText: 'Signer à distance' });
    await says(card, /vous l’avez écrite[\s\S]*Soumise[\s\S]*Transmise[\s\S]*Adoptée/i);
  });
  await on(at(adopted.proposal), TEAM, (page) => says(section(page, 'Ce que j’y ai apporté'), /vous l’avez écrite/));
  await on(at(adopted.proposal), '', (page) => counts(section(page, 'Ce que j’y ai apporté'), 0));
  await on('/ma-parole/propositions', '', (page) => page.getByText('Connectez-vous pour voir ce que deviennent vos propositions.').waitFor());
});

test('the page of a project leads to the proposals that cite it, and to citing it', async () => {
  await on('/projets/riverains-ensemble', TEAM, async (page) => {
    const citing = section(page, 'Propositions qui le citent');
    await citing.getByRole('link', { name: /^Citer dans une proposition/ }).click();
    await page.waitForURL('**/citer?*');
    await settled(page);
    await says(page.locator('#contenu'), /Projet à une date/);
    await page.getByLabel('Dans quelle proposition').selectOption(own.name);
    await button(page, 'Citer ici').click();
    assert.equal(await field(dialog(page), 'kind').inputValue(), '4');
    await button(dialog(page), 'Citer une source').click();
    await page.waitForURL('**/propositions/*');
    await settled(page);
    await section(page, 'Pièces').locator('[data-evidence=closed]').waitFor();
  });
});

test('the picture is walked from a topic to a text and back, and is a table too', () => on(`/de-la-parole-a-la-loi?proposition=${adopted.proposal.name}`, '', async (page) => {
  const lane = (name) => page.locator(`[data-lane=${name}]`);
  await says(lane('proposals'), /Signer à distance[\s\S]*Adoptée/i);
  await says(lane('authorities'), /Direction des berges/);
  await lane('texts').getByRole('link', { name: /^Suivre/ }).click();
  await page.waitForURL('**texte=*');
  await says(lane('proposals'), /Signer à distance/);
  await counts(lane('proposals').getByText('Acheter sans marché'), 0, 'what does not lead there is not on the way');
  await lane('topics').getByRole('link', { name: /^Suivre/ }).first().click();
  await page.waitForURL('**sujet=*');
  await says(lane('proposals'), /Acheter sans marché/);
  await says(lane('proposals'), /En retard de \d+ jours?/);
  const table = section(page, 'Le même chemin, en tableau').getByRole('table');
  await says(table.getByRole('row', { name: /Signer à distance/ }), /Adoptée[\s\S]*Acceptée en partie[\s\S]*JORF n° 0001/i);
  await page.locator('#depuis').waitFor();
  await assertAccessible(page);
  await screenshot(page, 'parole-loi-1280');
}));

test('a plan has what it declared beside what is listed, and claims beside reviews', () => on('/plans/pan-2018', '', async (page) => {
  await says(page.locator('#contenu'), /3 annoncés, 2 listés/);
  const row = page.getByRole('row', { name: /FR0038/ });
  await says(row, /Substantiel[\s\S]*Limité[\s\S]*Diffèrent[\s\S]*1 en retard sur 1[\s\S]*Riverains/i);
  await page.getByLabel('Montrer').selectOption('sans-reponse');
  await page.waitForURL('**voir=sans-reponse*');
  await counts(page.getByRole('row', { name: /FR0038/ }), 0);
  await says(page.getByRole('row', { name: /FR0039/ }), /rien n’est déclaré[\s\S]*aucun rapport[\s\S]*Personne n’en répond/i);
  await page.getByLabel('Montrer').selectOption('');
  await page.getByRole('link', { name: /FR0038/ }).click();
  await page.waitForURL('**/engagements/fr0038');
  await settled(page);
  const sides = section(page, 'Déclaré, et constaté');
  await says(sides.locator('[data-claim]'), /Substantiel[\s\S]*Bilan du gouvernement/);
  await says(sides.locator('[data-review]'), /Rapport indépendant[\s\S]*Limité[\s\S]*Non pertinent/);
  await says(section(page, 'Jalons'), /Deux promotions[\s\S]*2018–2019[\s\S]*2/);
  await says(page.locator('#contenu'), /Propositions qui le mettent en œuvre[\s\S]*Acheter sans marché/);
}));

test('whoever keeps a plan records a claim in the words of its cycle', () => on('/plans/pan-2018/engagements/fr0039', OFFICER, async (page) => {
  await button(page, 'Enregistrer une déclaration').click();
  const form = dialog(page);
  assert.deepEqual(await field(form, 'status').locator('option').evaluateAll((all) => all.map(({ value }) => value).filter(Boolean)), ['Not Started', 'Limited', 'Substantial', 'Complete', 'No Evidence Available', 'Pending IRM Review', 'No IRM Data']);
  await field(form, 'status').selectOption('Complete');
  await field(form, 'claim_date').fill('2020-12-31');
  await field(form, 'source').fill('Bilan final');
  await button(form, 'Enregistrer une déclaration').click();
  await isDone(page);
  await says(page.locator('[data-claim=Complete]'), /Achevé[\s\S]*Bilan final/);
}));

test('a search finds proposals and what was adopted', () => on('/recherche?texte=bureaux', '', (page) => section(page, 'Dans ce qui est proposé et promis').getByRole('link', { name: 'Partager les bureaux' }).waitFor()));

test('what is not there is said, with a way on', () => on('/propositions/1999-1', '', async (page) => {
  await page.getByRole('heading', { level: 1, name: 'Proposition introuvable' }).waitFor();
  await page.getByRole('link', { name: 'Voir les propositions' }).waitFor();
  assert.equal((await anonymous.refusal('GetProposal', { name: own.name })).code, 5, 'a draft is nobody else’s');
}));
