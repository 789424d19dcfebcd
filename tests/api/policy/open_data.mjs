// What is open of policy, in every form: proposals from their consultation on, answers in their own words, silence as silence, texts,
// and commitments with what is claimed of them beside what is found; and a feed that tells readers of each change once.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { AUTHORITY, bring, cite, day, draft, ground } from './ground.mjs';

const FORMS = ['proposals', 'answers', 'texts', 'commitments'], COMMITMENT = 'plans/rives/commitments/rv0038';
let there, silent, answered, hidden, told, feed;

const get = (name) => eventually(`${name} can be given`, async () => {
  const reply = await fetch(`${there.stack.web.replace('localhost', '127.0.0.1')}${name.startsWith('/') ? name : `/api/v1/policy/${name}`}`);
  if (reply.status === 503) return undefined;  // it is read for the first time
  assert.equal(reply.status, 200, name);
  return { type: reply.headers.get('content-type'), text: await reply.text() };
});

before(async () => {
  there = await ground({ gateway: { signIn: false } });
  const { officer, author, administrator } = there;
  hidden = await draft(author, { title: 'Zqbrouillon' });
  silent = await bring('TRANSMITTED', there, { title: 'Sans réponse', clock: { receiveDate: day('2026-01-05'), term: 1 } });
  const coach = await there.somebody('Dominique Exemple', ['coach@incubators/la-serre']);
  await administrator.call('UpdateProject', { project: { name: 'projects/semis', budget: { allocated: { currencyCode: 'EUR', units: '13579135' } } } });
  answered = await bring('TRANSMITTED', { author: coach, officer }, { title: 'Répondue <enfin> & "tard"', clock: { receiveDate: day('2026-01-05'), term: 1 } });
  await cite(coach, answered.proposal, { kind: 4, title: 'Zqreserve', source: 'projects/semis', uri: '', said: '' });
  for (const [verdict, reasons] of [['VERDICT_INTERIM', 'Nous étudions ; patience.'], ['VERDICT_PARTLY', 'Le seuil, pas la procédure.']]) {
    await officer.call('CreateAnswer', { parent: answered.transmission.name, answer: { verdict, reasons } });
  }
  await officer.call('StartProposalDrafting', { name: answered.proposal.name });
  const text = await officer.call('CreateText', { text: { title: 'Décret des rives', kind: 4, reference: 'JORF n° 7', publicationDate: day('2026-02-01'), entryIntoForceDate: day('2026-03-01') } });
  await officer.call('AdoptProposal', { name: answered.proposal.name, text: text.name });
  await officer.call('CreatePlan', { planId: 'rives', plan: { title: 'Plan', country: 'FR', cycle: '2018-2020', firstYear: 2018 } });
  await officer.call('CreateCommitment', { parent: 'plans/rives', commitmentId: 'rv0038', commitment: { identifier: 'RV0038', title: 'Aider les équipes', starred: 'STARRED_NOT_DETERMINED' } });
  await officer.call('CreateCommitmentClaim', { parent: COMMITMENT, claim: { status: 'Substantial', claimDate: day('2020-06-30'), source: 'Bilan' } });
  await officer.call('CreateCommitmentReview', { parent: COMMITMENT, review: { report: 'Rapport', observationDate: day('2020-08-31'), completion: 'Limited' } });
  // Read once, when all of it is there.
  told = Object.fromEntries(await Promise.all(FORMS.map(async (name) => [name, JSON.parse((await get(`${name}.json`)).text)])));
  feed = (await get('feed.atom')).text;
});
after(closeClients);

