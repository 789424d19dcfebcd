// The rules as data: what may follow what, and what a caller may do. What they tell is what the methods do.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const INCUBATOR = 'incubators/la-serre', PROJECT = 'projects/lisiere', OTHER = 'projects/ailleurs';
const day = (year, month = 1, number = 1) => ({ year, month, day: number });
let stack, admin, anonymous, rules;
const as = (role) => new Client(stack.server, stack.token(role));

before(async () => {
  stack = await Stack.start();
  [admin, anonymous] = [as('programme_admin'), new Client(stack.server)];
  await admin.call('CreateOrganisation', { organisationId: 'office', organisation: { title: 'Office' } });
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre', owner: 'organisations/office' } });
  await admin.call('CreateIncubator', { incubatorId: 'relais', incubator: { title: 'Le Relais' } });
  for (const [name, primaryIncubator] of [[PROJECT, INCUBATOR], [OTHER, 'incubators/relais']]) {
    await admin.call('CreateProject', { projectId: name.split('/')[1], project: { kind: 1, title: name, primaryIncubator } });
  }
  await admin.call('CreateProgramme', { programmeId: 'verger', programme: { title: 'Le Verger' } });
  rules = await anonymous.call('GetRules');
});
after(closeClients);

const short = (name) => name.replace(/^(PHASE_GROUP|PHASE|DECISION|CONCERN)_/, '');
const decided = (decision) => rules.decisions.find((rule) => short(rule.decision) === decision);

test('phases, in the order of the journey, with what follows them', () => {
  assert.deepEqual(rules.phases.map(({ phase, outcome, restartable }) => [short(phase), outcome, restartable]), [
    ['UNSPECIFIED', false, false], ['INVESTIGATION', false, false], ['CONSTRUCTION', false, false], ['SCALING', false, false],
    ['CONSOLIDATION', false, false], ['OPERATED', true, false], ['TRANSFERRED', true, false], ['STOPPED', true, true], ['INCONCLUSIVE', true, true]]);
  const next = Object.fromEntries(rules.phases.map((rule) => [short(rule.phase), rule.next.map(short)]));
  assert.deepEqual([next.UNSPECIFIED, next.INVESTIGATION, next.OPERATED], [['INVESTIGATION'], ['CONSTRUCTION', 'INCONCLUSIVE'], []]);
});

test('the groups that phases are counted in', () => {
  const groups = Object.fromEntries(rules.phases.map((rule) => [short(rule.phase), rule.groups.map(short).join(' ')]));
  const [incubated, served, ended] = ['INCUBATED BUILT ALIVE', 'SERVING BUILT ALIVE', 'ENDED'];
  assert.deepEqual(groups, { UNSPECIFIED: '', INVESTIGATION: 'INCUBATED ALIVE', CONSTRUCTION: incubated, SCALING: incubated, CONSOLIDATION: incubated,
    OPERATED: served, TRANSFERRED: served, STOPPED: `${ended} BUILT`, INCONCLUSIVE: ended });
});

test('the days that are told are those that are counted', async () => {
  const { name } = await admin.call('CreateProject', { projectId: 'silence', project: { kind: 1, title: 'Silence', primaryIncubator: INCUBATOR } });
  await admin.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day(2025), force: true, reason: 'essai' });
  const isStuck = async (days) => {
    const on = new Date(Date.UTC(2025, 0, 1 + days));
    const asOf = day(on.getUTCFullYear(), on.getUTCMonth() + 1, on.getUTCDate());
    return (await admin.call('GetAttentionList', { parent: name, concerns: ['CONCERN_STUCK'], asOf })).items.length > 0;
  };
  assert.deepEqual([await isStuck(rules.stuckDays - 1), await isStuck(rules.stuckDays)], [false, true]);
  assert.deepEqual([rules.stuckDays, rules.deliveryDays, rules.rateDays], [90, 90, 90]);
});

test('what a phase may lead to is what AdvancePhase does', async () => {
  for (const { phase: from, next } of rules.phases) {
    const { name } = await admin.call('CreateProject', { projectId: `de-${short(from).toLowerCase()}`, project: { kind: 1, title: from, primaryIncubator: INCUBATOR } });
    if (from !== 'PHASE_UNSPECIFIED') await admin.call('AdvancePhase', { name, phase: from, effectiveDate: day(2024), force: true, reason: 'essai' });
    for (const { phase: to } of rules.phases.slice(1)) {
      const refusal = await admin.refusal('AdvancePhase', { name, phase: to, effectiveDate: day(2025), validateOnly: true }).catch(() => undefined);
      const isIllegal = refusal?.PreconditionFailure?.violations.some(({ type }) => type === 'TRANSITION') ?? false;
      assert.equal(isIllegal, !next.includes(to), `${from} to ${to}: ${refusal?.message}`);
    }
  }
});

