// What is sealed stays sealed before its time: to everybody, in whatever the service answers. Recognisable secrets are planted in
// all that the contract declares restricted or personal; every method is asked by everybody, at each stage of a season, about
// all that there is, and the bytes of its answers and of its errors are searched.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import grpc from '@grpc/grpc-js';
import { Client, Code, closeClients, contract, rehearsalOf, resourceTypeOf, optionsOf } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Traces } from '../../e2e/traces.mjs';
import { methodsOf } from '../authorization.mjs';
import { Season, at, idOf } from './results_season.mjs';
import { day } from './season.mjs';

const AT_ONCE = 16, FOLLOWED_MS = 1500, DAY = 86_400, COHORT = 'programmes/verger/cohorts/1';
const NONE = '01HZZZZZZZZZZZZZZZZZZZZZZZ', SUPPORTER = '01HZZZZZZZZZZZZZZZZZZZZZZY', MARK = 83;
// The call is open; it has closed, and its jury marks who they are not told; all is decided; all is published, names too.
const STAGES = ['OPEN', 'REVIEWED', 'DECIDED', 'PUBLISHED'];
// Coaches of the programme; who judges the call. One is both: he reads as jurors do.
const LEAD = ['coach', 'admin'], JURY = ['juror', 'peer', 'judging'], PROGRAMME = [...LEAD, 'judging'];

const word = (what) => `zq${what}${randomBytes(8).toString('hex')}`;
const planted = (readers, ...fields) => ({ readers, fields });
// Of whoever applied, to jurors when the screening is closed.
const PERSONAL = { OPEN: ['owner'], REVIEWED: LEAD, PUBLISHED: JURY };
const OF_PARTICIPANT = { OPEN: ['participant', ...PROGRAMME, 'system'] };
// Each with who reads it, and from when on; and where it is planted.
const SECRETS = {
  answer: planted({ OPEN: ['owner'], REVIEWED: [...LEAD, ...JURY] }, 'ApplicationAnswer.value'),
  name: planted(PERSONAL, 'ApplicationAnswer.value'),
  declaration: planted(PERSONAL, 'EligibilityAnswer.declaration', 'EligibilityFinding.declaration'),
  birthday: planted(PERSONAL, 'EligibilityAnswer.day', 'EligibilityFinding.day', 'EligibilityFinding.answer'),
  organisation: planted(PERSONAL, 'Application.organisation', 'ApplicationRevision.organisation'),
  organisationUid: planted(PERSONAL, 'Application.organisationUid'),
  fileName: planted(PERSONAL, 'ApplicationFile.fileName'),
  fileSum: planted(PERSONAL, 'ApplicationFile.sha256'),
  fileBytes: planted(PERSONAL),
  // That there is one, and whose it is, the chain of the audit tells those who verify it.
  application: planted({ OPEN: ['owner', 'admin'], REVIEWED: ['coach', ...JURY] }),
  applicant: planted({ OPEN: ['owner', 'admin'], REVIEWED: LEAD, PUBLISHED: JURY }, 'Application.applicant', 'ApplicationRevision.applicant', 'ApplicationDecision.applicant',
    'ApplicationFile.applicant', 'ApplicationResult.applicant'),
  opening: planted({ OPEN: ['owner', 'admin'], REVIEWED: ['coach'], PUBLISHED: ['judging'] }, 'ApplicationOpening.reason'),
  comment: planted({ REVIEWED: ['juror', ...LEAD], PUBLISHED: ['judging'] }, 'Review.comment'),
  abstention: planted({ REVIEWED: ['juror', ...LEAD], PUBLISHED: ['judging'] }, 'Abstention.reason'),
  conflict: planted({ REVIEWED: ['recused', ...PROGRAMME] }, 'Conflict.reason'),
  hearing: planted({ REVIEWED: ['owner', ...LEAD, ...JURY] }, 'JuryHearing.place', 'JuryHearing.linkUri'),
  hearingNote: planted({ REVIEWED: [...LEAD, ...JURY] }, 'JuryHearing.note'),
  juror: planted({ OPEN: ['recused', ...PROGRAMME] }, 'Juror.displayName'),
  seed: planted({ PUBLISHED: [...LEAD, ...JURY] }),
  rankingInputs: planted({ DECIDED: LEAD, PUBLISHED: JURY }),
  rankingResult: planted({ DECIDED: LEAD, PUBLISHED: JURY }),
  tie: planted({ DECIDED: LEAD }, 'TieDecision.reason'),
  tieWithdrawn: planted({ DECIDED: PROGRAMME }, 'TieDecision.withdrawReason'),
  placementInputs: planted({ DECIDED: LEAD, PUBLISHED: JURY }),
  result: planted({ DECIDED: LEAD, PUBLISHED: ['owner', 'judging'] }, 'ApplicationResult.reason'),
  admissibility: planted({ DECIDED: LEAD, PUBLISHED: ['refused', 'judging'] }, 'Application.decisionReason', 'ApplicationDecision.reason'),
  offer: planted({ PUBLISHED: ['owner', ...PROGRAMME] }, 'Offer.reason'),
  draft: planted({ OPEN: PROGRAMME }),
  proposed: planted({ OPEN: [...PROGRAMME, 'system', 'ministry'] }),
  supporter: planted({ OPEN: [...PROGRAMME, 'system'] }, 'Supporter.person'),
  correction: planted({ OPEN: [...PROGRAMME, 'system'] }, 'Trail.supersedeReason'),
  profile: planted(OF_PARTICIPANT, ...['displayName', 'job', 'skills', 'description', 'websiteUri', 'linkedinUri', 'codeUri', 'photo', 'part', 'sourceId', 'sourceFields'].map((field) => `Profile.${field}`)),
  participant: planted(OF_PARTICIPANT, 'Profile.person', 'Assignment.person', 'Mood.person'),
  assignment: planted(OF_PARTICIPANT, 'Assignment.outsideCohortReason', 'Assignment.endReason', 'Assignment.sourceId', 'Assignment.sourceFields'),
  funding: planted(OF_PARTICIPANT, 'AssignmentFunding.fundingSource'),
  mood: planted({ OPEN: ['participant', ...PROGRAMME] }, 'Mood.priority', 'Mood.wentWell', 'Mood.hard', 'Mood.helpNeeded'),
};
for (const [what, secret] of Object.entries(SECRETS)) secret.text = word(what.toLowerCase());
Object.assign(SECRETS.birthday, { text: '1987-03-21' });
Object.assign(SECRETS.supporter, { text: SUPPORTER });

