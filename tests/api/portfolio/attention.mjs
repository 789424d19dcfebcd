// What needs a human, and how a project does, through the service's door.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { today } from '../../e2e/paris.mjs';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre', THEIRS = 'incubators/le-phare';
const DAY = 86_400_000;
const TODAY = Date.parse(today());
const day = (days) => {
  const date = new Date(TODAY + days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};
const daysTo = (date) => Math.round((Date.UTC(date.year, date.month - 1, date.day) - TODAY) / DAY);
const concernOf = (item) => item.concern.replace('CONCERN_', '');
const money = (units) => ({ currencyCode: 'EUR', units });

let stack, coach, admin, anonymous, number = 0;
const as = (role) => new Client(stack.server, role && stack.token(role));

before(async () => {
  stack = await Stack.start();
  [coach, admin, anonymous] = [as(`coach@${OURS}`), as('programme_admin'), as('')];
  await admin.call('CreateOrganisation', { organisationId: 'mer', organisation: { title: 'Ministère de la mer' } });
  await admin.call('CreateOrganisation', { organisationId: 'ports', organisation: { title: 'Ports', parent: 'organisations/mer' } });
  for (const name of [OURS, THEIRS]) {
    await admin.call('CreateIncubator', { incubatorId: name.split('/')[1], incubator: { title: name } });
  }
});
after(closeClients);

// An active project that nothing is to be said of, but for what `fields` say.
async function project(fields = {}, { phase = 'CONSTRUCTION', since = -30 } = {}) {
  const { name } = await admin.call('CreateProject', { projectId: `p-${++number}`, project: {
    kind: 'PROJECT_KIND_STATE_STARTUP', title: `Projet ${number}`, primaryIncubator: OURS,
    sponsors: ['organisations/ports'], programmeContact: 'suivi@mer.example', ...fields } });
  if (phase) {
    await admin.call('AdvancePhase', { name, phase: `PHASE_${phase}`, effectiveDate: day(since), force: true, reason: 'pour voir' });
  }
  return name;
}
// As of the day on which the test began, should it run past midnight.
const list = (parent, request = {}, client = coach) => client.all('GetAttentionList', 'items', { parent, asOf: day(0), ...request });
const concerns = async (name, request) => (await list(name, request)).map(concernOf);

test('a project that does well is not listed; one that does not says why, since when and what next', async () => {
  const well = await project();
  assert.deepEqual(await list(well), []);
  const late = await project({ title: 'Retard', timeBox: { endDate: day(-5) } });
  const [item, ...others] = await list(late);
  assert.deepEqual(others, []);
  assert.deepEqual([item.project, item.title, item.incubator, item.phase, concernOf(item), daysTo(item.since), item.days],
    [late, 'Retard', OURS, 'PHASE_CONSTRUCTION', 'OVERDUE', -4, 4]);
  assert.match(item.reason, /time-box ended on \d{4}-\d\d-\d\d/);
  assert.ok(item.nextStep);
});

test('each concern comes with its cause and goes with it, in the very next answer', async () => {
  const name = await project();
  const update = (fields, ...paths) => coach.call('UpdateProject', { project: { name, ...fields }, updateMask: { paths } });
  await update({ sponsors: [] }, 'sponsors');
  await update({ programmeContact: '' }, 'programme_contact');
  assert.deepEqual(await concerns(name), ['UNSPONSORED', 'NO_FOLLOW_UP']);
  await update({ incubatorContact: 'suivi@serre.example', sponsors: ['organisations/ports'] }, 'incubator_contact', 'sponsors');
  assert.deepEqual(await concerns(name), []);
  await update({ timeBox: { startDate: day(-30), endDate: day(10) } }, 'time_box');
  const [ending] = await list(name);
  assert.deepEqual([concernOf(ending), ending.days], ['TIME_BOX_ENDING', -10]);
  await coach.call('CreateTimeBoxExtension', { parent: name, timeBoxExtension: { endDate: day(90), grantedBy: 'le comité', reason: 'un recrutement' } });
  assert.deepEqual(await concerns(name), []);
  await coach.call('CreateFundingLine', { parent: name, fundingLine: { fundingSource: 'PIA', amount: money(100), date: day(-20) } });
  const spent = await coach.call('CreateSpendingEntry', { parent: name,
    spendingEntry: { date: day(-3), amount: money(101), category: 'CATEGORY_OTHER' } });
  const [over] = await list(name);
  assert.deepEqual([concernOf(over), over.days], ['OVER_BUDGET', 3]);
  await coach.call('CorrectSpendingEntry', { name: spent.name, withdraw: true, reason: 'double saisie' });
  assert.deepEqual(await concerns(name), []);
});

test('silence is a concern after 90 days, or as many as asked, and no committee after 183', async () => {
  const name = await project({}, { since: -200 });
  assert.deepEqual(await concerns(name), ['STUCK', 'NO_COMMITTEE']);
  await coach.call('CreateProjectEvent', { parent: name, event: { type: 'delivery', date: day(-40) } });
  assert.deepEqual(await concerns(name), ['NO_COMMITTEE']);
  assert.deepEqual(await concerns(name, { stuckDays: 40 }), ['STUCK', 'NO_COMMITTEE']);
  await coach.call('CreateProjectEvent', { parent: name, event: { type: 'committee', date: day(-182) } });
  assert.deepEqual(await concerns(name), []);
  assert.deepEqual(await concerns(name, { asOf: day(1) }), ['NO_COMMITTEE']);
  assert.deepEqual(await concerns(name, { asOf: day(60) }), ['STUCK', 'NO_COMMITTEE']);
});

test('a grant that a source tells without a day is no sign of life; one that somebody records is', async () => {
  const system = as('system');
  const tell = (id, grant) => system.stream('ImportProjects', [{ source: 'registre', items: [{ file: id, project: {
    project: { name: `projects/${id}`, kind: 'PROJECT_KIND_STATE_STARTUP', title: id, primaryIncubator: OURS, programmeContact: 'suivi@mer.example' },
    phaseRecords: [{ phase: 'PHASE_CONSTRUCTION', effectiveDate: day(-400) }],
    fundingLines: [{ fundingSource: 'FAST', amount: money('200000'), ...grant }] } }] }]);
  await tell('don-sans-jour', {});
  await tell('don-recent', { date: day(-10) });
  assert.ok((await concerns('projects/don-sans-jour')).includes('STUCK'));
  assert.ok(!(await concerns('projects/don-recent')).includes('STUCK'));
  await coach.call('CreateFundingLine', { parent: 'projects/don-sans-jour', fundingLine: { fundingSource: 'PIA', amount: money('5'), date: day(-1) } });
  assert.ok(!(await concerns('projects/don-sans-jour')).includes('STUCK'));
});

test('an outcome asks for its lessons', async () => {
  const name = await project({}, { phase: 'STOPPED' });
  assert.deepEqual(await concerns(name), ['OUTCOME_WITHOUT_LESSONS']);
  await coach.call('UpdateProject', { project: { name, outcome: { lessons: 'Demander aux marins.' } }, updateMask: { paths: ['outcome.lessons'] } });
  assert.deepEqual(await concerns(name), []);
});

test('a committee that is near asks whether its projects are ready for it', async () => {
  const name = await project({ intrapreneur: 'quelquun@mer.example' }, { phase: 'INVESTIGATION' });
  const plan = (id, date) => coach.call('CreateCommittee', { committeeId: id, committee: { title: id, incubator: OURS, date,
    hearings: [{ project: name, decision: 'DECISION_GO' }] } });
  await plan('loin', day(15));
  assert.deepEqual(await concerns(name), []);
  assert.deepEqual(await concerns(name, { asOf: day(1) }), ['COMMITTEE_NOT_PREPARED']);
  await plan('proche', day(14));
  const [item] = await list(name);
  assert.deepEqual([concernOf(item), item.days], ['COMMITTEE_NOT_PREPARED', -14]);
  assert.match(item.reason, /PROBLEM_STATEMENT/);
  assert.doesNotMatch(item.reason, /SPONSOR|INTRAPRENEUR|GO\b/);
  await coach.call('CancelCommittee', { name: 'committees/proche', reason: 'plus de quorum' });
  assert.deepEqual(await concerns(name), []);
});

test('the money that a near committee is to grant is not missing', async () => {
  const name = await project({ intrapreneur: 'quelquun@mer.example', problemStatement: 'Trop de papier', budget: null }, { phase: 'INVESTIGATION' });
  const hearing = { project: name, decision: 'DECISION_GO' };
  const hears = (hearings) => ({ name: 'committees/argent', title: 'Argent', incubator: OURS, date: day(3), hearings });
  await coach.call('CreateCommittee', { committeeId: 'argent', committee: hears([hearing]) });
  const reason = async () => (await list(name)).find((item) => concernOf(item) === 'COMMITTEE_NOT_PREPARED')?.reason ?? '';
  assert.match(await reason(), /BUDGET/);
  Object.assign(hearing, { amountGranted: { currencyCode: 'EUR', units: 1000 }, fundingSource: 'FAST' });
  await coach.call('UpdateCommittee', { committee: hears([hearing]), updateMask: { paths: ['hearings'] } });
  assert.doesNotMatch(await reason(), /BUDGET/);
});

test('a committee that asked to hear it again by a day that has passed', async () => {
  const name = await project();
  await admin.call('CreateCommittee', { committeeId: 'passe', committee: { title: 'Passé', incubator: OURS, date: day(-20),
    hearings: [{ project: name, decision: 'DECISION_POSTPONE', nextReviewDate: day(-2) }] } });
  assert.deepEqual(await concerns(name), []);
  await admin.call('HoldCommittee', { name: 'committees/passe' });
  const [item] = await list(name);
  assert.deepEqual([concernOf(item), item.days], ['REVIEW_DUE', 1]);
});

test('parents: an incubator that shares it, a ministry above its sponsor, nothing else', async () => {
  const shared = await project({ otherIncubators: [THEIRS], programmeContact: '' });
  const names = async (parent, client) => [...new Set((await list(parent, {}, client)).map((item) => item.project))];
  assert.deepEqual(await names(THEIRS, as(`coach@${THEIRS}`)), [shared]);
  assert.ok((await names('organisations/mer', as('ministry@organisations/mer'))).includes(shared));
  assert.ok((await names('', admin)).includes(shared));
  for (const client of [anonymous, as(`coach@${THEIRS}`)]) {
    const refused = await client.refusal('GetAttentionList', { parent: OURS });
    assert.ok([Code.PERMISSION_DENIED, Code.UNAUTHENTICATED].includes(refused.code));
  }
  assert.equal((await coach.refusal('GetAttentionList', {})).code, Code.PERMISSION_DENIED);
  assert.equal((await admin.refusal('GetAttentionList', { parent: 'incubators/nulle-part' })).code, Code.NOT_FOUND);
  assert.equal((await admin.refusal('GetAttentionList', { parent: 'teams/x' })).code, Code.INVALID_ARGUMENT);
});

test('a filter narrows a parent: a ministerial domain of it, whatever its tree', async () => {
  await admin.call('CreateOrganisation', { organisationId: 'phares', organisation: { title: 'Phares', ministerialDomain: 'Mer' } });
  const ours = await project({ title: 'Au domaine', sponsors: ['organisations/phares'], timeBox: { endDate: day(-5) } });
  const theirs = await project({ title: 'Au domaine aussi', primaryIncubator: THEIRS, sponsors: ['organisations/phares'], timeBox: { endDate: day(-5) } });
  const other = await project({ title: 'Ailleurs', timeBox: { endDate: day(-5) } });
  const named = async (parent, request, client = admin) => (await list(parent, request, client)).map((item) => item.project);
  assert.deepEqual(await named('', { filter: 'domain = "Mer"' }), [ours, theirs]);
  assert.deepEqual(await named(OURS, { filter: 'domain = "Mer"' }, coach), [ours], 'of what the role is held on');
  assert.deepEqual(await named('organisations/mer', { filter: 'domain = "Mer"' }), []);
  assert.ok((await named(OURS, {})).includes(other));
  const { counts } = await admin.call('GetAttentionList', { filter: 'domain = "Mer"', asOf: day(0) });
  assert.deepEqual(counts.map(({ concern, count }) => [concern, Number(count)]), [['CONCERN_OVERDUE', 2]]);
  const wrong = await admin.refusal('GetAttentionList', { filter: 'domaine = "Mer"' });
  assert.equal(wrong.BadRequest.fieldViolations[0].field, 'filter');
  assert.equal((await coach.refusal('GetAttentionList', { filter: 'domain = "Mer"' })).code, Code.PERMISSION_DENIED, 'rights are the parent\'s');
});

test('the list is in its order, page after page, counted as a whole, and a token is for its own list', async () => {
  for (let i = 0; i < 6; ++i) await project({ programmeContact: '', timeBox: { endDate: day(-10 * (i % 3) - 1) } });
  const ORDER = ['OVER_BUDGET', 'OVERDUE', 'REVIEW_DUE', 'TIME_BOX_ENDING', 'COMMITTEE_NOT_PREPARED', 'STUCK', 'NO_COMMITTEE', 'UNSPONSORED', 'NO_FOLLOW_UP'];
  const whole = await admin.call('GetAttentionList', { asOf: day(0), pageSize: 1000 });
  const keys = whole.items.map((item) => [ORDER.indexOf(concernOf(item)) < 0 ? 9 : ORDER.indexOf(concernOf(item)), daysTo(item.since), item.project]);
  assert.deepEqual(keys, [...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)));
  assert.equal(whole.counts.reduce((sum, c) => sum + Number(c.count), 0), whole.items.length);
  assert.deepEqual(await list('', { pageSize: 2 }, admin), whole.items);
  const some = { asOf: day(0), concerns: ['CONCERN_NO_FOLLOW_UP'], pageSize: 2 };
  const page = await admin.call('GetAttentionList', some);
  assert.ok(page.items.every((item) => concernOf(item) === 'NO_FOLLOW_UP'));
  assert.deepEqual(page.counts, whole.counts.filter((c) => c.concern === 'CONCERN_NO_FOLLOW_UP'));
  const other = await admin.refusal('GetAttentionList', { asOf: day(0), pageSize: 2, pageToken: page.nextPageToken });
  assert.deepEqual([other.code, other.BadRequest.fieldViolations[0].field], [Code.INVALID_ARGUMENT, 'page_token']);
});

