// Programmes and cohorts: who writes them, what is wrong with what cannot be, what goes and comes back, what is told of it.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { day, fieldsOf } from './season.mjs';

const COHORT = { title: 'Promotion 1', startDate: day('2020-09-01'), endDate: day('2021-06-30'), capacity: 20,
  sessions: [{ kind: 'bootcamp', title: 'Rentrée', startDate: day('2020-09-01'), endDate: day('2020-09-04'), place: 'Lyon' },
    { kind: 'committee', startDate: day('2021-01-15') }] };
let stack, admin, coach, stranger, anonymous, number = 0;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [admin, coach, stranger, anonymous] = ['programme_admin', 'coach@programmes/verger', 'coach@programmes/potager', ''].map(as);
  await admin.call('CreateProgramme', { programmeId: 'verger', programme: { title: 'Le Verger', owner: 'organisations/jardins', usualMonths: 10 } });
  await admin.call('CreateProgramme', { programmeId: 'potager', programme: { title: 'Le Potager' } });
});
after(closeClients);

const create = (cohort = {}, client = coach, parent = 'programmes/verger') =>
  client.call('CreateCohort', { parent, cohortId: `c-${++number}`, cohort: { ...COHORT, ...cohort } });

test('an owner that the portfolio knows is kept with its uid; another as it was given', async () => {
  const { uid } = await admin.call('CreateOrganisation', { organisationId: 'office', organisation: { title: 'Office des jardins' } });
  assert.match(uid, /^[0-9A-Z]{26}$/);
  const create = (programmeId, owner) => admin.call('CreateProgramme', { programmeId, programme: { title: programmeId, owner } });
  const [known, unknown] = [await create('connu', 'organisations/office'), await create('inconnu', 'organisations/nulle-part')];
  assert.deepEqual([known, unknown].map(({ owner, ownerUid }) => [owner, ownerUid]), [['organisations/office', uid], ['organisations/nulle-part', '']]);
  const update = (name, programme, paths) => admin.call('UpdateProgramme', { programme: { name, ...programme }, updateMask: { paths } });
  assert.equal((await update(known.name, { title: 'Autre' }, ['title'])).ownerUid, uid, 'what is not about the owner leaves it');
  assert.equal((await update(unknown.name, { owner: 'organisations/office' }, ['owner'])).ownerUid, uid);
  assert.equal((await update(known.name, { owner: '' }, ['owner'])).ownerUid, '');
  assert.equal((await admin.refusal('UpdateProgramme', { programme: { name: known.name, ownerUid: 'X' }, updateMask: { paths: ['owner_uid'] } })).code, Code.INVALID_ARGUMENT);
  for (const { name } of [known, unknown]) await admin.call('DeleteProgramme', { name });
});

test('what is written of a programme and a cohort comes back', async () => {
  const programme = await anonymous.call('GetProgramme', { name: 'programmes/verger' });
  assert.deepEqual([programme.title, programme.owner, programme.usualMonths], ['Le Verger', 'organisations/jardins', 10]);
  assert.match(programme.uid, /^[0-9A-Z]{26}$/);
  const made = await create();
  const got = await anonymous.call('GetCohort', { name: made.name });
  assert.deepEqual(got, made);
  assert.deepEqual([got.startDate, got.endDate, got.capacity], [COHORT.startDate, COHORT.endDate, 20]);
  assert.deepEqual(got.sessions.map((s) => [s.kind, s.title, s.place, s.startDate, s.endDate]), [
    ['bootcamp', 'Rentrée', 'Lyon', day('2020-09-01'), day('2020-09-04')], ['committee', '', '', day('2021-01-15'), null]]);
});

test('where a cohort stands follows from its days', async () => {
  const state = async (cohort) => (await create(cohort)).state;
  assert.equal(await state({}), 'STATE_ENDED');
  assert.equal(await state({ endDate: null }), 'STATE_RUNNING', 'a rolling cohort has no last day');
  assert.equal(await state({ startDate: null, endDate: null, sessions: [] }), 'STATE_UNDATED');
  const year = new Date().getFullYear() + 1;
  assert.equal(await state({ startDate: day(`${year}-09-01`), endDate: day(`${year + 1}-06-30`), sessions: [] }), 'STATE_PLANNED');
});