// Declared, and no secret by itself: names and codes that others have too.
const SHARED = ['Application.choices', 'ApplicationRevision.choices', 'ApplicationAnswer.code', 'ApplicationOpening.openedBy', 'Assignment.cohort', 'Assignment.challenge', 'Profile.cohorts', 'Profile.allCohorts',
  'Trail.recordedBy', 'Challenge.projectProblem',  // who reads this is asked in challenge_projects.mjs
  'ImportedAssignment.cohort', 'ImportedAssignment.challenge', 'ImportedAssignment.skill',
  'Assignment.skill'];  // which the figures of a cohort tell everybody
// What is sealed as a whole, whatever its fields declare.
const SEALED = new Set(['Review', 'Abstention', 'Conflict', 'Juror', 'JuryHearing', 'TieDecision', 'Offer', 'AssignmentFunding']);

// Every method, by what it is about: one that is added is to be looked at, here and in the tables below.
const METHODS = `
  GetProgramme ListProgrammes CreateProgramme UpdateProgramme DeleteProgramme UndeleteProgramme WatchProgrammes
  GetCohort ListCohorts CreateCohort UpdateCohort DeleteCohort UndeleteCohort WatchCohorts GetCohortFigures
  GetGrid ListGrids CreateGrid UpdateGrid DeleteGrid UndeleteGrid WatchGrids
  GetGridVersion ListGridVersions CreateGridVersion UpdateGridVersion WatchGridVersions
  GetChallenge ListChallenges CreateChallenge UpdateChallenge DeleteChallenge UndeleteChallenge WatchChallenges
  CreateChallengeOutcome CorrectChallengeOutcome ListChallengeOutcomes GetChallengeOutcome WatchChallengeOutcomes
  GetProfile ListProfiles CreateProfile UpdateProfile DeleteProfile UndeleteProfile WatchProfiles ListAlumni
  GetAssignment ListAssignments CreateAssignment UpdateAssignment DeleteAssignment UndeleteAssignment WatchAssignments
  GetMood ListMoods CreateMood UpdateMood WatchMoods ListMoodFigures
  GetCall ListCalls CreateCall UpdateCall DeleteCall UndeleteCall WatchCalls CheckCall PublishCall CancelCall GetCallFigures
  GetSeat ListSeats CreateSeat UpdateSeat DeleteSeat UndeleteSeat WatchSeats
  GetApplication ListApplications CreateApplication UpdateApplication SubmitApplication WithdrawApplication DeleteApplication WatchApplications OpenApplication
  ListApplicationRevisions ListApplicationDecisions CountApplications DecideAdmissibility PublishAdmissibility AppealAdmissibility
  SendApplicationFile ReadApplicationFile ListApplicationFiles DeleteApplicationFile
  GetJuror ListJurors CreateJuror UpdateJuror DeleteJuror UndeleteJuror WatchJurors GetConflict ListConflicts CreateConflict DetectConflicts
  GetReview ListReviews CreateReview UpdateReview SubmitReview ListReviewRevisions WatchReviews ListMyReviews GetJuryProgress ReopenReviews CloseScreening
  GetJuryHearing ListJuryHearings CreateJuryHearing UpdateJuryHearing DeleteJuryHearing UndeleteJuryHearing AnswerJuryHearing WatchJuryHearings
  RunRanking GetRanking ListRankings WatchRankings GetRankingRun PublishRanking GetExplanation RecordTieDecision WithdrawTieDecision ListTieDecisions
  RunPlacing GetPlacement ListPlacements WatchPlacements GetPlacementRun PublishPlacement
  GetOffer ListOffers WatchOffers AcceptOffer DeclineOffer WithdrawOffer DecideResult PublishResults AppealResult ListApplicationResults
  ListLetters ListAuditRecords GetCaller GetPermissions ExportPersonalData ErasePersonalData ImportCohortContent`.trim().split(/\s+/);

