// A client that we did not write meets the portfolio: what any other system would do with the protos and a token.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from './rpc.mjs';
import { SAMPLE, Stack } from './stack.mjs';

const COACHED = 'incubators/la-serre', ELSEWHERE = 'incubators/le-relais';
const FILES = fs.readdirSync(path.join(SAMPLE, 'content/_startups')).map((file) => `projects/${file.replace(/\.md$/, '')}`);

let stack, anonymous, coach, stranger, admin, system;

before(async () => {
  stack = await Stack.start();
  await stack.pep(['import', 'betagouv', SAMPLE], { as: 'system' });
  const as = (role) => new Client(stack.server, role && stack.token(role));
  anonymous = as('');
  coach = as(`coach@${COACHED}`);
  stranger = as(`coach@${ELSEWHERE}`);
  admin = as('programme_admin');
  system = as('system');
});
after(closeClients);

const names = (projects) => projects.map((project) => project.name);

// A project of the coach's that has no phase yet.
async function newProject(fields = {}) {
  const projectId = `essai-${randomUUID()}`;
  return coach.call('CreateProject', {
    projectId,
    project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Un essai', primaryIncubator: COACHED, ...fields },
  });
}

const LINES = (name) => ({ parent: name, showSuperseded: true });

test('every file of the content is a project', async () => {
  assert.deepEqual(names(await anonymous.all('ListProjects', 'projects')), FILES.sort());
  const { organisations } = await anonymous.call('ListOrganisations', { pageSize: 1000 });
  assert.equal(organisations.length, fs.readdirSync(path.join(SAMPLE, 'content/_organisations')).length);
  const { incubators } = await anonymous.call('ListIncubators');
  assert.ok(incubators.some((incubator) => incubator.name === COACHED));
});

test('pages of any size hold all projects once, in order', async () => {
  for (const pageSize of [1, 7, 40, 41, 1000]) {
    assert.deepEqual(names(await anonymous.all('ListProjects', 'projects', { pageSize })), FILES.sort());
  }
  for (const orderBy of ['title', 'title desc', 'create_time', 'update_time desc']) {
    const listed = names(await anonymous.all('ListProjects', 'projects', { pageSize: 3, orderBy }));
    assert.deepEqual(listed.sort(), FILES.sort(), orderBy);
  }
});

test('a page token serves the list that it came from, and no other', async () => {
  const { nextPageToken } = await anonymous.call('ListProjects', { pageSize: 5 });
  const other = await anonymous.refusal('ListProjects', { pageSize: 5, filter: 'kind = "STATE_STARTUP"', pageToken: nextPageToken });
  assert.equal(other.code, Code.INVALID_ARGUMENT);
  assert.equal(other.BadRequest.fieldViolations[0].field, 'page_token');
  const forged = await anonymous.refusal('ListProjects', { pageToken: 'bm90IGEgdG9rZW4' });
  assert.equal(forged.code, Code.INVALID_ARGUMENT);
});

test('a filter finds what the unfiltered list holds of it', async () => {
  const all = await anonymous.all('ListProjects', 'projects');
  const agree = async (filter, holds) => {
    const found = await anonymous.all('ListProjects', 'projects', { filter, pageSize: 4 });
    assert.deepEqual(names(found), names(all.filter(holds)), filter);
    assert.ok(found.length > 0 && found.length < all.length, `${filter} tells something apart`);
  };
  await agree('phase = CONSTRUCTION', (p) => p.phase === 'PHASE_CONSTRUCTION');
  await agree('phase = CONSTRUCTION OR phase = SCALING', (p) => ['PHASE_CONSTRUCTION', 'PHASE_SCALING'].includes(p.phase));
  await agree(`NOT primary_incubator = "${COACHED}"`, (p) => p.primaryIncubator !== COACHED);
  await agree('theme:"Nature"', (p) => p.themes.includes('Nature'));
  await agree('sponsor = "organisations/agence-des-crues"', (p) => p.sponsors.includes('organisations/agence-des-crues'));
  const wrong = await anonymous.refusal('ListProjects', { filter: 'phase = CONSTRUCTION AND (' });
  assert.equal(wrong.code, Code.INVALID_ARGUMENT);
  assert.equal(wrong.BadRequest.fieldViolations[0].field, 'filter');
});

