// How each message of the metrics service that declares bounds comes in, for the test that asks all of them of every service
// (../portfolio/declared_bounds.mjs).
import { Code } from '../../e2e/rpc.mjs';
import { at, day } from './ground.mjs';

const PROJECT = 'projects/lisiere', SOUND_SHA = 'a'.repeat(40), PAST = at('2026-01-05T10:00:00Z');
const SPRINT = { startTime: at('2026-01-05T00:00:00Z'), endTime: at('2026-01-19T00:00:00Z') };
const SURVEY = { kind: 1, date: day('2026-01-05'), counts: [{ answer: 'GOOD', count: 3 }] };
const DEFINITION = { title: 'Récoltes', direction: 1, kind: 3, period: 4, project: PROJECT };
const made = {};

// What requests are about.
export async function prepareMetrics(admin) {
  await admin.call('CreateDefinition', { definitionId: 'niveau', definition: DEFINITION });
  made.objective = (await admin.call('CreateObjective', { parent: PROJECT, objective: { title: 'Moins', metric: 'definitions/niveau' } })).name;
  made.snapshot = (await admin.call('CreateSnapshot', { parent: PROJECT, snapshot: { title: 'Avant' }, indicator: 'jdma' })).name;
  made.source = (await admin.call('CreateSource', { source: { project: PROJECT, kind: 1, title: 'La forge' } })).name;
}

// What is met once a request is sound: of what there is not, of who is nobody.
const BEYOND = new Set([Code.NOT_FOUND, Code.FAILED_PRECONDITION, Code.UNAUTHENTICATED, Code.OUT_OF_RANGE, Code.ALREADY_EXISTS]);

