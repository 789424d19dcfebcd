// Every field of every method of the metrics service, with what a hostile or broken client puts there: it is taken or refused by
// its name, never an error of the server's, and of whatever was taken every figure can still be found. A new field is covered by
// itself; a new write wants its sound request in SOUND.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients, contract, rehearsalOf, resourceTypeOf } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { methodsOf } from '../authorization.mjs';
import { assertTakenOrRefused, at as valueAt, day, fieldsOf, named, put, readsOf, show, valuesFor, writesOf } from '../extremes.mjs';
import { SEMIS, SERRE, at, ground } from './ground.mjs';

const METHODS = methodsOf('metrics'), READS = readsOf(METHODS);
const PAST = at('2026-01-05T10:00:00Z'), LATER = at('2026-01-09T10:00:00Z');
const PERIOD = { fromTime: at('2025-12-01T00:00:00Z'), toTime: at('2026-03-01T00:00:00Z'), asOf: at('2026-03-01T00:00:00Z') };
const METRIC = 'definitions/recoltes', SPRINT = `${SEMIS}/sprints/s1`;
let stack, admin, source, secret, number = 0;
const fresh = () => `x-${++number}`;
const sha = () => (++number).toString(16).padStart(40, '0');
const call = (method, request) => admin.of('MetricsService').call(method, request);

// A sound one of each kind, to be told of a project.
const AUDIENCE = { key: 'audience', value: 'COMPANIES' };
const DEFINITION = { title: 'Récoltes', direction: 1, kind: 3, period: 4, project: SEMIS, dimensions: ['audience'], additiveDimensions: ['audience'], sourceUri: 'https://jardins.example/' };
const POINT = { metric: METRIC, time: PAST, value: 1, dimensions: [AUDIENCE] };
const ITEM = { type: 'semis', title: 'Semer', uri: 'https://jardins.example/1', requestTime: PAST, transitions: [{ to: 2, time: PAST, status: 'en cours' }, { to: 3, time: LATER }],
  estimates: [{ value: 1, time: PAST }], memberships: [{ sprint: SPRINT, fromTime: PAST }] };
const PERIOD_OF_SPRINT = { title: 'Un', startTime: at('2026-01-05T00:00:00Z'), endTime: at('2026-01-19T00:00:00Z'), goal: 'Semer' };
const CHANGE = { authorTime: PAST, openTime: PAST, mergeTime: LATER, uri: 'https://jardins.example/2' };
const DEPLOYMENT = { environment: 'production', tier: 1, startTime: PAST, finishTime: LATER, outcome: 1, sha: 'a'.repeat(40), changes: ['a'.repeat(40)], intent: 1, uri: 'https://jardins.example/3' };
const INCIDENT = { title: 'Gel', description: 'Tout a gelé', detectTime: PAST, resolveTime: LATER, uri: 'https://jardins.example/4' };
const SURVEY = { kind: 1, date: day(2026, 1, 5), counts: [{ answer: 'GOOD', count: 3 }] };
const OBJECTIVE = { title: 'Plus', hypothesis: 'Arroser', metric: METRIC, dimensions: [AUDIENCE], baseline: 1, baselineDate: day(2026), target: 5, targetDate: day(2027) };
const SOURCE = { kind: 1, title: 'La forge', repositories: ['jardins/semis'], stateRules: [{ word: 'fait', state: 3 }], tierRules: [{ environment: 'prod', tier: 1 }] };

// How each resource is made, by the type of its name: the method, and a request that it takes each time.
const MAKES = {
  Definition: () => ({ definitionId: `d${++number}`, definition: DEFINITION }),
  WorkItem: () => ({ parent: SEMIS, workItemId: fresh(), workItem: ITEM }),
  Sprint: () => ({ parent: SEMIS, sprintId: fresh(), sprint: PERIOD_OF_SPRINT }),
  CodeChange: () => ({ parent: SEMIS, changeId: sha(), change: CHANGE }),
  Deployment: () => ({ parent: SEMIS, deployment: DEPLOYMENT }),
  Incident: () => ({ parent: SEMIS, incident: INCIDENT }),
  Survey: () => ({ parent: SEMIS, survey: { ...SURVEY, form: fresh() } }),
  Objective: () => ({ parent: SEMIS, objective: OBJECTIVE }),
  Snapshot: () => ({ parent: SEMIS, snapshot: { title: 'Avant', note: 'Pour voir' }, indicator: 'change_fail_rate', parameters: [{ key: 'fail_horizon', value: 24 }], ...PERIOD }),
  // A project may have fifty, no more.
  Source: async () => {
    const { name } = await admin.call('CreateProject', { projectId: fresh(), project: { title: 'Semis', kind: 1, primaryIncubator: SERRE } });
    return { source: { project: name, ...SOURCE } };
  },
};
const make = async (type) => (await call(`Create${type}`, await MAKES[type]())).name;
// What an update says.
const SAYS = { Definition: ['definition', { title: 'Récolte' }], WorkItem: ['workItem', { title: 'Arroser' }], Sprint: ['sprint', { title: 'Deux' }], CodeChange: ['change', { uri: 'https://jardins.example/5' }],
  Deployment: ['deployment', { environment: 'prod' }], Incident: ['incident', { title: 'Grêle' }], Survey: ['survey', { counts: [{ answer: 'GOOD', count: 4 }] }], Objective: ['objective', { title: 'Encore plus' }],
  Source: ['source', { title: 'Forge' }] };

