// Challenges and what became of them: who sees a proposed one, who writes, what is found, what stays on record.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';
import { knowsOrganisations } from './results_season.mjs';
import { day, fieldsOf } from './season.mjs';

const OURS = 'programmes/verger/cohorts/1', THEIRS = 'programmes/potager/cohorts/1';
let admin, coach, stranger, ministry, otherMinistry, system, anonymous, number = 0;

before(async () => {
  const stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [admin, coach, stranger, ministry, otherMinistry, system, anonymous] = ['programme_admin', 'coach@programmes/verger', 'coach@programmes/potager',
    'ministry@organisations/jardins', 'ministry@organisations/rivieres', 'system', ''].map(as);
  for (const programmeId of ['verger', 'potager']) {
    await admin.call('CreateProgramme', { programmeId, programme: { title: programmeId } });
    await admin.call('CreateCohort', { parent: `programmes/${programmeId}`, cohortId: '1', cohort: { title: 'Promotion 1' } });
  }
  await knowsOrganisations(stack);
});
after(closeClients);

const create = (challenge = {}, client = coach) =>
  client.call('CreateChallenge', { challengeId: `d-${++number}`, challenge: { title: 'Un défi', cohorts: [OURS], ...challenge } });
const sees = async (client, name) => {
  const got = await client.call('GetChallenge', { name }).then(() => true, (error) => (assert.equal(error.code, Code.NOT_FOUND, error.message), false));
  const listed = (await client.all('ListChallenges', 'challenges', { pageSize: 2 })).some((challenge) => challenge.name === name);
  assert.equal(listed, got, 'a list tells what a look-up tells');
  return got;
};

test('what is written of a challenge comes back', async () => {
  const { uid } = await admin.call('CreateOrganisation', { organisationId: 'office', organisation: { title: 'Office des jardins' } });
  const made = await create({ state: 'STATE_SELECTED', description: 'Un *défi*', host: 'organisations/office', administrativeHost: 'organisations/nulle-part', hostText: 'OFFICE des Jardins',
    supporters: [{ part: 'PART_SPONSOR', displayName: 'Camille Dupré' }, { part: 'PART_MENTOR', displayName: 'Lou Martin', person: 'persons/01HZZZZZZZZZZZZZZZZZZZZZZZ' }],
    themes: ['Eau', 'Sols'], skills: ['developer'], place: 'Lyon', project: 'projects/lisiere', imageUri: 'https://jardins.example/i.png' });
  const got = await coach.call('GetChallenge', { name: made.name });
  assert.deepEqual(got, made);
  assert.deepEqual([got.hostUid, got.administrativeHost, got.administrativeHostUid, got.hostText], [uid, 'organisations/nulle-part', '', 'OFFICE des Jardins']);
  assert.deepEqual([got.cohorts, got.themes, got.skills, got.project, got.state], [[OURS], ['Eau', 'Sols'], ['developer'], 'projects/lisiere', 'STATE_SELECTED']);
  const open = await anonymous.call('GetChallenge', { name: made.name });
  assert.deepEqual(open.supporters.map((s) => [s.displayName, s.person]), [['Camille Dupré', ''], ['Lou Martin', '']], 'persons are not open data');
  assert.equal((await stranger.call('GetChallenge', { name: made.name })).supporters[1].person, '');
  assert.equal((await system.call('GetChallenge', { name: made.name })).supporters[1].person, 'persons/01HZZZZZZZZZZZZZZZZZZZZZZZ');
});

