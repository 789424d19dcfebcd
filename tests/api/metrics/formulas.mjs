// Formulas do not drift: the words, units and parameters of each version are held to a fingerprint. Who changes any of them makes
// a new version, whose line is added here; those of versions before stay, for figures name them.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { SEMIS, at, ground } from './ground.mjs';

const PRINTS = {
  'formulas/age@1': 'd27264d0cffcbeb9',
  'formulas/change_fail_rate@1': '7d0bc34774f4e94f',
  'formulas/change_lead_time@1': '2b90e2c259d0b095',
  'formulas/csat@1': '060e35d6ea9b43fd',
  'formulas/cycle_time@1': '9686ef2c15326d96',
  'formulas/deployment_frequency@1': 'd39b2b28ead4d1d1',
  'formulas/forecast@1': '5918e10f22de04b3',
  'formulas/impact@1': 'f52b966b71e0b755',
  'formulas/impact@2': '45ae7d5cf5d7f86e',
  'formulas/jdma@1': 'dcd1cfe2917b9539',
  'formulas/lead_time@1': '95595c12836726a4',
  'formulas/littles_law@1': '6ce941318ade9b88',
  'formulas/nps@1': 'a760311a834de5a2',
  'formulas/online_share@1': '8b08f49a66365f1c',
  'formulas/recovery_time@1': 'c0360d3ce7d787af',
  'formulas/rework_rate@1': 'a2069648d92a13ee',
  'formulas/say_do@1': '252096a0d2315104',
  'formulas/throughput@1': '770d05daaeff5489',
  'formulas/usage@1': '674f04a05362748d',
  'formulas/usage@2': '8b1a0cd9d846dd39',
  'formulas/velocity@1': '4afab699b2162752',
  'formulas/wip@1': '2accc7ec9146b443',
};
let coach, anonymous;

before(async () => {
  ({ coach, anonymous } = await ground());
});
after(closeClients);

const printOf = ({ textFr, textEn, unit, source, parameters }) =>
  createHash('sha256').update([textFr, textEn, unit, source, ...parameters.map(({ key, defaultValue, unit: its }) => `${key}=${defaultValue} ${its}`)].join('\n')).digest('hex').slice(0, 16);

test('what a version says is what it always said', async () => {
  const formulas = await anonymous.all('ListFormulas', 'formulas');
  assert.deepEqual(Object.fromEntries(formulas.map((formula) => [formula.name, printOf(formula)])), PRINTS);
  for (const { name, indicator, version, parameters } of formulas) {
    assert.equal(name, `formulas/${indicator}@${version}`);
    for (const { key, defaultValue, minimum, maximum } of parameters) assert.ok(minimum <= defaultValue && defaultValue <= maximum, `${name}, ${key}`);
  }
  const current = formulas.filter((formula) => formula.current).map(({ indicator }) => indicator);
  assert.equal(new Set(current).size, current.length, 'one version of each is current');
});

test('an indicator is called the same wherever it is named', async () => {
  const formulas = await anonymous.all('ListFormulas', 'formulas');
  const called = Object.fromEntries(formulas.map(({ indicator, labelFr, labelEn }) => [indicator, [labelFr, labelEn]]));
  assert.deepEqual([called.lead_time, called.wip, called.say_do, called.forecast], [['Délai de livraison', 'Lead time'], ['En cours', 'In progress'], ['Dit et fait', 'Done of what was committed'], ['Prévision', 'Forecast']]);
  for (const [indicator, labels] of Object.entries(called)) assert.ok(labels.every(Boolean), indicator);
  for (const { name, labelFr, labelEn, indicator } of formulas) assert.deepEqual([labelFr, labelEn], called[indicator], `${name}: all versions of it`);
});

