// What is a team's own stays theirs: to everybody else, in whatever the service answers. Recognisable secrets are planted in all that
// the contract declares restricted, in a metric that is not open data, its values and what is measured by it, and in sources;
// every method is asked by everybody about all that there is, and what it answers, or refuses with, is searched.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients, contract, optionsOf, rehearsalOf } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Traces } from '../../e2e/traces.mjs';
import { methodsOf } from '../authorization.mjs';
import { SEMIS, at, day, ground } from './ground.mjs';

const methods = methodsOf('metrics'), PAST = at('2026-03-02T10:00:00Z'), LATER = at('2026-03-05T10:00:00Z'), SHA = 'b'.repeat(40);
const PERIOD = { fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z'), asOf: at('2026-04-01T00:00:00Z') };
const VALUE = 987_654_321;
const uri = (text) => `https://${text}.example/`;
// Each with the fields that it is planted in.
const SECRETS = {
  itemtitle: ['WorkItem.title', 'Ageing.title', 'Finish.title', 'ItemTitle.title'], itemuri: ['WorkItem.uri'], goal: ['Sprint.goal'], changeuri: ['CodeChange.uri'], deploymenturi: ['Deployment.uri'],
  incidenttitle: ['Incident.title'], incidentdescription: ['Incident.description'], incidenturi: ['Incident.uri'], secret: ['Source.secret'],
  sourcetitle: [], repository: [], metrictitle: [], metricdescription: [], unit: [], dimension: [], objective: [], hypothesis: [],
};
const text = Object.fromEntries(Object.keys(SECRETS).map((what) => [what, `zq${what}${randomBytes(6).toString('hex')}`]));
let stack, coach, admin, viewers, readers, names, watches;
const leaks = [], seen = new Set();

// What is answered, with the bytes in it as the text that they are.
const plain = (answer) => JSON.stringify(answer, (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('utf8') : value)) ?? '';
function search(viewer, where, asked, answer) {
  const told = plain(answer), question = JSON.stringify(asked);
  for (const [what, word] of [...Object.entries(text), ['value', String(VALUE)]]) {
    if (question.includes(word) || !new Traces([word]).areIn(told)) continue;
    if (readers.includes(viewer)) seen.add(what);
    else leaks.push(`${where} tells ${viewer} ${what}`);
  }
}

before(async () => {
  const { stack: served, coach: ours, admin: all, stranger, anonymous } = await ground({ gateway: { signIn: false }, flags: ['--watches=400'] });
  [stack, coach, admin] = [served, ours, all];
  const as = (role) => new Client(stack.server, stack.token(role));
  viewers = { coach, admin, anonymous, stranger, otherFeed: as('source@projects/greffe'), officer: as('policy_officer'), elsewhere: as('ministry@organisations/ailleurs'), programme: as('coach@programmes/verger'),
    team: as('team@projects/greffe') };
  readers = ['coach', 'admin'];
  await admin.call('CreateOrganisation', { organisationId: 'ailleurs', organisation: { title: 'Ailleurs' } });
  await follow();
  await plant();
});
after(closeClients);

// Everybody's watches, from before there is anything to be told.
async function follow() {
  watches = [];
  for (const method of methods.filter(({ responseStream }) => responseStream)) {
    const fields = method.resolve().resolvedRequestType.fields;
    const request = fields.parent ? { parent: SEMIS } : fields.project ? { project: SEMIS } : {};
    const opened = Object.entries(viewers).map(([viewer, client]) => ({ viewer, method: method.name, request, watch: client.watch(method.name, request) }));
    watches.push(...opened);
    // A method's at a time: so many more at once than the server has threads, and it tells some to come back.
    const told = opened.find(({ viewer }) => viewer === 'admin').watch;
    await eventually(`${method.name} has begun`, () => told.messages.length > 0);
  }
}

async function plant() {
  const source = await coach.call('CreateSource', { source: { project: SEMIS, kind: 1, title: text.sourcetitle, repositories: [`${text.repository}/x`] } });
  text.secret = source.secret;
  await coach.call('CreateDefinition', { definitionId: 'intime', definition: { title: text.metrictitle, description: text.metricdescription, unit: text.unit, direction: 1, kind: 1, period: 4, purpose: 1, visibility: 2, project: SEMIS,
    dimensions: ['saison'], additiveDimensions: ['saison'] } });
  const ingested = await coach.call('IngestPoints', { parent: SEMIS, source: 'releve', points: [{ metric: 'definitions/intime', time: PAST, value: VALUE, dimensions: [{ key: 'saison', value: text.dimension }] }] });
  const objective = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: text.objective, hypothesis: text.hypothesis, metric: 'definitions/intime', baseline: 1, target: 2 } });
  const sprint = await coach.call('CreateSprint', { parent: SEMIS, sprintId: 's1', sprint: { startTime: at('2026-03-01T00:00:00Z'), endTime: at('2026-03-15T00:00:00Z'), goal: text.goal, closed: true } });
  const item = await coach.call('CreateWorkItem', { parent: SEMIS, workItemId: 'T-1', workItem: { title: text.itemtitle, uri: uri(text.itemuri), transitions: [{ to: 2, time: PAST }, { to: 3, time: LATER }] } });
  await coach.call('CreateWorkItem', { parent: SEMIS, workItemId: 'T-2', workItem: { title: text.itemtitle, transitions: [{ to: 2, time: PAST }] } });
  const deployment = await coach.call('RecordDeployment', { parent: SEMIS, deployment: { sourceId: 'd1', tier: 1, finishTime: PAST, outcome: 1, uri: uri(text.deploymenturi), changes: [SHA] } });
  const change = await coach.call('CreateCodeChange', { parent: SEMIS, changeId: SHA, change: { authorTime: at('2026-03-01T10:00:00Z'), uri: uri(text.changeuri) } });
  const incident = await coach.call('CreateIncident', { parent: SEMIS, incident: { title: text.incidenttitle, description: text.incidentdescription, uri: uri(text.incidenturi), detectTime: LATER, deployment: deployment.name } });
  const survey = await coach.call('CreateSurvey', { parent: SEMIS, survey: { kind: 1, date: day('2026-03-03'), counts: [{ answer: 'GOOD', count: 3 }] } });
  const snapshot = await coach.call('CreateSnapshot', { parent: SEMIS, snapshot: { title: 'Temps' }, indicator: 'cycle_time', ...PERIOD });
  names = { 'pepiniere.portfolio/Project': SEMIS, 'pepiniere.metrics/Definition': 'definitions/intime', 'pepiniere.metrics/Series': ingested.results[0].series, 'pepiniere.metrics/WorkItem': item.name,
    'pepiniere.metrics/Sprint': sprint.name, 'pepiniere.metrics/CodeChange': change.name, 'pepiniere.metrics/Deployment': deployment.name, 'pepiniere.metrics/Incident': incident.name,
    'pepiniere.metrics/Survey': survey.name, 'pepiniere.metrics/Objective': objective.name, 'pepiniere.metrics/Snapshot': snapshot.name, 'pepiniere.metrics/Source': source.name, 'pepiniere.metrics/Formula': 'formulas/usage@1' };
}