const methods = methodsOf('cohort');
const leaks = [], seen = new Set();
let season, raw, viewers, call, application, every, names, watches;

const mayRead = (what, viewer, stage) => STAGES.slice(0, STAGES.indexOf(stage) + 1).some((each) => SECRETS[what].readers[each]?.includes(viewer));

// Whether a mark, or what is computed of it, is told: a number under such a key, or in a run that anybody computes again.
function tellsMark(value, key = '') {
  if (value && typeof value === 'object') return Object.entries(value).some(([name, inner]) => tellsMark(inner, /^\d+$/.test(name) ? key : name));
  return (/^(marks?|mean|score|offset)$/.test(key) && String(value) === String(MARK)) || (typeof value === 'string' && value.includes(`"MARK":${MARK}`));
}

// Reads bytes that a viewer was told, for what they should not be told yet.
function search(viewer, stage, where, asked, bytes) {
  if (!every.areIn(bytes)) return;
  for (const [what, secret] of Object.entries(SECRETS)) {
    if (asked.includes(secret.text) || !secret.traces.areIn(bytes)) continue;
    if (mayRead(what, viewer, stage)) seen.add(what);
    else leaks.push(`${stage}: ${where} tells ${viewer} ${what}, asked ${asked.slice(0, 200)}`);
  }
}

// The bytes of what a method answers, and of its error: {reply, code, said}.
function ask(viewer, method, request) {
  const type = method.resolve().resolvedRequestType, serialize = (message) => Buffer.from(type.encode(type.fromObject(message)).finish());
  const path = `/pepiniere.cohort.v1.CohortService/${method.name}`, { metadata } = viewers[viewer], options = { deadline: Date.now() + 60_000 };
  return new Promise((resolve) => {
    const done = (error, reply) => resolve({ reply: reply ?? Buffer.alloc(0), code: error?.code ?? Code.OK,
      said: error ? [Buffer.from(error.details), ...(error.metadata?.get('grpc-status-details-bin') ?? [])] : [] });
    if (!method.requestStream) raw.makeUnaryRequest(path, serialize, (bytes) => bytes, request, metadata, options, done);
    else raw.makeClientStreamRequest(path, serialize, (bytes) => bytes, metadata, options, done).end(request);
  });
}

async function inParallel(items, work) {
  const queue = [...items];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await work(next);
  }));
}

// What is asked beside what the contract tells by itself.
const BESIDES = {
  CreateConflict: () => ({ conflict: { application, reason: 'essai' } }), CreateJuryHearing: () => ({ hearing: { application, place: 'ici' } }),
  CreateReview: () => ({ review: { marks: [{ criterion: 'MARK', mark: 1 }] } }), UpdateReview: ({ review }) => ({ review: { ...review, comment: 'essai' } }),
  RecordTieDecision: () => ({ tieDecision: { applications: names['pepiniere.cohort/Application'].slice(0, 2), reason: 'essai' } }),
  DecideAdmissibility: () => ({ decision: 1 }), DecideResult: () => ({ kind: 1 }), AnswerJuryHearing: () => ({ answer: 2 }),
  CreateApplication: () => ({ application: { applicant: viewers.owner.person } }), CreateProfile: () => ({ profile: { person: viewers.participant.person, displayName: 'x', cohorts: [COHORT] } }),
  CreateJuror: () => ({ juror: { person: viewers.recused.person, displayName: 'x' } }), CreateMood: () => ({ mood: { mood: 3 } }),
  CreateAssignment: () => ({ assignment: { person: viewers.participant.person.replace('persons', 'people'), cohort: COHORT, startDate: day('2026-01-01'), months: 1 } }),
  ExportPersonalData: () => ({ dataSubject: { person: viewers.owner.person } }), ErasePersonalData: () => ({ dataSubject: { person: viewers.owner.person } }),
  GetPermissions: () => ({ resources: [application, call] }), ImportCohortContent: () => ({ source: 'essai', dryRun: true }),
  SendApplicationFile: () => ({ file: { fileName: 'a.pdf', size: 1, sha256: 'a' } }),
};
// Of lists: in what order, and besides.
const MORE = {
  ListApplications: [{ orderBy: 'submit_time' }, { orderBy: 'submit_time desc', pageSize: 1 }, { parent: 'calls/-' }], ListCalls: [{ orderBy: 'title' }, { orderBy: 'close_time desc' }],
  ListSeats: [{ parent: 'calls/-' }, { orderBy: 'skill' }], ListReviews: [{ get parent() { return `${call}/applications/-`; } }], ListConflicts: [{ get parent() { return `${call}/jurors/-`; } }],
  GetExplanation: [{ get ranking() { return names['pepiniere.cohort/Ranking'][0]; } }], ListJuryHearings: [{ orderBy: 'start_time' }], ListMoods: [{ orderBy: 'mood' }],
  ListProfiles: [{ orderBy: 'display_name' }], ListAssignments: [{ orderBy: 'last_date' }], ListChallenges: [{ orderBy: 'title' }], ListMyReviews: [{ unfinished: true }],
  ListChallengeOutcomes: [{ showSuperseded: true }, { parent: 'challenges/-', showSuperseded: true }], RunRanking: [{ keepTies: true }], RunPlacing: [{ fresh: true }],
  ListAuditRecords: [{}, { inSequence: true, pageSize: 1000 }, ...['call', 'application'].flatMap((of) => [false, true].map((inSequence) => ({ inSequence, get resource() { return of === 'call' ? call : application; } }))), { resource: COHORT }],
  ListLetters: [{}, { get parent() { return call; } }, { get parent() { return application; } }, { get parent() { return viewers.owner.person; } }],
};

