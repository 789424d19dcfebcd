// Somebody with a life in every table is erased: afterwards they are named nowhere, whoever asks and however, and everybody else
// is where they were.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test, { after, before } from 'node:test';
import { exportFolder, filesOf } from './content.mjs';
import { LEFT, OURS, act, addressOf, day, importedOf, sentenceOf, sheetOf, signIn, write, writeLifeOf } from './lives.mjs';
import { Client, Code, closeClients, contract } from './rpc.mjs';
import { SERVICES, Stack, eventually } from './stack.mjs';
import { Traces, cellsOf } from './traces.mjs';

const HER = { sub: 'agente-7f3a-zephyrine', name: 'Zéphyrine Kowalczyk', email: 'zephyrine.kowalczyk@jardins.example', alias: 'KOWALCZYK Zéphyrine' };
// The comma keeps a search for his from finding hers.
const HIM = { sub: 'agent-7f3a-zephyrin', name: 'Zéphyrin Kowalczyk', email: 'zephyrin.kowalczyk@jardins.example', alias: 'KOWALCZYK Zéphyrin,' };
// What she is called in texts, and nowhere in her person.
const SHORT = 'Z. Kowalczyk-Brandt', BOX = 'zk.brandt@perso.example';
// What she called herself for a while: nobody says so any more, neither she nor who erases her.
const FORMER = { displayName: 'Zénobie Malvoisin', email: 'zenobie@malvoisin.example' };
// Her name is the beginning of this one.
const NEAR = 'Zéphyrine Kowalczykova';
const hers = new Traces([...Object.values(HER), ...Object.values(FORMER), SHORT, BOX], 'ova'), his = new Traces(Object.values(HIM)), near = new Traces([NEAR]);
const AUDITED = [['portfolio', 'GovernanceService'], ['cohort', 'CohortService'], ['policy', 'PolicyService'], ['access', 'AccessService']];
const FOLLOWED = [['WatchProjects', {}], ['WatchPhaseRecords', { parent: 'projects/-' }], ['WatchCommittees', {}], ['WatchProjectLines', { parent: 'projects/-' }],
  ['WatchOrganisations', {}], ['WatchIncubators', {}], ['WatchProgrammes', {}], ['WatchCohorts', { parent: 'programmes/-' }],
  ['WatchProposals', {}], ['WatchEvidence', { parent: 'proposals/-' }], ['WatchAccessBindings', {}]];
const DOCUMENTS = ['startups.json', 'startups_details.json', 'incubators.json', 'organisations.json', 'sponsors.json', 'startups.csv'];
// Where a life like hers leaves her, whatever the columns are called.
const EVERYWHERE = [/^portfolio\.projects\./, /^portfolio\.project_history\./, /^portfolio\.project_entries\./, /^portfolio\.incubators\./, /^portfolio\.record_history\./,
  /^portfolio\.committees\./, /^portfolio\.hearings\./, /^portfolio\.import_items\./, /^portfolio\.project_events\.comment/, /^portfolio\.phase_records\.comment/, /^portfolio\.phase_records\.reason/,
  /^portfolio\.project_history\.(title|mission|description)/, /^portfolio\.project_entries\.supersede_reason/, /^portfolio\.project_terms\.value/, /^portfolio\.lessons\./, /^portfolio\.organisations\./,
  /^portfolio\.teams\./, /^portfolio\.gate_requirements\./, /^portfolio\.phase_words\./, /^cohort\.programmes\./, /^cohort\.cohorts\./, /^cohort\.record_history\./, /^access\.access_bindings\.reason/, /^portfolio\.changes\./, /^portfolio\.request_log\./,
  /^access\.access_bindings\./, /^access\.changes\./, /^access\.request_log\./, /^access\.person/,
  /^feedback\.ideas\./, /^feedback\.idea_versions\./, /^feedback\.comments\./, /^feedback\.moderation_actions\./, /^feedback\.receipts\./, /^feedback\.changes\./,
  ...['proposals', 'proposal_versions', 'proposal_steps', 'evidence', 'amendments', 'consultations', 'comments', 'moderation_records', 'sessions', 'decisions', 'transmissions', 'deadline_moves', 'answers', 'holidays', 'texts',
    'plans', 'commitments', 'milestones', 'claims', 'reviews', 'changes'].map((table) => new RegExp(`^policy\\.${table}\\.`))];

// What the contract calls a text about something else, by the names of the fields.
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
// What somebody has against the hiding of what they said, theirs as a whole and nobody else's; what a service says by itself; what a
// trace has of a text, which has it as its reference; what a question names and nothing keeps; what is said once a call has closed
// (tests/api/cohort/rankings.mjs).
const ELSEWHERE = ['appeal', 'project_problem', 'text_reference', 'types', 'withdraw_reason'];
const proseIn = (space) => (space.nestedArray ?? []).flatMap((each) =>
  [...(each.fieldsArray ?? []).filter(({ options }) => options?.['(pepiniere.rpc.v1.personal).prose']).map(({ name }) => snake(name)), ...proseIn(each)]);

