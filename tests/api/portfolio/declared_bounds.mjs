// What the contract declares that fields may hold (pepiniere.rpc.v1.bounds) is what every way in enforces: the most passes, and
// one more is refused by the name of its field. A new declaration is asked about by itself; of a new message, say in WAYS how
// it comes in.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients, contract, detailsOf } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const INCUBATOR = 'incubators/la-serre', PROJECT = 'projects/lisiere', ADVANCED = 'projects/avance';
const day = (year, month = 1, number = 1) => ({ year, month, day: number });
const euros = (units, nanos = 0) => ({ currencyCode: 'EUR', units: String(units), nanos });
let stack, admin, system, number = 0;
const made = {};  // what corrections and steps are about
const fresh = () => `x-${++number}`;

before(async () => {
  stack = await Stack.start();
  [admin, system] = ['programme_admin', 'system'].map((role) => new Client(stack.server, stack.token(role)));
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await admin.call('CreateProject', { projectId: 'lisiere', project: sheet({ timeBox: { endDate: day(2027) } }) });
  await admin.call('CreateProgramme', { programmeId: 'verger', programme: { title: 'Le Verger' } });
  await admin.call('CreateProject', { projectId: 'avance', project: sheet({ timeBox: { endDate: day(2027) } }) });
  await admin.call('AdvancePhase', { name: ADVANCED, phase: 1, effectiveDate: day(2026) });
  for (const [kind, [field, sound]] of Object.entries(LINES)) {
    made[kind] = (await admin.call(`Create${kind}`, { parent: ADVANCED, [camel(field)]: sound })).name;
  }
  for (const committee of ['planned', 'held']) {
    made[committee] = (await admin.call('CreateCommittee', { committeeId: fresh(), committee: { incubator: INCUBATOR, date: day(2026, 6) } })).name;
  }
  await admin.call('HoldCommittee', { name: made.held });
  made.binding = (await admin.call('CreateAccessBinding', { accessBinding: { principal: fresh(), role: 2, resource: INCUBATOR } })).name;
  made.consent = (await admin.call('GiveConsent', { name: `${(await admin.call('GetCaller')).person}/consents/alumni` })).name;
});
after(closeClients);

const sheet = (more) => ({ kind: 1, title: 'Lisière', primaryIncubator: INCUBATOR, ...more });
const session = (hearing) => ({ incubator: INCUBATOR, date: day(2026, 6), hearings: [{ project: PROJECT, fundingSource: 'FAST', ...hearing }] });