test('what cannot be asked is refused by the name of its field', async () => {
  for (const [field, request] of [['stuck_days', { stuckDays: -1 }], ['concerns[0]', { concerns: [77] }], ['concerns', { concerns: [0] }],
    ['as_of', { asOf: { year: 2026, month: 2, day: 30 } }], ['page_size', { pageSize: -1 }]]) {
    const refused = await admin.refusal('GetAttentionList', request);
    assert.deepEqual([refused.code, refused.BadRequest?.fieldViolations[0].field], [Code.INVALID_ARGUMENT, field]);
  }
});

test('the four lights', async () => {
  const name = await project({ links: { productUri: 'https://pont.example' } }, { since: -20 });
  const lights = async (request = {}) => {
    const { project: of, asOf, ...signs } = await coach.call('GetProjectHealth', { name, asOf: day(0), ...request });
    assert.equal(of, name);
    assert.deepEqual(asOf, request.asOf ?? day(0));
    return Object.values(signs).map(({ light, code, reason }) => (assert.ok(reason), `${light.replace('LIGHT_', '')} ${code}`));
  };
  assert.deepEqual(await lights(), ['ORANGE NO_DELIVERY', 'NO_DATA NO_TIME_BOX', 'NO_DATA NO_BUDGET', 'NO_DATA NEVER_DELIVERED']);
  for (const days of [-10, -5, 0]) await coach.call('CreateProjectEvent', { parent: name, event: { type: 'deployment', date: day(days) } });
  await coach.call('UpdateProject', { project: { name, timeBox: { startDate: day(-89), endDate: day(10) } }, updateMask: { paths: ['time_box'] } });
  await coach.call('CreateFundingLine', { parent: name, fundingLine: { fundingSource: 'PIA', amount: money(100), date: day(-20) } });
  await coach.call('CreateSpendingEntry', { parent: name,
    spendingEntry: { date: day(0), amount: money(101), category: 'CATEGORY_OTHER' } });
  assert.deepEqual(await lights(), ['GREEN DELIVERED', 'ORANGE TIME_BOX_ENDING', 'RED OVER_BUDGET', 'GREEN DELIVERING']);
  assert.deepEqual(await lights({ asOf: day(-8) }), ['GREEN DELIVERED', 'ORANGE TIME_BOX_ENDING', 'NO_DATA NO_SPENDING', 'ORANGE FEW_DELIVERIES']);
  assert.deepEqual(await lights({ asOf: day(200) }), ['ORANGE NO_DELIVERY', 'RED OVERDUE', 'RED OVER_BUDGET', 'RED NO_DELIVERY']);
  const now = await coach.call('GetProjectHealth', { name });
  assert.ok([0, 1].includes(daysTo(now.asOf)));
  assert.equal((await admin.refusal('GetProjectHealth', { name: 'projects/rien' })).code, Code.NOT_FOUND);
  assert.notEqual((await anonymous.refusal('GetProjectHealth', { name })).code, Code.OK);
});