test('a proposed challenge is seen by its coaches, its host\'s ministry and administrators; a selected one by everybody', async () => {
  const { name, state, wasSelected, selectTime } = await create({ host: 'organisations/jardins' });
  assert.deepEqual([state, wasSelected, selectTime], ['STATE_PROPOSED', false, null]);
  const seenBy = async () => Object.fromEntries(await Promise.all(Object.entries({ admin, coach, stranger, ministry, otherMinistry, system, anonymous })
    .map(async ([who, client]) => [who, await sees(client, name)])));
  const few = { admin: true, coach: true, stranger: false, ministry: true, otherMinistry: false, system: true, anonymous: false };
  assert.deepEqual(await seenBy(), few);
  const filtered = await anonymous.all('ListChallenges', 'challenges', { filter: 'state = PROPOSED' });
  assert.deepEqual(filtered, [], 'nor does a filter find it');
  const update = (to) => coach.call('UpdateChallenge', { challenge: { name, state: to }, updateMask: { paths: ['state'] } });
  const selected = await update('STATE_SELECTED');
  assert.ok(selected.wasSelected && selected.selectTime);
  assert.ok(Object.values(await seenBy()).every(Boolean));
  assert.deepEqual((await update('STATE_WITHDRAWN')).selectTime, selected.selectTime);
  assert.ok(await sees(anonymous, name), 'what was public stays so');
  await update('STATE_PROPOSED');
  assert.deepEqual(await seenBy(), few);
  const { name: other } = await create({ state: 'STATE_WITHDRAWN' });
  assert.equal(await sees(anonymous, other), false, 'one that was never selected');
});

test('an organisation above its host sees a proposed challenge, and one beside does not', async () => {
  await admin.call('CreateOrganisation', { organisationId: 'jardins', organisation: { title: 'Ministère des jardins' } });
  await admin.call('CreateOrganisation', { organisationId: 'bureau', organisation: { title: 'Bureau des jardins', parent: 'organisations/jardins' } });
  const { name } = await create({ administrativeHost: 'organisations/bureau', supporters: [{ part: 'PART_MENTOR', displayName: 'Lou Martin', person: 'persons/01HZZZZZZZZZZZZZZZZZZZZZZZ' }] });
  const told = await eventually('what the bureau lies below is known', () => ministry.call('GetChallenge', { name }).catch(() => undefined));
  assert.equal(told.supporters[0].person, 'persons/01HZZZZZZZZZZZZZZZZZZZZZZZ');
  assert.ok(await sees(ministry, name));
  assert.equal(await sees(otherMinistry, name), false);
});

test('a watch tells of it as long as it is seen', async () => {
  const begins = await anonymous.firstOf('WatchChallenges');
  const { name } = await create({ title: 'Suivi' });
  for (const state of ['STATE_SELECTED', 'STATE_PROPOSED']) await coach.call('UpdateChallenge', { challenge: { name, state }, updateMask: { paths: ['state'] } });
  await coach.call('UpdateChallenge', { challenge: { name, title: 'Caché' } });
  const end = await create({ title: 'Fin', state: 'STATE_SELECTED' });
  const told = await new Promise((resolve) => {
    const seen = [];
    const watch = anonymous.watch('WatchChallenges', { resumeToken: begins.resumeToken }, ({ changes }) => {
      for (const { kind, challenge } of changes) seen.push([kind, challenge.title]);
      if (!changes.some(({ challenge }) => challenge.name === end.name)) return;
      watch.cancel();
      resolve(seen);
    });
  });
  assert.deepEqual(told, [['CHANGE_KIND_UPDATED', 'Suivi'], ['CHANGE_KIND_DELETED', 'Suivi'], ['CHANGE_KIND_CREATED', 'Fin']]);
});

