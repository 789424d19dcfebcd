// What is recorded line by line, through its door: said, corrected, withdrawn, listed, added up.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { inDays } from '../../e2e/paris.mjs';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const iso = (date) => date && [date.year, date.month, date.day].map((n, i) => String(n).padStart(i ? 2 : 4, '0')).join('-');
const eur = (units, nanos = 0) => ({ currencyCode: 'EUR', units, nanos });
const euros = (money) => money && Number(money.units) + money.nanos / 1e9;
const fieldsOf = (refusal) => refusal.BadRequest.fieldViolations.map((v) => v.field);
const numberOf = (line) => Number(line.name.split('/').at(-1));

// Of each kind of line: its methods' name, its field, that of a list, a sound line and another.
const KINDS = [
  { one: 'Evidence', many: 'Evidence', field: 'evidence', list: 'evidence', collection: 'evidence', who: 'coach',
    line: { phase: 'PHASE_SCALING', code: 'RISK_ANALYSIS', uri: 'https://preuves.example/analyse' },
    other: { phase: 'PHASE_SCALING', code: 'RISK_ANALYSIS', note: 'vue sur papier' } },
  { one: 'Waiver', many: 'Waivers', field: 'waiver', list: 'waivers', collection: 'waivers', who: 'admin',
    line: { phase: 'PHASE_SCALING', code: 'OPEN_SOURCE', reason: 'secret de la défense' },
    other: { phase: 'PHASE_SCALING', code: 'OPEN_SOURCE', reason: 'secret fiscal', expireDate: day(inDays(60)) } },
  { one: 'FundingLine', many: 'FundingLines', field: 'fundingLine', list: 'fundingLines', collection: 'fundingLines', who: 'coach',
    line: { fundingSource: 'FAST', amount: eur(120_000), date: day('2025-03-01'), promotion: 4, sharePercent: 62.5 },
    other: { fundingSource: 'FAST', amount: eur(12_000, 500_000_000), date: day('2025-03-01'), phase: 'PHASE_SCALING' } },
  { one: 'SpendingEntry', many: 'SpendingEntries', field: 'spendingEntry', list: 'spendingEntries', collection: 'spendingEntries', who: 'coach',
    line: { date: day('2025-04-01'), amount: eur(5_000), category: 'CATEGORY_BUILDING', supplierType: 'SUPPLIER_TYPE_FREELANCE' },
    other: { date: day('2025-04-02'), amount: eur(5_000), category: 'CATEGORY_AUDIT', note: 'audit RGAA' } },
  { one: 'TimeBoxExtension', many: 'TimeBoxExtensions', field: 'timeBoxExtension', list: 'timeBoxExtensions', collection: 'timeBoxExtensions', who: 'coach',
    line: { endDate: day('2025-09-30'), grantedBy: 'le comité de juin', reason: 'démarrage tardif' },
    other: { endDate: day('2025-10-31'), grantedBy: 'le comité de juin', reason: 'démarrage tardif' } },
];

let stack, people, number = 0;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  people = { coach: as(`coach@${OURS}`), admin: as('programme_admin'), stranger: as('coach@incubators/le-phare'), nobody: as('') };
  for (const id of ['la-serre', 'le-phare']) {
    await people.admin.call('CreateIncubator', { incubatorId: id, incubator: { title: id } });
  }
});
after(closeClients);

async function project(fields = {}) {
  const { name } = await people.coach.call('CreateProject', { projectId: `p-${++number}`,
    project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Essai', primaryIncubator: OURS,
      timeBox: { startDate: day('2025-01-01'), endDate: day('2025-06-30') }, ...fields } });
  return name;
}
const create = (kind, parent, line = kind.line, more = {}) =>
  people[kind.who].call(`Create${kind.one}`, { parent, [kind.field]: line, ...more });
const refusedCreate = (kind, parent, line, who = kind.who) =>
  people[who].refusal(`Create${kind.one}`, { parent, [kind.field]: line });
const correct = (kind, name, request) => people[kind.who].call(`Correct${kind.one}`, { name, reason: 'erreur de saisie', ...request });
const refusedCorrection = (kind, name, request) =>
  people[kind.who].refusal(`Correct${kind.one}`, { name, reason: 'erreur de saisie', ...request });
