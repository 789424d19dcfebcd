// Feedback in the browser: where things are shown, what a change makes worth asking again, answers as a form, figures as they were
// published, a draw and receipts that are checked.
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

if (!fs.existsSync(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
// The client asks where it was served from.
globalThis.location ??= { origin: 'http://localhost' };
const { load } = await import('./load.mjs');
const { FEEDS } = await load('feedback/feeds.ts');
const { commentUrl, ideaOf, ideaUrl, urlOf } = await load('feedback/api/addresses.ts');
const { obstacleOf } = await load('feedback/api/campaigns.ts');
const { lastMonthOf, monthsOf } = await load('feedback/api/constraints.ts');
const { retrospectiveFilter } = await load('feedback/api/retrospectives.ts');
const { checkDraw } = await load('feedback/api/draw.ts');
const { checkReceipt, fileOf, receiptsIn } = await load('feedback/api/receipt_file.ts');
const { answerForm, isAnswered, saidIn, toggled, valuesOf } = await load('feedback/pages/answer/answer_values.ts');
const { flattened, isPool } = await load('feedback/components/group_name.ts');
const { meanOf, shareOf } = await load('feedback/pages/release/figures.ts');
const { treeOf } = await load('kit/ui/thread.ts');
const { panelistForm, profileIn, valuesOf: profileOf } = await load('feedback/components/panelist_form.ts');
const { Question_Kind: Kind } = await load('gen/pepiniere/feedback/v1/questionnaire_pb.ts');
const { SENTENCES } = await load('feedback/words/faults.ts');

const sha = (text) => createHash('sha256').update(text).digest('hex');

test('whatever this service names has its page, and nothing of another has', () => {
  const pages = { 'networks/n': '/reseaux/n', 'campaigns/c': '/campagnes/c', 'campaigns/c/release': '/campagnes/c/resultats', 'constraints/k': '/contraintes/k', 'spaces/s': '/espaces/s', 'spaces/s/ideas/i': '/espaces/s/idees/i',
    'spaces/s/ideas/i/vote': '/espaces/s/idees/i', 'spaces/s/ideas/i/comments/c': '/espaces/s/idees/i#commentaire-c', 'spaces/s/moderationActions/3': '/espaces/s/moderation', 'measures/m': '/mesures-prises/m', 'panels/p/studies/e': '/panels/p/etudes/e', 'retrospectives/r': '/retrospectives/r' };
  for (const [name, url] of Object.entries(pages)) assert.equal(urlOf(name), url, name);
  for (const name of ['proposals/p', 'projects/a', 'UNDER_STUDY', '']) assert.equal(urlOf(name), undefined, name);
  assert.equal(ideaOf('spaces/s/ideas/i/comments/c'), 'spaces/s/ideas/i');
  assert.equal(ideaUrl('spaces/é/ideas/i'), '/espaces/%C3%A9/idees/i');
  assert.match(commentUrl('spaces/s/ideas/i/comments/c'), /#commentaire-c$/);
});

test('what is told of something makes what is shown of it worth asking again, and nothing else', () => {
  const asked = (feed, method, request, ...names) => FEEDS.find(({ name }) => name === `feedback.${feed}`).touches({ method, request: JSON.stringify(request) }, new Set(names));
  const idea = 'spaces/s/ideas/i';
  assert.ok(asked('ideas', 'CastVote', { name: `${idea}/vote` }, idea), 'whether one may vote follows from the idea');
  assert.ok(!asked('ideas', 'CastVote', { name: 'spaces/s/ideas/other/vote' }, idea));
  assert.ok(asked('ideas', 'ListIdeas', { parent: 'spaces/s' }, idea));
  assert.ok(asked('campaigns', 'GetRelease', { name: 'campaigns/c/release' }, 'campaigns/c'));
  assert.ok(!asked('campaigns', 'GetRelease', { name: 'campaigns/other/release' }, 'campaigns/c'));
  assert.ok(asked('invitations', 'GetStudy', { name: 'panels/p/studies/e' }, 'panels/p/studies/e/invitations/1'));
  assert.ok(asked('moderation', 'ListModerationActions', { parent: 'spaces/s' }, 'spaces/s/moderationActions/1'));
  assert.ok(!FEEDS.some(({ name }) => /vote|answer|receipt/.test(name)), 'who votes, answers or is told is followed by nobody');
});

test('what keeps a campaign from being opened is said of the question that it is about', () => {
  const known = obstacleOf('q1: is that of q2');
  assert.equal(known.subject, 'q1');
  assert.ok(known.text.fr && known.text.en);
  assert.equal(obstacleOf('something that nobody foresaw').subject, '');
  assert.ok(Object.entries(SENTENCES).every(([english, { fr, en }]) => english && fr && en));
});

const question = (code, kind, more = {}) => ({ code, kind, text: code, mandatory: false, options: [], ...more });
const QUESTIONS = [question('ease', Kind.SCALE, { mandatory: true }), question('stay_on', Kind.CHOICE_ONE), question('tools', Kind.CHOICE_MANY), question('words', Kind.TEXT)];

test('an answer is a form, and is read back as it was given', () => {
  const values = { 'q.ease': '4', 'q.tools': '-', 'q.words': '  Calme.  ' };
  assert.deepEqual(QUESTIONS.map((one) => isAnswered(one, values)), [true, false, true, true]);
  const said = saidIn(QUESTIONS, values);
  assert.deepEqual(said, [{ question: 'ease', options: ['4'], text: '' }, { question: 'tools', options: [], text: '' }, { question: 'words', options: [], text: 'Calme.' }]);
  assert.deepEqual(valuesOf(QUESTIONS, { values: said }), { 'q.ease': '4', 'q.tools': '-', 'q.words': 'Calme.' });
  assert.equal(answerForm(QUESTIONS, () => ['ease', 'words']).pathOf('values[1].text'), 'q.words', 'what is wrong is said beside its question');
});

test('none of them goes with no other', () => {
  assert.equal(toggled('', 'a'), 'a');
  assert.equal(toggled('a', 'b'), 'a\nb');
  assert.equal(toggled('a\nb', '-'), '-');
  assert.equal(toggled('-', 'a'), 'a');
  assert.equal(toggled('a\nb', 'a'), 'b');
});

test('groups are told in their order, with what they are in; several values have one figure', () => {
  const part = (by, values, parts = []) => ({ by, values, people: 5, options: [], mean: '', parts });
  const all = flattened(part('', [], [part('COHORT', ['1'], [part('ROLE', ['FELLOW'])]), part('COHORT', ['2', '3'])]), ({ by, values }) => (by ? `${by} ${values.join('+')}` : 'all'));
  assert.deepEqual(all.map((one) => [one.path, one.depth]), [['all', 0], ['COHORT 1', 1], ['COHORT 1 › ROLE FELLOW', 2], ['COHORT 2+3', 1]]);
  assert.deepEqual(all.map(({ group }) => isPool(group)), [false, false, false, true]);
});

test('figures are numbers as they were published', () => {
  assert.deepEqual(['22/7', '2/1', '', '7'].map((mean) => meanOf({ mean })), [3.14, 2, undefined, undefined]);
  assert.deepEqual([shareOf(1, 4), shareOf(0, 0)], [0.25, 0]);
});

test('a month tells what there is by then, and what is new of it', () => {
  const figure = (month, topic, reports, lostDays) => ({ monthDate: { year: 2026, month, day: 1 }, topic, reports, lostDays: BigInt(lostDays), bySeverity: [] });
  const figures = [figure(3, 'a', 5, 10), figure(4, 'a', 11, 12), figure(4, 'b', 6, 1)];
  assert.deepEqual(monthsOf(figures, 'a'), [{ month: '2026-03', reports: 5, lostDays: 10, newReports: 5 }, { month: '2026-04', reports: 11, lostDays: 12, newReports: 6 }]);
  assert.deepEqual(monthsOf(figures, '').map(({ reports, newReports }) => [reports, newReports]), [[5, 5], [17, 12]]);
  assert.deepEqual([lastMonthOf(figures), lastMonthOf([])], ['2026-04', '']);
});

test('retrospectives are found by all of a few words, wherever each stands', () => {
  assert.equal(retrospectiveFilter(''), '');
  assert.equal(retrospectiveFilter('un deux trois quatre').split(' AND ').length, 3);
  assert.match(retrospectiveFilter('pilote'), /^\(title:"pilote" OR tried:"pilote" OR happened:"pilote" OR learned:"pilote"\)$/);
});

test('a thread is a tree; what answers something that is read no more stays', () => {
  const said = (name, replyTo = '') => ({ name, replyTo });
  const shape = (nodes) => nodes.map(({ name, comment, replies }) => [comment ? name : `(${name})`, ...shape(replies)]);
  assert.deepEqual(shape(treeOf([said('a'), said('b', 'a'), said('c', 'b'), said('d'), said('f', 'e')])), [['a', ['b', ['c']]], ['d'], ['(e)', ['f']]]);
});

test('what one says of oneself in a panel is a field a criterion; what is not said is not sent', () => {
  const panel = { criteria: [{ code: 'age', label: 'Âge', values: ['a', 'b'] }, { code: 'became_parent', label: 'Parent', values: ['yes', 'no'] }] };
  const profile = profileIn(panel, { 'profile.became-parent': 'no' });
  assert.deepEqual(profile, [{ criterion: 'became_parent', value: 'no' }]);
  const form = panelistForm(panel, true, () => ['became_parent']);
  assert.deepEqual(form.fields.map((one) => one.path), ['profile.age', 'profile.became-parent', 'paused']);
  assert.equal(form.pathOf('profile[0].value'), 'profile.became-parent');
  assert.deepEqual(profileOf({ profile, paused: true }), { 'profile.became-parent': 'no', paused: 'yes' });
});

test('a draw is proved, and one that is not what it says is found out', async () => {
  const secrets = ['un', 'deux'], seed = secrets.join(':');
  const study = { name: 'panels/p/studies/e', seed, seedHash: sha(seed), seedParts: secrets.map((secret) => ({ secret, hash: sha(secret) })) };
  const order = ['a', 'b', 'c'].map((id) => `panels/p/panelists/${id}`).map((panelist) => ({ panelist, drawHash: sha(`${seed}|e|${panelist}`) })).sort((one, other) => (one.drawHash < other.drawHash ? -1 : 1));
  const invitations = order.map((one, i) => ({ ...one, stratum: 'all', rank: i + 1 }));
  assert.deepEqual(await checkDraw(study, invitations), { parts: true, seed: true, draw: true });
  assert.deepEqual(await checkDraw(study, []), { parts: true, seed: true, draw: true });
  assert.equal((await checkDraw({ ...study, seedParts: [study.seedParts[1], study.seedParts[0]] }, [])).seed, false, 'in the order of their commitment');
  assert.equal((await checkDraw({ ...study, seedParts: [{ secret: 'autre', hash: sha('un') }] }, [])).parts, false);
  const [first, second, third] = invitations;
  assert.equal((await checkDraw(study, [{ ...first, rank: 2 }, { ...second, rank: 1 }, third])).draw, false, 'out of order');
  assert.equal((await checkDraw(study, [{ ...first, panelist: 'panels/p/panelists/z' }])).draw, false, 'somebody else');
  assert.equal((await checkDraw(study, [{ ...first, rank: 2 }, { ...second, rank: 1, stratum: 'other' }])).draw, true, 'each part of the panel by itself');
});

test('a receipt is right as it was signed, and wrong as soon as anything of it is another', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keys = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'ES256', use: 'sig' }] });
  const signed = (document, header = { alg: 'ES256', kid: 'k' }) => {
    const content = [JSON.stringify(header), document].map((part) => Buffer.from(part).toString('base64url')).join('.');
    return `${content}.${sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };
  const document = JSON.stringify({ contribution: 'spaces/s/ideas/i', outcome: 'RECEIVED', consequence: '', title: 'Été', time: '2026-03-01T10:00:00Z' });
  const signature = signed(document);
  const { told, isRight } = await checkReceipt({ document, signature }, keys);
  assert.deepEqual([isRight, told.title, told.outcome], [true, 'Été', 'RECEIVED']);
  const right = async (receipt, set = keys) => (await checkReceipt({ document: '', ...receipt }, set)).isRight;
  assert.ok(await right({ signature }), 'its signature says all of it');
  assert.ok(!await right({ document: document.replace('RECEIVED', 'ADOPTED'), signature }));
  const [header, , end] = signature.split('.');
  assert.ok(!await right({ signature: [header, Buffer.from(document.replace('RECEIVED', 'ADOPTED')).toString('base64url'), end].join('.') }));
  assert.ok(!await right({ signature: signed(document, { alg: 'ES256', kid: 'other' }) }), 'another key');
  assert.ok(!await right({ signature: signed(document, { alg: 'none', kid: 'k' }) }), 'no algorithm');
  assert.ok(!await right({ signature }, ''), 'no keys');
  assert.ok(!await right({ signature: signed('{"hello":1}') }), 'something else that is signed');
  for (const wrong of ['', 'a.b.c', '.', `${signature}.x`]) assert.ok(!await right({ signature: wrong }), wrong);
  assert.deepEqual(receiptsIn(fileOf([{ document, signature, person: 'persons/p' }])), [{ document, signature }]);
  assert.ok(!fileOf([{ document, signature, person: 'persons/p' }]).includes('persons/'), 'a file names nobody');
  assert.deepEqual(receiptsIn(signature), [{ document: '', signature }]);
  for (const text of ['', 'bonjour', '{"hello":1}', '[1]', 'null']) assert.deepEqual(receiptsIn(text), [], text);
});