test('cohorts are found by where they stand, and ordered by their days', async () => {
  await admin.call('CreateProgramme', { programmeId: 'bocage', programme: { title: 'Le Bocage' } });
  const year = new Date().getFullYear() + 1;
  const days = { ended: ['2020-09-01', '2021-06-30'], rolling: ['2020-10-01', null], later: [`${year}-09-01`, null], undated: [null, null] };
  for (const [cohortId, [start, end]] of Object.entries(days)) {
    await admin.call('CreateCohort', { parent: 'programmes/bocage', cohortId, cohort: { title: cohortId, startDate: start && day(start), endDate: end && day(end) } });
  }
  const list = async (request) => (await anonymous.all('ListCohorts', 'cohorts', { parent: 'programmes/bocage', pageSize: 1, ...request })).map((c) => c.title);
  for (const [state, expected] of [['ENDED', ['ended']], ['RUNNING', ['rolling']], ['STATE_PLANNED', ['later']], ['UNDATED', ['undated']]]) {
    assert.deepEqual((await list({ filter: `state = ${state}` })).sort(), expected);
  }
  assert.deepEqual((await list({ filter: 'state != ENDED' })).sort(), ['later', 'rolling', 'undated']);
  assert.deepEqual(await list({ orderBy: 'start_date' }), ['undated', 'ended', 'rolling', 'later']);
  assert.deepEqual(await list({ orderBy: 'start_date desc' }), ['later', 'rolling', 'ended', 'undated']);
  assert.deepEqual(fieldsOf(await coach.refusal('ListCohorts', { parent: 'programmes/bocage', filter: 'state = LATE' })), ['filter']);
});

test('programmes are the administrator\'s, cohorts their coaches\'; both are open data', async () => {
  const { name } = await create();
  const friche = 'programmes/friche-essai';
  await admin.call('CreateProgramme', { programmeId: 'friche-essai', programme: { title: 'La Friche' } });
  // [method, request] in an order in which whoever may can do them all.
  const ofProgrammes = [['CreateProgramme', { programmeId: 'serre', programme: { title: 'La Serre' } }],
    ['UpdateProgramme', { programme: { name: 'programmes/verger', description: 'Arbres' } }],
    ['DeleteProgramme', { name: friche }], ['UndeleteProgramme', { name: friche }]];
  const ofCohorts = [['CreateCohort', { parent: 'programmes/verger', cohortId: 'essai', cohort: COHORT }],
    ['UpdateCohort', { cohort: { name, title: 'Autre' } }], ['DeleteCohort', { name }], ['UndeleteCohort', { name }]];
  const denied = async (client, writes, code) => {
    for (const [method, request] of writes) assert.equal((await client.refusal(method, request)).code, code, method);
  };
  await denied(anonymous, [...ofProgrammes, ...ofCohorts], Code.UNAUTHENTICATED);
  await denied(stranger, [...ofProgrammes, ...ofCohorts], Code.PERMISSION_DENIED);
  await denied(coach, ofProgrammes, Code.PERMISSION_DENIED);
  for (const [method, request] of ofCohorts) await coach.call(method, request);
  for (const [method, request] of ofProgrammes) await admin.call(method, request);
  assert.equal((await anonymous.call('GetCohort', { name })).title, 'Autre');
  assert.equal((await anonymous.call('GetProgramme', { name: 'programmes/verger' })).description, 'Arbres');
});