const list = (kind, parent, request = {}) => people.coach.all(`List${kind.many}`, kind.list, { parent, ...request });
const finances = (name, asOf) => people.coach.call('GetProjectFinances', { name, ...(asOf && { asOf: day(asOf) }) });
const [EVIDENCE, WAIVER, FUNDING, SPENDING, EXTENSION] = KINDS;

for (const kind of KINDS) {
  test(`${kind.collection}: said, corrected, withdrawn, and nothing is lost`, async () => {
    const parent = await project();
    const first = await create(kind, parent);
    assert.equal(first.name, `${parent}/${kind.collection}/1`);
    for (const [field, value] of Object.entries(kind.line)) {
      assert.equal(JSON.stringify(first[field]).replaceAll('"', ''), JSON.stringify(value).replaceAll('"', ''), field);
    }
    assert.match(first.trail.recordedBy, /./);
    assert.equal(first.trail.supersedeTime, null);

    const second = await correct(kind, first.name, { [kind.field]: kind.other });
    assert.equal(second.name, `${parent}/${kind.collection}/2`);
    assert.deepEqual((await list(kind, parent)).map(numberOf), [2]);
    const [before] = await list(kind, parent, { showSuperseded: true });
    assert.deepEqual([before.trail.supersededBy, before.trail.supersedeReason], [second.name, 'erreur de saisie']);

    const withdrawn = await correct(kind, second.name, { withdraw: true, reason: 'jamais dit' });
    assert.deepEqual([withdrawn.name, withdrawn.trail.supersededBy, withdrawn.trail.supersedeReason], [second.name, '', 'jamais dit']);
    assert.deepEqual(await list(kind, parent), []);
    assert.deepEqual((await list(kind, parent, { showSuperseded: true, pageSize: 1 })).map(numberOf), [1, 2]);

    const gone = await refusedCorrection(kind, first.name, { withdraw: true });
    assert.equal(gone.code, Code.FAILED_PRECONDITION);
    assert.ok(gone.PreconditionFailure.violations[0].description.includes(second.name), 'which line took its place');
    assert.match((await refusedCorrection(kind, second.name, { [kind.field]: kind.line })).PreconditionFailure.violations[0].description, /withdrawn/);
  });

  test(`${kind.collection}: a correction says something else, or nothing at all`, async () => {
    const parent = await project();
    const { name } = await create(kind, parent);
    const snake = kind.field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
    for (const request of [{}, { withdraw: true, [kind.field]: kind.other }, { [kind.field]: kind.line }]) {
      assert.deepEqual(fieldsOf(await refusedCorrection(kind, name, request)), [snake]);
    }
    assert.deepEqual(fieldsOf(await refusedCorrection(kind, name, { withdraw: true, reason: '' })), ['reason']);
    assert.equal((await refusedCorrection(kind, `${parent}/${kind.collection}/9`, { withdraw: true })).code, Code.NOT_FOUND);
    assert.deepEqual((await list(kind, parent, { showSuperseded: true })).length, 1);
  });

  test(`${kind.collection}: for the project's own people, and while it lives`, async () => {
    const parent = await project();
    const { name } = await create(kind, parent);
    for (const who of ['stranger', 'nobody']) {
      const denied = who === 'nobody' ? Code.UNAUTHENTICATED : Code.PERMISSION_DENIED;
      assert.equal((await refusedCreate(kind, parent, kind.line, who)).code, denied);
      assert.equal((await people[who].refusal(`List${kind.many}`, { parent })).code, denied);
      assert.equal((await people[who].refusal(`Correct${kind.one}`, { name, withdraw: true, reason: 'non' })).code, denied);
    }
    await people.coach.call('DeleteProject', { name: parent });
    assert.equal((await refusedCreate(kind, parent, kind.line)).code, Code.NOT_FOUND);
    assert.equal((await refusedCorrection(kind, name, { withdraw: true })).code, Code.NOT_FOUND);
  });

  test(`${kind.collection}: the same request twice is one line; a rehearsal is none`, async () => {
    const parent = await project();
    await create(kind, parent, kind.line, { validateOnly: true });
    assert.deepEqual(await list(kind, parent), []);
    const requestId = randomUUID();
    const once = await create(kind, parent, kind.line, { requestId });
    assert.deepEqual(await create(kind, parent, kind.line, { requestId }), once);
    assert.deepEqual((await list(kind, parent)).map(numberOf), [1]);
  });
}

