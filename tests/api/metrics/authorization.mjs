// Who may call each method of the metrics service.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { assertDeclared, assertEnforced, caller, methodsOf } from '../authorization.mjs';
import { SEMIS, SERRE, VERGER, at, day, ground } from './ground.mjs';

const ID = '01HZZZZZZZZZZZZZZZZZZZZZZZ', SHA = 'a'.repeat(40);
const methods = methodsOf('metrics');
let callers, source;

// What each method is about, by the first of these that its name fits.
const namesFor = (method) => {
  const below = (collection, id = ID) => ({ parent: SEMIS, project: SEMIS, name: `${SEMIS}/${collection}/${id}` });
  if (/Definition/.test(method)) return { project: SEMIS, name: 'definitions/recoltes' };
  if (/SourceEvent/.test(method)) return { parent: source, name: /^Receive/.test(method) ? source : `${source}/sourceEvents/${ID}` };
  if (/Source/.test(method)) return { project: SEMIS, name: source };
  if (/Revisions|Series/.test(method)) return { parent: SEMIS, name: `${SEMIS}/series/${ID}` };
  if (/WorkItem/.test(method)) return below('workItems');
  if (/Sprint/.test(method)) return below('sprints');
  if (/CodeChange/.test(method)) return below('changes', SHA);
  if (/Deployment/.test(method)) return below('deployments');
  if (/Incident/.test(method)) return below('incidents');
  if (/Survey/.test(method)) return below('surveys');
  if (/Objective/.test(method)) return below('objectives');
  if (/Snapshot/.test(method)) return below('snapshots');
  return { parent: SEMIS, project: SEMIS, name: SEMIS };
};

before(async () => {
  const { stack, coach } = await ground();
  callers = [caller(stack, ''), caller(stack, `coach@${SERRE}`), caller(stack, `coach@${VERGER}`, { covers: false }),
    caller(stack, `source@${SEMIS}`), ...['source@projects/greffe', 'ministry@organisations/ailleurs', 'coach@programmes/verger'].map((role) => caller(stack, role, { covers: false })),
    caller(stack, 'system'), caller(stack, 'policy_officer'), caller(stack, 'programme_admin')];
  source = (await coach.call('CreateSource', { source: { project: SEMIS, kind: 3, title: 'La chaîne' } })).name;
  await coach.call('CreateDefinition', { definitionId: 'recoltes', definition: { title: 'Récoltes', direction: 1, kind: 1, period: 1, project: SEMIS } });
  await coach.call('CreateSurvey', { parent: SEMIS, survey: { kind: 1, date: day('2026-01-05'), counts: [{ answer: 'GOOD', count: 3 }] } });
  await coach.call('CreateSprint', { parent: SEMIS, sprintId: 's1', sprint: { startTime: at('2026-01-05T00:00:00Z'), endTime: at('2026-01-19T00:00:00Z') } });
});
after(closeClients);

test('every method says who may call it', () => {
  assert.ok(methods.length >= 90);
  assertDeclared(methods, /^((Get|List|Watch)Sources?|(Get|List)SourceEvents?|ListAuditRecords|ListProjectSigns)$/, ['QueryIndicators', 'ReadSeries', 'ExplainIndicator', 'Forecast', 'ReadSnapshotExport', 'ReceiveSourceEvent']);
});

test('every caller meets what is declared, of a project and of what is below it', async () => {
  for (const resource of [SEMIS, source, 'definitions/recoltes', `${SEMIS}/workItems/x`]) {
    await assertEnforced(methods, callers, { streamed: { ImportMetrics: { parent: SEMIS, source: 'essai', dryRun: true }, IngestPointStream: { parent: SEMIS, validateOnly: true } }, nameFor: (method, path) => {
      const names = { ...namesFor(method), resource };
      return names[path.split('.').pop()] ?? names.name;
    } });
  }
});
