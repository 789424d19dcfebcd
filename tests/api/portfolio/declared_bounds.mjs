// What the contract declares that fields may hold (pepiniere.rpc.v1.bounds) is what every way in enforces: the most passes, and
// one more is refused by the name of its field. A new declaration is asked about by itself; of a new message, say in WAYS how
// it comes in: by its full name ("policy.v1.Evidence") where another has the same short one.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients, contract, detailsOf } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { feedbackWays, prepareFeedback } from '../feedback/declared_ways.mjs';
import { metricsWays, prepareMetrics } from '../metrics/declared_ways.mjs';
import { policyWays, preparePolicy } from '../policy/declared_ways.mjs';

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
  await admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: { title: 'Une' } });
  await admin.call('CreateChallenge', { challengeId: 'defi', challenge: CHALLENGE });
  made.outcome = (await admin.call('CreateChallengeOutcome', { parent: 'challenges/defi', outcome: { date: day(2026), source: 'bilan', sequel: 1 } })).name;
  await admin.call('CreateProfile', { profile: { ...PROFILE, person: ASSIGNMENT.person.replace('people/', 'persons/') } });
  await admin.call('CreateCall', { callId: 'appel', call: CALL });
  await admin.call('CreateGrid', { gridId: 'commune', grid: { programme: 'programmes/verger', title: 'Grille commune' } });
  await admin.call('CreateGridVersion', { parent: 'grids/commune', version: { criteria: [CRITERION] } });
  await admin.call('UpdateChallenge', { challenge: { name: 'challenges/defi', state: 2 } });
  await admin.call('CreateCall', { callId: 'publie', call: PUBLISHED() });
  await admin.call('CreateSeat', { parent: 'calls/publie', seatId: 'une', seat: { challenge: 'challenges/defi', skill: 'developer', count: 1 } });
  await admin.call('PublishCall', { name: 'calls/publie' });
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
  const { consentPurposes: [{ id, wording }] } = await admin.call('ListConsentPurposes', {});
  made.agreement = { name: `${(await admin.call('GetCaller')).person}/consents/${id}`, wording };
  made.consent = (await admin.call('GiveConsent', made.agreement)).name;
  await prepareMetrics(admin);
  await prepareFeedback(admin);
  await preparePolicy(admin, new Client(stack.server, stack.sign({ sub: 'agente-qui-propose', name: 'Camille Exemple' })));
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
const CHALLENGE = { title: 'Un défi', cohorts: ['programmes/verger/cohorts/1'] };
const CALL = { title: 'Un appel', kind: 1, cohort: 'programmes/verger/cohorts/1' };
// Published, and open later: what is refused of an application is refused before that is known.
const PUBLISHED = () => ({ ...CALL, kind: 2, openTime: { seconds: Math.floor(Date.now() / 1000) + 86_400 }, closeTime: { seconds: Math.floor(Date.now() / 1000) + 864_000 }, gridVersion: 'grids/commune/versions/1',
  minimumCompleteReviews: 1, choicesMax: 1, retentionMonths: 1, form: [{ code: 'A', label: 'Pourquoi', kind: 2 }], eligibilityRules: [{ kind: 1, asOf: 1 }] });
