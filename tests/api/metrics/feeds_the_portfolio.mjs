// What the portfolio makes of what is measured: lights, the gate to SCALING, who needs a human.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { inDays, today } from '../../e2e/paris.mjs';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { GREFFE, SEMIS, SERRE, at, day, ground } from './ground.mjs';

const ago = (days) => inDays(-days);
const noon = (days) => at(`${ago(days)}T11:00:00Z`);
let admin, coach, number = 0;

before(async () => {
  ({ admin, coach } = await ground());
  await construct(SEMIS);
});
after(closeClients);

async function construct(name) {
  for (const [phase, days] of [['INVESTIGATION', 500], ['CONSTRUCTION', 400]]) {
    await admin.call('AdvancePhase', { name, phase: `PHASE_${phase}`, effectiveDate: day(ago(days)), force: true, reason: 'pour voir' });
  }
}

const deploy = (days, project = SEMIS, client = coach) => client.call('RecordDeployment', { parent: project,
  deployment: { environment: 'production', tier: 'TIER_PRODUCTION', outcome: 'OUTCOME_SUCCEEDED', finishTime: noon(days), sourceId: `d-${++number}` } });
const lights = async (name = SEMIS) => {
  const { workingSolution, continuousImprovement } = await coach.call('GetProjectHealth', { name });
  return [workingSolution, continuousImprovement].map(({ light, code }) => `${light.slice(6)} ${code}`);
};
// The portfolio asks again after two seconds at the latest.
const concerns = async (...of) => {
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const { items, deploymentsAway } = await coach.call('GetAttentionList', { parent: SEMIS, concerns: of.map((one) => `CONCERN_${one}`) });
  assert.equal(deploymentsAway, false);
  return items.map(({ concern, days }) => [concern.slice(8), days]);
};

test('lights follow deployments, and whether anybody uses what is deployed', async () => {
  assert.deepEqual(await lights(), ['RED NO_PRODUCT', 'NO_DATA NEVER_DELIVERED']);
  await deploy(200);
  assert.deepEqual(await lights(), ['ORANGE NO_DELIVERY', 'RED NO_DELIVERY']);
});

test('who delivered once and does not any more needs a human; who deploys is not stuck', async () => {
  assert.deepEqual(await concerns('NO_DELIVERY', 'STUCK'), [['STUCK', 110], ['NO_DELIVERY', 110]]);
  await deploy(20);
  assert.deepEqual(await concerns('NO_DELIVERY', 'STUCK'), []);
  for (const days of [15, 10]) await deploy(days);
  assert.deepEqual(await lights(), ['GREEN DELIVERED', 'GREEN DELIVERING']);
});

test('a product that is deployed and that nobody uses is no working solution', async () => {
  const tell = (days, value) => coach.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/visits', time: noon(days), value }] });
  await tell(5, 0);
  assert.equal((await lights())[0], 'ORANGE NOT_USED');
  await tell(4, 12);
  assert.equal((await lights())[0], 'GREEN DELIVERED');
});

test('an impact indicator opens the gate once it has a baseline, a target and a value', async () => {
  const impact = async () => (await coach.call('CheckReadiness', { name: SEMIS, phase: 'PHASE_SCALING' })).checks.find(({ code }) => code === 'IMPACT');
  assert.deepEqual([(await impact()).state, (await impact()).answeredIn], ['STATE_MISSING', 'objectives']);
  await coach.call('CreateDefinition', { definitionId: 'delai_de_reponse', definition: { title: 'Délai de réponse', direction: 2, kind: 3, period: 4, purpose: 3, project: SEMIS } });
  const objective = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Répondre plus tôt', metric: 'definitions/delai_de_reponse', baseline: 30, target: 10 } });
  assert.match((await impact()).why, new RegExp(`${objective.name} lacks a value`));
  await coach.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/delai_de_reponse', time: noon(3), value: 24 }] });
  const met = await impact();
  assert.deepEqual([met.state, met.answer, met.why], ['STATE_MET', objective.name, `measured by ${objective.name}: 24, from 30 to 10`]);
  const refused = await coach.refusal('AdvancePhase', { name: SEMIS, phase: 'PHASE_SCALING', validateOnly: true });
  assert.equal(refused.code, Code.FAILED_PRECONDITION);
  assert.ok(!refused.PreconditionFailure.violations.some(({ subject }) => subject.endsWith('#IMPACT')));
});

test('a committee that lets projects on counts what is measured of each, open data or not', async () => {
  for (const projectId of ['plants', 'friche']) {
    await admin.call('CreateProject', { projectId, project: { title: projectId, kind: 1, primaryIncubator: SERRE } });
    await construct(`projects/${projectId}`);
  }
  const parent = 'projects/plants';
  await coach.call('CreateDefinition', { definitionId: 'plants_repris', definition: { title: 'Plants repris', direction: 1, kind: 3, period: 4, visibility: 2, project: parent } });
  await coach.call('CreateObjective', { parent, objective: { title: 'Mieux arroser', metric: 'definitions/plants_repris', baseline: 10, target: 40 } });
  await coach.call('IngestPoints', { parent, points: [{ metric: 'definitions/plants_repris', time: noon(3), value: 25 }] });
  const hearings = [SEMIS, 'projects/plants', 'projects/friche'].map((project) => ({ project, decision: 'DECISION_GO', phase: 'PHASE_SCALING' }));
  const { name } = await coach.call('CreateCommittee', { committeeId: 'seance', committee: { title: 'Comité', incubator: SERRE, date: day(today()), hearings } });
  const lacking = (code) => subjects.filter((subject) => subject.endsWith(`#${code}`)).map((subject) => subject.split('#')[0]).sort();
  const subjects = (await coach.all('ListCommitteeObstacles', 'obstacles', { name })).map(({ subject }) => subject);
  assert.deepEqual(lacking('STATISTICS'), ['projects/friche', 'projects/plants', SEMIS]);
  assert.deepEqual(lacking('IMPACT'), ['projects/friche']);
});

test('only services ask for signs', async () => {
  for (const client of [coach, admin]) {
    assert.equal((await client.refusal('ListProjectSigns', { projects: [SEMIS, GREFFE] })).code, Code.PERMISSION_DENIED);
  }
});