test('what is wrong is said field by field, all at once', async () => {
  const parent = await project();
  const cases = [
    [EVIDENCE, {}, ['evidence.phase', 'evidence.code', 'evidence.uri']],
    [EVIDENCE, { phase: 99, code: 'risk analysis', uri: 'S:\\preuves' }, ['evidence.phase', 'evidence.code', 'evidence.uri']],
    [WAIVER, { phase: 'PHASE_SCALING', code: 'IMPACT', reason: 'x', expireDate: day('2020-01-01') }, ['waiver.expire_date']],
    [WAIVER, { phase: 'PHASE_SCALING' }, ['waiver.code', 'waiver.reason']],
    [WAIVER, { phase: 'PHASE_SCALING', code: 'SPONSOR', reason: 'CONSTRUCTION seule le demande' }, ['waiver.code']],
    [EVIDENCE, { ...EVIDENCE.line, code: 'NOPE' }, ['evidence.code']],
    [WAIVER, { ...WAIVER.line, reason: ' \t ' }, ['waiver.reason']],
    [FUNDING, { ...FUNDING.line, amount: eur(0), sharePercent: 101, promotion: -1 },
      ['funding_line.amount', 'funding_line.share_percent', 'funding_line.promotion']],
    [FUNDING, { ...FUNDING.line, amount: { ...eur(5), currencyCode: 'USD' }, date: day('2025-02-30') },
      ['funding_line.amount', 'funding_line.date']],
    [FUNDING, { ...FUNDING.line, date: {} }, ['funding_line.date']],
    [SPENDING, { ...SPENDING.line, date: day(inDays(3)) }, ['spending_entry.date']],
    [SPENDING, { amount: eur(-5), category: 0, supplierType: 77 },
      ['spending_entry.date', 'spending_entry.category', 'spending_entry.amount', 'spending_entry.supplier_type']],
    [EXTENSION, { grantedBy: 'nous' }, ['time_box_extension.end_date', 'time_box_extension.reason']],
  ];
  for (const [kind, line, fields] of cases) {
    const refused = await refusedCreate(kind, parent, line);
    assert.equal(refused.code, Code.INVALID_ARGUMENT);
    assert.deepEqual([...new Set(fieldsOf(refused))].sort(), [...fields].sort(), JSON.stringify(line));
  }
});

test('an extension gives more time than there was, to a project that has some', async () => {
  const parent = await project();
  const extend = (end, refused = false) => (refused ? refusedCreate : create)(EXTENSION, parent, { ...EXTENSION.line, endDate: day(end) });
  assert.deepEqual(fieldsOf(await extend('2025-06-30', true)), ['time_box_extension.end_date']);
  const first = await extend('2025-07-31');
  assert.deepEqual(fieldsOf(await extend('2025-07-31', true)), ['time_box_extension.end_date']);
  await extend('2025-08-31');
  const shorter = { ...EXTENSION.line, endDate: day('2025-07-15') };
  await correct(EXTENSION, first.name, { timeBoxExtension: shorter });
  const { timeBoxStart, timeBoxEnd, originalTimeBoxEnd } = await finances(parent);
  assert.deepEqual([timeBoxStart, timeBoxEnd, originalTimeBoxEnd].map(iso), ['2025-01-01', '2025-08-31', '2025-06-30']);
  assert.equal(iso((await finances(parent, '2025-05-01')).timeBoxEnd), '2025-06-30', 'before anybody extended it');

  const timeless = await project({ timeBox: null });
  const refused = await refusedCreate(EXTENSION, timeless, EXTENSION.line);
  assert.deepEqual([refused.code, refused.PreconditionFailure.violations[0].type], [Code.FAILED_PRECONDITION, 'TIME_BOX']);
});

test("a committee's grant is corrected where it was decided", async () => {
  const parent = await project();
  const { name } = await create(FUNDING, parent);
  stack.sql(`UPDATE project_entries SET source = 'committees/mars' WHERE project_id = '${parent.split('/')[1]}'`);
  for (const request of [{ withdraw: true }, { fundingLine: FUNDING.other }]) {
    const refused = await refusedCorrection(FUNDING, name, request);
    assert.equal(refused.code, Code.FAILED_PRECONDITION);
    assert.deepEqual([refused.PreconditionFailure.violations[0].subject], ['committees/mars']);
    assert.match(refused.PreconditionFailure.violations[0].description, /^reopen committees\/mars/);
  }
  assert.equal((await list(FUNDING, parent))[0].trail.source, 'committees/mars');
});