let stack, admin, system, officer, her, him, bindings, firsts, erasure;
const asked = {};  // what was read of her before: places, audit, the moment, tokens to resume from, the log's length

const access = () => admin.of('AccessService');
const auditOf = (service) => admin.of(service).all('ListAuditRecords', 'auditRecords', { inSequence: true, pageSize: 1000 });
const byHer = async () => (await Promise.all(AUDITED.map(async ([, service]) => (await auditOf(service)).filter(({ principal }) => principal === her.person)))).flat();
const settled = () => eventually('what was written is in the feeds, and sealed', () => SERVICES.every((service) =>
  stack.database.sql('SELECT (SELECT COUNT(*) FROM outbox) + (SELECT COUNT(*) FROM audit_pending)', stack.schemaOf(service))[0][0] === '0'));

before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  admin = new Client(stack.server, stack.token('programme_admin'));
  admin.watch('WatchProjects', {});  // somebody follows all the while: what was read for them is in memory
  [system, officer] = ['system', 'policy_officer'].map((role) => new Client(stack.server, stack.token(role)));
  await write(admin, 'CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  asked.tokens = await Promise.all(FOLLOWED.map(async ([method, request]) => (await admin.firstOf(method, request)).resumeToken));
});
after(closeClients);

test('a person is who their token says, under a name that tells nobody’s', async () => {
  her = await signIn(stack, HER);
  him = await signIn(stack, HIM);
  for (const { client, person, name, email, sub } of [her, him]) {
    assert.match(person, /^persons\/[0-9A-HJKMNP-TV-Z]{26}$/);
    const read = await client.call('GetPerson', { name: person });
    assert.deepEqual([read.displayName, read.email, read.subjects, read.eraseTime], [name, email, [{ issuer: 'https://pepiniere.localhost', subject: sub }], null]);
  }
  assert.notEqual(her.person, him.person);
  assert.equal((await new Client(stack.server, stack.sign({ sub: HER.sub })).call('GetCaller')).person, her.person, 'the same subject, the same person');
  for (const called of [FORMER, { displayName: HER.name, email: HER.email }]) await write(her.client, 'UpdatePerson', { person: { name: her.person, ...called } });
  for (const { client, person, alias } of [her, him]) {
    const { aliases } = await client.call('UpdatePerson', { person: { name: person, aliases: [alias] }, updateMask: { paths: ['aliases'] } });
    assert.deepEqual(aliases, [alias]);
  }
  assert.deepEqual((await admin.call('NamePersons', { names: [him.person, her.person] })).displayNames, [HIM.name, HER.name]);
});

test('two lives that are told alike leave both of them in every table', async () => {
  const give = (principal, role, resource = '') => write(admin, 'CreateAccessBinding', { accessBinding: { principal, role, resource, reason: 'arrivée' } });
  bindings = [];
  for (const { sub } of [HER, HIM]) {
    const revoked = await give(sub, 'ROLE_COACH', OURS);
    await write(admin, 'RevokeAccessBinding', { name: revoked.name, reason: 'départ' });
    bindings.push([(await give(sub, 'ROLE_PROGRAMME_ADMIN')).name, revoked.name]);
  }
  firsts = {};
  for (const [id, who] of [['elle', HER], ['lui', HIM]]) firsts[id] = await writeLifeOf({ admin, system, officer }, id, who);
  for (const [id, who] of [['fait-par-elle', her], ['fait-par-lui', him]]) {
    const refusals = () => Promise.all(['CreateIncubator', 'CreateProgramme', 'CreateAccessBinding'].map((method) => who.client.refusal(method, {})));
    await eventually('the role counts in every service', async () => (await refusals()).every(({ code }) => code === Code.INVALID_ARGUMENT));
    who.made = await act(who, id);
  }
  await write(admin, 'CreateProject', { projectId: 'presque', project: { ...sheetOf(HIM), title: 'Presque', intrapreneur: NEAR } });
  await write(admin, 'UpdateProject', { project: { name: 'projects/elle', incubatorContact: `${SHORT}, ${BOX}` }, updateMask: { paths: ['incubator_contact'] } });
  await settled();
  const cells = cellsOf(stack);
  asked.hers = hers.placesIn(cells);
  asked.his = his.placesIn(cells);
  for (const place of EVERYWHERE) assert.ok(asked.hers.some((column) => place.test(column)), `${place}: ${asked.hers.join(', ')}`);
  assert.deepEqual(asked.hers.filter((place) => /\.(audit_records|person_keys|erased_owners)\./.test(place)), [], 'what is kept for good has her sealed');
});