// All that is asked of a method: about each thing that there is.
function requestsOf(method) {
  const fields = method.resolve().resolvedRequestType.fieldsArray.map((field) => field.resolve());
  const typed = fields.find((field) => names[resourceTypeOf(field)] || (field.resolvedType && names[resourceTypeOf(field.resolvedType)]));
  const type = typed && (resourceTypeOf(typed) ?? resourceTypeOf(typed.resolvedType));
  const about = (type ? names[type] : [undefined]).map((name) => rehearsalOf(method, name ? { [type]: name } : {}) ?? {});
  const has = (name) => fields.some((field) => field.name === name);
  return about.flatMap((request) => {
    const whole = { ...request, ...(has('reason') && { reason: 'essai' }), ...BESIDES[method.name]?.(request), ...(has('validateOnly') && { validateOnly: true }) };
    return [whole, ...(has('pageSize') ? [{ ...whole, pageSize: 1 }] : []), ...(has('showDeleted') ? [{ ...whole, showDeleted: true }] : []), ...(MORE[method.name] ?? []).map((more) => ({ ...whole, ...more }))];
  });
}

// Filters that a sealed value fits, and others that it does not: who may not read it is answered the same, byte for byte.
const filtersAt = (stage) => [
  ['ListApplications', 'applicant', { parent: 'calls/-' }, `applicant = "${viewers.owner.person}"`, `applicant = "persons/${NONE}"`],
  // That it is not admissible is no secret once it is published.
  ...(stage === 'PUBLISHED' ? [] : [['ListApplications', 'admissibility', { parent: call }, `applicant = "${viewers.refused.person}" AND state = INADMISSIBLE`, `applicant = "${viewers.refused.person}" AND state = DRAFT`],
    ['ListApplications', 'admissibility', { parent: call }, 'state = INADMISSIBLE', 'state = DRAFT']]),
  ['ListReviews', 'comment', { parent: application }, `juror = "${viewers.juror.row.name}" AND state = SUBMITTED`, `juror = "${viewers.juror.row.name}" AND state = VOID`],
  ['ListReviews', 'comment', { parent: `${call}/applications/-` }, `juror = "${viewers.juror.row.name}"`, `juror = "${call}/jurors/${NONE}"`],
  ['ListConflicts', 'application', { parent: `${call}/jurors/-` }, `application = "${application}"`, `application = "${call}/applications/${NONE}"`],
  ['ListJurors', 'juror', { parent: call }, `person = "${viewers.recused.person}"`, `person = "persons/${NONE}"`],
  ['ListJuryHearings', 'hearing', { parent: call }, `application = "${application}"`, `application = "${call}/applications/${NONE}"`],
  ['ListJuryHearings', 'hearing', { parent: call }, 'result = AWAITED', 'result = ABSENT'],
  ['ListRankings', 'rankingInputs', { parent: call }, 'stage = FILE', 'stage = HEARING'],
  ['ListOffers', 'offer', { parent: call }, `application = "${application}"`, `application = "${call}/applications/${NONE}"`],
  ['ListMoods', 'mood', { parent: COHORT }, 'mood = 2', 'mood = 5'],
  ['ListMoods', 'mood', { parent: COHORT }, `person = "${viewers.participant.person}"`, `person = "persons/${NONE}"`],
  ['ListProfiles', 'profile', {}, `person = "${viewers.participant.person}"`, `person = "persons/${NONE}"`],
  ...['skill', 'source_id', 'display_name'].map((field) => ['ListProfiles', 'profile', {}, `${field} = "${SECRETS.profile.text}"`, `${field} = "zqautre"`]),
  ['ListAssignments', 'assignment', {}, `source_id = "${SECRETS.assignment.text}"`, 'source_id = "zqautre"'],
  ['ListAssignments', 'assignment', {}, 'last_date = "2024-05-31"', 'last_date = "2024-05-30"'],
  ['ListCalls', 'draft', {}, `title = "${SECRETS.draft.text}"`, 'title = "zqautre"'],
  ['ListCalls', 'draft', {}, 'state = DRAFT', 'state = CANCELLED'],
  ['ListSeats', 'draft', { parent: 'calls/-' }, `skill = "${SECRETS.draft.text}"`, 'skill = "zqautre"'],
  ['ListChallenges', 'proposed', {}, `title = "${SECRETS.proposed.text}"`, 'title = "zqautre"'],
  ['ListChallenges', 'proposed', {}, 'state = PROPOSED', 'state = WITHDRAWN'],
  ['ListChallengeOutcomes', 'proposed', { parent: 'challenges/-' }, `title = "${SECRETS.proposed.text}"`, 'title = "zqautre"'],
  ['ListLetters', 'application', { parent: call }, 'template = "application.received"', 'template = "appeal.upheld"'],
  // Nor does a page of one tell it by whether another follows.
  ...[{}, { pageSize: 1 }, { inSequence: true }].map((more) => ['ListAuditRecords', 'applicant', { resource: call, ...more }, `principal = "${viewers.owner.person}"`, `principal = "persons/${NONE}"`]),
  ...[{}, { pageSize: 1 }].map((more) => ['ListLetters', 'applicant', { parent: call, ...more }, `person = "${viewers.owner.person}"`, `person = "persons/${NONE}"`]),
];