test('it is written by the coaches of its programmes, each for their own cohorts', async () => {
  const both = { title: 'À deux', cohorts: [OURS, THEIRS] };
  assert.equal((await coach.refusal('CreateChallenge', { challengeId: 'a-deux', challenge: both })).code, Code.PERMISSION_DENIED);
  const { name } = await create();
  const move = (client, cohorts) => client.refusal('UpdateChallenge', { challenge: { name, cohorts }, updateMask: { paths: ['cohorts'] } });
  assert.equal((await move(coach, [OURS, THEIRS])).code, Code.PERMISSION_DENIED);
  assert.equal((await move(stranger, [OURS, THEIRS])).code, Code.PERMISSION_DENIED, 'of what she has no part in');
  await admin.call('UpdateChallenge', { challenge: { name, cohorts: [OURS, THEIRS] }, updateMask: { paths: ['cohorts'] } });
  await stranger.call('UpdateChallenge', { challenge: { name, title: 'À nous aussi' } });
  assert.equal((await move(stranger, [THEIRS])).code, Code.PERMISSION_DENIED);
  await stranger.call('UpdateChallenge', { challenge: { name, cohorts: [OURS] }, updateMask: { paths: ['cohorts'] } });
  assert.equal((await stranger.refusal('UpdateChallenge', { challenge: { name, title: 'x' } })).code, Code.PERMISSION_DENIED);
  assert.equal((await ministry.refusal('DeleteChallenge', { name })).code, Code.PERMISSION_DENIED);
  assert.deepEqual(fieldsOf(await admin.refusal('CreateChallenge', { challengeId: 'x', challenge: { title: 'x', cohorts: ['programmes/verger/cohorts/99'] } })), ['challenge.cohorts']);
  assert.deepEqual(fieldsOf(await admin.refusal('CreateChallenge', { challengeId: 'x', challenge: { title: '', host: 'jardins', websiteUri: 'javascript:1', supporters: [{ displayName: 'x' }] } })),
    ['challenge.cohorts', 'challenge.host', 'challenge.supporters[0].part', 'challenge.title', 'challenge.website_uri']);
});

test('challenges are found by cohort, programme, host, theme, skill and state', async () => {
  const base = { state: 'STATE_SELECTED', cohorts: [THEIRS] };
  const a = await create({ ...base, title: 'A', themes: ['Biodiversité'], host: 'organisations/rivieres' }, stranger);
  const b = await create({ ...base, title: 'B', skills: ['designer'], state: 'STATE_SELECTED' }, stranger);
  const find = async (filter) => (await anonymous.all('ListChallenges', 'challenges', { filter, orderBy: 'title', pageSize: 1 })).map(({ name }) => name);
  assert.deepEqual(await find(`cohort = "${THEIRS}"`), [a.name, b.name]);
  assert.deepEqual(await find('programme = potager'), [a.name, b.name]);
  assert.deepEqual(await find('theme = "Biodiversité"'), [a.name]);
  assert.deepEqual(await find('skill = designer AND programme = programmes/potager'), [b.name]);
  assert.deepEqual(await find('host = organisations/rivieres'), [a.name]);
  await stranger.call('UpdateChallenge', { challenge: { name: a.name, themes: ['Sols vivants'] }, updateMask: { paths: ['themes'] } });
  assert.deepEqual([await find('theme = "Biodiversité"'), await find('theme = "Sols vivants"')], [[], [a.name]]);
  assert.deepEqual(fieldsOf(await anonymous.refusal('ListChallenges', { filter: 'place = x' })), ['filter']);
});

test('a cohort that has a challenge stays; a challenge goes and comes back', async () => {
  const { name: cohort } = await admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: 'passagere', cohort: { title: 'Passagère' } });
  const { name } = await create({ cohorts: [cohort] });
  const kept = await coach.refusal('DeleteCohort', { name: cohort });
  assert.deepEqual([kept.code, kept.PreconditionFailure.violations[0].subject], [Code.FAILED_PRECONDITION, name]);
  await coach.call('DeleteChallenge', { name });
  await coach.call('DeleteCohort', { name: cohort });
  const gone = await coach.refusal('UndeleteChallenge', { name });
  assert.deepEqual([gone.code, gone.PreconditionFailure.violations[0].subject], [Code.FAILED_PRECONDITION, cohort]);
  await coach.call('UndeleteCohort', { name: cohort });
  assert.equal((await coach.call('UndeleteChallenge', { name })).deleteTime, null);
});