test('what is wrong is said field by field, all at once', async () => {
  const wrong = async (cohort) => fieldsOf(await coach.refusal('CreateCohort',
    { parent: 'programmes/verger', cohortId: 'faux', cohort: { ...COHORT, ...cohort } }));
  assert.deepEqual(await wrong({ title: '', capacity: 0, endDate: day('2020-08-31') }), ['cohort.capacity', 'cohort.end_date', 'cohort.title']);
  assert.deepEqual(await wrong({ startDate: null }), ['cohort.start_date']);
  assert.deepEqual(await wrong({ startDate: day('2020-02-30') }), ['cohort.start_date']);
  assert.deepEqual(await wrong({ startDate: day('1850-01-01') }), ['cohort.start_date']);
  assert.deepEqual(await wrong({ sessions: [{ kind: '', startDate: day('2020-09-04'), endDate: day('2020-09-01') }, { kind: 'x' }] }),
    ['cohort.sessions[0].end_date', 'cohort.sessions[0].kind', 'cohort.sessions[1].start_date']);
  assert.deepEqual(fieldsOf(await admin.refusal('CreateProgramme', { programmeId: 'a/b', programme: { title: ' ', usualMonths: 61, websiteUri: 'javascript:1', owner: 'jardins' } })),
    ['programme.owner', 'programme.title', 'programme.usual_months', 'programme.website_uri', 'programme_id']);
  const session = (kind, start, end) => ({ kind, startDate: day(start), endDate: end && day(end) });
  assert.deepEqual(await wrong({ sessions: [session('committee', '2020-06-01'), session('bootcamp', '2020-08-31'), session('seminar', '2021-06-29', '2021-07-01'),
    session('seminar', '2021-07-02', '2021-07-03'), session('committee', '2021-07-02')] }),
  ['cohort.sessions[1].start_date', 'cohort.sessions[2].end_date', 'cohort.sessions[3].start_date', 'cohort.sessions[4].start_date']);
  assert.deepEqual(await wrong({ sessions: [...COHORT.sessions, COHORT.sessions[0]] }), ['cohort.sessions[2]']);
  for (const usualMonths of [-1, 61]) {
    assert.deepEqual(fieldsOf(await admin.refusal('CreateProgramme', { programmeId: 'faux', programme: { title: 'Faux', usualMonths } })), ['programme.usual_months']);
  }
  assert.deepEqual(fieldsOf(await coach.refusal('ListCohorts', { parent: 'programmes/verger', filter: 'colour = "x"' })), ['filter']);
});

const CLAIM = { quote: '11 EIG en 2017', figure: 'FIGURE_PEOPLE', value: 11, source: 'Bilan 2017', sourceUri: 'https://bilan.example/2017', date: day('2018-01-15') };
const OTHER_CLAIM = { quote: 'La plupart servent encore', figure: 'FIGURE_IN_PRODUCTION', source: 'Discours de clôture', date: day('2018-02-01') };
const said = ({ claims }) => claims.map(({ quote, figure, value, source, sourceUri, date }) => [quote, figure, value ?? null, source, sourceUri, date]);
const SAID = [['11 EIG en 2017', 'FIGURE_PEOPLE', 11, 'Bilan 2017', 'https://bilan.example/2017', day('2018-01-15')],
  ['La plupart servent encore', 'FIGURE_IN_PRODUCTION', null, 'Discours de clôture', '', day('2018-02-01')]];

test('what others published comes back word for word, and leaves what is computed as it is', async () => {
  const { name } = await create({ claims: [CLAIM, OTHER_CLAIM] });
  assert.deepEqual(said(await anonymous.call('GetCohort', { name })), SAID);
  assert.equal((await anonymous.call('GetCohortFigures', { name })).people, 0, 'nobody is assigned, whatever was published');
  const zero = await coach.call('UpdateCohort', { cohort: { name, claims: [{ ...CLAIM, value: 0 }] }, updateMask: { paths: ['claims'] } });
  assert.deepEqual([zero.claims.length, zero.claims[0].value, zero.title], [1, 0, COHORT.title]);
  assert.equal((await stranger.refusal('UpdateCohort', { cohort: { name, claims: [] }, updateMask: { paths: ['claims'] } })).code, Code.PERMISSION_DENIED);
  const programme = (claims, client) => client.call('UpdateProgramme', { programme: { name: 'programmes/verger', claims }, updateMask: { paths: ['claims'] } });
  assert.deepEqual(said(await programme([CLAIM, OTHER_CLAIM], admin)), SAID);
  assert.deepEqual(said(await anonymous.call('GetProgramme', { name: 'programmes/verger' })), SAID);
  await assert.rejects(programme([], coach), { code: Code.PERMISSION_DENIED });
  const records = await admin.of('CohortService').all('ListAuditRecords', 'auditRecords', { resource: name });
  const changes = records.flatMap((record) => record.changes).filter(({ field }) => field === 'claims');
  assert.ok(JSON.stringify(changes).includes(OTHER_CLAIM.quote), JSON.stringify(changes));
  assert.deepEqual((await programme([], admin)).claims, []);
});

