// The library of what was learned: found by its words, and, where confidential, by those alone who hold a role.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre';
let stack, coach, other, admin, anonymous, number = 0;
const as = (role) => new Client(stack.server, role && stack.token(role));

before(async () => {
  stack = await Stack.start();
  [coach, other, admin, anonymous] = [as(`coach@${OURS}`), as('coach@incubators/le-phare'), as('programme_admin'), as('')];
  await admin.call('CreateOrganisation', { organisationId: 'mer', organisation: { title: 'Ministère de la mer' } });
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await admin.call('CreateIncubator', { incubatorId: 'le-phare', incubator: { title: 'Le Phare' } });
});
after(closeClients);

async function ended(fields, phase = 'STOPPED') {
  const { name } = await admin.call('CreateProject', { projectId: `p-${++number}`, project: {
    kind: 'PROJECT_KIND_STATE_STARTUP', title: `Projet ${number}`, primaryIncubator: OURS, sponsors: ['organisations/mer'], ...fields } });
  await admin.call('AdvancePhase', { name, phase: `PHASE_${phase}`, effectiveDate: { year: 2024, month: 3, day: 1 }, force: true, reason: 'pour voir' });
  return name;
}
const found = async (query, { client = anonymous, ...request } = {}) =>
  (await client.all('SearchLessons', 'lessons', { query, ...request })).map((lesson) => lesson.project);

test('shared lessons are found by all, by the beginnings of their words', async () => {
  const name = await ended({ title: 'Balise', themes: ['Mer'], outcome: { reason: 'Personne n’attendait ce service',
    lessons: "Aller au port avant d'écrire du code" } });
  const [lesson] = await anonymous.all('SearchLessons', 'lessons', { query: 'ecri PORT' });
  assert.equal(lesson.project, name);
  assert.deepEqual([lesson.title, lesson.phase, lesson.since, lesson.incubator, lesson.reason, lesson.lessons, lesson.confidential, lesson.themes],
    ['Balise', 'PHASE_STOPPED', { year: 2024, month: 3, day: 1 }, OURS, 'Personne n’attendait ce service',
      "Aller au port avant d'écrire du code", false, ['Mer']]);
  assert.ok(lesson.updateTime);
  for (const query of ['attend', 'au', 'balis code', 'du']) assert.deepEqual(await found(query), [name], query);
  for (const query of ['ttend', 'port absent', '"port" -code zzz']) assert.deepEqual(await found(query), [], query);
  assert.deepEqual(await found('balise', { filter: 'theme = "Mer" AND ministry = organisations/mer AND kind = STATE_STARTUP' }), [name]);
  assert.deepEqual(await found('balise', { filter: 'phase = INCONCLUSIVE' }), []);
  await admin.call('DeleteProject', { name });
  assert.deepEqual(await found('balise'), []);
});

test('only what is over tells its lessons', async () => {
  const name = await ended({ outcome: { lessons: 'Gouvernail' } });
  assert.deepEqual(await found('gouvernail'), [name]);
  await admin.call('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION', force: true, reason: 'un nouveau départ' });
  assert.deepEqual(await found('gouvernail'), []);
});

test('confidential lessons are for those who hold a role on the project, wherever they could be read', async () => {
  const outcome = { reason: 'Une querelle', lessons: 'Parler plus tôt', lessonsConfidential: true };
  const name = await ended({ outcome });
  const seen = async (client, request = {}) => {
    const one = await client.call('GetProject', { name, ...request });
    const [listed] = (await client.all('ListProjects', 'projects', request)).filter((p) => p.name === name);
    assert.deepEqual(listed.outcome, one.outcome);
    return one.outcome;
  };
  for (const client of [coach, admin, as('ministry@organisations/mer'), as('system')]) {
    assert.deepEqual(await found('querelle', { client }), [name]);
    const told = await seen(client);
    assert.deepEqual([told.reason, told.lessons, told.lessonsConfidential], ['Une querelle', 'Parler plus tôt', true]);
  }
  for (const client of [anonymous, other, as('ministry@organisations/terre')]) {
    assert.deepEqual(await found('querelle', { client }), []);
    assert.ok(!(await found('', { client })).includes(name));
    const told = await seen(client);
    assert.deepEqual([told.reason, told.lessons, told.lessonsConfidential], ['', '', true]);
    assert.deepEqual(await client.all('ListProjects', 'projects', { filter: 'querelle' }), []);
  }
});