test('what became of it is recorded line by line, corrected, and never overwritten', async () => {
  const { name: parent } = await create({ state: 'STATE_SELECTED' });
  const line = { date: day('2024-06-01'), source: 'Bilan de la promotion', production: 'PRODUCTION_PLANNED', sequel: 'SEQUEL_EVOLVING', maintainer: 'MAINTAINER_IT_DEPARTMENT', stayedWithHost: 0 };
  const record = (outcome, client = coach) => client.call('CreateChallengeOutcome', { parent, outcome });
  const first = await record(line);
  assert.equal(first.name, `${parent}/outcomes/1`);
  assert.equal(first.stayedWithHost, 0, 'that nobody stayed is known');
  const second = await record({ ...line, date: day('2025-06-01'), production: 'PRODUCTION_IN_PRODUCTION' });
  const corrected = await coach.call('CorrectChallengeOutcome', { name: first.name, outcome: { ...line, source: 'Bilan, page 3' }, reason: 'la source' });
  assert.equal(corrected.name, `${parent}/outcomes/3`);
  await coach.call('CorrectChallengeOutcome', { name: second.name, withdraw: true, reason: 'trop tôt' });
  assert.equal((await anonymous.call('GetChallengeOutcome', { name: first.name })).trail.supersededBy, corrected.name);
  assert.deepEqual([(await anonymous.call('GetChallengeOutcome', { name: first.name })).trail.recordedBy, (await coach.call('GetChallengeOutcome', { name: first.name })).trail.supersedeReason], ['', 'la source']);
  assert.equal((await anonymous.refusal('GetChallengeOutcome', { name: `${parent}/outcomes/9` })).code, Code.NOT_FOUND);
  const list = (client, request = {}) => client.all('ListChallengeOutcomes', 'outcomes', { parent, pageSize: 1, ...request });
  assert.deepEqual((await list(anonymous)).map(({ source }) => source), ['Bilan, page 3']);
  const all = await list(coach, { showSuperseded: true });
  assert.deepEqual(all.map(({ trail }) => [trail.supersededBy, trail.supersedeReason]), [[corrected.name, 'la source'], ['', 'trop tôt'], ['', '']]);
  assert.ok(all.every(({ trail }) => trail.recordedBy));
  assert.ok((await list(anonymous, { showSuperseded: true })).every(({ trail }) => !trail.recordedBy && !trail.supersedeReason), 'who and why are not open data');
  assert.equal((await coach.refusal('CorrectChallengeOutcome', { name: first.name, withdraw: true, reason: 'encore' })).code, Code.FAILED_PRECONDITION);
  const wrong = async (outcome) => fieldsOf(await coach.refusal('CreateChallengeOutcome', { parent, outcome }));
  assert.deepEqual(await wrong({ date: day('2024-06-01') }), ['outcome.sequel', 'outcome.source']);
  assert.deepEqual(await wrong({ ...line, date: day(`${new Date().getFullYear() + 2}-01-01`) }), ['outcome.date']);
  assert.equal((await stranger.refusal('CreateChallengeOutcome', { parent, outcome: line })).code, Code.PERMISSION_DENIED);
});

test('what became of a proposed challenge is told to those who see it', async () => {
  const { name: parent } = await create();
  await coach.call('CreateChallengeOutcome', { parent, outcome: { date: day('2024-06-01'), source: 'Bilan', sequel: 'SEQUEL_ABANDONED' } });
  assert.equal((await coach.all('ListChallengeOutcomes', 'outcomes', { parent })).length, 1);
  for (const client of [anonymous, stranger]) {
    assert.equal((await client.refusal('ListChallengeOutcomes', { parent })).code, Code.NOT_FOUND);
    assert.equal((await client.refusal('GetChallengeOutcome', { name: `${parent}/outcomes/1` })).code, Code.NOT_FOUND);
    assert.equal((await client.firstOf('WatchChallengeOutcomes', { parent }).catch((error) => error)).code, Code.NOT_FOUND);
  }
});