// Sends a request that holds `fields` in a message of that type; the path that the message has in it.
const unary = (method, field, make, path = field) => ({
  path, send: async (fields) => violationsOf(await refusalOf(admin.call(method, { ...await make(fields), validateOnly: true }))),
});
const entry = (kind, field, sound) => [unary(`Create${kind}`, field, (fields) => ({ parent: PROJECT, [camel(field)]: { ...sound, ...fields } }))];
const inProject = (at) => [
  unary('CreateProject', 'project', (fields) => ({ projectId: fresh(), project: sheet({ [at]: fields }) }), `project.${at}`),
  unary('UpdateProject', 'project', (fields) => ({ project: { name: PROJECT, [at]: fields } }), `project.${at}`),
];
// Of each kind of line: its field, and a sound one.
const LINES = {
  Evidence: ['evidence', { phase: 2, code: 'SPONSOR', note: 'vu' }],
  Waiver: ['waiver', { phase: 2, code: 'SPONSOR', reason: 'plus tard' }],
  FundingLine: ['funding_line', { fundingSource: 'FAST', amount: euros(10), date: day(2026) }],
  SpendingEntry: ['spending_entry', { date: day(2026), amount: euros(1), category: 1 }],
  TimeBoxExtension: ['time_box_extension', { endDate: day(2030), grantedBy: 'le comité', reason: 'retard' }],
  JournalEntry: ['journal_entry', { date: day(2026), text: 'Rien à dire' }],
};
const sized = (type, field, sound) => [unary(`Create${type}`, field, (fields) => ({ [`${field}Id`]: fresh(), [field]: { ...sound, ...fields } }))];
const created = (type, field, sound, more) => [unary(`Create${type}`, '', (fields) => ({ [field]: sound, ...more, ...fields }))];
async function linked(fields) {
  return { name: (await admin.call('GetCaller')).person, issuer: 'certificate', subject: 'passerelle.example', reason: 'essai', ...fields };
}
const WAYS = {
  CreateOrganisationRequest: created('Organisation', 'organisation', { title: 'Office' }),
  CreateIncubatorRequest: created('Incubator', 'incubator', { title: 'Serre' }),
  CreateTeamRequest: created('Team', 'team', { title: 'Terrain', incubator: INCUBATOR }),
  CreateProjectRequest: created('Project', 'project', sheet()),
  CreateCommitteeRequest: created('Committee', 'committee', { incubator: INCUBATOR, date: day(2026, 6) }),
  CreateProgrammeRequest: created('Programme', 'programme', { title: 'Une' }),
  CreateCohortRequest: created('Cohort', 'cohort', { title: 'Une', startDate: day(2026) }, { parent: 'programmes/verger' }),
  ...Object.fromEntries(Object.entries(LINES).map(([kind, [field, sound]]) => [kind, entry(kind, field, sound)])),
  ...Object.fromEntries(Object.keys(LINES).map((kind) => [`Correct${kind}Request`,
    [unary(`Correct${kind}`, '', (fields) => ({ name: made[kind], withdraw: true, reason: 'coquille', ...fields }))]])),
  Organisation: sized('Organisation', 'organisation', { title: 'Office' }),
  Incubator: sized('Incubator', 'incubator', { title: 'Serre' }),
  Team: sized('Team', 'team', { title: 'Terrain', incubator: INCUBATOR }),
  Project: sized('Project', 'project', sheet()),
  Links: inProject('links'),
  Outcome: inProject('outcome'),
  ExternalOwner: [unary('CreateProject', 'project', (fields) => ({ projectId: fresh(), project: sheet({ kind: 4, owner: { legalEntity: 'Une société', ...fields } }) }), 'project.owner')],
  ProjectEvent: [unary('CreateProjectEvent', 'event', (fields) => ({ parent: PROJECT, event: { type: 'other', date: day(2026), ...fields } }))],
  PhaseRecord: [unary('CorrectPhase', 'phase_record', (fields) => ({ name: `${ADVANCED}/phaseRecords/1`, reason: 'coquille', phaseRecord: fields }))],
  CorrectPhaseRequest: [unary('CorrectPhase', '', (fields) => ({ name: `${ADVANCED}/phaseRecords/1`, withdraw: true, ...fields }))],
  AdvancePhaseRequest: [unary('AdvancePhase', '', (fields) => ({ name: ADVANCED, phase: 2, effectiveDate: day(2026, 2), force: true, reason: 'essai', ...fields }))],
  Committee: sized('Committee', 'committee', session()),
  Member: [unary('CreateCommittee', 'committee', (fields) => ({ committeeId: fresh(), committee: { ...session(), members: [{ displayName: 'La présidente', ...fields }] } }), 'committee.members[0]')],
  CancelCommitteeRequest: [unary('CancelCommittee', '', (fields) => ({ name: made.planned, ...fields }))],
  ReopenCommitteeRequest: [unary('ReopenCommittee', '', (fields) => ({ name: made.held, reason: 'erreur', ...fields }))],
  GateRequirement: [unary('UpdateGateRequirement', 'gate_requirement', (fields) => ({ gateRequirement: { name: 'gates/scaling/requirements/SOBRIETY', labelFr: 'sobre', labelEn: 'sober', weight: 2, ...fields } }))],
  PhaseWord: [unary('UpdatePhaseWord', 'phase_word', (fields) => ({ phaseWord: { name: 'phaseWords/mue', phase: 2, ...fields } }))],
  AccessBinding: [unary('CreateAccessBinding', 'access_binding', (fields) => ({ accessBinding: { principal: fresh(), role: 2, resource: INCUBATOR, ...fields } }))],
  RevokeAccessBindingRequest: [unary('RevokeAccessBinding', '', (fields) => ({ name: made.binding, ...fields }))],
  Person: [unary('UpdatePerson', 'person', async (fields) => ({ person: { name: (await admin.call('GetCaller')).person, ...fields } }))],
  ListConsentPurposesRequest: [unary('ListConsentPurposes', '', (fields) => fields)],
  GiveConsentRequest: [unary('GiveConsent', '', (fields) => ({ name: made.consent, ...fields }))],
  WithdrawConsentRequest: [unary('WithdrawConsent', '', (fields) => ({ name: made.consent, ...fields }))],
  LinkSubjectRequest: [unary('LinkSubject', '', linked)],
  UnlinkSubjectRequest: [unary('UnlinkSubject', '', linked)],
  // Of somebody who is nobody: what is refused is refused before that is known.
  ErasePersonRequest: [{ path: '', send: async (fields) => {
    const error = await refusalOf(admin.call('ErasePerson', { name: 'persons/01HZZZZZZZZZZZZZZZZZZZZZZZ', reason: 'essai', ...fields }));
    return error?.code === Code.NOT_FOUND ? [] : violationsOf(error);
  } }],
  Hearing: [
    unary('CreateCommittee', 'committee', (fields) => ({ committeeId: fresh(), committee: session(fields) }), 'committee.hearings[0]'),
    unary('UpdateCommittee', 'committee', async (fields) => {
      const { name } = await admin.call('CreateCommittee', { committeeId: fresh(), committee: session() });
      return { committee: { name, hearings: session(fields).hearings } };
    }, 'committee.hearings[0]'),
  ],
  Budget: inProject('budget'),
  TimeBox: inProject('timeBox'),
  Standards: inProject('standards'),
  Cohort: [unary('CreateCohort', 'cohort', (fields) => ({ parent: 'programmes/verger', cohortId: fresh(), cohort: { title: 'Une', startDate: day(2026), ...fields } }))],
  Session: [unary('CreateCohort', 'cohort', (fields) => ({
    parent: 'programmes/verger', cohortId: fresh(), cohort: { title: 'Une', startDate: day(2026), sessions: [{ kind: 'bootcamp', startDate: day(2026), ...fields }] } }), 'cohort.sessions[0]')],
  Programme: [unary('CreateProgramme', 'programme', (fields) => ({ programmeId: fresh(), programme: { title: 'Une', ...fields } }))],
  SearchPortfolioRequest: [{ path: '', send: async (fields) => violationsOf(await refusalOf(admin.call('SearchPortfolio', fields))) }],
  SearchLessonsRequest: [{ path: '', send: async (fields) => violationsOf(await refusalOf(admin.call('SearchLessons', fields))) }],
  GetAttentionListRequest: [{ path: '', send: async (fields) => violationsOf(await refusalOf(admin.call('GetAttentionList', fields))) }],
  PublishJournalEntryRequest: [unary('PublishJournalEntry', '', async (fields) => {
    const { name } = await admin.call('CreateJournalEntry', { parent: PROJECT, journalEntry: { date: day(2026), text: 'Rien' } });
    return { name, ...fields };
  })],
};