test('proposals stand where they stand, and nobody is told of a draft or of what is withheld', async () => {
  const of = ({ proposal: { name } }) => told.proposals.find(({ proposal }) => proposal === name);
  assert.deepEqual([of(silent).state, of(silent).turn, of(silent).overdue, of(silent).last_day, of(silent).answer], ['TRANSMITTED', 'AUTHORITY', true, '2026-02-05', null]);
  assert.deepEqual([of(answered).state, of(answered).overdue, of(answered).answer, of(answered).answered_late, of(answered).text_reference, of(answered).in_force_from],
    ['ADOPTED', false, 'PARTLY', true, 'JORF n° 7', '2026-03-01']);
  assert.equal(of(answered).withheld_evidence, 1);
  assert.equal(of({ proposal: hidden }), undefined);
  const everything = [feed, ...await Promise.all(FORMS.flatMap((name) => [`${name}.json`, `${name}.csv`]).map(async (name) => (await get(name)).text))].join('\n');
  assert.doesNotMatch(everything, /zqbrouillon|zqreserve|13579135|persons\//i);
});

test('every answer is told in its own words, what decides nothing too', () => {
  assert.deepEqual(told.answers.map(({ proposal, authority, last_day: last, verdict, late, reasons }) => [proposal, authority, last, verdict, late, reasons]), [
    [answered.proposal.name, AUTHORITY, '2026-02-05', 'INTERIM', true, 'Nous étudions ; patience.'],
    [answered.proposal.name, AUTHORITY, '2026-02-05', 'PARTLY', true, 'Le seuil, pas la procédure.'],
  ]);
});

test('a commitment has what is claimed beside what is found, and "not determined" is no no', () => {
  assert.deepEqual(told.commitments.map(({ identifier, starred, declared_status: declared, reviewed_completion: reviewed }) => [identifier, starred, declared, reviewed]), [['RV0038', 'NOT_DETERMINED', 'Substantial', 'Limited']]);
  assert.deepEqual(told.texts.map(({ kind, reference, in_force_from: from, proposals }) => [kind, reference, from, proposals]), [['DECREE', 'JORF n° 7', '2026-03-01', [answered.proposal.name]]]);
});

test('JSON and CSV have the same lines and the same fields', async () => {
  for (const name of FORMS) {
    const { type, text } = await get(`${name}.csv`), [head, ...lines] = text.trimEnd().split('\n');
    assert.match(type, /^text\/csv/);
    // Evidence has parts of its own, which no cell holds.
    assert.deepEqual(head.split(';'), Object.keys(told[name][0]).filter((field) => !['evidence', 'withheld_evidence'].includes(field)), name);
    assert.equal(lines.length, told[name].length, name);
  }
  assert.equal((await get('/api/v1/policy')).text, (await get('proposals.json')).text, 'the first of these');
});

test('the feed has an entry a change, the latest first; silence is one, and so is what is said of a commitment', async () => {
  const entries = [...feed.matchAll(/<entry>\n<id>([^<]+)<\/id>\n<title>([^<]+)<\/title>\n<updated>([^<]+)<\/updated>/g)].map(([, id, title, updated]) => ({ id, title, updated }));
  assert.equal(entries.length, told.proposals.length + told.texts.length + 2);
  assert.deepEqual(entries.map(({ updated }) => updated), entries.map(({ updated }) => updated).sort().reverse());
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  assert.match(feed, new RegExp(`<updated>${entries[0].updated}</updated>\n<link rel="self"`));
  assert.ok(entries.some(({ title }) => title === 'Répondue &lt;enfin&gt; &amp; &quot;tard&quot;'));
  assert.match(feed, /OVERDUE, last day 2026-02-05/);
  assert.match(feed, /<summary>DECLARED Substantial, 2020-06-30; Bilan<\/summary>/);
  assert.match(feed, /<summary>REVIEWED Limited, 2020-08-31; Rapport<\/summary>/);
  assert.equal((await get('feed.atom')).type.split(';')[0], 'application/atom+xml');
});

test('every address of it is described', async () => {
  const { paths } = JSON.parse((await get('/openapi.json')).text);
  for (const name of ['', '/feed.atom', ...FORMS.flatMap((form) => [`/${form}.json`, `/${form}.csv`])]) assert.ok(paths[`/api/v1/policy${name}`]?.get, name);
});
