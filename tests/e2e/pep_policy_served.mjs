// Policy from the command line, for real: a proposal from its draft to a text, with what it rests on, what people say of it, a committee,
// an authority that stays silent and then answers; commitments of two plans that come in, go out and come in again; the picture in both
// directions; who did what.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { AUTHORITY, MINISTRY } from '../api/policy/ground.mjs';
import { Client, closeClients } from './rpc.mjs';
import { SOURCE, Stack, eventually } from './stack.mjs';

const OK = 0, USAGE = 2, NOT_FOUND = 3, REFUSED = 4, NOT_ALLOWED = 5, CONFLICT = 6, INVALID = 8;
const ADMIN = { as: 'programme_admin' }, OFFICER = { as: 'policy_officer' }, MINISTER = { as: `ministry@${MINISTRY}` }, NOBODY = {};
const CATALOGUE = path.join(SOURCE, 'clients/pep/sample/policy/commitments.csv');
const iso = ({ year, month, day }) => [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

let stack, author, other;

async function ends(code, args, options, complaint) {
  const result = await stack.run(['policy', ...args], options);
  assert.equal(result.code, code, `pep policy ${args.join(' ')}: ${result.out}${result.err}`);
  if (complaint) assert.match(result.err + result.out, complaint);
  return result;
}
const one = (options, ...args) => stack.json(['policy', ...args], options);
const lines = (options, ...args) => stack.jsonLines(['policy', ...args], options);
const made = async (options, ...args) => (await one(options, ...args)).name;
const idOf = (name) => name.split('/').at(-1);

async function signIn(subject, name) {
  const home = path.join(stack.folder, 'home', subject), who = { env: { PEP_CONFIG_DIR: home, HOME: home } };
  const { code, err } = await stack.run(['login', '--subject', subject, '--name', name], who);
  assert.equal(code, OK, err);
  return who;
}

before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  const admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreateOrganisation', { organisationId: idOf(MINISTRY), organisation: { title: 'Ministère des rives' } });
  await admin.call('CreateOrganisation', { organisationId: idOf(AUTHORITY), organisation: { title: 'Direction des berges', parent: MINISTRY } });
  await admin.call('CreateConstraintTopic', { constraintTopicId: 'seuils', constraintTopic: { title: 'Les seuils' } });
  author = await signIn('camille', 'Camille Exemple');
  other = await signIn('dominique', 'Dominique Exemple');
});
after(closeClients);

const BEGUN = ['--title', 'Acheter un logiciel libre sans marché', '--problem', 'Six mois pour commander une journée.', '--change', 'Relever le seuil.',
  '--nature', 'regulatory', '--topic', 'constraintTopics/seuils', '--target-text', `code;Code de la commande publique;R. 2122-8;${AUTHORITY}`,
  '--current', '1=quarante mille euros', '--proposed', '1=cent mille euros'];
let proposal, id;

test('a draft is its author\'s, and is told all that it lacks before it is submitted', async () => {
  await ends(NOT_ALLOWED, ['proposals', 'create', '--title', 'x'], NOBODY);
  await ends(USAGE, ['proposals', 'create', '--title', 'x', '--target-text', 'poème;Ode'], author, /KIND;IDENTIFIER/);
  const bare = idOf(await made(author, 'proposals', 'create', '--title', 'Rien encore'));
  await ends(REFUSED, ['proposals', 'submit', bare], author, /say what the problem is {2}→ {2}pep policy proposals update/);
  await ends(REFUSED, ['proposals', 'submit', bare, '--lang', 'fr'], author, /citez au moins une preuve {2}→/);
  await ends(OK, ['proposals', 'withdraw', bare, '--reason', 'Un essai.'], author, /withdrawn/);
  ({ name: proposal } = await one(author, 'proposals', 'create', ...BEGUN));
  id = idOf(proposal);
  await ends(NOT_FOUND, ['proposals', 'show', id], other, /no such proposal/);
  const told = await one(author, 'proposals', 'show', id);
  assert.deepEqual([told.targetTexts[0].kind, told.targetTexts[0].proposedWording, told.natures], ['KIND_CODE', 'cent mille euros', ['REGULATORY']]);
  await ends(OK, ['proposals', 'show', id], author, /\+ cent mille euros/);
});