test('two who correct the same line: one of them does', async () => {
  const parent = await project();
  const { name } = await create(FUNDING, parent);
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map((n) =>
    correct(FUNDING, name, { fundingLine: { ...FUNDING.line, amount: eur(n) } })));
  assert.equal(outcomes.filter((o) => o.status === 'fulfilled').length, 1);
  for (const { reason } of outcomes.filter((o) => o.status === 'rejected')) assert.equal(reason.code, Code.FAILED_PRECONDITION);
  assert.equal((await list(FUNDING, parent)).length, 1);
});

test('money and time add up', async () => {
  const parent = await project({ budget: { allocated: eur(1), spent: eur(1) } });
  for (const [phase, date] of [['INVESTIGATION', '2025-01-01'], ['CONSTRUCTION', '2025-03-01']]) {
    await people.admin.call('AdvancePhase', { name: parent, phase: `PHASE_${phase}`, effectiveDate: day(date), force: true, reason: 'pour voir' });
  }
  const fund = (amount, date, phase) => create(FUNDING, parent, { fundingSource: 'FAST', amount: eur(amount), date: day(date), phase });
  const spend = (amount, date) => create(SPENDING, parent, { date: day(date), amount: eur(amount), category: 'CATEGORY_BUILDING' });
  await fund(1_000, '2025-01-10', 'PHASE_INVESTIGATION');
  await fund(9_000, '2025-02-20', 'PHASE_CONSTRUCTION');
  await fund(50_000, '2025-12-01');
  const slip = await spend(99_000, '2025-02-28');
  await spend(3_600, '2025-03-02');
  await correct(SPENDING, slip.name, { spendingEntry: { date: day('2025-02-28'), amount: eur(900), category: 'CATEGORY_BUILDING' } });

  // 28 February to 28 April: 60 days.
  const f = await finances(parent, '2025-04-28');
  assert.deepEqual([f.project, iso(f.asOf)], [parent, '2025-04-28']);
  assert.deepEqual([f.allocated, f.spent, f.remaining].map(euros), [10_000, 4_500, 5_500]);
  assert.equal(f.usedPercent, 45);
  assert.deepEqual(f.phases.map((p) => [p.phase, euros(p.allocated), euros(p.spent)]),
    [['PHASE_INVESTIGATION', 1_000, 900], ['PHASE_CONSTRUCTION', 9_000, 3_600]]);
  assert.deepEqual(f.burnDown.map((p) => [iso(p.date), euros(p.remaining), euros(p.spent)]),
    [['2025-01-31', 1_000, 0], ['2025-02-28', 9_100, 900], ['2025-03-31', 5_500, 4_500], ['2025-04-28', 5_500, 4_500]]);
  assert.equal(f.dailyRate, 75);
  assert.equal(iso(f.exhaustionDate), '2025-07-11', '5500 at 75 a day last 74 days');
  assert.equal(euros(f.forecastSpent), 4_500 + 63 * 75);
  assert.ok(Math.abs(f.timeUsedPercent - (100 * 118) / 181) < 1e-9);
  assert.equal(f.originalTimeBoxEnd, null);
});

test('without data nothing is said, and before lines the project speaks for itself', async () => {
  const silent = await finances(await project({ timeBox: null }));
  for (const field of ['allocated', 'spent', 'remaining', 'usedPercent', 'dailyRate', 'exhaustionDate', 'forecastSpent',
    'timeBoxStart', 'timeBoxEnd', 'timeUsedPercent']) {
    assert.equal(silent[field] ?? null, null, field);
  }
  assert.deepEqual([silent.phases, silent.burnDown], [[], []]);

  const told = await finances(await project({ budget: { allocated: eur(200), spent: eur(50) } }));
  assert.deepEqual([told.allocated, told.spent, told.remaining].map(euros).concat(told.usedPercent), [200, 50, 150, 25]);
});

test('finances are for those who may see them', async () => {
  const name = await project();
  assert.equal((await people.nobody.refusal('GetProjectFinances', { name })).code, Code.UNAUTHENTICATED);
  assert.equal((await people.stranger.refusal('GetProjectFinances', { name })).code, Code.PERMISSION_DENIED);
  assert.equal((await people.admin.refusal('GetProjectFinances', { name: 'projects/nulle-part' })).code, Code.NOT_FOUND);
  assert.deepEqual(fieldsOf(await people.coach.refusal('GetProjectFinances', { name, asOf: { year: 2025 } })), ['as_of']);
});