test('a ministry is found with everything below it', async () => {
  const organisations = await anonymous.all('ListOrganisations', 'organisations');
  const parent = new Map(organisations.map((o) => [o.name, o.parent]));
  const under = (name, top) => name && (name === top || under(parent.get(name), top));
  const ministry = organisations.find((o) => !o.parent && organisations.some((below) => below.parent === o.name)).name;
  const found = await anonymous.all('ListProjects', 'projects', { filter: `ministry = "${ministry}"` });
  const expected = (await anonymous.all('ListProjects', 'projects')).filter((p) => p.sponsors.some((s) => under(s, ministry)));
  assert.deepEqual(names(found), names(expected));
  assert.ok(found.length > 0);
});

test('a project is read whole, and one that is not there is NOT_FOUND', async () => {
  const project = await anonymous.call('GetProject', { name: 'projects/abeille-en-vue' });
  assert.equal(project.title, 'Abeille en vue');
  assert.equal(project.phase, 'PHASE_INCONCLUSIVE');
  assert.deepEqual(project.phaseSince, { year: 2021, month: 10, day: 15 });
  const earlier = await anonymous.call('GetProject', { name: project.name, asOf: { year: 2021, month: 6, day: 1 } });
  assert.equal(earlier.phase, 'PHASE_INVESTIGATION');
  const missing = await anonymous.refusal('GetProject', { name: 'projects/nowhere' });
  assert.equal(missing.code, Code.NOT_FOUND);
  assert.equal(missing.ErrorInfo.domain, 'pepiniere');
  assert.equal(missing.ResourceInfo.resourceName, 'projects/nowhere');
});

test('a coach moves a project; a refusal lists everything that is missing', async () => {
  const { name } = await newProject();
  const begun = await coach.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: { year: 2026, month: 1, day: 5 } });
  assert.equal(begun.phase, 'PHASE_INVESTIGATION');
  assert.deepEqual(begun.phaseSince, { year: 2026, month: 1, day: 5 });

  const refused = await coach.refusal('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION' });
  assert.equal(refused.code, Code.FAILED_PRECONDITION);
  assert.deepEqual([refused.ErrorInfo.domain, Boolean(refused.ErrorInfo.reason)], ['pepiniere', true]);
  const { violations } = refused.PreconditionFailure;
  assert.ok(violations.every((v) => v.type === 'GATE' && v.description), JSON.stringify(violations));
  assert.deepEqual(violations.map((v) => v.subject),
    ['COMMITTEE_GO', 'PROBLEM_STATEMENT', 'SPONSOR', 'INTRAPRENEUR', 'BUDGET', 'TIME_BOX'].map((code) => `${name}#${code}`));

  const skipping = await coach.refusal('AdvancePhase', { name, phase: 'PHASE_OPERATED' });
  assert.deepEqual(skipping.PreconditionFailure.violations.map((v) => v.type), ['TRANSITION', 'GATE', 'GATE']);

  await coach.call('UpdateProject', {
    project: { name, problemStatement: 'Trop de formulaires', sponsors: ['organisations/agence-des-crues'],
      intrapreneur: 'bureau des semis', budget: { allocated: { currencyCode: 'EUR', units: 90000 } },
      timeBox: { startDate: { year: 2026, month: 2, day: 1 }, endDate: { year: 2026, month: 8, day: 1 } } },
  });
  await coach.call('CreateEvidence', {
    parent: name, evidence: { phase: 'PHASE_CONSTRUCTION', code: 'COMMITTEE_GO', uri: 'https://comptes-rendus.example/juin' },
  });
  const moved = await coach.call('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION', comment: 'Le comité est convaincu' });
  assert.equal(moved.phase, 'PHASE_CONSTRUCTION');
  const { phaseRecords } = await coach.call('ListPhaseRecords', LINES(name));
  assert.deepEqual(phaseRecords.map((r) => [r.phase, r.comment]),
    [['PHASE_INVESTIGATION', ''], ['PHASE_CONSTRUCTION', 'Le comité est convaincu']]);
  assert.ok(phaseRecords.every((r) => r.recordedBy));
});

