// One process and several behave alike: the same requests through the gateway of each get the same answers and the same
// refusals, but for what is another one's every time: ids, instants, etags, tokens.
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { dayAt, at, idOf } from '../api/cohort/results_season.mjs';
import { contract, rehearsalOf } from './rpc.mjs';
import { Apart, Together, eventually, sleep } from './stack.mjs';

const SERVICES = { portfolio: 'pepiniere.portfolio.v1.PortfolioService', governance: 'pepiniere.portfolio.v1.GovernanceService', cohort: 'pepiniere.cohort.v1.CohortService',
  metrics: 'pepiniere.metrics.v1.MetricsService', feedback: 'pepiniere.feedback.v1.FeedbackService', policy: 'pepiniere.policy.v1.PolicyService',
  access: 'pepiniere.access.v1.AccessService' };
const ROLES = { nobody: null, anyone: [], candidate: [], juror: [], admin: ['programme_admin'], system: ['system'], ministry: ['ministry@organisations/ministere'],
  ours: ['coach@incubators/la-serre', 'coach@programmes/verger'], theirs: ['coach@incubators/ailleurs', 'coach@programmes/potager'] };
const SOME = ['nobody', 'anyone', 'admin', 'system', 'ours', 'theirs'], DAY = 86_400, AT_ONCE = 8, CALL = 'calls/appel', COHORT = 'programmes/verger/cohorts/1', PROJECT = 'projects/semis';
// What the methods are asked about.
const NAMES = { 'pepiniere.portfolio/Project': PROJECT, 'pepiniere.portfolio/Incubator': 'incubators/la-serre', 'pepiniere.portfolio/Organisation': 'organisations/agence',
  'pepiniere.cohort/Programme': 'programmes/verger', 'pepiniere.cohort/Cohort': COHORT, 'pepiniere.cohort/Challenge': 'challenges/eau', 'pepiniere.cohort/Call': CALL,
  'pepiniere.cohort/Seat': `${CALL}/seats/dev`, 'pepiniere.cohort/Grid': 'grids/commune', 'pepiniere.cohort/GridVersion': 'grids/commune/versions/1' };
// Told of how far work in the background is, or of the order in which services asked one another; or a key that each server has of its own.
const MOVING = new Set(['ListAuditWitnesses', 'ListAuditRecords', 'ListErasures', 'GetReceiptKey']);
// Until whoever is asked has what it needs of the others.
const PATIENCE = 600, PAUSE_MS = 100;

// A text without what is another every time; ids become numbers, in the order in which they are met.
class Likeness {
  constructor(stack) {
    Object.assign(this, { stack, ids: new Map() });
  }
  of(value, key = '') {
    // Details of an error come in no order.
    if (key === 'details' && Array.isArray(value)) value = [...value].sort((one, other) => one.type.localeCompare(other.type));
    if (Array.isArray(value)) return value.map((one) => this.of(one, key));
    if (value && typeof value === 'object') {
      // Of an error's detail, what it says beside its bytes.
      const names = Object.keys(value).filter((name) => !('debug' in value && name === 'value'));
      return Object.fromEntries(names.sort().map((name) => [name, this.of(value[name], name)]));
    }
    if (/^(etag|uid|requestId|\w+Uid|\w+Time|\w+Token|\w*(Hash|Sha256))$/.test(key) && value) return '*';
    return typeof value === 'string' ? this.#text(value) : value;
  }
  #text(text) {
    return text.replaceAll(this.stack.web, '*').replace(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, (id) => {
      if (!this.ids.has(id)) this.ids.set(id, `#${this.ids.size}`);
      return this.ids.get(id);
    }).replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, '*').replace(/\p{L}+ \d+(er)? \p{L}+ \d{4} à \d\d:\d\d \(UTC[+-]\d+\)/gu, '*');
  }
}

// The same world in each: who asks, and all that was answered.
class World {
  static async start(Stack) {
    const world = new World();
    world.stack = await Stack.start({ gateway: { signIn: false } });
    world.base = world.stack.web.replace('//localhost:', '//127.0.0.1:');
    world.tokens = Object.fromEntries(Object.entries(ROLES).map(([who, roles]) => [who, roles && world.stack.sign({ sub: `agent-${who}`, name: `Exemple ${who}`, pepiniere_roles: roles })]));
    world.persons = {};
    for (const who of Object.keys(ROLES)) if (ROLES[who]) world.persons[who] = (await world.post(who, 'access', 'GetCaller')).told.person;
    world.transcript = [];
    return world;
  }