// A sound request of each write.
const SOUND = {
  IngestPoints: () => ({ parent: SEMIS, source: 'releve', points: [POINT] }),
  UpsertWorkItems: () => ({ parent: SEMIS, source: 'tableau', workItems: [{ ...ITEM, sourceId: fresh() }] }),
  RecordDeployment: () => ({ parent: SEMIS, deployment: { ...DEPLOYMENT, sourceId: fresh() }, changes: [{ ...CHANGE, name: `${SEMIS}/changes/${sha()}` }] }),
  RecordDeployments: () => ({ parent: SEMIS, deployments: [{ ...DEPLOYMENT, sourceId: fresh() }], changes: [{ ...CHANGE, name: `${SEMIS}/changes/${sha()}` }] }),
  RecordIncident: () => ({ parent: SEMIS, incident: { ...INCIDENT, sourceId: fresh() } }),
  JudgeObjective: async () => ({ name: await make('Objective'), verdict: 4, reason: 'abandon' }),
  RotateSourceSecret: async () => ({ name: await make('Source'), keepHours: 1 }),
  ReplaySourceEvents: () => ({ parent: source }),
  ReceiveSourceEvent: () => ({ name: source, path: 'points', headers: [{ key: 'authorization', value: `Bearer ${secret}` }], body: Buffer.from(JSON.stringify({ points: [{ ...POINT, time: '2026-01-06T10:00:00Z' }] })) }),
};
for (const type of Object.keys(MAKES)) {
  SOUND[`Create${type}`] = MAKES[type];
  SOUND[`Delete${type}`] = SOUND[`Undelete${type}`] = async () => ({ name: await make(type) });
  if (SAYS[type]) SOUND[`Update${type}`] = async () => ({ [SAYS[type][0]]: { name: await make(type), ...SAYS[type][1] } });
}
// With which codes a method may refuse beside all others: whoever shows no secret is nobody.
const REFUSES = { ReceiveSourceEvent: [Code.UNAUTHENTICATED] };

// Beside what a read is about, what it must say to be answered.
const ASKED = { ReadSeries: { name: '', metric: METRIC, source: 'releve', grain: 2, ...PERIOD }, ExplainIndicator: { indicator: 'cycle_time', withExport: true, ...PERIOD }, QueryIndicators: PERIOD, GetFlow: PERIOD, GetDora: PERIOD,
  Forecast: { items: 20 }, CompareToTarget: { objective: '' }, GetPortfolioIndicators: PERIOD, ListDigitalServices: PERIOD, ListAuditRecords: { resource: SEMIS }, GetPermissions: { resources: [SEMIS] } };
// The last one of each type that there is, which reads are about.
const names = { 'pepiniere.portfolio/Project': SEMIS, 'pepiniere.metrics/Formula': 'formulas/usage@1' };
const ask = (method) => ({ ...rehearsalOf(method, names), ...ASKED[method.name] });

before(async () => {
  ({ stack, admin } = await ground({ gateway: { signIn: false } }));
  await call('CreateDefinition', { definitionId: 'recoltes', definition: DEFINITION });
  await call('CreateSprint', { parent: SEMIS, sprintId: 's1', sprint: { ...PERIOD_OF_SPRINT, closed: true } });
  ({ name: source, secret } = await call('CreateSource', { source: { project: SEMIS, kind: 5, title: 'Le carnet' } }));
  for (const type of Object.keys(MAKES)) names[`pepiniere.metrics/${type}`] = await make(type);
  names['pepiniere.metrics/Series'] = (await call('IngestPoints', SOUND.IngestPoints())).results[0].series;
  names['pepiniere.metrics/Source'] = source;
  await call('ReceiveSourceEvent', SOUND.ReceiveSourceEvent());
  names['pepiniere.metrics/SourceEvent'] = (await call('ListSourceEvents', { parent: source })).sourceEvents[0].name;
});
after(closeClients);