test('evidence is quoted as it was, and is looked at again', async () => {
  const link = ['--kind', 'link', '--uri', 'https://rapport.example/achats', '--said', 'Six mois en moyenne.', '--title', 'Un rapport'];
  await ends(INVALID, ['evidence', 'cite', id, '--kind', 'link', '--title', 'Rien'], author, /required of a link/);
  const cited = await one(author, 'evidence', 'cite', id, ...link);
  assert.match(cited.quotation, /^\{"said":"Six mois en moyenne\."/);
  assert.match(cited.sha256, /^[0-9a-f]{64}$/);
  await ends(OK, ['evidence', 'check', `${id}/1`], author, /nobody looks/);
  await ends(NOT_FOUND, ['evidence', 'cite', id, '--kind', 'project', '--source', 'projects/nulle-part', '--title', 'x'], author);
  await ends(OK, ['proposals', 'submit', id], author, /submitted/);
  await ends(REFUSED, ['proposals', 'refer', id], OFFICER, /not allowed while the proposal is SUBMITTED/);
  await ends(OK, ['proposals', 'admit', id, '--reason', 'Le problème est réel.'], OFFICER, /admissible/);
});

test('an amendment of an older revision is stale; one that is accepted makes the next', async () => {
  const propose = (...more) => ['amendments', 'propose', id, '--part', 'title', '--wording', 'Acheter libre sans marché', '--reason', 'Plus court.', ...more];
  await ends(CONFLICT, propose('--base-revision', '9'), author);
  const amendment = await one(author, ...propose());
  assert.equal(amendment.baseRevision, 1);
  await ends(OK, ['amendments', 'accept', `${id}/1`], OFFICER, /accepted/);
  assert.equal((await one(author, 'proposals', 'show', id)).title, 'Acheter libre sans marché');
  assert.deepEqual((await lines(author, 'versions', 'list', id)).map(({ title }) => title.length), [37, 25]);
});

let consultation;
test('people vote and comment while a consultation is open; it ends with a summary', async () => {
  const now = Date.now(), at = (seconds) => new Date(now + seconds * 1000).toISOString();
  consultation = await made(OFFICER, 'consultations', 'create', '--proposal', id, '--title', 'Qu’en pensez-vous ?', '--start', at(-1), '--end', at(3600), '--audience', 'everybody', '--moderation', 'after');
  const its = idOf(consultation);
  await ends(OK, ['proposals', 'show', id], NOBODY, /consulted on/);
  await ends(OK, ['votes', 'cast', its, 'support'], other, /for it/);
  await ends(OK, ['votes', 'cast', its, 'contest'], other, /against it/);
  await ends(OK, ['votes', 'show', its, '--lang', 'fr'], other, /contre/);
  await ends(NOT_ALLOWED, ['votes', 'cast', its, 'support'], NOBODY);
  await ends(OK, ['comments', 'write', its, '--text', 'Enfin.'], other);
  await ends(OK, ['comments', 'hide', `${its}/1`, '--reason', 'Hors sujet.'], OFFICER, /hidden/);
  await ends(OK, ['comments', 'appeal', `${its}/1`, '--text', 'Je parle des seuils.'], other);
  await ends(OK, ['comments', 'publish', `${its}/1`, '--reason', 'En effet.'], OFFICER, /published/);
  assert.deepEqual((await lines(NOBODY, 'moderation', 'log', its)).map(({ to }) => to), ['STATE_HIDDEN', 'STATE_PUBLISHED']);
  await ends(REFUSED, ['consultations', 'sum-up', its, '--summary', 'Trop tôt.'], OFFICER, /its summary follows its end/);
  await ends(REFUSED, ['proposals', 'refer', id, '--lang', 'fr'], OFFICER, /la consultation n'est pas finie {2}→ {2}pep policy consultations close/);
  await ends(OK, ['consultations', 'close', its, '--reason', 'Tout est dit.'], OFFICER);
  const summed = await one(OFFICER, 'consultations', 'sum-up', its, '--summary', 'Une voix contre, un commentaire.');
  assert.deepEqual([summed.state, summed.contestCount, summed.supportCount ?? 0], ['STATE_SUMMED_UP', 1, 0]);
  await ends(OK, ['proposals', 'refer', id], OFFICER, /before the committee/);
});

test('a committee decides with a quorum, and not without', async () => {
  const seats = Array.from({ length: 9 }, (_, seat) => ['--member', `m${seat + 1};Membre ${seat + 1}${seat === 0 ? ';chair' : ''}`]).flat();
  const session = idOf(await made(OFFICER, 'sessions', 'convene', '--title', 'Comité', '--start', new Date().toISOString(), '--agenda', id, ...seats,
    '--charter', 'Charte, article 3', '--notice-days', '0', '--mandates-per-holder', '1'));
  await ends(OK, ['sessions', 'open', session], OFFICER, /opened/);
  const present = (count) => Array.from({ length: count }, (_, seat) => ['--present', `m${seat + 1}`]).flat();
  const votes = (...codes) => codes.flatMap((code) => ['--vote', `${code}=for`]);
  const record = (...codes) => ['decisions', 'record', session, '--proposal', id, '--verdict', 'transmit', '--reasons', 'Le comité est convaincu.', ...votes(...codes)];
  await ends(OK, ['sessions', 'attend', session, ...present(4)], OFFICER);
  await ends(REFUSED, record('m1', 'm2', 'm3', 'm4'), OFFICER, /no quorum/);
  const { quorums: [quorum] } = await one(OFFICER, 'sessions', 'attend', session, ...present(4), '--mandate', 'm5=m1');
  assert.deepEqual([quorum.members, quorum.needed, quorum.counted, quorum.quorum], [9, 5, 5, true]);
  await ends(OK, ['sessions', 'show', session], OFFICER, /5 of 9 members count, 5 are needed: there is one/);
  const decision = await one(OFFICER, ...record('m1', 'm2', 'm3', 'm4', 'm5'));
  assert.deepEqual([decision.forCount, decision.needed], [5, 5]);
  await ends(OK, ['sessions', 'close', session], OFFICER);
});

let transmission;
test('the clock runs, stands still, is corrected; silence is shown as silence', async () => {
  await ends(INVALID, ['transmissions', 'send', '--proposal', id, '--authority', AUTHORITY, '--received', '2026-01-05', '--in', '121', '--unit', 'months'], OFFICER);
  const sent = await one(OFFICER, 'transmissions', 'send', '--proposal', id, '--authority', idOf(AUTHORITY), '--received', '2026-01-05', '--in', '2', '--unit', 'months');
  transmission = idOf(sent.name);
  assert.equal(iso(sent.lastDay), '2026-03-05');
  await ends(OK, ['transmissions', 'suspend', transmission, '--from', '2026-02-02', '--reason', 'Pièces demandées.'], OFFICER);
  await ends(OK, ['transmissions', 'explain', transmission], NOBODY, /the clock stands still/);
  await ends(OK, ['transmissions', 'resume', transmission, '--to', '2026-02-06', '--reason', 'Pièces reçues.'], OFFICER);
  const corrected = await one(OFFICER, 'transmissions', 'correct', transmission, '--received', '2026-01-06', '--reason', 'Le cachet dit le 6.');
  assert.equal(iso(corrected.lastDay), '2026-03-11');
  await ends(OK, ['transmissions', 'explain', transmission, '--lang', 'fr'], NOBODY, /^Dernier jour : 11 mars 2026/);
  assert.deepEqual((await lines(NOBODY, 'moves', 'list', transmission)).map(({ causes }) => causes.join()), ['RECEIVED', 'SUSPENSION', 'SUSPENSION', 'RECEIPT']);
  const [silent] = await lines(NOBODY, 'overdue', '--authority', idOf(AUTHORITY));
  assert.deepEqual([silent.proposal, silent.standing], [proposal, 'STANDING_OVERDUE']);
  await ends(OK, ['overdue'], NOBODY, /Acheter libre sans marché/);
  await ends(NOT_FOUND, ['overdue', '--authority', 'nulle-part'], NOBODY);
});

test('the authority answers late, once and for all; then a text', async () => {
  const record = (...more) => ['answers', 'record', transmission, '--reasons', 'Le seuil, pas la procédure.', ...more];
  await ends(NOT_ALLOWED, record('--verdict', 'refused'), author);
  assert.equal((await one(MINISTER, ...record('--verdict', 'partly'))).late, true);
  await ends(REFUSED, record('--verdict', 'refused'), OFFICER, /nothing to answer any more/);
  assert.deepEqual(await lines(NOBODY, 'overdue'), []);
  await ends(OK, ['proposals', 'draft', id, '--reason', 'La direction rédige.'], OFFICER);
  const text = idOf(await made(OFFICER, 'texts', 'create', '--title', 'Décret relatif aux seuils', '--kind', 'decree', '--change', 'Code de la commande publique;R. 2122-8;soixante mille euros; hors taxes'));
  await ends(REFUSED, ['proposals', 'adopt', id, text], OFFICER, /give the reference of the text {2}→ {2}pep policy texts update/);
  await ends(OK, ['texts', 'update', text, '--reference', 'JORF n° 0001', '--published', '2026-11-02', '--in-force', '2026-11-03'], OFFICER);
  await ends(OK, ['proposals', 'adopt', id, text], OFFICER, /adopted/);
  await ends(OK, ['proposals', 'follow-up', id, '--reason', 'Bilan dans un an.'], OFFICER);
  await ends(OK, ['proposals', 'evaluate', id, '1', '--reason', 'Les achats vont plus vite.'], OFFICER, /evaluated/);
  const steps = (await lines(NOBODY, 'steps', 'list', id)).map(({ to }) => to.replace('STATE_', ''));
  assert.deepEqual(steps, ['DRAFT', 'SUBMITTED', 'ADMISSIBLE', 'CONSULTATION', 'COMMITTEE', 'TRANSMITTED', 'PARTLY', 'DRAFTING', 'ADOPTED', 'FOLLOWED_UP', 'EVALUATED']);
  const [forth] = await lines(NOBODY, 'trace', 'constraintTopics/seuils'), [back] = await lines(NOBODY, 'trace', `texts/${text}`);
  assert.deepEqual(forth, back, 'one picture, from either end');
  assert.deepEqual([forth.textReference, forth.answer, forth.answeredLate], ['JORF n° 0001', 'VERDICT_PARTLY', true]);
  await ends(OK, ['trace', `texts/${text}`], NOBODY, /Text.*Proposal/s);
});

test('whoever gave something reads what became of it', async () => {
  const [receipt] = await lines(other, 'receipts', 'list');
  assert.deepEqual([receipt.proposal, [...receipt.contributions].sort(), receipt.steps.length], [proposal, ['CONTRIBUTION_COMMENT', 'CONTRIBUTION_VOTE'], 11]);
  await ends(OK, ['receipts', 'list', '--lang', 'fr'], author, /vous l'avez écrite/);
  await ends(NOT_ALLOWED, ['receipts', 'list'], NOBODY);
});

test('commitments come in by their cycles, go out as they came, and come in again unchanged', async () => {
  await ends(OK, ['import', 'ogp', CATALOGUE], OFFICER, /NO_PLAN/);
  const plan = (name, cycle, year, ...more) => ends(OK, ['plans', 'create', name, '--title', `Plan ${cycle}`, '--country', 'RV', '--cycle', cycle, '--first-year', year, ...more], OFFICER);
  await plan('rv-2015', '2015-2017', '2015', '--declared', '2', '--declared-source', 'La page du plan');
  await plan('rv-2018', '2018-2020', '2018');
  const counts = async (...args) => (await one(OFFICER, 'import', 'ogp', ...args)).counts.find(({ resourceType }) => resourceType === 'commitments');
  await ends(NOT_ALLOWED, ['import', 'ogp', CATALOGUE], author);
  assert.equal((await counts(CATALOGUE, '--dry-run')).created, '4');
  assert.deepEqual(await lines(NOBODY, 'commitments', 'list'), []);
  assert.equal((await counts(CATALOGUE)).created, '4');
  const { out } = await ends(OK, ['export', 'ogp'], NOBODY);
  assert.equal(out, fs.readFileSync(CATALOGUE, 'utf8'));
  const file = path.join(stack.folder, 'out.csv');
  await ends(OK, ['export', 'ogp', file], NOBODY);
  assert.deepEqual(await counts(file), { resourceType: 'commitments', unchanged: '4' });
  const told = await one(NOBODY, 'plans', 'show', 'rv-2015');
  assert.deepEqual([told.declaredCount, told.listedCount], [2, 3], 'both counts are kept');
});

test('what is claimed stands beside what is found, and neither takes the place of the other', async () => {
  const [commitment] = await lines(NOBODY, 'commitments', 'list', 'rv-2015'), its = commitment.name.replace('plans/', '').replace('commitments/', '');
  await ends(INVALID, ['claims', 'record', its, '--status', 'Terminé', '--date', '2017-06-30', '--source', 'Le bilan'], OFFICER, /must be one of these, in plans that begin in 2015/);
  await ends(OK, ['claims', 'record', its, '--status', 'Complete', '--date', '2017-06-30', '--source', 'Le bilan'], OFFICER, /Complete/);
  await ends(OK, ['reviews', 'record', its, '--report', 'Rapport de fin', '--observed', '2017-09-30', '--completion', 'Limited', '--relevance', 'Not Relevant'], OFFICER, /Limited/);
  await ends(OK, ['milestones', 'create', `${its}/niveaux`, '--title', 'Publier les niveaux', '--last-year', '2016'], OFFICER);
  const dashboard = await one(NOBODY, 'plans', 'dashboard', 'rv-2015');
  const line = dashboard.lines.find((each) => each.commitment === commitment.name);
  assert.deepEqual([line.declaredStatus, line.reviewedCompletion, line.differ, line.lateMilestoneCount], ['Complete', 'Limited', true, 1]);
  await ends(OK, ['plans', 'dashboard', 'rv-2015'], NOBODY, /2 commitments declared, 3 listed/);
  assert.equal((await lines(NOBODY, 'milestones', 'list', 'rv-2015')).length, 1);
  assert.equal((await lines(NOBODY, 'claims', 'list')).length, 1);
  const file = path.join(stack.folder, 'claimed.csv');
  await ends(OK, ['export', 'ogp', file], NOBODY);
  assert.match(fs.readFileSync(file, 'utf8'), /^RV0001,.*,Complete,2017-06-30,Limited,2017-09-30,Rapport de fin$/m);
  const { counts } = await one(OFFICER, 'import', 'ogp', file);
  assert.deepEqual(counts.slice(1).map(({ created }) => created ?? '0'), ['0', '0'], 'what is said already is not said again');
  await ends(OK, ['rules'], NOBODY, /completion, 2011–.*Not Started, Limited/);
});

test('a decided holiday is kept beside the rules, and taken back', async () => {
  const { day } = await one(OFFICER, 'decided-holidays', 'create', '--calendar', 'metropole', '--day', '2027-01-04', '--title', 'Jour des rives', '--law', 'Loi n° 2026-9999');
  assert.equal(iso(day), '2027-01-04');
  const [{ name }] = await lines(NOBODY, 'decided-holidays', 'list');
  await ends(OK, ['decided-holidays', 'delete', idOf(name)], OFFICER);
  assert.deepEqual(await lines(NOBODY, 'decided-holidays', 'list'), []);
});

test('who did what is recorded and sealed, and changes are followed', async () => {
  const records = await stack.jsonLines(['audit', 'list', '--service', 'policy', '--limit', '500'], ADMIN);
  for (const method of ['AdmitProposal', 'CreateDecision', 'CreateAnswer', 'ImportCommitments']) {
    assert.ok(records.some((record) => record.method.endsWith(`/${method}`)), method);
  }
  const [admitted] = await stack.jsonLines(['audit', 'list', proposal, '--limit', '1'], ADMIN);
  assert.match(admitted.method, /PolicyService\/EvaluateProposal$/, 'the service that has it is asked');
  await eventually('its chain is sealed and whole', async () => /policy: \d+ records, each as it was sealed/.test((await stack.run(['audit', 'verify', '--service', 'policy'], ADMIN)).out));
  const place = path.join(stack.folder, 'place');
  const follow = stack.run(['watch', 'proposals', '--since-file', place, '--limit', '1', '-o', 'json'], author);
  await eventually('a watch has its place', () => fs.existsSync(place));
  const draft = await made(author, 'proposals', 'create', '--title', 'Encore une');
  const event = JSON.parse((await follow).out);
  assert.deepEqual([event.type, event.data.name], ['pepiniere.policy.proposal.created.v1', draft]);
});