// Beside what a request is about, what it must say to be answered: as often as there are ways to ask.
const ASKED = {
  ExplainIndicator: [{ indicator: 'cycle_time', ...PERIOD, withExport: true }, { indicator: 'usage', subject: 'definitions/intime', ...PERIOD, withExport: true }, { indicator: 'change_fail_rate', ...PERIOD, withExport: true }],
  QueryIndicators: [{ ...PERIOD }, { ...PERIOD, indicators: ['usage', 'impact'] }], GetFlow: [PERIOD], GetDora: [PERIOD], Forecast: [{ asOf: PERIOD.asOf }], CompareToTarget: [{ asOf: PERIOD.asOf }, { objective: '', asOf: PERIOD.asOf }],
  ReadSeries: [{ grain: 4, ...PERIOD }, { name: '', grain: 4, ...PERIOD }, { grain: 1, ...PERIOD }], GetPortfolioIndicators: [PERIOD, { ...PERIOD, indicators: ['usage', 'impact'] }], ListDigitalServices: [{ ...PERIOD, filter: 'project = semis' }],
  ListAuditRecords: [{ resource: SEMIS }, { resource: '' }], ListSeries: [{}, { parent: 'projects/-' }, { filter: 'metric = "definitions/intime"' }], ListDefinitions: [{}, { filter: `project = "${SEMIS}"` }],
  ListWorkItems: [{}, { parent: 'projects/-' }], ListIncidents: [{}, { parent: 'projects/-' }], ListObjectives: [{}, { parent: 'projects/-' }], ListSources: [{}, { project: '' }],
};

test('every text that the contract declares restricted is a secret that is planted', () => {
  const declared = [];
  const look = (space) => {
    for (const type of space.nestedArray ?? []) {
      for (const field of type.fieldsArray ?? []) if (optionsOf(field)['(pepiniere.rpc.v1.restricted)']) declared.push(`${type.name}.${field.name}`);
      look(type);
    }
  };
  look(contract.lookup('pepiniere.metrics.v1'));
  assert.deepEqual([...new Set(Object.values(SECRETS).flat())].sort(), declared.sort());
});