test('who may not, may not, and learns nothing', async () => {
  const { name } = await newProject();
  const step = { name, phase: 'PHASE_INVESTIGATION' };
  assert.equal((await anonymous.refusal('AdvancePhase', step)).code, Code.UNAUTHENTICATED);
  const denied = await stranger.refusal('AdvancePhase', step);
  assert.equal(denied.code, Code.PERMISSION_DENIED);
  const nowhere = await stranger.refusal('AdvancePhase', { ...step, name: 'projects/nowhere' });
  assert.deepEqual([nowhere.code, nowhere.message], [denied.code, denied.message]);
  // Authorization comes before validation.
  assert.equal((await stranger.refusal('AdvancePhase', { name })).code, Code.PERMISSION_DENIED);
  const forged = new Client(stack.server, `${stack.token('programme_admin').slice(0, -4)}AAAA`);
  assert.equal((await forged.refusal('GetProject', { name })).code, Code.UNAUTHENTICATED);
  assert.equal((await coach.refusal('AdvancePhase', { ...step, force: true, reason: 'je veux' })).code, Code.PERMISSION_DENIED);
  assert.equal((await coach.call('ListPhaseRecords', LINES(name))).phaseRecords.length, 0);
});

test('what is not open data is blank to those outside', async () => {
  const { name } = await newProject({ intrapreneur: 'quelqu’un', budget: { allocated: { currencyCode: 'EUR', units: 5 } } });
  for (const outsider of [anonymous, stranger]) {
    const seen = await outsider.call('GetProject', { name });
    assert.deepEqual([seen.title, seen.intrapreneur, seen.budget], ['Un essai', '', null]);
  }
  for (const insider of [coach, admin, system]) {
    const seen = await insider.call('GetProject', { name });
    assert.deepEqual([seen.intrapreneur, seen.budget.allocated.units], ['quelqu’un', '5']);
  }
  const probing = await anonymous.refusal('ListProjects', { filter: 'budget.allocated > 1' });
  assert.ok([Code.PERMISSION_DENIED, Code.INVALID_ARGUMENT].includes(probing.code));
});

test('an etag that is no longer current is ABORTED', async () => {
  const { name, etag } = await newProject();
  const first = await coach.call('UpdateProject', { project: { name, etag, mission: 'Une' } });
  assert.notEqual(first.etag, etag);
  const late = await coach.refusal('UpdateProject', { project: { name, etag, mission: 'Deux' } });
  assert.equal(late.code, Code.ABORTED);
  assert.equal((await coach.refusal('AdvancePhase', { name, etag, phase: 'PHASE_INVESTIGATION' })).code, Code.ABORTED);
  assert.equal((await coach.call('GetProject', { name })).mission, 'Une');
});

test('the same request_id is answered the same; with another body it is refused', async () => {
  const { name } = await newProject();
  const request = { name, phase: 'PHASE_INVESTIGATION', requestId: randomUUID() };
  const answers = [await coach.call('AdvancePhase', request), await coach.call('AdvancePhase', request)];
  assert.deepEqual(answers[1], answers[0]);
  assert.equal((await coach.call('ListPhaseRecords', LINES(name))).phaseRecords.length, 1);
  const other = await coach.refusal('AdvancePhase', { ...request, comment: 'autre chose' });
  assert.equal(other.code, Code.INVALID_ARGUMENT);
});