// What services alone write to one another.
const OF_SERVICES = new Set(['DataSubject', 'IdentifyPersonRequest']);
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name) => name.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());
for (const ways of Object.values(WAYS)) for (const way of ways) way.path = snake(way.path);
function refusalOf(call) {
  return call.then(() => undefined, (error) => error);
}
function violationsOf(error) {
  if (!error) return [];
  assert.equal(error.code, Code.INVALID_ARGUMENT, error.message);
  return detailsOf(error).BadRequest.fieldViolations;
}

// What may be, and what may not, of what a field declares.
function valuesFor(field, bounds) {
  const isMoney = field.resolvedType?.name === 'Money', isText = field.type === 'string';
  const number = (value) => (isMoney ? euros(Math.trunc(value), Math.round((value % 1) * 100) * 10_000_000) : value);
  const step = isMoney ? 0.01 : field.type === 'double' ? 0.5 : 1;
  const taken = [], wrong = [];
  if (bounds.minimum !== undefined) (taken.push(number(bounds.minimum)), wrong.push(number(bounds.minimum - step)));
  if (bounds.exclusive_minimum !== undefined) (taken.push(number(bounds.exclusive_minimum + step)), wrong.push(number(bounds.exclusive_minimum)));
  if (bounds.maximum !== undefined) (taken.push(number(bounds.maximum)), wrong.push(number(bounds.maximum + step)));
  if (isText && bounds.pattern) {
    const isSound = (text) => new RegExp(`^(?:${bounds.pattern})$`, 'u').test(text);
    taken.push('A', 'A'.repeat(bounds.max_length));
    wrong.push(...['a', 'A ', 'A B', 'a/b', '-a', '.a', 'a\u200b'].filter((text) => !isSound(text)));
  }
  if (bounds.max_length && !bounds.pattern) taken.push('é'.repeat(bounds.max_length));
  if (bounds.max_length) wrong.push((bounds.pattern ? 'A' : 'é').repeat(bounds.max_length + 1));
  if (bounds.values) (taken.push(...bounds.values), wrong.push(`${bounds.values[0]} `));
  if (bounds.not_before) (taken.push(day(2026)), wrong.push(day(2025, 12, 31)));
  return { taken, wrong, beside: bounds.not_before ? { [camel(bounds.not_before)]: day(2026) } : {} };
}