test('who may read the audit reads it while the person is there', async () => {
  const changed = (records, field) => records.flatMap(({ changes }) => changes).filter((change) => change.field === field);
  const records = await auditOf('GovernanceService');
  assert.ok(changed(records, 'contact').some(({ after }) => hers.areIn(after)));
  assert.ok(!records.some(({ changes }) => changes.some(({ erased }) => erased)));
  assert.ok(!records.some(({ changesJson, principal }) => hers.areIn(changesJson) || hers.areIn(principal)), 'as it was sealed it tells nobody');
  const reasons = (await auditOf('AccessService')).filter(({ reason }) => hers.areIn(reason));
  assert.equal(reasons.length, 2, 'of what was taken back, and of what was given');
  assert.ok(reasons.every(({ sealedReason, reasonErased }) => sealedReason && !hers.areIn(sealedReason) && !reasonErased));
  assert.ok((await auditOf('AccessService')).some(({ changes }) => hers.areIn(changes)));
  asked.audit = await byHer();
  assert.ok(asked.audit.length >= 13);
  for (const method of ['AdvancePhase', 'CreateCohort', 'RevokeAccessBinding']) assert.ok(asked.audit.some((record) => record.method.endsWith(`/${method}`)), method);
});

test('what there is of a person, they are told: of each service and of each kind, and of nobody else', async () => {
  const told = await her.client.call('ExportPerson', { name: her.person });
  assert.equal(told.person, her.person);
  assert.deepEqual(told.services.map(({ service }) => service).sort(), [...SERVICES].sort());
  assert.deepEqual(told.services.map(({ error, truncated }) => [error, truncated]), SERVICES.map(() => ['', false]));
  const data = told.services.flatMap((service) => service.data.map((datum) => ({ service: service.service, ...datum })));
  for (const place of ['PLACE_LIVE', 'PLACE_HISTORY', 'PLACE_IMPORT', 'PLACE_AUTHOR']) assert.ok(data.some((datum) => datum.place === place && datum.service === 'portfolio'), place);
  for (const [resource, field] of [['projects/elle', 'contact'], ['projects/elle', 'intrapreneur'], ['committees/elle-tenu', 'members'], ['incubators/elle-incubateur', 'contact']])
    assert.ok(data.some((datum) => datum.resource === resource && datum.field.startsWith(field) && hers.areIn(datum.value)), `${resource} ${field}`);
  assert.ok(!his.areIn(told) && !near.areIn(told));
  // Whatever an administrator is told of is looked for everywhere, after.
  const toAdmin = (await admin.call('ExportPerson', { name: her.person })).services.flatMap((service) => service.data);
  for (const [resource, field] of [['projects/elle-recit', 'description'], ['projects/elle-recit/waivers/1', 'trail.supersede_reason'], ['committees/elle-recit', 'hearings.notes'],
    ['committees/elle-annule', 'reason'], ['programmes/elle-recit', 'description'], ['gates/scaling/requirements/STUDY_ELLE', 'label_fr']])
    assert.ok(toAdmin.some((datum) => datum.resource === resource && datum.field === field && hers.areIn(datum.value)), `${resource} ${field}`);
  const named = new Set(toAdmin.map(({ field }) => field.split('.').at(-1)));
  assert.ok(new Set(proseIn(contract)).size > 30);
  assert.deepEqual([...new Set(proseIn(contract))].filter((field) => !named.has(field)).sort(), ELSEWHERE, 'a text of the contract in which nobody is called yet: lives.mjs');
  for (const name of bindings[0]) assert.ok(told.accessBindings.includes(name), name);
  assert.ok(!bindings[1].some((name) => told.accessBindings.includes(name)));
});