test('what was published has its source, was said by now, and is told once', async () => {
  const wrong = async (...claims) => fieldsOf(await coach.refusal('CreateCohort', { parent: 'programmes/verger', cohortId: 'faux', cohort: { ...COHORT, claims } }));
  assert.deepEqual(await wrong({ ...CLAIM, source: '' }), ['cohort.claims[0].source']);
  assert.deepEqual(await wrong(OTHER_CLAIM, { date: CLAIM.date }), ['cohort.claims[1].figure', 'cohort.claims[1].quote', 'cohort.claims[1].source']);
  assert.deepEqual(await wrong({ ...CLAIM, date: null }), ['cohort.claims[0].date']);
  assert.deepEqual(await wrong({ ...CLAIM, date: day(`${new Date().getFullYear() + 1}-06-01`) }), ['cohort.claims[0].date']);
  assert.deepEqual(await wrong({ ...CLAIM, value: -1, sourceUri: 'javascript:1' }), ['cohort.claims[0].source_uri', 'cohort.claims[0].value']);
  assert.deepEqual(await wrong(CLAIM, OTHER_CLAIM, CLAIM), ['cohort.claims[2]']);
  assert.deepEqual(fieldsOf(await admin.refusal('UpdateProgramme', { programme: { name: 'programmes/verger', claims: [{ ...CLAIM, source: '' }] }, updateMask: { paths: ['claims'] } })),
    ['programme.claims[0].source']);
});