test('no method tells anybody else', async () => {
  let asked = 0;
  for (const method of methods.filter(({ responseStream, requestStream }) => !responseStream && !requestStream)) {
    const about = rehearsalOf(method, names);
    if (!about) continue;
    for (const more of ASKED[method.name] ?? [{}]) {
      const request = { ...about, ...more };
      for (const [viewer, client] of Object.entries(viewers)) {
        const answer = await client.of('MetricsService').call(method.name, request).catch((error) => ({ refused: error.details, details: error.metadata?.get('grpc-status-details-bin') }));
        search(viewer, method.name, request, answer);
        ++asked;
      }
    }
  }
  assert.ok(asked > 500, `${asked}`);
  assert.deepEqual(leaks.splice(0), []);
});

test('nor does a watch, the open data, or a snapshot', async () => {
  await eventually('the watches have told', () => watches.filter(({ viewer, method }) => viewer === 'admin' && /WorkItems|Incidents|Definitions|Series|Objectives/.test(method))
    .every(({ watch }) => watch.messages.some(({ changes }) => changes.length > 0)));
  await new Promise((resolve) => setTimeout(resolve, 1_000));  // for what must not come
  for (const { viewer, method, request, watch } of watches) {
    watch.cancel();
    search(viewer, method, request, [watch.messages, (await watch.ended)?.details]);
  }
  for (const path of ['', '/indicators.csv']) {
    const reply = await fetch(`${stack.web.replace('localhost', '127.0.0.1')}/api/v1/metrics${path}`);
    search('anonymous', `/api/v1/metrics${path}`, {}, await reply.text());
  }
  assert.deepEqual(leaks.splice(0), []);
  const refusal = await coach.refusal('CreateSnapshot', { parent: SEMIS, snapshot: { title: 'À citer' }, indicator: 'usage', subject: 'definitions/intime', ...PERIOD });
  assert.deepEqual([refusal.code, refusal.PreconditionFailure.violations[0].type], [Code.FAILED_PRECONDITION, 'NOT_PUBLIC'], 'what everybody may read is made of open data alone');
});

test('a metric that is not open data is answered as a name of nothing is', async () => {
  for (const client of [viewers.anonymous, viewers.stranger, viewers.elsewhere]) {
    const told = async (id) => {
      const { code, message, ResourceInfo } = await client.refusal('ExplainIndicator', { project: SEMIS, indicator: 'usage', subject: `definitions/${id}`, ...PERIOD });
      return JSON.stringify([code, message, ResourceInfo]).replaceAll(id, 'ID');
    };
    assert.equal(await told('intime'), await told('inexistante'));
    const { indicators } = await client.call('QueryIndicators', { project: SEMIS, indicators: ['usage'], ...PERIOD });
    assert.deepEqual(indicators.map(({ subject, unit }) => [subject, unit]), [['', '']]);
  }
  const { indicator } = await coach.call('ExplainIndicator', { project: SEMIS, indicator: 'usage', subject: 'definitions/intime', ...PERIOD });
  assert.deepEqual([indicator.value, indicator.unit], [VALUE, text.unit]);
});

test('by which source, and when, something comes that is not open data is told to whoever reads it', async () => {
  const feed = await coach.call('CreateSource', { source: { project: SEMIS, kind: 5, title: 'Relevé intime' } });
  const told = async (client) => {
    const { freshness } = await client.call('ExplainIndicator', { project: SEMIS, indicator: 'cycle_time', ...PERIOD });
    const { digitalServices: [{ lastTime }] } = await client.call('ListDigitalServices', { filter: 'project = semis' });
    return { sources: freshness.map(({ source }) => source), lastTime: JSON.stringify(lastTime) };
  };
  const [before, all] = await Promise.all([told(viewers.anonymous), told(coach)]);
  assert.deepEqual([before.sources.includes('releve'), all.sources.includes('releve')], [false, true], 'the one that told the private metric alone');
  await coach.call('IngestPoints', { parent: SEMIS, source: feed.name, points: [{ metric: 'definitions/intime', time: LATER, value: VALUE, dimensions: [{ key: 'saison', value: text.dimension }] }] });
  assert.deepEqual(await told(viewers.anonymous), before);
  assert.ok((await told(coach)).sources.includes(feed.name));
  assert.notEqual((await told(coach)).lastTime, all.lastTime);
  const kept = await coach.call('CreateSnapshot', { parent: SEMIS, snapshot: { title: 'Temps' }, indicator: 'cycle_time', ...PERIOD });
  const exported = (await viewers.anonymous.call('ReadSnapshotExport', { name: kept.name })).data.toString();
  assert.deepEqual([exported.includes(feed.name), exported.includes('releve')], [false, false], 'nor by what is kept for everybody');
});

test('the team reads all of it, but for what a source must show', () => {
  assert.deepEqual([...Object.keys(text), 'value'].filter((what) => !seen.has(what)), ['secret']);
});