function* declared(space = contract.lookup('pepiniere')) {
  for (const thing of space.nestedArray ?? []) {
    for (const field of thing.fieldsArray ?? []) {
      field.resolve();
      const options = (field.parsedOptions ?? []).flatMap((option) => option['(pepiniere.rpc.v1.bounds)'] ?? []);
      const isTold = field.parsedOptions?.some((option) => option['(google.api.field_behavior)'] === 'OUTPUT_ONLY');
      if (options.length > 0 && !isTold && !OF_SERVICES.has(thing.name)) yield [thing, field, options[0]];
    }
    yield* declared(thing);
  }
}

test('what is declared is what is enforced, whichever way it comes in', async () => {
  let asked = 0;
  for (const [type, field, bounds] of declared()) {
    assert.ok(WAYS[type.name], `${type.name} declares bounds: say in WAYS how it comes in`);
    const { taken, wrong, beside } = valuesFor(field, bounds);
    assert.ok(wrong.length > 0, `${type.name}.${field.name}`);
    for (const { path, send } of WAYS[type.name]) {
      const named = [path, snake(field.name)].filter(Boolean).join('.') + (field.repeated ? '[0]' : '');
      for (const value of [...taken, ...wrong]) {
        const what = `${type.name}.${field.name} = ${JSON.stringify(value).slice(0, 80)}`;
        // A number that is nothing is one that is not set, but for those that may be absent.
        if (value === 0 && !field.partOf) continue;
        // What is within bounds may break another rule: a code that is no requirement's.
        const violations = await send({ ...beside, [field.name]: field.repeated ? [value] : value });
        const isOutside = violations.some((violation) => violation.field === named && violation.reason === 'OUT_OF_BOUNDS');
        assert.equal(isOutside, wrong.includes(value), `${what}: ${JSON.stringify(violations)}`);
        ++asked;
      }
    }
  }
  assert.ok(asked > 60, `${asked}`);
});

test('every number that people write has its bounds declared', () => {
  const NUMBERS = new Set(['double', 'float', 'int32', 'int64', 'google.type.Money']);
  const written = contract.lookup('pepiniere').nestedArray.flatMap((space) => space.nestedArray).flatMap((version) => version.nestedArray)
    .filter((type) => type.fieldsArray && WAYS[type.name]);
  for (const type of written) {
    for (const field of type.fieldsArray) {
      const told = (field.parsedOptions ?? []).some((option) => option['(pepiniere.rpc.v1.bounds)'] || option['(google.api.field_behavior)'] === 'OUTPUT_ONLY');
      assert.ok(told || !NUMBERS.has(field.type) || field.name === 'pageSize', `${type.name}.${field.name}`);
    }
  }
});