// To whom there is no such application.
const STRANGERS = ['anonymous', 'nobody', 'other', 'ministry', 'stranger', 'gardener'];
const RECUSED = ['recused', 'kin'];
const BLIND = { OPEN: [...STRANGERS, ...RECUSED, ...JURY, 'coach'], REVIEWED: RECUSED, DECIDED: RECUSED, PUBLISHED: RECUSED };
// Nothing of these changes from one stage to another.
const STILL = /^(Get|List|Create|Update|Delete|Undelete)(Programme|Cohort|Grid|GridVersion)s?$/;

async function sweep(stage) {
  const asked = methods.filter(({ name, responseStream }) => !responseStream && (stage === 'OPEN' || !STILL.test(name))).flatMap((method) => requestsOf(method).map((request) => [method, request]));
  await inParallel(Object.keys(viewers).flatMap((viewer) => asked.map(([method, request]) => [viewer, method, request])), async ([viewer, method, request]) => {
    const text = JSON.stringify(request), told = await ask(viewer, method, request);
    assert.ok(![Code.INTERNAL, Code.UNKNOWN, Code.UNIMPLEMENTED, Code.DATA_LOSS].includes(told.code), `${method.name} by ${viewer}: ${Code[told.code]}: ${told.said[0]}`);
    for (const bytes of [told.reply, ...told.said]) search(viewer, stage, method.name, text, bytes);
    if (told.code === Code.OK && tellsMark(method.resolvedResponseType.toObject(method.resolvedResponseType.decode(told.reply), { longs: String }))) {
      if (mayRead('comment', viewer, stage) || (stage === 'PUBLISHED' && ['owner', ...JURY].includes(viewer))) seen.add('mark');
      else leaks.push(`${stage}: ${method.name} tells ${viewer} a mark, asked ${text.slice(0, 200)}`);
    }
    if (!BLIND[stage].includes(viewer) || !text.includes(idOf(application))) return;
    const ofNone = await ask(viewer, method, JSON.parse(text.replaceAll(idOf(application), NONE)));
    const same = ({ reply, code, said }) => `${code} ${reply.toString('latin1').replaceAll(idOf(application), NONE)} ${String(said[0] ?? '').replaceAll(idOf(application), NONE)}`;
    if (same(told) !== same(ofNone)) leaks.push(`${stage}: ${method.name} tells ${viewer} that there is such an application: ${same(told)}; of none: ${same(ofNone)}`);
  });
  await inParallel(filtersAt(stage).flatMap((line) => Object.keys(viewers).map((viewer) => [viewer, ...line])), async ([viewer, name, what, request, fits, fitsNot]) => {
    const method = methods.find((each) => each.name === name);
    const [one, other] = [await ask(viewer, method, { ...request, filter: fits }), await ask(viewer, method, { ...request, filter: fitsNot })];
    assert.notEqual(one.code, Code.INVALID_ARGUMENT, `${name} ${fits}: ${one.said[0]}`);
    if (mayRead(what, viewer, stage) || isOwnOf(viewer, name)) return;
    if (one.code !== other.code || !one.reply.equals(other.reply)) leaks.push(`${stage}: ${name} by ${viewer}: ${fits} is told from ${fitsNot}`);
  });
}
// Whose own things a filter is about, which tell them nothing new.
const isOwnOf = (viewer, method) => (viewer === 'owner' && method === 'ListApplications') || (method === 'ListReviews' && viewer === 'juror');

// All that happened since the beginning, as each of them is told it.
async function follow(stage) {
  const type = (method) => method.resolve().resolvedRequestType;
  await Promise.all(Object.keys(viewers).flatMap((viewer) => watches.map(async ([method, request]) => {
    const stream = raw.makeServerStreamRequest(`/pepiniere.cohort.v1.CohortService/${method.name}`, (message) => Buffer.from(type(method).encode(type(method).fromObject(message)).finish()),
      (bytes) => bytes, request, viewers[viewer].metadata);
    stream.on('data', (bytes) => search(viewer, stage, method.name, JSON.stringify(request), bytes));
    const ended = new Promise((resolve) => stream.on('error', resolve).on('end', resolve));
    setTimeout(() => stream.cancel(), FOLLOWED_MS);
    search(viewer, stage, method.name, JSON.stringify(request), Buffer.from(JSON.stringify((await ended)?.details ?? '')));
  })));
}