test('an id is taken for good, below its own programme only', async () => {
  const call = (parent, client) => client.call('CreateCohort', { parent, cohortId: '1', cohort: COHORT });
  assert.equal((await call('programmes/verger', coach)).name, 'programmes/verger/cohorts/1');
  assert.equal((await call('programmes/potager', stranger)).name, 'programmes/potager/cohorts/1');
  await coach.call('DeleteCohort', { name: 'programmes/verger/cohorts/1' });
  const taken = await coach.refusal('CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: COHORT });
  assert.equal(taken.code, Code.ALREADY_EXISTS);
  assert.equal((await coach.call('UndeleteCohort', { name: 'programmes/verger/cohorts/1' })).deleteTime, null);
  const below = (parent) => admin.refusal('CreateCohort', { parent, cohortId: '1', cohort: COHORT });
  assert.equal((await below('programmes/nulle-part')).code, Code.NOT_FOUND);
  assert.deepEqual(fieldsOf(await below('programmes/-')), ['parent']);
});

test('lists page, filter, order, and stay with their programme', async () => {
  await admin.call('CreateProgramme', { programmeId: 'haie', programme: { title: 'La Haie' } });
  await admin.call('CreateProgramme', { programmeId: 'haie-2', programme: { title: 'La Haie, deux' } });
  for (let i = 1; i <= 5; ++i) {
    await admin.call('CreateCohort', { parent: 'programmes/haie', cohortId: `${i}`, cohort: { ...COHORT, title: `Saison ${6 - i}`, capacity: i } });
  }
  await admin.call('CreateCohort', { parent: 'programmes/haie-2', cohortId: '1', cohort: COHORT });
  const list = (request) => anonymous.all('ListCohorts', 'cohorts', { parent: 'programmes/haie', pageSize: 2, ...request });
  assert.deepEqual((await list({})).map((c) => c.name.at(-1)), ['1', '2', '3', '4', '5']);
  assert.deepEqual((await list({ orderBy: 'title' })).map((c) => c.title.at(-1)), ['1', '2', '3', '4', '5']);
  assert.deepEqual((await list({ filter: 'capacity >= 4' })).map((c) => c.capacity), [4, 5]);
  const unknown = await anonymous.refusal('ListCohorts', { parent: 'programmes/haie', orderBy: 'colour' });
  assert.equal(unknown.message.match(/\bname\b/g).length, 1, unknown.message);
  await admin.call('DeleteCohort', { name: 'programmes/haie/cohorts/3' });
  assert.equal((await list({})).length, 4);
  assert.equal((await list({ showDeleted: true })).length, 5);
  assert.ok((await anonymous.all('ListCohorts', 'cohorts', { parent: 'programmes/-' })).length > 5, 'those of all programmes');
  const page = await anonymous.call('ListCohorts', { parent: 'programmes/haie', pageSize: 2 });
  const other = await anonymous.refusal('ListCohorts', { parent: 'programmes/haie-2', pageSize: 2, pageToken: page.nextPageToken });
  assert.deepEqual(fieldsOf(other), ['page_token']);
});

test('a programme that has cohorts stays; one without comes back', async () => {
  await admin.call('CreateProgramme', { programmeId: 'friche', programme: { title: 'La Friche' } });
  await create({}, admin, 'programmes/friche');
  const kept = await admin.refusal('DeleteProgramme', { name: 'programmes/friche' });
  assert.equal(kept.code, Code.FAILED_PRECONDITION);
  assert.match(kept.PreconditionFailure.violations[0].subject, /^programmes\/friche\/cohorts\//);
  const { name } = (await anonymous.all('ListCohorts', 'cohorts', { parent: 'programmes/friche' }))[0];
  await admin.call('DeleteCohort', { name });
  await admin.call('DeleteProgramme', { name: 'programmes/friche' });
  assert.equal((await admin.refusal('UndeleteCohort', { name })).code, Code.NOT_FOUND, 'below what is deleted nothing comes back');
  assert.equal((await admin.call('UndeleteProgramme', { name: 'programmes/friche' })).deleteTime, null);
});

test('etags, masks, request ids and dry runs are those of every resource', async () => {
  const made = await create({ description: 'Une' });
  const stale = made.etag;
  const requestId = 'f0d9a8b2-5a5e-4c7e-9d2e-0a1b2c3d4e5f';
  const rename = () => coach.call('UpdateCohort', { cohort: { name: made.name, title: 'Deux' }, requestId });
  const first = await rename();
  assert.deepEqual(await rename(), first, 'the same request is answered the same');
  assert.equal((await coach.refusal('UpdateCohort', { cohort: { name: made.name, title: 'Trois', etag: stale } })).code, Code.ABORTED);
  const dry = await coach.call('UpdateCohort', { cohort: { name: made.name, title: 'Quatre' }, validateOnly: true });
  assert.equal(dry.title, 'Quatre');
  assert.equal((await coach.call('GetCohort', { name: made.name })).title, 'Deux');
  const cleared = await coach.call('UpdateCohort', { cohort: { name: made.name }, updateMask: { paths: ['capacity', 'sessions'] } });
  assert.deepEqual([cleared.sessions, cleared.description, cleared.uid], [[], 'Une', made.uid]);
  assert.ok(!cleared.capacity);
  for (const path of ['state', 'uid', 'colour']) {
    const refused = await coach.refusal('UpdateCohort', { cohort: { name: made.name, title: 'Non' }, updateMask: { paths: [path] } });
    assert.equal(refused.code, Code.INVALID_ARGUMENT, path);
  }
});

test('what changes is followed, and recorded with who did it', async () => {
  const begins = await anonymous.firstOf('WatchCohorts', { parent: 'programmes/potager' });
  const made = await create({ title: 'Suivie' }, stranger, 'programmes/potager');
  await create({}, coach);  // of another programme
  await stranger.call('UpdateCohort', { cohort: { name: made.name, title: 'Suivie de près' } });
  await stranger.call('DeleteCohort', { name: made.name });
  const told = await new Promise((resolve, reject) => {
    const seen = [];
    const watch = anonymous.watch('WatchCohorts', { parent: 'programmes/potager', resumeToken: begins.resumeToken }, (message) => {
      for (const { kind, cohort } of message.changes) seen.push([kind, cohort.title]);
      if (seen.length < 3) return;
      watch.cancel();
      resolve(seen);
    });
    setTimeout(() => reject(new Error(`only ${JSON.stringify(seen)} came`)), 60_000).unref();
  });
  assert.deepEqual(told, [['CHANGE_KIND_CREATED', 'Suivie'], ['CHANGE_KIND_UPDATED', 'Suivie de près'], ['CHANGE_KIND_DELETED', 'Suivie de près']]);
  const records = await stranger.of('CohortService').all('ListAuditRecords', 'auditRecords', { resource: made.name });
  assert.deepEqual(records.map((record) => record.method.split('/').pop()), ['DeleteCohort', 'UpdateCohort', 'CreateCohort']);
  assert.equal((await coach.of('CohortService').refusal('ListAuditRecords', { resource: made.name })).code, Code.PERMISSION_DENIED);
});

test('a coach of a programme may be one by a binding, too', async () => {
  await admin.call('CreateAccessBinding', { accessBinding: { principal: 'lou', role: 'ROLE_COACH', resource: 'programmes/verger', reason: 'Promotion 2' } });
  const refused = await admin.refusal('CreateAccessBinding', { accessBinding: { principal: 'lou', role: 'ROLE_COACH', resource: 'teams/x', reason: 'Non' } });
  assert.deepEqual(fieldsOf(refused), ['access_binding.resource']);
});