// Everything that an administrator may read, as [what, answer].
async function readAll() {
  const answers = [];
  const read = async (method, field, request = {}, client = admin) => {
    const answer = await client.all(method, field, { pageSize: 1000, ...request });
    answers.push([`${method} ${JSON.stringify(request)}`, answer]);
    return answer;
  };
  const { knownAt } = asked;
  for (const request of [{ showDeleted: true }, { knownAt, showDeleted: true }, { asOf: day('2025-06-01') }]) await read('ListProjects', 'projects', request);
  for (const { name } of await read('ListProjects', 'projects', { knownAt })) answers.push([`${name} as it was known`, await admin.call('GetProject', { name, knownAt })]);
  for (const { name: parent } of await read('ListProjects', 'projects')) {
    answers.push([parent, await admin.call('GetProject', { name: parent })], [`the health of ${parent}`, await admin.call('GetProjectHealth', { name: parent })]);
    await read('ListProjectEvents', 'events', { parent });
    for (const [method, field] of [['ListPhaseRecords', 'phaseRecords'], ['ListJournalEntries', 'journalEntries'], ['ListEvidence', 'evidence'], ['ListWaivers', 'waivers'],
      ['ListFundingLines', 'fundingLines'], ['ListSpendingEntries', 'spendingEntries'], ['ListTimeBoxExtensions', 'timeBoxExtensions']]) await read(method, field, { parent, showSuperseded: true });
  }
  for (const [method, field] of [['ListIncubators', 'incubators'], ['ListTeams', 'teams'], ['ListOrganisations', 'organisations'], ['ListProgrammes', 'programmes']]) await read(method, field, { showDeleted: true });
  await read('ListCohorts', 'cohorts', { parent: 'programmes/-' });
  for (const [method, field] of [['ListCommittees', 'committees'], ['GetAttentionList', 'items'], ['ListAccessBindings', 'accessBindings'], ['ListPersons', 'persons'],
    ['ListErasures', 'erasures'], ['ListPhaseWords', 'phaseWords'], ['ListAuditWitnesses', 'auditWitnesses']]) await read(method, field);
  await read('ListAccessBindings', 'accessBindings', {}, admin.of('GovernanceService'));
  for (const query of [HER.name, HER.email, SHORT]) {
    await read('SearchPortfolio', 'hits', { query });
    await read('SearchLessons', 'lessons', { query });
  }
  const policy = admin.of('PolicyService');
  for (const { name: parent } of await read('ListProposals', 'proposals', {}, policy)) {
    for (const [method, field] of [['ListProposalVersions', 'versions'], ['ListProposalSteps', 'steps'], ['ListEvidence', 'evidence'], ['ListAmendments', 'amendments']]) await read(method, field, { parent }, policy);
  }
  for (const { name: parent } of await read('ListConsultations', 'consultations', {}, policy)) {
    for (const [method, field] of [['ListComments', 'comments'], ['ListModerationRecords', 'moderationRecords']]) await read(method, field, { parent }, policy);
  }
  for (const { name: parent } of await read('ListSessions', 'sessions', {}, policy)) await read('ListDecisions', 'decisions', { parent }, policy);
  for (const { name: parent } of await read('ListTransmissions', 'transmissions', {}, policy)) {
    for (const [method, field] of [['ListDeadlineMoves', 'deadlineMoves'], ['ListAnswers', 'answers']]) await read(method, field, { parent }, policy);
  }
  for (const { name: parent } of await read('ListPlans', 'plans', {}, policy)) {
    answers.push([`the dashboard of ${parent}`, await policy.call('GetPlanDashboard', { name: parent })]);
    for (const { name } of await read('ListCommitments', 'commitments', { parent }, policy)) {
      for (const [method, field] of [['ListMilestones', 'milestones'], ['ListCommitmentClaims', 'claims'], ['ListCommitmentReviews', 'reviews']]) await read(method, field, { parent: name }, policy);
    }
  }
  for (const [method, field] of [['ListTexts', 'texts'], ['ListHolidays', 'holidays'], ['QueryTrace', 'rows']]) await read(method, field, {}, policy);
  for (const [, service] of AUDITED) await read('ListAuditRecords', 'auditRecords', {}, admin.of(service));
  answers.push(['NamePersons', await admin.call('NamePersons', { names: [her.person, him.person] })], ['GetPerson', await admin.call('GetPerson', { name: her.person })],
    ['ExportPerson', await admin.call('ExportPerson', { name: her.person })]);
  return answers;
}

test('an administrator erases her: every service says what it erased, and the answer names nobody', async () => {
  const now = Date.now();
  asked.knownAt = { seconds: String(Math.floor(now / 1000)), nanos: (now % 1000) * 1e6 };
  const toldOf = (traces, answers) => answers.filter(([, answer]) => traces.areIn(answer)).map(([what]) => what);
  const answers = await readAll();
  asked.toldOfHim = toldOf(his, answers);
  asked.toldOfHer = toldOf(hers, answers);
  assert.ok(asked.toldOfHer.length > 15, asked.toldOfHer.join(', '));
  asked.logged = fs.statSync(stack.log).size;
  const { etag } = await admin.call('GetPerson', { name: her.person });
  erasure = await write(admin, 'ErasePerson', { name: her.person, reason: `à la demande de ${HER.name}`, knownAs: [SHORT, BOX], etag });
  assert.deepEqual([erasure.person, erasure.requestedBy], [her.person, (await admin.call('GetCaller')).person]);
  erasure = await eventually('it is done everywhere', async () => {
    const now = await admin.call('GetErasure', { name: erasure.name });
    return now.doneTime && now;
  });
  assert.equal(erasure.reason, 'à la demande de [personne effacée]');
  assert.deepEqual(erasure.services.map(({ service }) => service).sort(), [...SERVICES].sort());
  for (const { service, doneTime, error } of erasure.services) assert.ok(doneTime && !error, `${service}: ${error}`);
  const counted = (name) => erasure.services.find(({ service }) => service === name).erased.reduce((sum, { count }) => sum + Number(count), 0);
  assert.ok(counted('portfolio') > 0 && counted('access') > 0, JSON.stringify(erasure.services));
  const resources = erasure.services.flatMap(({ erased }) => erased.flatMap((each) => each.resources));
  for (const name of ['projects/elle', 'committees/elle-tenu', 'incubators/elle-incubateur']) assert.ok(resources.includes(name), `${name}: ${resources.join()}`);
  assert.ok(!resources.some((name) => /\/lui/.test(name)), resources.join());
  assert.ok(!hers.areIn(erasure));
  assert.deepEqual((await admin.all('ListErasures', 'erasures')).map(({ name }) => name), [erasure.name]);
});