// What may be asked for of somebody, of all services.
async function exportAll(stage) {
  for (const [viewer, whose] of [['admin', 'owner'], ['admin', 'refused'], ['owner', 'owner'], ['refused', 'refused'], ['recused', 'recused'], ['kin', 'kin'], ['participant', 'participant']]) {
    const told = await viewers[viewer].of('AccessService').call('ExportPerson', { name: viewers[whose].person });
    search(viewer, stage, 'ExportPerson', JSON.stringify(viewers[whose].person), Buffer.from(JSON.stringify(told)));
  }
}

async function look(stage) {
  every = new Traces(Object.values(SECRETS).map(({ text }) => text));
  for (const secret of Object.values(SECRETS)) secret.traces = new Traces([secret.text]);
  await sweep(stage);
  await follow(stage);
  await exportAll(stage);
  assert.deepEqual(leaks.splice(0), []);
}

const textOf = (what) => SECRETS[what].text;
const add = (type, name) => names[`pepiniere.cohort/${type}`].push(name);

before(async () => {
  season = await Season.start();
  const { coach, admin, stack } = season, as = (role) => new Client(stack.server, role && stack.token(role));
  await admin.call('CreateOrganisation', { organisationId: 'ministere', organisation: { title: 'Ministère' } });
  SECRETS.organisationUid.text = (await admin.call('CreateOrganisation', { organisationId: textOf('organisation'), organisation: { title: 'Une agence' } })).uid;
  // Who works for the host is recused from all of it, as soon as it is sent.
  call = await season.open({ maximum: 100, more: { anonymousScreening: true, reviewEndTime: at(40 * DAY), eligibilityRules: [{ kind: 'KIND_MINIMUM_AGE', asOf: 'DAY_DECISION', minimumAge: 18 }],
    form: [{ code: 'WHY', label: 'Pourquoi', kind: 'KIND_TEXT' }, { code: 'NAME', label: 'Nom', kind: 'KIND_TEXT', personal: true }, { code: 'CV', label: 'CV', kind: 'KIND_FILE' }] } });
  await coach.call('UpdateChallenge', { challenge: { name: `challenges/${idOf(call)}-dev`, host: 'organisations/ministere' }, updateMask: { paths: ['host'] } });
  const juror = async (displayName, more = {}) => {
    const { client, row } = await season.juror(call, [], { displayName, ...more });
    return Object.assign(client, { row });
  };
  viewers = { anonymous: as(''), nobody: await season.person(), ministry: as('ministry@organisations/ministere'), stranger: season.stranger, gardener: as('coach@incubators/la-serre'), system: as('system'),
    owner: await season.person(), other: await season.person(), refused: await season.person(), participant: await season.person(),
    juror: await juror('Une jurée'), peer: await juror('Un juré'), judging: await juror('Une coach'), recused: await juror(textOf('juror')),
    kin: await juror('Une agente', { organisation: 'organisations/ministere' }), coach, admin };
  await admin.call('CreateAccessBinding', { accessBinding: { principal: viewers.judging.person, role: 'ROLE_COACH', resource: 'programmes/verger' } });
  await eventually('the coach who judges is one', () => viewers.judging.call('CheckCall', { name: call }).then(() => true, ({ code }) => code !== Code.PERMISSION_DENIED));
  raw = new grpc.Client(stack.server, grpc.credentials.createInsecure(), { 'grpc.max_receive_message_length': 64 << 20 });
  names = Object.fromEntries(Object.entries({ Programme: 'programmes/verger', Cohort: COHORT, Grid: `grids/${idOf(call)}`, GridVersion: `grids/${idOf(call)}/versions/1`, Call: call, Seat: `${call}/seats/dev` })
    .map(([type, name]) => [`pepiniere.cohort/${type}`, [name]]));
  for (const type of ['Challenge', 'ChallengeOutcome', 'Profile', 'Assignment', 'Mood', 'Application', 'ApplicationFile', 'Juror', 'Conflict', 'Review', 'JuryHearing', 'Ranking', 'TieDecision', 'Placement', 'Offer']) names[`pepiniere.cohort/${type}`] = [];
  for (const { row } of [viewers.juror, viewers.recused, viewers.kin]) add('Juror', row.name);

  // Where each feed began, of everything that it is of.
  const WHOLE = { 'pepiniere.cohort/Programme': ['programmes/verger'], 'pepiniere.cohort/Cohort': [COHORT], 'pepiniere.cohort/Grid': [`grids/${idOf(call)}`], 'pepiniere.cohort/Challenge': ['challenges/choisi'],
    'pepiniere.cohort/Call': [call, 'calls/-'], 'pepiniere.cohort/Application': [`${call}/applications/-`] };
  await coach.call('CreateChallenge', { challengeId: 'choisi', challenge: { title: 'Choisi', cohorts: [COHORT], state: 'STATE_SELECTED' } });
  watches = (await Promise.all(methods.filter(({ responseStream }) => responseStream).map(async (method) => {
    const parent = method.resolve().resolvedRequestType.fields.parent, requests = parent ? WHOLE[resourceTypeOf(parent)].map((name) => ({ parent: name })) : [{}];
    const begun = await Promise.all(requests.map((request) => admin.of('CohortService').firstOf(method.name, request).then(({ resumeToken }) => [method, { ...request, resumeToken }], () => null)));
    assert.ok(begun.some(Boolean), `${method.name} begins nowhere`);
    return begun.filter(Boolean);
  }))).flat();
  await plantPeople();
});
after(() => {
  raw?.close();
  closeClients();
});