// caller(): who asks; unary(method, field, make, path): as the test has it; tell them of errors, fresh(): an id that is free.
export function metricsWays({ caller, unary, refusalOf, violationsOf, fresh }) {
  const told = (error) => (BEYOND.has(error?.code) ? [] : violationsOf(error));
  const asked = (method, path, make) => ({ path, send: async (fields) => told(await refusalOf(caller().call(method, { ...make(fields), validateOnly: true }))) });
  const streamed = (method, path, make) => ({ path, send: async (fields) => told(await refusalOf(caller().stream(method, [make(fields)]))) });
  const below = (type, field, sound, make, path, more = {}) => unary(`Create${type}`, field, (fields) => ({ parent: PROJECT, [field.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())]: { ...sound, ...make(fields) }, ...more }), path);
  // What is said of a bound; that a text is no address, say, is another matter.
  const isBound = (message) => /longer than|must begin|must be \d+ to/.test(message);
  // A batch refuses what is wrong, and says why of each.
  const batched = (method, list, sound, resultsOf = ({ results }) => results, more = {}) => ({ path: '', send: async (fields) => {
    const reply = await caller().call(method, { parent: PROJECT, source: 'essai', ...more, [list]: [{ ...sound, ...fields }], validateOnly: true });
    return resultsOf(reply).filter(({ state, message }) => state === 'STATE_REFUSED' && isBound(message)).map(({ reason, field }) => ({ reason, field }));
  } });
  // An import leaves out what is wrong, and says so.
  const imported = (item) => ({ path: '', send: async (fields) => {
    const { report } = await caller().stream('ImportMetrics', [{ parent: PROJECT, source: 'essai', dryRun: true, items: [item(fields)] }]);
    const field = Object.keys(fields).at(-1).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return report.findings.filter(({ code, message }) => code === 'VALUE' || isBound(message)).map(() => ({ reason: 'OUT_OF_BOUNDS', field }));
  } });
  const point = { metric: 'definitions/niveau', time: PAST, value: 1 };
  const refusedPoint = (path, reasonOf) => ({ path, send: async (fields) => ((await reasonOf({ ...point, ...fields })) === 'REASON_VALUE' ? [{ reason: 'OUT_OF_BOUNDS', field: `${path}.${Object.keys(fields).at(-1)}` }] : []) });
  const figure = (method, make = (fields) => fields, path = '') => asked(method, path, (fields) => ({ ...(method === 'QueryIndicators' ? { project: PROJECT } : {}), ...make(fields) }));
  const item = { sourceId: 'T-1' };
  return {
    CodeChange: [below('CodeChange', 'change', {}, (fields) => fields, 'change', { changeId: SOUND_SHA }), batched('RecordDeployments', 'changes', { name: `${PROJECT}/changes/${SOUND_SHA}` }, ({ changeResults }) => changeResults, { deployments: [{ tier: 1, sourceId: 'D-1' }] })],
    CreateCodeChangeRequest: [unary('CreateCodeChange', '', (fields) => ({ parent: PROJECT, change: {}, ...fields }))],
    CompareToTargetRequest: [figure('CompareToTarget', (fields) => ({ parent: PROJECT, ...fields }))],
    ParameterValue: [figure('QueryIndicators', (fields) => ({ parameters: [{ key: 'fail_horizon', value: 24, ...fields }] }), 'parameters[0]')],
    QueryIndicatorsRequest: [figure('QueryIndicators')],
    Dimension: [figure('QueryIndicators', (fields) => ({ dimensions: [{ key: 'audience', value: 'COMPANIES', ...fields }] }), 'dimensions[0]'),
      below('Objective', 'objective', { title: 'Moins', metric: 'definitions/niveau' }, (fields) => ({ dimensions: [{ key: 'audience', value: 'COMPANIES', ...fields }] }), 'objective.dimensions[0]')],
    Objective: [below('Objective', 'objective', { title: 'Moins', metric: 'definitions/niveau' }, (fields) => ({ ...fields, ...(fields.indicator ? { metric: '' } : {}) }))],
    JudgeObjectiveRequest: [asked('JudgeObjective', '', (fields) => ({ name: made.objective, verdict: 4, reason: 'essai', ...fields }))],
    Definition: [unary('CreateDefinition', 'definition', (fields) => ({ definitionId: `d${fresh().replace(/\W/g, '_')}`, definition: { ...DEFINITION, ...fields } }))],
    CreateDefinitionRequest: [unary('CreateDefinition', '', (fields) => ({ definition: DEFINITION, ...fields }))],
    Deployment: [below('Deployment', 'deployment', { tier: 1 }, (fields) => fields), batched('RecordDeployments', 'deployments', { tier: 1, sourceId: 'D-1' })],
    WorkItem: [below('WorkItem', 'work_item', {}, (fields) => fields, 'work_item', { workItemId: 'x' }), batched('UpsertWorkItems', 'workItems', item), imported((fields) => ({ workItem: { ...item, ...fields } }))],
    Transition: [below('WorkItem', 'work_item', {}, (fields) => ({ transitions: [{ to: 2, time: PAST, ...fields }] }), 'work_item.transitions[0]', { workItemId: 'x' })],
    Estimate: [below('WorkItem', 'work_item', {}, (fields) => ({ estimates: [{ value: 1, time: PAST, ...fields }] }), 'work_item.estimates[0]', { workItemId: 'x' })],
    CreateWorkItemRequest: [unary('CreateWorkItem', '', (fields) => ({ parent: PROJECT, workItem: {}, ...fields }))],
    UpsertWorkItemsRequest: [unary('UpsertWorkItems', '', (fields) => ({ parent: PROJECT, workItems: [item], ...fields }))],
    GetDoraRequest: [figure('GetDora', (fields) => ({ project: PROJECT, ...fields }))],
    ExplainIndicatorRequest: [figure('ExplainIndicator', (fields) => ({ project: PROJECT, indicator: 'jdma', ...fields }))],
    GetFlowRequest: [figure('GetFlow', (fields) => ({ project: PROJECT, ...fields }))],
    ReadSeriesRequest: [figure('ReadSeries', (fields) => ({ parent: PROJECT, metric: 'definitions/niveau', grain: 2, ...fields }))],
    ForecastRequest: [figure('Forecast', (fields) => ({ projects: [PROJECT], ...fields }))],
    ImportMetricsRequest: [streamed('ImportMetrics', '', (fields) => ({ parent: PROJECT, dryRun: true, items: [{ workItem: item }], ...fields }))],
    MetricsItem: [imported((fields) => ({ workItem: item, ...fields }))],
    Incident: [below('Incident', 'incident', { detectTime: PAST }, (fields) => fields), unary('RecordIncident', 'incident', (fields) => ({ parent: PROJECT, incident: { sourceId: 'I-1', detectTime: PAST, ...fields } }))],
    RecordIncidentRequest: [unary('RecordIncident', '', (fields) => ({ parent: PROJECT, incident: { sourceId: 'I-1', detectTime: PAST }, ...fields }))],
    Point: [refusedPoint('points[0]', async (one) => (await caller().call('IngestPoints', { parent: PROJECT, points: [one], validateOnly: true })).results[0].reason),
      refusedPoint('points[0]', async (one) => (await caller().stream('IngestPointStream', [{ parent: PROJECT, points: [one], validateOnly: true }])).refusals[0]?.reason),
      imported((fields) => ({ point: { ...point, ...fields } }))],
    IngestPointsRequest: [unary('IngestPoints', '', (fields) => ({ parent: PROJECT, points: [point], ...fields }))],
    IngestPointStreamRequest: [streamed('IngestPointStream', '', (fields) => ({ parent: PROJECT, points: [point], validateOnly: true, ...fields }))],
    Sprint: [below('Sprint', 'sprint', SPRINT, (fields) => fields, 'sprint', { sprintId: 'x' })],
    CreateSprintRequest: [unary('CreateSprint', '', (fields) => ({ parent: PROJECT, sprint: SPRINT, ...fields }))],
    Survey: [below('Survey', 'survey', SURVEY, (fields) => fields)],
    Count: [below('Survey', 'survey', SURVEY, (fields) => ({ counts: [{ answer: 'GOOD', count: 3, ...fields }] }), 'survey.counts[0]')],
    GetPortfolioIndicatorsRequest: [figure('GetPortfolioIndicators')],
    ListDigitalServicesRequest: [figure('ListDigitalServices')],
    Snapshot: [below('Snapshot', 'snapshot', { title: 'Avant' }, (fields) => fields, 'snapshot', { indicator: 'jdma' })],
    CreateSnapshotRequest: [asked('CreateSnapshot', '', (fields) => ({ parent: PROJECT, snapshot: { title: 'Avant' }, indicator: 'jdma', ...fields }))],
    ReadSnapshotExportRequest: [asked('ReadSnapshotExport', '', (fields) => ({ name: made.snapshot, ...fields }))],
    Source: [unary('CreateSource', 'source', (fields) => ({ source: { project: PROJECT, kind: 1, title: 'La forge', ...fields } }))],
    StateRule: [unary('CreateSource', 'source', (fields) => ({ source: { project: PROJECT, kind: 1, title: 'La forge', stateRules: [{ word: 'fait', state: 3, ...fields }] } }), 'source.state_rules[0]')],
    TierRule: [unary('CreateSource', 'source', (fields) => ({ source: { project: PROJECT, kind: 1, title: 'La forge', tierRules: [{ environment: 'prod', tier: 1, ...fields }] } }), 'source.tier_rules[0]')],
    RotateSourceSecretRequest: [asked('RotateSourceSecret', '', (fields) => ({ name: made.source, ...fields }))],
    ReceiveSourceEventRequest: [asked('ReceiveSourceEvent', '', (fields) => ({ name: made.source, ...fields }))],
    Header: [asked('ReceiveSourceEvent', 'headers[0]', (fields) => ({ name: made.source, headers: [{ key: 'x-a', value: 'b', ...fields }] }))],
  };
}