test('a list that asks for the lessons alone tells nobody more', async () => {
  const name = await ended({ outcome: { reason: 'Une brouille', lessons: 'Se taire', lessonsConfidential: true } });
  for (const [client, told] of [[coach, 'Une brouille'], [anonymous, ''], [other, '']]) {
    for (const path of ['outcome.reason', 'outcome']) {
      const listed = (await client.all('ListProjects', 'projects', { readMask: { paths: ['name', path] } })).find((p) => p.name === name);
      assert.equal(listed.outcome?.reason ?? '', told, path);
      assert.equal(listed.outcome?.lessonsConfidential ?? false, path === 'outcome', 'what is not asked for is not told');
    }
  }
});

test('what becomes confidential is so in the past too', async () => {
  const name = await ended({ outcome: { lessons: 'Ce que chacun lisait' } });
  const { updateTime: knownAt } = await admin.call('GetProject', { name });
  assert.equal((await anonymous.call('GetProject', { name, knownAt })).outcome.lessons, 'Ce que chacun lisait');
  await coach.call('UpdateProject', { project: { name, outcome: { lessonsConfidential: true } }, updateMask: { paths: ['outcome.lessons_confidential'] } });
  assert.equal((await anonymous.call('GetProject', { name, knownAt })).outcome.lessons, '');
  const past = await anonymous.all('ListProjects', 'projects', { knownAt });
  assert.equal(past.find((p) => p.name === name).outcome.lessons, '');
  assert.equal((await coach.call('GetProject', { name, knownAt })).outcome.lessons, 'Ce que chacun lisait');
});

test('what becomes confidential is so to those who resume a watch from before, and once it is deleted', async () => {
  const name = await ended({ outcome: { lessons: 'Ce que chacun lisait' } });
  const { resumeToken } = await anonymous.firstOf('WatchProjects');
  const { updateTime: knownAt } = await admin.call('UpdateProject', { project: { name, mission: 'Relire' } });
  // The token may be from before the last changes told: only what follows the update counts.
  const told = (client, count) => new Promise((resolve) => {
    const lessons = [];
    const { cancel } = client.watch('WatchProjects', { resumeToken }, ({ changes }) => {
      for (const change of changes.filter(({ project }) => project.name === name && project.mission === 'Relire')) lessons.push(change.project.outcome.lessons);
      if (lessons.length === count) resolve(lessons), cancel();
    });
  });
  assert.deepEqual(await told(other, 1), ['Ce que chacun lisait']);
  const outcome = { lessonsConfidential: true };
  await coach.call('UpdateProject', { project: { name, outcome }, updateMask: { paths: ['outcome.lessons_confidential'] } });
  await coach.call('UpdateProject', { project: { name, outcome }, updateMask: { paths: ['outcome.lessons'] } });
  for (const client of [anonymous, other]) assert.deepEqual(await told(client, 3), ['', '', '']);
  assert.deepEqual(await told(coach, 3), ['Ce que chacun lisait', 'Ce que chacun lisait', '']);
  const past = async (client) => (await client.call('GetProject', { name, knownAt })).outcome.lessons;
  for (const client of [anonymous, other]) assert.equal(await past(client), '', 'there is nothing left to read');
  await admin.call('DeleteProject', { name });
  for (const client of [anonymous, other]) assert.equal(await past(client), '', 'deleted');
  assert.equal(await past(coach), 'Ce que chacun lisait');
});

test('the latest first, page by page, and a token is for its own search', async () => {
  const names = [];
  for (let i = 0; i < 5; ++i) names.unshift(await ended({ outcome: { lessons: 'Ancre flottante' } }, 'INCONCLUSIVE'));
  assert.deepEqual(await found('ancre', { pageSize: 2 }), names);
  const { nextPageToken } = await anonymous.call('SearchLessons', { query: 'ancre', pageSize: 2 });
  const refused = await anonymous.refusal('SearchLessons', { query: 'flottante', pageSize: 2, pageToken: nextPageToken });
  assert.deepEqual([refused.code, refused.BadRequest.fieldViolations[0].field], [Code.INVALID_ARGUMENT, 'page_token']);
});

test('what cannot be asked is refused by the name of its field', async () => {
  for (const [field, request] of [['query', { query: '*' }], ['query', { query: Array.from({ length: 40 }, (_, i) => `w${i}`).join(' ') }],
    ['filter', { filter: 'title:x' }], ['page_size', { pageSize: -1 }]]) {
    const refused = await anonymous.refusal('SearchLessons', request);
    assert.deepEqual([refused.code, refused.BadRequest?.fieldViolations[0].field], [Code.INVALID_ARGUMENT, field], JSON.stringify(request));
  }
});