// Drafts, a challenge that is not selected, and somebody of the cohort.
async function plantPeople() {
  const { coach, admin } = season, { participant } = viewers, uri = (what) => `https://${textOf(what)}.example/`, fields = (what) => ({ fields: { x: { stringValue: textOf(what) } } });
  await coach.call('UpdateChallenge', { challenge: { name: 'challenges/choisi', supporters: [{ part: 'PART_MENTOR', displayName: 'Une mentore', person: `persons/${SUPPORTER}` }] }, updateMask: { paths: ['supporters'] } });
  const outcome = { date: day('2025-06-01'), source: 'Bilan', sequel: 'SEQUEL_MAINTAINED' };
  await coach.call('CreateChallengeOutcome', { parent: 'challenges/choisi', outcome });
  await coach.call('CorrectChallengeOutcome', { name: 'challenges/choisi/outcomes/1', outcome: { ...outcome, sequel: 'SEQUEL_EVOLVING' }, reason: textOf('correction') });
  await coach.call('CreateChallenge', { challengeId: 'propose', challenge: { title: textOf('proposed'), description: textOf('proposed'), hostText: textOf('proposed'), cohorts: [COHORT], host: 'organisations/ministere' } });
  await coach.call('CreateChallengeOutcome', { parent: 'challenges/propose', outcome: { ...outcome, source: textOf('proposed') } });
  add('ChallengeOutcome', 'challenges/propose/outcomes/1');
  for (const name of ['challenges/choisi', 'challenges/propose']) add('Challenge', name);
  for (const number of [1, 2]) add('ChallengeOutcome', `challenges/choisi/outcomes/${number}`);
  await coach.call('CreateCall', { callId: 'brouillon', call: { cohort: COHORT, title: textOf('draft'), description: textOf('draft'), kind: 'KIND_CANDIDATES' } });
  await coach.call('CreateSeat', { parent: 'calls/brouillon', seatId: 'dev', seat: { challenge: 'challenges/choisi', skill: textOf('draft'), count: 1 } });
  add('Call', 'calls/brouillon');
  add('Seat', 'calls/brouillon/seats/dev');
  const profile = await admin.call('CreateProfile', { profile: { person: participant.person, displayName: textOf('profile'), job: textOf('profile'), skills: [textOf('profile')], description: textOf('profile'), websiteUri: uri('profile'),
    linkedinUri: uri('profile'), codeUri: uri('profile'), photo: `/${textOf('profile')}.jpg`, part: textOf('profile'), sourceId: textOf('profile'), sourceFields: fields('profile'), cohorts: [COHORT] } });
  add('Profile', profile.name);
  const assign = (more) => coach.call('CreateAssignment', { assignment: { person: profile.name, cohort: COHORT, ...more } });
  add('Assignment', (await assign({ startDate: day('2024-01-01'), months: 10, actualEndDate: day('2024-05-31'), endReason: textOf('assignment'), outsideCohortReason: textOf('assignment'), sourceId: textOf('assignment'),
    sourceFields: fields('assignment'), fundingLines: [{ kind: 'KIND_LUMP_SUM', fundingSource: textOf('funding'), amount: { currencyCode: 'EUR', units: '1000' }, shareBasisPoints: 10_000 }] })).name);
  await assign({ startDate: day(new Date(Date.now() - 20 * DAY * 1000).toISOString().slice(0, 10)), months: 3 });
  add('Mood', (await participant.call('CreateMood', { parent: COHORT, mood: { mood: 2, priority: textOf('mood'), wentWell: textOf('mood'), hard: textOf('mood'), helpNeeded: textOf('mood') } })).name);
  SECRETS.participant.text = idOf(participant.person);
}

async function applies(client, answers, { birthday = '1990-01-01', declaration = 'sur l’honneur', organisation, file } = {}) {
  const { name } = await client.call('CreateApplication', { parent: call, application: { applicant: client.person, organisation, choices: [`${call}/seats/dev`], answers, eligibilityAnswers: [{ kind: 'KIND_MINIMUM_AGE', day: birthday, declaration }] } });
  if (file) {
    const sum = createHash('sha256').update(file.bytes).digest('hex');
    const sent = await client.stream('SendApplicationFile', [{ parent: name, file: { fileName: file.fileName, size: file.bytes.length, sha256: sum } }, { parent: name, data: file.bytes }]);
    await client.call('UpdateApplication', { application: { name, answers: [...answers, { code: 'CV', value: sent.name }] }, updateMask: { paths: ['answers'] } });
    add('ApplicationFile', sent.name);
    SECRETS.fileSum.text = sum;
  }
  await client.call('SubmitApplication', { name });
  add('Application', name);
  return name;
}

test('every method of the service is asked', () => {
  assert.deepEqual(methods.map(({ name }) => name).sort(), [...METHODS].sort());
});

