// The audit as people read it: whatever a service can record has words. A method, a field or a reason without any would be read in
// English.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const ROOT = process.env.PEPINIERE_SOURCE;
if (!fs.existsSync(path.join(ROOT, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
const { load } = await import('./load.mjs');
const { optionsOf, readContract } = await import(path.join(ROOT, 'clients/web/readers.mjs'));
const { fieldText } = await load('access/words/fields.ts');
const { DEEDS: OF_ACCESS, reasonText } = await load('access/words/deeds.ts');
const { DEEDS: OF_PORTFOLIO } = await load('portfolio/words/deeds.ts');
const { METHODS: OF_COHORT } = await load('cohort/words/methods.ts');
const { METHODS: OF_METRICS, FIELDS } = await load('metrics/words/methods.ts');
const { METHODS: OF_FEEDBACK } = await load('feedback/words/methods.ts');
const { METHODS: OF_POLICY } = await load('policy/words/methods.ts');
const { toldOf } = await load('kit/form/audit_told.ts');
const { symbolText } = await load('portfolio/words/symbols.ts');

const read = (file) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const contract = readContract();
// What every service does has its words in kit/form/audit_told.ts.
const OF_ALL = [...read('clients/web/src/kit/form/audit_told.ts').matchAll(/^ {2}(\w+): \{ fr:/gm)].map(([, verb]) => verb);

const writes = (service) => contract.lookup(`pepiniere.${service}.v1`).nestedArray.flatMap(({ methodsArray = [] }) => methodsArray)
  .filter((method) => !optionsOf(method, 'idempotency_level').includes('NO_SIDE_EFFECTS') && !method.responseStream).map(({ name }) => name);

test('what an audit keeps is told without JSON, an instant as clocks here show it', () => {
  const say = { yes: 'oui', no: 'non', day: (iso) => `le ${iso}`, instant: (iso) => `à ${iso.slice(11, 16)}`, text: (text) => ({ DONE: 'Fait' })[text] ?? text };
  const told = (json) => toldOf(json, say);
  assert.equal(told([{ to: 'DONE', time: '2026-11-03T09:30:00Z', status: '' }, { to: 'TODO', time: '2026-11-04T10:00:00.5Z', status: 'Revue' }]), 'Fait, à 09:30 ; TODO, à 10:00, Revue');
  assert.deepEqual([told('2026-11-03'), told(['a', 'b']), told(true), told(3.5), told({ created: 2, restated: 0 })], ['le 2026-11-03', 'a, b', 'oui', '3.5', '2, 0']);
});

test('how many values came has words', () => {
  assert.ok(FIELDS['points.created'].fr && FIELDS['points.restated'].fr);
});

for (const [service, deeds] of [['access', OF_ACCESS], ['portfolio', OF_PORTFOLIO], ['cohort', OF_COHORT], ['metrics', OF_METRICS], ['feedback', OF_FEEDBACK], ['policy', OF_POLICY]]) {
  test(`every method of ${service} that changes something says what it did`, () => {
    const methods = writes(service);
    assert.ok(methods.length >= 10, methods.join());
    for (const method of methods) assert.ok(deeds[method] || OF_ALL.includes(method), method);
  });
}

for (const service of ['access', 'portfolio']) {
  // The audit compares documents, whose fields the domain lists.
  test(`every field that ${service} keeps is called something`, () => {
    const folder = `services/${service}/domain`;
    const source = fs.readdirSync(path.join(ROOT, folder)).filter((file) => file.endsWith('.h')).map((file) => read(path.join(folder, file))).join('\n');
    const fields = new Set([...source.matchAll(/visit\(\s*"([a-z_.]+)"/g)].map(([, field]) => field));
    assert.ok(fields.size >= 10, [...fields].join());
    for (const field of [...fields, 'subjects', 'published']) assert.ok(fieldText(field), field);
  });
}

test('a field is called by its last word', () => {
  assert.equal(fieldText('links.product_uri').fr, 'Adresse du produit');
  assert.equal(fieldText('no_such_field'), undefined);
});

test('reasons that the access service writes by itself are read in French', () => {
  const source = ['access_bindings.cc', 'erasures.cc'].map((file) => read(`services/access/api/${file}`)).join('\n');
  const reasons = [...source.matchAll(/(?:(?:Update|Adopt|WithdrawAll)\([^;]*|kPersonErased\[\] = )"([a-z][a-z ,]+)"/g)].map(([, reason]) => reason);
  assert.ok(reasons.length >= 3, reasons.join());
  for (const reason of reasons) assert.notEqual(reasonText(reason).fr, reason);
  assert.equal(reasonText('fin du renfort').fr, 'fin du renfort', 'what people wrote stays');
});

test('values are called what the portfolio calls them', () => {
  assert.deepEqual(['SCALING', 'BUILDING', 'EIG_CHALLENGE', 'PLANNED', 'committee'].map((symbol) => symbolText(symbol).en),
    ['Scaling', 'Building (development, design, product)', 'EIG challenge', 'Planned', 'Committee']);
  assert.equal(symbolText('Scaling'), undefined);
});