const APPLICATION = 'calls/publie/applications/01HZZZZZZZZZZZZZZZZZZZZZZZ';
const applying = (make, path) => ({ path, send: async (fields) => {
  const error = await refusalOf(admin.call('CreateApplication', { parent: 'calls/publie', application: { applicant: (await admin.call('GetCaller')).person, ...make(fields) }, validateOnly: true }));
  return error?.code === Code.FAILED_PRECONDITION ? [] : violationsOf(error).filter(({ description }) => !/^give a day/.test(description));
} });
// Of one that there is not: likewise.
const ofNone = (method, more) => [{ path: '', send: async (fields) => {
  const error = await refusalOf(admin.call(method, { name: APPLICATION, ...more, ...fields }));
  return error?.code === Code.NOT_FOUND ? [] : violationsOf(error);
} }];
// Below what the caller does not see: what is malformed is refused before that is known.
const unseen = (method, path, make) => [{ path, send: async (fields) => {
  const error = await refusalOf(admin.call(method, make(fields)));
  return [Code.NOT_FOUND, Code.FAILED_PRECONDITION].includes(error?.code) ? [] : violationsOf(error);
} }];
const CRITERION = { code: 'IMPACT', label: 'Intérêt', maximum: 4 };
const PROFILE = { person: 'persons/01HZZZZZZZZZZZZZZZZZZZZZZY', displayName: 'Rose Exemple' };
const ASSIGNMENT = { person: 'people/01HZZZZZZZZZZZZZZZZZZZZZZZ', cohort: 'programmes/verger/cohorts/1', startDate: day(2026), months: 6 };
const assignment = (make, path) => unary('CreateAssignment', 'assignment', (fields) => ({ assignment: { ...ASSIGNMENT, ...make(fields) } }), path);
const version = (make, path) => unary('CreateGridVersion', 'version', (fields) => ({ parent: 'grids/commune', version: { criteria: [CRITERION], ...make(fields) } }), path);
const WAYS = {
  CreateOrganisationRequest: created('Organisation', 'organisation', { title: 'Office' }),
  CreateIncubatorRequest: created('Incubator', 'incubator', { title: 'Serre' }),
  CreateTeamRequest: created('Team', 'team', { title: 'Terrain', incubator: INCUBATOR }),
  CreateProjectRequest: created('Project', 'project', sheet()),
  CreateCommitteeRequest: created('Committee', 'committee', { incubator: INCUBATOR, date: day(2026, 6) }),
  StopMailRequest: [unary('StopMail', '', (fields) => fields)],
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
  // Of both services that answer it: the portfolio does for clients of before.
  ...Object.fromEntries([['access', 'AccessService'], ['portfolio', 'GovernanceService']].map(([service, door]) => [`${service}.v1.RevokeAccessBindingRequest`, [{ path: '', send: async (fields) =>
    violationsOf(await refusalOf(admin.of(door).call('RevokeAccessBinding', { name: made.binding, ...fields, validateOnly: true }))) }]])),
  Person: [unary('CreatePerson', 'person', async (fields) => ({ person: { displayName: 'Rose Exemple', ...fields } })), unary('UpdatePerson', 'person', async (fields) => ({ person: { name: (await admin.call('GetCaller')).person, ...fields } }))],
  ListConsentPurposesRequest: [unary('ListConsentPurposes', '', (fields) => fields)],
  // What is no wording of the purpose is refused for that, once it may be one.
  GiveConsentRequest: [{ path: '', send: async (fields) => {
    const error = await refusalOf(admin.call('GiveConsent', { ...made.agreement, ...fields, validateOnly: true }));
    return error?.code === Code.FAILED_PRECONDITION ? [] : violationsOf(error);
  } }],
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
  Claim: [
    ['CreateCohort', 'cohort', { parent: 'programmes/verger' }],
    ['CreateProgramme', 'programme', {}],
  ].map(([method, field, more]) => unary(method, field, (fields) => ({
    ...more, [`${field}Id`]: fresh(), [field]: { title: 'Une', claims: [{ quote: '11 en 2017', figure: 1, source: 'bilan', date: day(2018), ...fields }] } }), `${field}.claims[0]`)),
  CreateChallengeRequest: created('Challenge', 'challenge', CHALLENGE),
  Challenge: sized('Challenge', 'challenge', CHALLENGE),
  Supporter: [unary('CreateChallenge', 'challenge', (fields) => ({ challengeId: fresh(), challenge: { ...CHALLENGE, supporters: [{ part: 1, displayName: 'La directrice', ...fields }] } }), 'challenge.supporters[0]')],
  ChallengeOutcome: [unary('CreateChallengeOutcome', 'outcome', (fields) => ({ parent: 'challenges/defi', outcome: { date: day(2026), source: 'bilan', sequel: 1, ...fields } }))],
  CorrectChallengeOutcomeRequest: [unary('CorrectChallengeOutcome', '', (fields) => ({ name: made.outcome, withdraw: true, reason: 'coquille', ...fields }))],
  Profile: [unary('CreateProfile', 'profile', (fields) => ({ profile: { ...PROFILE, ...fields } }))],
  Assignment: [assignment((fields) => fields, 'assignment')],
  Renewal: [assignment((fields) => ({ renewals: [{ startDate: day(2026, 7), months: 6, ...fields }] }), 'assignment.renewals[0]')],
  // What was overpaid is of an overpaid line alone.
  AssignmentFunding: [assignment((fields) => ({ fundingLines: [{ kind: 1, fundingSource: 'PIA', months: 6, amount: euros(10), shareBasisPoints: 10_000,
    state: fields.overpaidAmount && fields.overpaidAmount.units !== '0' ? 4 : 1, ...fields }] }), 'assignment.funding_lines[0]')],
  // An import leaves out what is wrong, and says so.
  ImportedAssignment: [{ path: 'assignments[0]', send: async (fields) => {
    const items = [{ file: 'rose.md', person: { profile: { ...PROFILE, person: 'rose', sourceId: 'rose' }, assignments: [{ cohort: 'programmes/verger/cohorts/1', ...fields }] } }];
    const { report } = await system.stream('ImportCohortContent', [{ source: 'essai', dryRun: true, items }]);
    return report.findings.map(({ key, code }) => ({ field: key, reason: code === 'INVALID_VALUE' ? 'OUT_OF_BOUNDS' : code }));
  } }],
  Mood: [unary('CreateMood', 'mood', (fields) => ({ parent: 'programmes/verger/cohorts/1', mood: { mood: 3, ...fields } }))],
  CreateCallRequest: created('Call', 'call', CALL),
  Call: sized('Call', 'call', CALL),
  FormField: [unary('CreateCall', 'call', (fields) => ({ callId: fresh(), call: { ...CALL, form: [{ code: 'WHY', label: 'Pourquoi', kind: 2, ...fields }] } }), 'call.form[0]')],
  EligibilityRule: [unary('CreateCall', 'call', (fields) => ({ callId: fresh(), call: { ...CALL, eligibilityRules: [{ kind: 4, asOf: 1, ...fields }] } }), 'call.eligibility_rules[0]')],
  // Of a draft: what is refused is refused before that is known.
  CancelCallRequest: [{ path: '', send: async (fields) => {
    const error = await refusalOf(admin.call('CancelCall', { name: 'calls/appel', reason: 'essai', ...fields }));
    return error?.code === Code.FAILED_PRECONDITION ? [] : violationsOf(error);
  } }],
  CreateSeatRequest: created('Seat', 'seat', { challenge: 'challenges/defi', skill: 'designer' }, { parent: 'calls/appel' }),
  Seat: [unary('CreateSeat', 'seat', (fields) => ({ parent: 'calls/appel', seatId: fresh(), seat: { challenge: 'challenges/defi', skill: 'designer', ...fields } }))],
  ApplicationAnswer: [applying((fields) => ({ answers: [{ code: 'A', ...fields }] }), 'application.answers[0]')],
  EligibilityAnswer: [applying((fields) => ({ eligibilityAnswers: [{ kind: 1, declaration: 'sur l’honneur', ...fields }] }), 'application.eligibility_answers[0]')],
  Juror: [unary('CreateJuror', 'juror', (fields) => ({ parent: 'calls/appel', juror: { person: ASSIGNMENT.person.replace('people/', 'persons/'), displayName: 'Juré', ...fields } }))],
  Conflict: unseen('CreateConflict', 'conflict', (fields) => ({ parent: 'calls/publie/jurors/01HZZZZZZZZZZZZZZZZZZZZZZZ', conflict: { application: APPLICATION, reason: 'essai', ...fields } })),
  Review: unseen('CreateReview', 'review', (fields) => ({ parent: APPLICATION, review: fields })),
  CriterionMark: unseen('CreateReview', 'review.marks[0]', (fields) => ({ parent: APPLICATION, review: { marks: [{ criterion: 'A', mark: 1, ...fields }] } })),
  Abstention: unseen('CreateReview', 'review.abstentions[0]', (fields) => ({ parent: APPLICATION, review: { abstentions: [{ criterion: 'A', reason: 'essai', ...fields }] } })),
  JuryHearing: unseen('CreateJuryHearing', 'hearing', (fields) => ({ parent: 'calls/publie', hearing: { application: APPLICATION, ...fields } })),
  ReopenReviewsRequest: ofNone('ReopenReviews', { name: 'calls/aucun', reason: 'essai', reviewEndTime: { seconds: '4000000000' } }),
  TieDecision: unseen('RecordTieDecision', 'tie_decision', (fields) => ({ parent: 'calls/publie', tieDecision: { applications: [APPLICATION, APPLICATION.replace(/Z$/, 'Y')], reason: 'essai', ...fields } })),
  WithdrawTieDecisionRequest: [{ path: '', send: async (fields) => {
    const error = await refusalOf(admin.call('WithdrawTieDecision', { name: 'calls/publie/tieDecisions/1', reason: 'essai', ...fields }));
    return [Code.NOT_FOUND, Code.FAILED_PRECONDITION].includes(error?.code) ? [] : violationsOf(error);
  } }],
  ...Object.fromEntries(['DeclineOffer', 'WithdrawOffer'].map((method) => [`${method}Request`, ofNone(method, { name: 'calls/publie/offers/1', reason: 'essai' })])),
  ListLettersRequest: [unary('ListLetters', '', (fields) => fields)],
  ...Object.fromEntries([['DecideResult', { kind: 1 }], ['AppealResult', {}]].map(([method, more]) => [`${method}Request`, [{ path: '', send: async (fields) => {
    const error = await refusalOf(admin.call(method, { parent: APPLICATION, reason: 'essai', ...more, ...fields }));
    return [Code.NOT_FOUND, Code.FAILED_PRECONDITION].includes(error?.code) ? [] : violationsOf(error);
  } }]])),
  OpenApplicationRequest: ofNone('OpenApplication', { reason: 'essai' }),
  DecideAdmissibilityRequest: ofNone('DecideAdmissibility', { decision: 1 }),
  AppealAdmissibilityRequest: ofNone('AppealAdmissibility', { reason: 'essai' }),
  ReadApplicationFileRequest: ofNone('ReadApplicationFile', { name: `${APPLICATION}/files/01HZZZZZZZZZZZZZZZZZZZZZZZ` }),
  // What is announced and does not come is refused for that.
  ApplicationFile: [{ path: 'file', send: async (fields) => {
    const error = await refusalOf(admin.stream('SendApplicationFile', [{ parent: APPLICATION, file: { fileName: 'A', size: 1, sha256: 'a', ...fields } }]));
    return violationsOf(error).filter(({ description }) => !/announced|that of the bytes|is no PDF/.test(description));
  } }],
  CreateGridRequest: created('Grid', 'grid', { programme: 'programmes/verger', title: 'Une' }),
  Grid: sized('Grid', 'grid', { programme: 'programmes/verger', title: 'Une' }),
  GridVersion: [version((fields) => fields, 'version')],
  Criterion: [version((fields) => ({ criteria: [{ ...CRITERION, ...fields }] }), 'version.criteria[0]')],
  MarkMeaning: [version((fields) => ({ criteria: [{ ...CRITERION, meanings: [{ meaning: 'faible', ...fields }] }] }), 'version.criteria[0].meanings[0]')],
  Programme: [unary('CreateProgramme', 'programme', (fields) => ({ programmeId: fresh(), programme: { title: 'Une', ...fields } }))],
  SearchPortfolioRequest: [{ path: '', send: async (fields) => violationsOf(await refusalOf(admin.call('SearchPortfolio', fields))) }],
  SearchLessonsRequest: [{ path: '', send: async (fields) => violationsOf(await refusalOf(admin.call('SearchLessons', fields))) }],
  GetAttentionListRequest: [{ path: '', send: async (fields) => violationsOf(await refusalOf(admin.call('GetAttentionList', fields))) }],
  PublishJournalEntryRequest: [unary('PublishJournalEntry', '', async (fields) => {
    const { name } = await admin.call('CreateJournalEntry', { parent: PROJECT, journalEntry: { date: day(2026), text: 'Rien' } });
    return { name, ...fields };
  })],
  ...metricsWays({ caller: () => admin, unary, refusalOf, violationsOf, fresh }),
  ...feedbackWays({ caller: () => admin, refusalOf, violationsOf, fresh }),
  ...policyWays({ caller: () => admin, refusalOf, violationsOf, fresh }),
};