test('every text that the contract declares restricted, or that is sealed and personal, is a secret that is planted', () => {
  const declared = [];
  for (const type of contract.lookup('pepiniere.cohort.v1').nestedArray.filter(({ fieldsArray }) => fieldsArray)) {
    for (const field of type.fieldsArray) {
      const options = optionsOf(field), isText = ['string', 'google.protobuf.Struct'].includes(field.type);
      if (isText && (options['(pepiniere.rpc.v1.restricted)'] || (SEALED.has(type.name) && options['(pepiniere.rpc.v1.personal)']))) declared.push(`${type.name}.${field.name}`);
    }
  }
  assert.ok(declared.length > 50);
  assert.deepEqual([...new Set([...Object.values(SECRETS).flatMap(({ fields }) => fields), ...SHARED])].sort(), declared.sort());
});

test('while the call is open, an application is its applicant’s alone', async () => {
  const { owner, other, refused } = viewers, file = { fileName: `${textOf('fileName')}.pdf`, bytes: Buffer.from(`%PDF-1.4\n${textOf('fileBytes')}\n%%EOF\n`) };
  application = await applies(owner, [{ code: 'WHY', value: textOf('answer') }, { code: 'NAME', value: textOf('name') }], { birthday: textOf('birthday'), declaration: textOf('declaration'),
    organisation: `organisations/${textOf('organisation')}`, file });
  Object.assign(SECRETS.application, { text: idOf(application) });
  Object.assign(SECRETS.applicant, { text: idOf(owner.person) });
  for (const client of [other, refused]) await applies(client, [{ code: 'WHY', value: 'Pour les rivières' }]);
  await season.admin.call('OpenApplication', { name: application, reason: textOf('opening') });
  await look('OPEN');
});

test('while the jury marks, nobody is told who applies, what another marked, or why somebody is recused; and who is recused, nothing', async () => {
  const { juror, peer, recused } = viewers, [, other] = names['pepiniere.cohort/Application'];
  season.close(call);
  add('Conflict', (await recused.call('CreateConflict', { parent: recused.row.name, conflict: { application, reason: textOf('conflict') } })).name);
  const reviews = async (client, parent, review) => {
    const { name } = await client.call('CreateReview', { parent, review });
    await client.call('SubmitReview', { name });
    add('Review', name);
  };
  await reviews(juror, application, { marks: [{ criterion: 'MARK', mark: MARK }], comment: textOf('comment') });
  await reviews(juror, other, { abstentions: [{ criterion: 'MARK', reason: textOf('abstention') }] });
  await reviews(peer, other, { marks: [{ criterion: 'MARK', mark: 40 }] });
  add('JuryHearing', (await season.coach.call('CreateJuryHearing', { parent: call, hearing: { application, place: textOf('hearing'), linkUri: `https://${textOf('hearing')}.example/`, note: textOf('hearingNote'), startTime: at(DAY), endTime: at(DAY + 1800) } })).name);
  SECRETS.seed.text = season.sql(`SELECT seed FROM call_seeds WHERE call_id = '${idOf(call)}'`)[0][0];
  await look('REVIEWED');
});

test('what is decided is told to nobody but those who decide, before it is published', async () => {
  const { coach } = season, [, other, refused] = names['pepiniere.cohort/Application'];
  await coach.call('DecideAdmissibility', { name: refused, decision: 'KIND_INADMISSIBLE', reason: textOf('admissibility') });
  const decide = (reason) => coach.call('RecordTieDecision', { parent: call, tieDecision: { applications: [other, application], reason } });
  const withdrawn = await decide('une erreur');
  await coach.call('WithdrawTieDecision', { name: withdrawn.name, reason: textOf('tieWithdrawn') });
  for (const { name } of [withdrawn, await decide(textOf('tie'))]) add('TieDecision', name);
  const ranking = await coach.call('RunRanking', { parent: call }), placement = await coach.call('RunPlacing', { parent: call });
  add('Ranking', ranking.name);
  add('Placement', placement.name);
  [SECRETS.rankingInputs.text, SECRETS.rankingResult.text, SECRETS.placementInputs.text] = [ranking.inputsSha256, ranking.resultSha256, placement.inputsSha256];
  await coach.call('DecideResult', { parent: application, kind: 'KIND_SELECTED', reason: textOf('result') });
  await look('DECIDED');
});

test('what is published is told to those whom it is for, and to nobody who is recused', async () => {
  const { coach } = season;
  await coach.call('PublishAdmissibility', { name: call });
  await coach.call('PublishPlacement', { name: names['pepiniere.cohort/Placement'][0] });
  await coach.call('PublishResults', { name: call });
  await coach.call('CloseScreening', { name: call });
  season.sql(`UPDATE calls SET review_end_time_us = ${(Date.now() - 1000) * 1000} WHERE id = '${idOf(call)}'`);
  const [{ name }] = await viewers.owner.all('ListOffers', 'offers', { parent: call });
  add('Offer', name);
  await viewers.owner.call('DeclineOffer', { name, reason: textOf('offer') });
  await look('PUBLISHED');
});

test('each secret was found where it may be read: what was searched for can be found', () => {
  assert.deepEqual([...Object.keys(SECRETS), 'mark'].filter((what) => !seen.has(what)), []);
});