// All that there is, and every figure of it: what is answered is of no account, that it is answered is.
async function readEverything() {
  for (const method of READS) {
    const request = ask(method);
    const listed = method.resolvedResponseType.fieldsArray.find((field) => field.repeated && resourceTypeOf(field.resolve().resolvedType ?? {}));
    const read = listed && /^List/.test(method.name) ? admin.of('MetricsService').all(method.name, listed.name, { ...request, pageSize: 1000 }) : call(method.name, request);
    await read.catch((error) => {
      // What cannot be added up is so whatever its values are.
      assert.equal(error.code, Code.FAILED_PRECONDITION, `${method.name} ${show(request)}: ${error.code} ${error.details}`);
    });
  }
}

for (const method of writesOf(METHODS)) {
  test(`${method.name} takes or refuses whatever its fields are given`, async () => {
    assert.ok(SOUND[method.name], 'a new write wants its sound request in this test');
    await assertTakenOrRefused(method, { call: (request) => call(method.name, request), sound: SOUND[method.name], fine: REFUSES[method.name] });
    await readEverything();
  });
}

for (const method of READS) {
  test(`${method.name} answers or refuses whatever it is asked`, () => assertTakenOrRefused(method, { call: (request) => call(method.name, request), sound: () => ask(method) }));
}

const AT_ONCE = 100;  // items of a message, which is one transaction

test('an import keeps what it can of whatever its fields are given, reports the rest, and goes on', async () => {
  const items = { sprint: () => ({ ...PERIOD_OF_SPRINT, sourceId: fresh() }), workItem: () => ({ ...ITEM, sourceId: fresh() }), change: () => ({ ...CHANGE, name: `${SEMIS}/changes/${sha()}` }),
    deployment: () => ({ ...DEPLOYMENT, sourceId: fresh() }), incident: () => ({ ...INCIDENT, sourceId: fresh() }), survey: () => ({ ...SURVEY, form: fresh() }), point: () => POINT };
  // Of a list or a text that is too large for any message, the whole message is refused.
  const fits = (value) => !(Array.isArray(value) && value.length > 1000) && (JSON.stringify(value) ?? '').length < 65_000;
  for (const [kind, makeOne] of Object.entries(items)) {
    const type = contract.lookupType('pepiniere.metrics.v1.MetricsItem').fields[kind].resolve().resolvedType;
    const told = [], expected = new Map();
    const tell = (item) => told.push({ file: 'essai.csv', name: `line ${told.length + 1}`, [kind]: item });
    for (const [path, field] of fieldsOf(type)) {
      if (path.at(-1) === 'etag') continue;
      const { taken, wrong = [] } = valuesFor(field, valueAt(makeOne(), path));
      for (const value of [...taken, ...wrong].filter(fits)) {
        tell(put(makeOne(), path, value));
        if (wrong.includes(value)) expected.set(told.at(-1).name, `${kind}: ${named(path)} = ${show(value)}`);
      }
    }
    tell(makeOne());
    const messages = [];
    for (let i = 0; i < told.length; i += AT_ONCE) messages.push({ parent: SEMIS, source: 'essai', items: told.slice(i, i + AT_ONCE) });
    const { report } = await admin.stream('ImportMetrics', messages);
    const found = new Set(report.findings.map(({ key }) => key));
    for (const [line, said] of expected) assert.ok(found.has(line), `${said} went in without a finding`);
    assert.ok(!found.has(told.at(-1).name), `${kind}: the last one, which is sound`);
    const [row] = report.counts, counted = ['created', 'updated', 'unchanged', 'refused'].map((what) => Number(row[what]));
    assert.equal(counted.reduce((sum, count) => sum + count), told.length, kind);
    await readEverything();
  }
});

test('the open data is given, and who watches is told', async () => {
  await eventually('the open data is given', async () => (await fetch(`${stack.web.replace('localhost', '127.0.0.1')}/api/v1/metrics`)).status === 200);
  for (const method of METHODS.filter(({ responseStream }) => responseStream)) {
    assert.ok((await admin.of('MetricsService').firstOf(method.name, { parent: SEMIS })).resumeToken, method.name);
  }
});