test('what a decision may name, needs and grants is what a session is held to', async () => {
  assert.deepEqual(rules.decisions.map(({ decision }) => short(decision)), ['GO', 'STOP', 'GRADUATE', 'PIVOT', 'POSTPONE']);
  assert.deepEqual([decided('PIVOT').required, decided('POSTPONE').required, decided('GO').required], [['conditions'], ['next_review_date'], []]);
  assert.deepEqual(decided('STOP').leads.find(({ from }) => from === 'PHASE_INVESTIGATION').to, 'PHASE_INCONCLUSIVE');
  for (const { decision, phases, grants } of rules.decisions) {
    const fieldsOf = async (hearing) => {
      const refusal = await admin.refusal('CreateCommittee', { committeeId: 'essai', validateOnly: true, committee: {
        incubator: INCUBATOR, date: day(2026, 6), hearings: [{ project: PROJECT, decision, ...hearing }] } }).catch(() => undefined);
      return refusal?.BadRequest.fieldViolations.map(({ field }) => field.split('.').at(-1)) ?? [];
    };
    for (const { phase } of rules.phases.slice(1)) {
      assert.equal((await fieldsOf({ phase })).includes('phase'), !phases.includes(phase), `${decision} to ${phase}`);
    }
    const granted = await fieldsOf({ amountGranted: { currencyCode: 'EUR', units: '10' }, fundingSource: 'FAST' });
    assert.equal(granted.includes('amount_granted'), !grants, decision);
  }
});

test('concerns, the most urgent first, each once', () => {
  assert.equal(new Set(rules.concerns).size, 11);
  assert.deepEqual(rules.concerns.map(short).slice(0, 5), ['OVER_BUDGET', 'OVERDUE', 'REVIEW_DUE', 'TIME_BOX_ENDING', 'COMMITTEE_NOT_PREPARED']);
});

const may = async (client, ...resources) => {
  const { permissions } = await client.call('GetPermissions', { resources });
  assert.deepEqual(permissions.map(({ resource }) => resource), resources);
  return permissions.map(({ methods }) => methods);
};

test('what a caller may do is what they are let do', async () => {
  const [ours, others] = await may(as(`coach@${INCUBATOR}`), PROJECT, OTHER);
  for (const method of ['UpdateProject', 'CreateFundingLine', 'GetProjectFinances', 'CreateJournalEntry']) assert.ok(ours.includes(method), method);
  assert.ok(!ours.includes('CreateWaiver'), 'waivers are the administrators’');
  assert.deepEqual(others, []);
  const [read] = await may(as('ministry@organisations/office'), PROJECT);
  assert.ok(read.includes('GetProjectFinances') && !read.includes('UpdateProject') && !read.includes('CreateJournalEntry'));
  const [team] = await may(as(`team@${PROJECT}`), PROJECT);
  assert.ok(team.includes('CreateJournalEntry') && !team.includes('UpdateProject'));
  const [all] = await may(admin, PROJECT);
  assert.ok(all.includes('CreateWaiver') && all.includes('UpdateProject'));
  assert.deepEqual(await may(anonymous, PROJECT), [[]]);
  // Each method that is told is one that the caller may call, and the other way round.
  const coach = as(`coach@${INCUBATOR}`);
  for (const [name, methods] of [[PROJECT, ours], [OTHER, others]]) {
    for (const method of ['CheckReadiness', 'GetProjectHealth', 'GetProjectFinances']) {
      const isDenied = await coach.call(method, { name }).then(() => false, ({ code }) => code === Code.PERMISSION_DENIED);
      assert.equal(methods.includes(method), !isDenied, `${method} of ${name}`);
    }
  }
});

test('a session of the programme’s committee is its administrators’, and what does not exist is nobody’s else', async () => {
  const { name } = await admin.call('CreateCommittee', { committeeId: 'programme', committee: { date: day(2026, 6) } });
  const { name: own } = await admin.call('CreateCommittee', { committeeId: 'serre', committee: { incubator: INCUBATOR, date: day(2026, 6) } });
  const [theirs, ours, incubator, none] = await may(as(`coach@${INCUBATOR}`), name, own, INCUBATOR, 'projects/nulle-part');
  assert.deepEqual([theirs, none], [[], []]);
  assert.ok(ours.includes('UpdateCommittee') && ours.includes('HoldCommittee'));
  assert.ok(incubator.includes('CreateCommittee') && incubator.includes('CreateProject'));
  assert.ok((await may(admin, name))[0].includes('UpdateCommittee'));
  assert.equal((await admin.refusal('GetPermissions', {})).code, Code.INVALID_ARGUMENT);
});