  // What was answered, as it came.
  async post(who, service, method, body = {}) {
    const token = this.tokens[who];
    for (let asked = 1; ; ++asked) {
      const answer = await fetch(`${this.base}/${SERVICES[service] ?? service}/${method}`, { method: 'POST', body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) } });
      const text = await answer.text(), told = /json/.test(answer.headers.get('content-type')) ? JSON.parse(text) : text;
      if (told.code !== 'unavailable' || asked === PATIENCE) return { status: answer.status, told };
      await sleep(PAUSE_MS);
    }
  }
  async ask(who, service, method, body) {
    const { status, told } = await this.post(who, service, method, body);
    this.transcript.push([`${who}: ${method} ${JSON.stringify(body)}`, status, told]);
    return told;
  }
  // Once it is so: what becomes known a while later is asked for again and again.
  async until(who, service, method, body, holds) {
    await eventually(`${method} tells it`, async () => holds((await this.post(who, service, method, body)).told));
    return this.ask(who, service, method, body);
  }

  // What was said, as it is compared.
  get said() {
    const likeness = new Likeness(this.stack);
    return this.transcript.map((line) => likeness.of(line));
  }
}

let worlds;
before(async () => {
  worlds = [await World.start(Together), await World.start(Apart)];
});

async function compare(live) {
  for (const world of worlds) {
    world.transcript = [];
    await live(world);
  }
  const [one, several] = worlds.map((world) => world.said);
  assert.equal(one.length, several.length);
  for (const [i, line] of one.entries()) assert.deepEqual(several[i], line, JSON.stringify(line).slice(0, 300));
  return one;
}