test('validate_only answers and keeps nothing', async () => {
  const { name } = await newProject();
  const journal = () => stack.sql('SELECT (SELECT COUNT(*) FROM audit_records), (SELECT COUNT(*) FROM request_log), '
    + '(SELECT COUNT(*) FROM phase_records), (SELECT COUNT(*) FROM projects), (SELECT SUM(version) FROM projects)');
  const was = journal();
  const told = await coach.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', validateOnly: true, requestId: randomUUID() });
  assert.equal(told.phase, 'PHASE_INVESTIGATION');
  assert.equal((await coach.refusal('AdvancePhase', { name, phase: 'PHASE_SCALING', validateOnly: true })).code, Code.FAILED_PRECONDITION);
  await coach.call('CreateProject', {
    projectId: 'fantome', validateOnly: true,
    project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Fantôme', primaryIncubator: COACHED },
  });
  assert.deepEqual(journal(), was);
  assert.equal((await coach.refusal('GetProject', { name: 'projects/fantome' })).code, Code.NOT_FOUND);
});

test('a client stream imports; the same again changes nothing', async () => {
  const source = 'registre-d-essai';
  const project = {
    project: { name: 'projects/importe-d-ailleurs', kind: 'PROJECT_KIND_EIG_CHALLENGE', title: 'Importé', primaryIncubator: COACHED },
    phaseRecords: [{ phase: 'PHASE_INVESTIGATION', effectiveDate: { year: 2024, month: 3, day: 1 } },
      { phase: 'PHASE_SCALING', effectiveDate: { year: 2024, month: 9, day: 1 } }],
    events: [{ type: 'committee', date: { year: 2024, month: 6, day: 1 }, comment: 'go' }],
  };
  const messages = [
    { source, items: [{ file: 'o', organisation: { name: 'organisations/office-d-essai', title: 'Office d’essai' } }] },
    { items: [{ file: 'p', project }] },
  ];
  const rows = (report) => Object.fromEntries(report.counts.map((c) => [c.resourceType, c]));
  const first = await system.stream('ImportProjects', messages);
  const made = rows(first.report);
  assert.deepEqual(['organisations', 'projects', 'phaseRecords', 'events'].map((t) => made[t].created), ['1', '1', '2', '1']);
  assert.ok(first.report.findings.some((f) => f.file === 'p' && f.code === 'ILLEGAL_TRANSITION'), 'a step the rules do not know');

  const before = await system.call('GetProject', { name: project.project.name });
  const second = rows((await system.stream('ImportProjects', messages)).report);
  for (const row of Object.values(second)) {
    assert.deepEqual([row.created, row.updated, row.superseded], ['0', '0', '0'], row.resourceType);
  }
  assert.deepEqual(await system.call('GetProject', { name: project.project.name }), before);

  await assert.rejects(coach.stream('ImportProjects', messages), (error) => error.code === Code.PERMISSION_DENIED);
  await assert.rejects(anonymous.stream('ImportProjects', messages), (error) => error.code === Code.UNAUTHENTICATED);
});

test('the summary counts what the list holds', async () => {
  const asOf = { year: 2026, month: 8, day: 20 };
  const projects = await anonymous.all('ListProjects', 'projects', { asOf });
  const counts = new Map();
  for (const { phase } of projects.filter((p) => p.phase !== 'PHASE_UNSPECIFIED')) {
    const key = phase.replace('PHASE_', '');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const summary = await anonymous.call('GetPortfolioSummary', { asOf, groupBy: ['PORTFOLIO_DIMENSION_PHASE'] });
  assert.deepEqual(new Map(summary.groups.map((g) => [g.keys.phase, Number(g.count)])),
    new Map(summary.groups.map((g) => [g.keys.phase, counts.get(g.keys.phase)])));
  assert.equal(summary.groups.length, counts.size);
  assert.equal(Number(summary.totalCount), [...counts.values()].reduce((a, b) => a + b));
});
