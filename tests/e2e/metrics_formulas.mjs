// What a formula computes stays what it computes: the figures of one version are held, over many random histories, to a
// fingerprint that was taken once. Who changes what is computed makes a new version, and takes its fingerprint; that of the
// version before stays here as long as the formula is listed.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import path from 'node:path';
import test from 'node:test';
import { PEP, SOURCE, runProgram, temporaryFolder } from './stack.mjs';

const FIRST = 5001, HISTORIES = 60;
// Of each version, what it says of those histories.
const PRINTS = {
  'cycle_time@1': '5765b52dceb66794',
  'lead_time@1': 'c23c70d9d569cc53',
  'wip@1': '907f3a28b475f8e4',
  'age@1': 'a106b9271c092083',
  'throughput@1': '81b328bc7fd5fea3',
  'littles_law@1': 'c42c08a4663d41c1',
  'velocity@1': '206b48099b2ba083',
  'say_do@1': '668dea056485c790',
  'deployment_frequency@1': '847699fce5237f83',
  'change_lead_time@1': 'bcf5b5b0fa186f6a',
  'change_fail_rate@1': '729e363681eaf8ce',
  'recovery_time@1': 'f19eca2331e3de24',  // no figure differs: why there is none has names of its own, NO_FAILURE and TOO_FEW
  'rework_rate@1': '5e977cdb8bca2116',  // no figure differs: why there is none has a name of its own, NO_INTENT
  'jdma@1': '31356e2834693bf5',
  'nps@1': 'f56ea67ee738a02c',
  'csat@1': '1c2e97b6f3c7e92c',
  'forecast@1': '9d6f277a4e500acf',
};
const FIGURES = ['noData', 'n', 'value', 'p50', 'p85', 'p95', 'min', 'max', 'numerator', 'denominator', 'band'];
const env = { PATH: process.env.PATH, HOME: '/nonexistent', PEP_SERVER: '127.0.0.1:1', LANG: 'C.UTF-8' };

// Beyond so many digits, a figure may depend on how it is divided.
const shown = (value) => (typeof value === 'number' ? Number(value.toPrecision(7)) : value);

// Of each formula, the fingerprint of all that it says: `answers` are {indicators: [...], forecast}, in order.
function printsOf(answers) {
  const hashes = new Map();
  const add = (formula, told) => {
    if (!hashes.has(formula)) hashes.set(formula, createHash('sha256'));
    hashes.get(formula).update(`${JSON.stringify(told)}\n`);
  };
  for (const { indicators, forecast } of answers) {
    for (const figure of indicators) add(figure.formula, FIGURES.map((key) => shown(figure[key]) ?? null));
    const of = (told) => ['p50', 'p85', 'p95'].map((key) => told?.[key] ?? null);
    add('forecast@1', [forecast.noData ?? null, of(forecast.items), of(forecast.daysNeeded)]);
  }
  return Object.fromEntries([...hashes].map(([formula, hash]) => [formula, hash.digest('hex').slice(0, 16)]));
}

test('no formula computes anything else than its version always did', () => {
  const folder = temporaryFolder();
  const { code, err } = runProgram('python3', [path.join(SOURCE, 'tests/e2e/metrics/recompute.py'), 'batch', String(FIRST), String(HISTORIES), folder, 'dated']);
  assert.equal(code, 0, err);
  const answers = Array.from({ length: HISTORIES }, (_, i) => {
    const { code: done, out, err: complaint } = runProgram(PEP, ['metrics', 'compute', path.join(folder, `${FIRST + i}.json`), '--forecast', 'days=30,items=20'], { env });
    assert.equal(done, 0, complaint);
    return JSON.parse(out);
  });
  assert.deepEqual(printsOf(answers), PRINTS);
  // Of one figure that is another one, the fingerprint is too; and that of no other formula.
  const [otherwise] = answers.map(({ indicators, ...more }) => ({ ...more, indicators: indicators.map((figure) => (figure.id === 'csat' ? { ...figure, n: figure.n + 1 } : figure)) }));
  const changed = printsOf([otherwise, ...answers.slice(1)]);
  assert.deepEqual(Object.keys(PRINTS).filter((formula) => changed[formula] !== PRINTS[formula]), ['csat@1']);
});