test('a portfolio', async () => {
  const said = await compare(async (world) => {
    const ask = (who, method, body) => world.ask(who, 'portfolio', method, body);
    for (const [organisationId, parent] of [['ministere', ''], ['agence', 'organisations/ministere']]) await ask('admin', 'CreateOrganisation', { organisationId, organisation: { title: organisationId, parent } });
    for (const incubatorId of ['la-serre', 'ailleurs']) await ask('admin', 'CreateIncubator', { incubatorId, incubator: { title: incubatorId, contact: 'bureau@serre.example' } });
    await ask('admin', 'CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'Encore' } });
    const project = { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Semis', primaryIncubator: 'incubators/la-serre', sponsors: ['organisations/agence'], contact: 'semis@serre.example' };
    for (const who of ['nobody', 'theirs', 'ours', 'ours']) await ask(who, 'CreateProject', { projectId: 'semis', project });
    await ask('ours', 'UpdateProject', { project: { name: PROJECT, mission: 'Semer', etag: 'périmé' } });
    await ask('theirs', 'UpdateProject', { project: { name: PROJECT, mission: 'Semer' } });
    await ask('ours', 'UpdateProject', { project: { name: PROJECT, mission: 'Semer' } });
    await ask('ours', 'AdvancePhase', { name: PROJECT, phase: 'PHASE_SCALING' });
    await ask('ours', 'AdvancePhase', { name: PROJECT, phase: 'PHASE_INVESTIGATION', effectiveDate: { year: 2025, month: 1, day: 6 } });
    for (const filter of ['title = "Semis"', 'kind = NOTHING', 'été = =', '']) await ask('nobody', 'ListProjects', { filter });
    for (const who of Object.keys(ROLES)) await ask(who, 'GetProject', { name: PROJECT });
    await eventually('open data has it', async () => (await (await fetch(`${world.base}/api/v2.7/startups.json`)).text()).includes('semis'));
    for (const path of ['/api/v2.7/startups.json', '/api/v2.7/incubators.json', '/openapi.json', '/nulle-part']) {
      const answer = await fetch(world.base + path);
      world.transcript.push([path, answer.status, (await answer.text()).replaceAll(world.base, '*')]);
    }
  });
  assert.ok(said.filter(([, status]) => status === 200).length > 15 && said.filter(([, status]) => status !== 200).length > 5, 'there is something to compare');
});

test('a season, which asks the other services', async () => {
  await compare(async (world) => {
    const { persons } = world, ask = (who, method, body) => world.ask(who, 'cohort', method, body);
    for (const programmeId of ['verger', 'potager']) await ask('admin', 'CreateProgramme', { programmeId, programme: { title: programmeId } });
    await ask('ours', 'CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: { title: 'Promotion 1' } });
    await ask('theirs', 'CreateCohort', { parent: 'programmes/verger', cohortId: '2', cohort: { title: 'Promotion 2' } });
    await ask('ours', 'CreateChallenge', { challengeId: 'eau', challenge: { title: 'Eau', cohorts: [COHORT], host: 'organisations/agence', state: 'STATE_SELECTED' } });
    await ask('ours', 'CreateGrid', { gridId: 'commune', grid: { programme: 'programmes/verger', title: 'Grille' } });
    await ask('ours', 'CreateGridVersion', { parent: 'grids/commune', version: { criteria: [{ code: 'MARK', label: 'Note', minimum: 1, maximum: 4 }] } });
    const instant = (seconds) => new Date(Number(at(seconds).seconds) * 1000).toISOString();
    await ask('ours', 'CreateCall', { callId: 'appel', call: { cohort: COHORT, title: 'Candidatures', kind: 'KIND_CANDIDATES', openTime: instant(-60), closeTime: instant(30 * DAY), gridVersion: 'grids/commune/versions/1',
      choicesMin: 1, choicesMax: 1, minimumCompleteReviews: 1, resultsDate: dayAt(60), daysToAccept: 7, waitingListEndDate: dayAt(90), retentionMonths: 1, form: [{ code: 'WHY', label: 'Pourquoi', kind: 'KIND_TEXT', required: true }] } });
    await ask('ours', 'CheckCall', { name: CALL });
    await ask('ours', 'CreateSeat', { parent: CALL, seatId: 'dev', seat: { challenge: 'challenges/eau', skill: 'dev', count: 1 } });
    await ask('ours', 'PublishCall', { name: CALL });
    const { name } = await ask('candidate', 'CreateApplication', { parent: CALL, application: { applicant: persons.candidate, choices: [`${CALL}/seats/dev`] } });
    await ask('candidate', 'SubmitApplication', { name });
    await ask('candidate', 'UpdateApplication', { application: { name, answers: [{ code: 'WHY', value: 'Pour les rivières' }] } });
    await ask('candidate', 'SubmitApplication', { name });
    for (const who of Object.keys(ROLES)) await ask(who, 'GetApplication', { name });
    // What an organisation lies below, the portfolio knows.
    const juror = { person: persons.juror, displayName: 'Une jurée', organisation: 'organisations/ministere' };
    await ask('ours', 'CreateJuror', { parent: CALL, juror });
    await ask('ours', 'CreateJuror', { parent: CALL, juror });
    await ask('ours', 'RunRanking', { parent: CALL });
    world.stack.database.sql(`UPDATE calls SET close_time_us = ${(Date.now() - 1000) * 1000} WHERE id = '${idOf(CALL)}'`, world.stack.schemaOf('cohort'));
    await eventually('the conflict is found', async () => {
      await world.post('ours', 'cohort', 'DetectConflicts', { name: CALL });
      return (await world.post('ours', 'cohort', 'ListConflicts', { parent: `${CALL}/jurors/-` })).told.conflicts?.length > 0;
    });
    for (const who of ['ours', 'juror', 'theirs']) await ask(who, 'ListConflicts', { parent: `${CALL}/jurors/-` });
    for (const who of Object.keys(ROLES)) await ask(who, 'GetApplication', { name });
    await ask('juror', 'ListMyReviews', { parent: CALL });
    await ask('juror', 'CreateReview', { parent: name, review: { marks: [{ criterion: 'MARK', mark: 3 }] } });
    await ask('ours', 'CreateJuryHearing', { parent: CALL, hearing: { application: name, place: 'Salle 1' } });
    await ask('ours', 'RunRanking', { parent: CALL });
    await ask('ours', 'RunPlacing', { parent: CALL });
    await ask('ours', 'GetCallFigures', { name: CALL });
  });
});

// What sources say is read with the token of who cites them, and who may answer is known of the portfolio.
test('a proposal, which quotes other services and waits for an organisation', async () => {
  await compare(async (world) => {
    const { persons } = world, ask = (who, method, body) => world.ask(who, 'policy', method, body);
    const { name } = await ask('anyone', 'CreateProposal', { author: persons.anyone, proposal: { title: 'Semer sans marché', problem: 'Six mois.', natures: ['REGULATORY'], noTargetTextKnown: true } });
    const cite = (source, more = {}) => ({ parent: name, evidence: { kind: 'KIND_PROJECT', title: 'Un projet', source, ...more } });
    // Versions and instants are within what is quoted.
    const { status, told } = await world.post('anyone', 'policy', 'CreateEvidence', cite(PROJECT));
    world.transcript.push([PROJECT, status, told.open, JSON.parse(told.quotation ?? '{}').title, told.citedBy === persons.anyone]);
    for (const [who, body] of [['anyone', cite('projects/nulle-part')], ['nobody', cite(PROJECT)], ['anyone', cite('', { kind: 'KIND_LINK', uri: 'https://rapport.example/', said: 'Six mois.' })]]) await ask(who, 'CreateEvidence', body);
    for (const who of Object.keys(ROLES)) await ask(who, 'GetProposal', { name });
    await ask('anyone', 'SubmitProposal', { name });
    await ask('anyone', 'AdmitProposal', { name, reason: 'Oui.' });
    await ask('admin', 'AdmitProposal', { name, reason: 'Oui.' });
    const instant = (seconds) => new Date(Date.now() + seconds * 1000).toISOString();
    const { name: consultation } = await ask('admin', 'CreateConsultation', { consultation: { proposal: name, title: 'Avis', startTime: instant(-60), endTime: instant(DAY), audience: 'AUDIENCE_EVERYBODY', moderation: 'MODERATION_AFTER' } });
    for (const who of ['nobody', 'anyone', 'ours']) await ask(who, 'CastVote', { name: consultation, person: persons[who] ?? persons.anyone, position: 'POSITION_SUPPORT' });
    await ask('admin', 'CloseConsultation', { name: consultation, reason: 'Fin.' });
    await ask('admin', 'PublishConsultationSummary', { name: consultation, summary: 'Dite.' });
    await ask('admin', 'ReferProposal', { name });
    const { name: session } = await ask('admin', 'CreateSession', { session: { title: 'Comité', startTime: instant(0), charter: 'Charte', mandatesPerHolder: 1, agenda: [{ proposal: name }], members: [{ code: 'une', chair: true }] } });
    await ask('admin', 'OpenSession', { name: session });
    await ask('admin', 'RecordAttendance', { name: session, presences: [{ member: 'une' }] });
    await ask('admin', 'CreateDecision', { parent: session, decision: { proposal: name, verdict: 'VERDICT_TRANSMIT', reasons: 'Oui.', votes: [{ member: 'une', choice: 'CHOICE_FOR' }] } });
    const sent = (authority) => ({ transmission: { proposal: name, authority, receiveDate: { year: 2026, month: 1, day: 5 }, term: 2, unit: 'TERM_UNIT_MONTHS' } });
    await ask('admin', 'CreateTransmission', sent('organisations/nulle-part'));
    const { name: parent } = await ask('admin', 'CreateTransmission', sent('organisations/agence'));
    const answer = { parent, answer: { verdict: 'VERDICT_PARTLY', reasons: 'En partie.' } };
    await ask('theirs', 'CreateAnswer', answer);
    // The ministry is above the authority: the portfolio says so.
    await world.until('ministry', 'policy', 'CreateAnswer', { ...answer, validateOnly: true }, ({ code }) => code === undefined);
    await ask('ministry', 'CreateAnswer', answer);
    for (const who of SOME) await ask(who, 'QueryTrace', { proposal: name });
    await ask('anyone', 'ListReceipts', { person: persons.anyone });
  });
});

test('roles and people, which the other services are told of', async () => {
  await compare(async (world) => {
    const { persons } = world;
    const given = await world.ask('admin', 'access', 'CreateAccessBinding', { accessBinding: { principal: persons.anyone, role: 'ROLE_COACH', resource: 'programmes/verger' } });
    const writes = (title) => ['anyone', 'cohort', 'UpdateCohort', { cohort: { name: COHORT, title } }];
    await world.until(...writes('La première'), ({ code }) => code !== 'permission_denied');
    await world.ask('anyone', 'portfolio', 'UpdateIncubator', { incubator: { name: 'incubators/la-serre', summary: 'Non' } });
    await world.ask('admin', 'access', 'RevokeAccessBinding', { name: given.name });
    await world.until(...writes('La dernière'), ({ code }) => code === 'permission_denied');
    for (const who of Object.keys(ROLES)) await world.ask(who, 'access', 'ExportPerson', { name: persons.candidate });
    const erasure = await world.post('admin', 'access', 'ErasePerson', { name: persons.candidate, reason: 'à sa demande' });
    assert.equal(erasure.status, 200, JSON.stringify(erasure.told));
    await eventually('every service has erased them', async () => (await world.post('admin', 'access', 'ListErasures')).told.erasures?.[0].doneTime);
    await world.ask('ours', 'cohort', 'ListApplications', { parent: CALL });
    await world.ask('admin', 'access', 'GetPerson', { name: persons.candidate });
  });
});

test('every method that answers once, to each role: with nothing, and about what there is', async () => {
  const methods = Object.values(SERVICES).map((name) => contract.lookupService(name))
    .flatMap((service) => service.methodsArray).filter(({ name, requestStream, responseStream }) => !requestStream && !responseStream && !MOVING.has(name));
  const asked = methods.flatMap((method) => SOME.flatMap((who) => [{}, rehearsalOf(method, NAMES)].filter(Boolean).map((body) => [who, method.parent.fullName.slice(1), method.name, body])));
  assert.ok(asked.length > 1500, String(asked.length));
  await compare(async (world) => {
    const answers = [], queue = [...asked.entries()];
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) answers[next[0]] = await world.post(...next[1]);
    }));
    world.transcript = asked.map(([who, , method, body], i) => [`${who}: ${method} ${JSON.stringify(body)}`, answers[i].status, answers[i].told]);
  });
});

test('both end well', async () => {
  for (const { stack } of worlds) assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});