test('a figure is asked by its version, and another parameter is another figure that says so', async () => {
  await coach.call('RecordDeployment', { parent: SEMIS, deployment: { sourceId: 'd', tier: 1, finishTime: at('2026-03-02T10:00:00Z'), outcome: 1 } });
  await coach.call('RecordIncident', { parent: SEMIS, incident: { sourceId: 'i', detectTime: at('2026-03-04T10:00:00Z') } });
  const asked = { project: SEMIS, indicators: ['change_fail_rate@1'], fromTime: at('2026-03-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z'), asOf: at('2026-04-01T00:00:00Z') };
  const value = async (parameters) => (await anonymous.call('QueryIndicators', { ...asked, parameters })).indicators[0].value;
  assert.deepEqual([await value([]), await value([{ key: 'fail_horizon', value: 72 }])], [0, 1]);
  const { parameters } = await anonymous.call('ExplainIndicator', { project: SEMIS, indicator: 'change_fail_rate@1', fromTime: asked.fromTime, toTime: asked.toTime, asOf: asked.asOf, parameters: [{ key: 'fail_horizon', value: 72 }] });
  const horizon = parameters.find(({ key }) => key === 'fail_horizon');
  assert.deepEqual([horizon.value, horizon.origin], [72, 'ORIGIN_REQUEST']);
  assert.ok(parameters.some(({ origin }) => origin === 'ORIGIN_FORMULA'));
  for (const wrong of [[{ key: 'fail_horizon', value: -1 }], [{ key: 'humeur', value: 1 }]]) assert.equal((await anonymous.refusal('QueryIndicators', { ...asked, parameters: wrong })).code, Code.INVALID_ARGUMENT);
  assert.equal((await anonymous.refusal('QueryIndicators', { ...asked, indicators: ['change_fail_rate@2'] })).code, Code.INVALID_ARGUMENT);
});

test('what is computed with is what is told: no part of a sprint, and nothing said twice', async () => {
  const explain = (parameters) => ({ project: SEMIS, indicator: 'velocity', parameters });
  const told = (await anonymous.call('ExplainIndicator', explain([{ key: 'velocity_sprints', value: 2 }]))).parameters;
  assert.deepEqual(told.map(({ key, value }) => [key, value]), [['velocity_sprints', 2]]);
  const twice = [{ key: 'velocity_sprints', value: 1 }, { key: 'velocity_sprints', value: 3 }];
  for (const [wrong, field] of [[[{ key: 'velocity_sprints', value: 2.9 }], 'parameters[0].value'], [twice, 'parameters[1].key'], [[{ key: 'dora_fail_low', value: 28.6 }], 'parameters[0].value']]) {
    for (const [method, request] of [['ExplainIndicator', explain(wrong)], ['QueryIndicators', { project: SEMIS, parameters: wrong }], ['GetDora', { project: SEMIS, parameters: wrong }],
      ['GetPortfolioIndicators', { parameters: wrong }]]) {
      const refusal = await anonymous.refusal(method, request);
      assert.deepEqual([refusal.code, refusal.BadRequest.fieldViolations.map((one) => one.field)], [Code.INVALID_ARGUMENT, [field]], method);
    }
  }
  const { indicators: [rate] } = await anonymous.call('QueryIndicators', { project: SEMIS, indicators: ['change_fail_rate'], parameters: [{ key: 'fail_horizon', value: 1.5 }] });
  assert.equal(rate.indicator, 'change_fail_rate', 'hours have parts');
});

test('a version of before can be read, says that it is not current, and computes nothing any more', async () => {
  const [former, now] = [await anonymous.call('GetFormula', { name: 'formulas/usage@1' }), await anonymous.call('GetFormula', { name: 'formulas/usage' })];
  assert.deepEqual([former.current, former.changeFr, now.name, now.current], [false, '', 'formulas/usage@2', true]);
  assert.deepEqual([former.endDate, now.endDate], [now.startDate, null], 'one held until the other did');
  assert.ok(now.changeFr && now.changeEn, 'what it changed');
  const { formulas } = await anonymous.call('ListFormulas', { filter: 'indicator = usage AND current = true' });
  assert.deepEqual(formulas.map(({ name }) => name), ['formulas/usage@2']);
  const pages = await anonymous.all('ListFormulas', 'formulas', { pageSize: 1 });
  assert.equal(new Set(pages.map(({ name }) => name)).size, Object.keys(PRINTS).length, 'a page may end between two versions');
  assert.equal((await anonymous.refusal('QueryIndicators', { project: SEMIS, indicators: ['usage@1'] })).code, Code.INVALID_ARGUMENT);
});