test('she is in no table of any service, and he is wherever he was', async () => {
  await settled();
  const cells = cellsOf(stack);
  assert.deepEqual(hers.placesIn(cells), []);
  const left = his.placesIn(cells);
  assert.deepEqual(asked.his.filter((place) => !left.includes(place)), []);
  // Of the columns that had them both: with nothing of his gone because hers was.
  assert.deepEqual(asked.hers.filter((place) => asked.his.includes(place) && !left.includes(place)), []);
  const keys = cells.filter(({ place }) => place.endsWith('.person_keys.owner')).map(({ bytes }) => bytes.toString());
  assert.ok(!keys.includes(her.person), 'her key is gone');
});

test('she is in no answer, of today or of what was known before, and he is in each where he was', async () => {
  const answers = await readAll();
  const told = (traces) => answers.filter(([, answer]) => traces.areIn(answer)).map(([what]) => what);
  assert.deepEqual(told(hers), []);
  assert.deepEqual(asked.toldOfHim.filter((what) => !told(his).includes(what)), []);
  assert.equal((await admin.call('GetProject', { name: 'projects/presque' })).intrapreneur, NEAR);
  const { projects } = await admin.call('ListProjects', { knownAt: asked.knownAt, pageSize: 1000 });
  assert.ok(projects.some(({ name }) => name === 'projects/elle'), 'the project itself is there');
  assert.equal(projects.find(({ name }) => name === 'projects/presque').intrapreneur, NEAR);
  const person = await admin.call('GetPerson', { name: her.person });
  assert.deepEqual([person.displayName, person.email, person.aliases, person.subjects], ['', '', [], []]);
  assert.ok(person.eraseTime);
  assert.deepEqual((await admin.call('NamePersons', { names: [her.person, him.person] })).displayNames, ['', HIM.name]);
});

test('what others wrote about other things says what it said, but for her names', async () => {
  const name = 'projects/elle-recit';
  const project = await admin.call('GetProject', { name });
  assert.deepEqual([project.title, project.mission, project.description, project.problemStatement, project.themes, project.userTypes, project.outcome.lessons, project.outcome.maintainer],
    ['Selon [personne effacée]', LEFT, LEFT, LEFT, ['Thème de [personne effacée]', 'un autre'], ['[personne effacée]'], LEFT, '[personne effacée]']);
  assert.deepEqual([project.links.productUri, project.links.repositoryUri], ['', 'https://depot.example/semis'], 'an address that names her leads to her');
  const before = await admin.call('GetProject', { name: 'projects/elle-ancien-recit', knownAt: asked.knownAt });
  assert.deepEqual([before.title, before.description], ['Ancien', 'rien']);
  const { phaseRecords } = await admin.call('ListPhaseRecords', { parent: name });
  assert.deepEqual(phaseRecords.map(({ comment }) => comment), [LEFT, LEFT]);
  assert.ok(phaseRecords.some(({ reason }) => reason === LEFT));
  const { fundingLines } = await admin.call('ListFundingLines', { parent: name, showSuperseded: true });
  assert.deepEqual(fundingLines.map(({ note, fundingSource }) => [note, fundingSource]), [[LEFT, '[personne effacée]'], [LEFT, '[personne effacée]']]);
  assert.ok(fundingLines.some(({ trail }) => trail.supersedeReason === LEFT));
  const { events } = await admin.call('ListProjectEvents', { parent: name });
  assert.ok(events.length > 0 && events.every(({ comment }) => comment === LEFT), JSON.stringify(events));
  const { notes, hearings: [hearing], members } = await admin.call('GetCommittee', { name: 'committees/elle-recit' });
  assert.deepEqual([notes, hearing.summary, hearing.conditions, members], [LEFT, LEFT, LEFT, [{ displayName: 'Une experte', title: '[personne effacée]' }]]);
  assert.deepEqual((await admin.call('GetTeam', { name: 'teams/elle-recit' })).mission, LEFT);
  assert.equal((await admin.call('GetOrganisation', { name: 'organisations/elle-direction' })).title, 'Direction de [personne effacée]');
  assert.equal((await admin.call('GetProgramme', { name: 'programmes/elle-recit' })).description, LEFT);
  assert.equal((await admin.call('GetCohort', { name: 'programmes/elle-recit/cohorts/1' })).sessions[0].place, LEFT.replace('\n', ' '));
  for (const { claims: [claim] } of [await admin.call('GetProgramme', { name: 'programmes/elle-recit' }), await admin.call('GetCohort', { name: 'programmes/elle-recit/cohorts/1' })]) {
    assert.deepEqual([claim.quote, claim.source, claim.sourceUri], [LEFT.replace('\n', ' '), 'Entretien avec [personne effacée]', '']);
  }
});