// What services alone write to one another.
const OF_SERVICES = new Set(['DataSubject', 'IdentifyPersonRequest', 'ListProjectSignsRequest', 'TellOutcomeRequest']);
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
  const isSound = (text) => new RegExp(`^(?:${bounds.pattern})$`, 'u').test(text);
  const letter = ['A', 'a', 'é'].find((one) => !bounds.pattern || isSound(one.repeat(bounds.max_length)));
  const taken = [], wrong = [];
  if (bounds.minimum !== undefined) (taken.push(number(bounds.minimum)), wrong.push(number(bounds.minimum - step)));
  if (bounds.exclusive_minimum !== undefined) (taken.push(number(bounds.exclusive_minimum + step)), wrong.push(number(bounds.exclusive_minimum)));
  if (bounds.maximum !== undefined) (taken.push(number(bounds.maximum)), wrong.push(number(bounds.maximum + step)));
  if (isText && bounds.pattern) {
    taken.push(...['A', 'a', 'aaaaaaa'].filter(isSound).slice(0, 1), letter.repeat(bounds.max_length));
    wrong.push(...['a', 'A ', 'A B', 'a/b', '-a', '.a', 'a\u200b'].filter((text) => !isSound(text)));
  }
  if (bounds.max_length && !bounds.pattern) taken.push('é'.repeat(bounds.max_length));
  if (bounds.max_length) wrong.push((bounds.pattern ? letter : 'é').repeat(bounds.max_length + 1));
  if (bounds.values) (taken.push(...bounds.values), wrong.push(`${bounds.values[0]} `));
  if (bounds.not_before) (taken.push(day(2026)), wrong.push(day(2025, 12, 31)));
  return { taken, wrong, beside: bounds.not_before ? { [camel(bounds.not_before)]: day(2026) } : {} };
}

// By its full name; by its short one where nothing else that declares bounds goes by that, so that no message is taken for another
// service's: Evidence, Session and Member are each of several.
const fullNameOf = ({ fullName }) => fullName.replace('.pepiniere.', '');
const goingBy = new Map();
function waysOf(type) {
  if (goingBy.size === 0) {
    for (const [each] of declared()) {
      if (!WAYS[fullNameOf(each)]) goingBy.set(each.name, (goingBy.get(each.name) ?? new Set()).add(fullNameOf(each)));
    }
  }
  const isAlone = [...(goingBy.get(type.name) ?? [])].every((name) => name === fullNameOf(type));
  return WAYS[fullNameOf(type)] ?? (isAlone ? WAYS[type.name] : undefined);
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
    assert.ok(waysOf(type), `${type.fullName} declares bounds: say in WAYS how it comes in`);
    const { taken, wrong, beside } = valuesFor(field, bounds);
    assert.ok(wrong.length > 0, `${type.name}.${field.name}`);
    for (const { path, send } of waysOf(type)) {
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
    .filter((type) => type.fieldsArray && waysOf(type));
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