test('what became of all challenges is one list: of those that the caller sees, as their filter finds them', async () => {
  const { name: season } = await admin.call('CreateCohort', { parent: 'programmes/potager', cohortId: 'bilan', cohort: { title: 'Bilan' } });
  const record = (parent, source, client) => client.call('CreateChallengeOutcome', { parent, outcome: { date: day('2024-06-01'), source, sequel: 'SEQUEL_MAINTAINED' } });
  const a = await create({ state: 'STATE_SELECTED', cohorts: [season], project: 'projects/bilan' }, stranger), b = await create({ state: 'STATE_SELECTED', cohorts: [season, OURS] }, admin);
  const hidden = await create({ cohorts: [season] }, stranger), gone = await create({ state: 'STATE_SELECTED', cohorts: [season] }, stranger);
  for (const { name } of [b, a, hidden, gone]) await record(name, 'Un', admin);
  await record(a.name, 'Deux', admin);
  const third = await record(b.name, 'Trois', admin);
  await admin.call('CorrectChallengeOutcome', { name: third.name, withdraw: true, reason: 'trop tôt' });
  await admin.call('DeleteChallenge', { name: gone.name });
  const list = (client, filter, more = {}) => client.all('ListChallengeOutcomes', 'outcomes', { parent: 'challenges/-', filter, pageSize: 1, ...more });
  const said = async (...asked) => (await list(...asked)).map(({ name, source }) => [name.split('/')[1], source]);
  const idOf = ({ name }) => name.split('/')[1], of = `cohort = "${season}"`;
  // By challenge, in the order of recording.
  const ordered = (...lines) => lines.sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
  assert.deepEqual(await said(anonymous, of), ordered([idOf(a), 'Un'], [idOf(a), 'Deux'], [idOf(b), 'Un']));
  assert.deepEqual(await said(stranger, of), ordered([idOf(a), 'Un'], [idOf(a), 'Deux'], [idOf(b), 'Un'], [idOf(hidden), 'Un']), 'that of a proposed one too');
  assert.deepEqual(await said(anonymous, `${of} AND programme = verger`), [[idOf(b), 'Un']]);
  assert.deepEqual(await said(anonymous, 'project = projects/bilan'), [[idOf(a), 'Un'], [idOf(a), 'Deux']]);
  assert.equal((await said(coach, of, { showSuperseded: true })).length, 4);
  assert.deepEqual(await said(anonymous, of, { parent: b.name }), [[idOf(b), 'Un']], 'and of one of them');
  assert.deepEqual(await said(anonymous, 'programme = ailleurs', { parent: b.name }), []);
  const all = await said(anonymous, '');
  assert.ok(all.length >= 3 && !all.some(([id]) => [hidden, gone].map(idOf).includes(id)));
  const told = await list(coach, of, { showSuperseded: true, pageSize: 100 });
  assert.deepEqual(told.map(({ name, trail }) => [name.split('/')[1], !!trail.recordedBy, trail.supersedeReason]),
    ordered([idOf(a), false, ''], [idOf(a), false, ''], [idOf(b), true, ''], [idOf(b), true, 'trop tôt']), 'who and why, of her own challenges alone');
  assert.deepEqual(fieldsOf(await anonymous.refusal('ListChallengeOutcomes', { parent: 'challenges/-', filter: 'place = x' })), ['filter']);
  const { nextPageToken: pageToken } = await anonymous.call('ListChallengeOutcomes', { parent: 'challenges/-', filter: of, pageSize: 1 });
  assert.deepEqual(fieldsOf(await anonymous.refusal('ListChallengeOutcomes', { parent: 'challenges/-', pageSize: 1, pageToken })), ['page_token']);
});

test('a watch tells lines of challenges that are seen', async () => {
  const begins = await anonymous.firstOf('WatchChallengeOutcomes', { parent: 'challenges/-' });
  const [hidden, shown] = [await create(), await create({ state: 'STATE_SELECTED' })];
  const record = ({ name: parent }) => coach.call('CreateChallengeOutcome', { parent, outcome: { date: day('2024-06-01'), source: 'Bilan', sequel: 'SEQUEL_ABANDONED' } });
  await record(hidden);
  const line = await record(shown);
  await coach.call('CorrectChallengeOutcome', { name: line.name, withdraw: true, reason: 'trop tôt' });
  const told = await new Promise((resolve) => {
    const seen = [];
    const watch = anonymous.watch('WatchChallengeOutcomes', { parent: 'challenges/-', resumeToken: begins.resumeToken }, ({ changes }) => {
      for (const { kind, outcome } of changes) seen.push([kind, outcome.name, outcome.trail.recordedBy]);
      if (seen.length < 2) return;
      watch.cancel();
      resolve(seen);
    });
  });
  assert.deepEqual(told, [['CHANGE_KIND_CREATED', line.name, ''], ['CHANGE_KIND_DELETED', line.name, '']]);
});