test('what is proposed, answered and undertaken says what it said, but for her names; evidence says that it lost one', async () => {
  const policy = admin.of('PolicyService');
  const proposals = await policy.all('ListProposals', 'proposals');
  const hadHer = proposals.find(({ title }) => title === 'Proposition de [personne effacée]'), hadHim = proposals.find(({ title }) => title === `Proposition de ${HIM.name}`);
  assert.deepEqual([hadHer.problem, hadHer.state, hadHer.revision, hadHer.stateReason], [`${LEFT} Encore.`, 'STATE_FOLLOWED_UP', 3, LEFT]);
  const [target] = hadHer.targetTexts;
  assert.deepEqual([target.identifier, target.proposedWording, target.authority], ['Code de [personne effacée]', LEFT, 'Bureau de [personne effacée]']);
  const steps = await policy.all('ListProposalSteps', 'steps', { parent: hadHer.name });
  assert.equal(steps.length, (await policy.all('ListProposalSteps', 'steps', { parent: hadHim.name })).length);
  for (const [{ name: parent }, altered, said] of [[hadHer, true, LEFT], [hadHim, false, sentenceOf(HIM)]]) {
    const [evidence] = await policy.all('ListEvidence', 'evidence', { parent });
    assert.deepEqual([evidence.altered, JSON.parse(evidence.quotation).said, evidence.said], [altered, said, said]);
  }
  const [answer] = await policy.all('ListAnswers', 'answers', { parent: hadHer.transmission });
  assert.deepEqual([answer.reasons, answer.reference], [LEFT, 'Courrier de [personne effacée]']);
  const { lines: [line] } = await policy.call('GetPlanDashboard', { name: 'plans/elle-recit' });
  assert.deepEqual([line.title, line.identifier, line.declaredStatus], ['Engagement de [personne effacée]', 'FR de [personne effacée]', 'Limited']);
});

test('who sat beside her sits there still', async () => {
  for (const id of ['elle-tenu', 'elle-prepare', 'elle-sans']) {
    const { members, state } = await admin.call('GetCommittee', { name: `committees/${id}` });
    assert.ok(members.some(({ displayName }) => displayName === 'Une experte'), `${id}: ${JSON.stringify(members)}`);
    if (id === 'elle-tenu') assert.equal(state, 'STATE_HELD');
  }
  assert.ok((await admin.call('GetCommittee', { name: 'committees/lui-tenu' })).members.some(({ displayName }) => displayName === HIM.name));
});

test('the audit says that something was erased, and verifies as before', async () => {
  for (const [service, door] of AUDITED.filter(([name]) => name !== 'cohort')) {
    const changes = (await auditOf(door)).flatMap((record) => record.changes);
    assert.ok(changes.some(({ erased }) => erased), service);
    assert.ok(changes.some(({ erased, before, after }) => !erased && his.areIn([before, after])), `${service} still tells of him`);
  }
  const reasons = (await auditOf('AccessService')).filter(({ method }) => method.endsWith('/RevokeAccessBinding'));
  assert.deepEqual(reasons.filter(({ reasonErased }) => reasonErased).map(({ reason, resource }) => [reason, resource.startsWith('accessBindings/')]), [['', true]]);
  assert.equal(reasons.filter(({ reason }) => his.areIn(reason)).length, 1, 'the reason that names him is read');
  const forHer = (await auditOf('GovernanceService')).filter(({ onBehalfOf }) => onBehalfOf);
  assert.ok(forHer.length > 0, 'what a service did for somebody says for whom');
  assert.deepEqual([...new Set(forHer.map(({ onBehalfOf, method }) => `${method.split('/')[1]} for ${onBehalfOf}`))], [`ErasePersonalData for ${erasure.requestedBy}`]);
  assert.ok(forHer.every(({ principal }) => /^(service:access|access\.pepiniere\.example)$/.test(principal)), 'a service is who did it');
  const { out } = await eventually('every chain is whole', async () => {
    const verdict = await stack.run(['audit', 'verify'], { as: 'programme_admin' });
    return verdict.code === 0 && verdict;
  });
  for (const service of SERVICES) assert.match(out, new RegExp(`^${service}: `, 'm'));
});

test('what she did to other things is told under the name that it was, which leads to nobody', async () => {
  assert.deepEqual((await byHer()).map(({ sequence, seal, method, resource, changesJson }) => [sequence, seal, method, resource, changesJson]),
    asked.audit.map(({ sequence, seal, method, resource, changesJson }) => [sequence, seal, method, resource, changesJson]));
  const name = 'projects/fait-par-elle';
  const [record] = (await admin.call('ListPhaseRecords', { parent: name })).phaseRecords;
  assert.equal(record.recordedBy, her.person);
  const [entry] = (await admin.call('ListJournalEntries', { parent: name })).journalEntries;
  assert.deepEqual([entry.text, entry.trail.recordedBy, Boolean(entry.published)], ['Les plants sont arrivés', her.person, true]);
  const given = await access().call('GetAccessBinding', { name: her.made[0] });
  assert.deepEqual([given.principal, given.grantedBy, given.revokeTime], ['agent-fait-par-elle-garde', her.person, null], 'what she gave is given');
});