// Of what a call may change, every message that its request holds.
function* written() {
  const seen = new Set();
  function* below(type) {
    if (seen.has(type) || OF_SERVICES.has(type.name) || !type.fullName.startsWith('.pepiniere.')) return;
    seen.add(type);
    yield type;
    for (const field of type.fieldsArray) {
      if (field.resolve().resolvedType?.fieldsArray && !behaves(field, 'OUTPUT_ONLY')) yield* below(field.resolvedType);
    }
  }
  for (const service of services()) {
    for (const method of service.methodsArray) {
      method.resolve();
      const isRead = method.options?.idempotency_level === 'NO_SIDE_EFFECTS' || method.responseStream;
      // A client's stream is an import, whose items are these same resources.
      if (!isRead && !method.requestStream) yield* below(method.resolvedRequestType);
    }
  }
}
function* services(space = contract.lookup('pepiniere')) {
  for (const thing of space.nestedArray ?? []) {
    if (thing.methodsArray) yield thing;
    else yield* services(thing);
  }
}
const behaves = (field, behaviour) => field.parsedOptions?.some((option) => [option['(google.api.field_behavior)']].flat().includes(behaviour));
// Names and ids have a rule of their own, and so have tokens.
const IS_NAMED = /^(name|.*_id|etag)$/;

test('every text that people write has its length declared', () => {
  let asked = 0;
  for (const type of written()) {
    for (const field of type.fieldsArray.filter(({ type: scalar }) => scalar === 'string')) {
      const options = Object.assign({}, ...(field.parsedOptions ?? []));
      if (behaves(field, 'OUTPUT_ONLY') || IS_NAMED.test(snake(field.name)) || options['(google.api.resource_reference)'] || options['(google.api.resource_reference).type']) continue;
      const bounds = options['(pepiniere.rpc.v1.bounds)'];
      assert.ok(bounds?.max_length || bounds?.values, `${type.name}.${field.name}`);
      ++asked;
    }
  }
  assert.ok(asked > 80, `${asked}`);
});

test('what was too long before a bound was declared stands in the way of itself alone', async () => {
  const { name } = await admin.call('CreateProject', { projectId: fresh(), project: sheet() });
  stack.sql(`UPDATE projects SET mission = REPEAT('x', 10001) WHERE id = '${name.split('/')[1]}'`);
  assert.equal((await admin.call('UpdateProject', { project: { name, contact: 'contact@serre.example' } })).mission.length, 10_001);
  const [violation, ...more] = violationsOf(await refusalOf(admin.call('UpdateProject', { project: { name, mission: 'y'.repeat(10_001) } })));
  assert.deepEqual([violation.field, violation.reason, more], ['project.mission', 'OUT_OF_BOUNDS', []]);
});

test('an import is held to them too, and leaves out what breaks them', async () => {
  const item = { project: { project: { name: 'projects/importe', ...sheet({ budget: { allocated: euros(-1), spent: euros(5) } }) },
    fundingLines: [{ fundingSource: 'FAST', amount: euros(1_000_000_001), date: day(2026) }, { fundingSource: 'FAST', amount: euros(7), sharePercent: 101, date: day(2026) }] } };
  const { report } = await system.stream('ImportProjects', [{ source: 'registre', items: [{ file: 'importe', ...item }] }]);
  assert.ok(report.findings.length > 0);
  const { name, budget } = await admin.call('GetProject', { name: 'projects/importe' });
  assert.deepEqual([budget?.allocated, budget?.spent?.units], [null, '5']);
  const lines = await admin.all('ListFundingLines', 'fundingLines', { parent: name });
  assert.ok(lines.every(({ amount }) => Number(amount?.units ?? 0) <= 1_000_000_000), JSON.stringify(lines));
  assert.ok(lines.every(({ sharePercent }) => !sharePercent || sharePercent <= 100), JSON.stringify(lines));
});