test('what may be done with everything is for those whose role is held on it', async () => {
  const [all] = await may(admin, '');
  for (const method of ['UpdatePhaseWord', 'CreateCommittee', 'CreateOrganisation', 'GetAttentionList']) assert.ok(all.includes(method), method);
  assert.deepEqual(await may(as(`coach@${INCUBATOR}`), ''), [[]]);
  const [everywhere] = await may(as('coach'), '');
  assert.ok(everywhere.includes('CreateCommittee') && !everywhere.includes('UpdatePhaseWord'));
  assert.deepEqual(await may(anonymous, ''), [[]]);
  const [programmes] = await may(admin.of('cohort'), '');
  assert.ok(programmes.includes('CreateProgramme'));
});

test('a method that names any resource is told of each', async () => {
  const coach = as(`coach@${INCUBATOR}`);
  const lists = (await may(coach, '', INCUBATOR, PROJECT, OTHER, 'incubators/relais')).map((methods) => methods.includes('GetAttentionList'));
  assert.deepEqual(lists, [false, true, true, false, false]);
  for (const [i, parent] of ['', INCUBATOR, PROJECT, OTHER, 'incubators/relais'].entries()) {
    const isDenied = await coach.call('GetAttentionList', { parent }).then(() => false, ({ code }) => code === Code.PERMISSION_DENIED);
    assert.equal(lists[i], !isDenied, parent);
  }
  const [office] = await may(as('ministry@organisations/office'), 'organisations/office');
  assert.ok(office.includes('GetAttentionList') && office.includes('ListAuditRecords'));
});

test('who may force a transition is told so', async () => {
  const force = (client) => client.call('AdvancePhase', { name: PROJECT, phase: 'PHASE_SCALING', effectiveDate: day(2024), force: true, reason: 'essai', validateOnly: true });
  const coach = as(`coach@${INCUBATOR}`);
  for (const [client, isAllowed] of [[admin, true], [coach, false]]) {
    for (const methods of await may(client, '', PROJECT)) assert.equal(methods.includes('AdvancePhase.force'), isAllowed);
    assert.equal(await force(client).then(() => true, ({ code }) => code !== Code.PERMISSION_DENIED), isAllowed);
  }
  assert.match((await coach.refusal('AdvancePhase', { name: PROJECT, phase: 'PHASE_SCALING', force: true, reason: 'essai' })).message, /AdvancePhase\.force takes/);
});

test('another service says it in the same way', async () => {
  const cohorts = (client) => client.of('cohort');
  const [[ours], [theirs], [all]] = await Promise.all([as('coach@programmes/verger'), as('coach@programmes/potager'), admin]
    .map((client) => may(cohorts(client), 'programmes/verger')));
  assert.ok(ours.includes('CreateCohort') && !ours.includes('UpdateProgramme'));
  assert.deepEqual(theirs, []);
  assert.ok(all.includes('UpdateProgramme') && all.includes('CreateCohort'));
});

test('what is on the attention list says what it names and what can be done', async () => {
  await admin.call('AdvancePhase', { name: PROJECT, phase: 'PHASE_INVESTIGATION', effectiveDate: day(2020), force: true, reason: 'reprise' });
  await admin.call('UpdateProject', { project: { name: PROJECT, timeBox: { startDate: day(2020), endDate: day(2021) } } });
  const { items, counts } = await admin.call('GetAttentionList', { parent: PROJECT });
  const overdue = items.find(({ concern }) => concern === 'CONCERN_OVERDUE');
  assert.deepEqual([overdue.toldDate, overdue.since], [day(2021), day(2021, 1, 2)]);
  assert.ok(overdue.reason.includes('2021-01-01'));
  assert.deepEqual(overdue.actions, ['ATTENTION_ACTION_PUT_ON_AGENDA', 'ATTENTION_ACTION_EXTEND_TIME_BOX']);
  assert.ok(items.every(({ actions }) => actions.length > 0));
  const order = counts.map(({ concern }) => rules.concerns.indexOf(concern));
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
});

test('what a light and a waiver say, they say as fields too', async () => {
  const { limitedTime } = await admin.call('GetProjectHealth', { name: PROJECT });
  assert.deepEqual([limitedTime.code, limitedTime.date], ['OVERDUE', day(2021)]);
  await admin.call('CreateWaiver', { parent: PROJECT, waiver: { phase: 'PHASE_CONSTRUCTION', code: 'SPONSOR', reason: 'il vient', expireDate: day(2039) } });
  const { checks } = await admin.call('CheckReadiness', { name: PROJECT, phase: 'PHASE_CONSTRUCTION' });
  const of = (code) => checks.find((check) => check.code === code);
  assert.deepEqual([of('SPONSOR').waiverReason, of('SPONSOR').waivedUntil], ['il vient', day(2039)]);
  assert.deepEqual([of('BUDGET').answeredIn, of('TIME_BOX').answeredIn, of('SPONSOR').answeredIn], ['fundingLines', 'timeBoxExtensions', '']);
});