test('her roles are revoked, and his count', async () => {
  for (const name of bindings[0]) assert.ok((await access().call('GetAccessBinding', { name })).revokeTime, name);
  assert.equal((await access().call('GetAccessBinding', { name: bindings[1][0] })).revokeTime, null);
  assert.equal((await him.client.refusal('CreateIncubator', {})).code, Code.INVALID_ARGUMENT, 'he may');
});

test('an answer that told of her is not given again, and nothing is done twice; his is', async () => {
  const name = 'projects/elle';
  const before = await admin.call('GetProject', { name });
  const refused = await admin.refusal('CreateProject', firsts.elle);
  assert.deepEqual([refused.code, refused.ErrorInfo.reason], [Code.FAILED_PRECONDITION, 'ANSWER_ERASED']);
  assert.ok(!hers.areIn(refused));
  assert.deepEqual(await admin.call('GetProject', { name }), before);
  const again = await admin.call('CreateProject', firsts.lui);
  assert.deepEqual([again.name, again.contact], ['projects/lui', HIM.email]);
});

test('every watch, resumed from before she came, tells of him and not of her', async () => {
  // What comes last in each.
  const last = (method, field, value, more = {}) => write(admin, method, { [`${field}Id`]: 'sentinelle', [field]: value, ...more });
  await last('CreateOrganisation', 'organisation', { title: 'Sentinelle' });
  await last('CreateIncubator', 'incubator', { title: 'Sentinelle' });
  await last('CreateProject', 'project', { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Sentinelle', primaryIncubator: OURS });
  await write(admin, 'AdvancePhase', { name: 'projects/sentinelle', phase: 'PHASE_INVESTIGATION', effectiveDate: day('2025-01-01') });
  await write(admin, 'CreateFundingLine', { parent: 'projects/sentinelle', fundingLine: { fundingSource: 'FAST', amount: { currencyCode: 'EUR', units: '1' }, date: day('2025-01-01') } });
  await last('CreateCommittee', 'committee', { incubator: OURS, date: day('2026-02-01') });
  await last('CreateProgramme', 'programme', { title: 'Sentinelle' });
  await last('CreateCohort', 'cohort', { title: 'Sentinelle' }, { parent: 'programmes/sentinelle' });
  await write(admin, 'CreateAccessBinding', { accessBinding: { principal: 'agent-sentinelle', role: 'ROLE_COACH', resource: 'incubators/sentinelle' } });
  const author = (await officer.call('GetCaller')).person, proposal = await write(officer, 'CreateProposal', { author, proposal: { title: 'sentinelle' } });
  await write(officer.of('PolicyService'), 'CreateEvidence', { parent: proposal.name, evidence: { kind: 'KIND_LINK', title: 'sentinelle', uri: 'https://rapport.example/', said: 'Six mois.' } });
  const told = await Promise.all(FOLLOWED.map(async ([method, request], i) => {
    const watch = admin.watch(method, { ...request, resumeToken: asked.tokens[i] });
    try {
      await eventually(`${method} comes to its end`, () => watch.messages.some((message) => JSON.stringify(message).includes('sentinelle')));
      return [method, watch.messages];
    } finally {
      watch.cancel();
    }
  }));
  assert.deepEqual(told.filter(([, messages]) => hers.areIn(messages)).map(([method]) => method), []);
  const ofHim = told.filter(([, messages]) => his.areIn(messages)).map(([method]) => method);
  for (const method of ['WatchProjects', 'WatchIncubators', 'WatchCommittees', 'WatchProposals', 'WatchEvidence', 'WatchAccessBindings']) assert.ok(ofHim.includes(method), `${method} tells of him`);
});

test('what is exported and published has him and not her', async () => {
  const files = Object.entries(filesOf(await exportFolder(stack)));
  assert.deepEqual(files.filter(([, text]) => hers.areIn(text)).map(([file]) => file), []);
  assert.ok(files.some(([, text]) => his.areIn(text)));
  assert.ok(!hers.areIn(await stack.pep(['export', 'csv', '-'], { as: 'programme_admin' })));
  const base = stack.web.replace('//localhost:', '//127.0.0.1:');
  const published = () => Promise.all(DOCUMENTS.map(async (name) => [name, await (await fetch(`${base}/api/v2.7/${name}`)).text()]));
  await eventually('no open data has her', async () => !(await published()).some(([, text]) => hers.areIn(text)));
  const ofHim = (await published()).filter(([, text]) => his.areIn(text)).map(([name]) => name);
  for (const name of ['startups.json', 'startups_details.json', 'incubators.json', 'startups.csv']) assert.ok(ofHim.includes(name), name);
});

test('an import that tells the same again brings back him and not her', async () => {
  const parent = 'projects/elle-importe';
  const toldByImport = async () => [(await admin.call('ListPhaseRecords', { parent, showSuperseded: true })).phaseRecords.map(({ comment }) => comment),
    (await admin.call('ListProjectEvents', { parent })).events.map(({ comment }) => comment),
    (await admin.call('ListFundingLines', { parent, showSuperseded: true })).fundingLines.map(({ note }) => note)];
  const before = await toldByImport();
  const leftOut = ({ findings }) => findings.filter(({ code }) => code === 'ERASED').map(({ key }) => key);
  for (const [id, who] of [['elle', HER], ['lui', HIM]]) await system.stream('ImportProjects', importedOf(id, who));
  // What another source says of her for the first time, in words that were erased.
  const { report } = await system.stream('ImportProjects', [{ source: 'annuaire', items: [{ file: 'a.md', project: {
    project: { ...sheetOf(HER), name: 'projects/annuaire', title: 'Annuaire', contact: HER.email, links: { productUri: addressOf(HER) } }, events: [{ date: day('2025-02-01'), type: 'end', comment: `Dit par ${HER.name}` }] } }] }]);
  assert.deepEqual(leftOut(report).sort(), ['contact', 'events[0].comment', 'incubator_contact', 'intrapreneur', 'links.product_uri', 'programme_contact', 'source_fields']);
  await settled();
  assert.deepEqual(hers.placesIn(cellsOf(stack)), []);
  assert.deepEqual(await toldByImport(), before, 'what the erasure left is what the same file says now');
  assert.deepEqual(before.map((lines) => lines.length), [2, 1, 1]);
  assert.equal((await admin.call('GetProject', { name: 'projects/elle-importe' })).description, LEFT);
  assert.equal((await admin.call('GetProject', { name: 'projects/lui-importe' })).contact, HIM.email);
  assert.equal((await admin.call('GetProject', { name: 'projects/annuaire' })).title, 'Annuaire');
});

test('a restart knows no more of her, and the log never named her', async () => {
  await stack.stop();
  stack.launch();
  await stack.serving();
  await eventually('each service knows its rights again', () => Promise.all(AUDITED.map(([, service]) => admin.of(service).call('ListAuditRecords'))).then(() => true, () => false));
  const answers = await readAll();
  assert.deepEqual(answers.filter(([, answer]) => hers.areIn(answer)).map(([what]) => what), []);
  assert.deepEqual(hers.placesIn(cellsOf(stack)), []);
  const said = fs.readFileSync(stack.log).subarray(asked.logged).toString().split('\n');
  assert.deepEqual(said.filter((line) => hers.areIn(line)), []);
  assert.ok(said.some((line) => line.includes('ErasePerson')));
});

test('who is erased may do nothing a moment later, in any service', async () => {
  const sub = 'agente-ondine', principal = sub;
  const ondine = await signIn(stack, { sub, name: 'Ondine Vasseur-Lhuillier', email: 'ondine@jardins.example' });
  await write(admin, 'CreateProgramme', { programmeId: 'bassin', programme: { title: 'Bassin' } });
  for (const resource of [OURS, 'programmes/bassin']) await write(admin, 'CreateAccessBinding', { accessBinding: { principal, role: 'ROLE_COACH', resource } });
  const codeOf = (method, request) => ondine.client.call(method, { ...request, validateOnly: true }).then(() => Code.OK, ({ code }) => code);
  const tries = () => Promise.all([codeOf('UpdateIncubator', { incubator: { name: OURS, summary: 'x' } }), codeOf('CreateCohort', { parent: 'programmes/bassin', cohortId: 'c', cohort: { title: 'C' } })]);
  await eventually('the roles count', async () => (await tries()).every((code) => code === Code.OK));
  const summaryOf = async () => (await admin.call('GetIncubator', { name: OURS })).summary;
  const told = 'Vu avec Ondine Vasseur-Lhuillier et une experte';
  await write(admin, 'UpdateIncubator', { incubator: { name: OURS, summary: told }, updateMask: { paths: ['summary'] } });
  // By herself: it is her own.
  const own = await write(ondine.client, 'ErasePerson', { name: ondine.person });
  await eventually('the roles count no longer', async () => (await tries()).every((code) => code === Code.PERMISSION_DENIED || code === Code.UNAUTHENTICATED));
  const again = await admin.refusal('ErasePerson', { name: ondine.person, reason: 'encore' });
  assert.equal(again.code, Code.FAILED_PRECONDITION);
  // What others wrote is theirs, until somebody who knows says whom it calls.
  const doneOf = ({ name }) => eventually('it is done everywhere', async () => {
    const now = await admin.call('GetErasure', { name });
    return now.doneTime && now;
  });
  const keptOf = ({ services }) => services.find(({ service }) => service === 'portfolio').kept.filter(({ what }) => what === 'texts').length;
  assert.equal(keptOf(await doneOf(own)), 1);
  assert.equal(await summaryOf(), told);
  const more = await write(admin, 'ErasePerson', { name: ondine.person, reason: 'encore', knownAs: [ondine.name] });
  assert.equal(keptOf(await doneOf(more)), 0);
  assert.equal(await summaryOf(), 'Vu avec [personne effacée] et une experte');
});
