// What the web client knows of roles: words for each of the contract's, whether one that was given counts, and which are asked for.
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
const { ROLES, COLLECTIONS } = await load('access/words/roles.ts');
const { ROLES_HELD_ON } = await load('access/api/roles_held_on.ts');
const { ACTIVE, bindingsFilter, holderOf, isHeldBy, isOpen, stateOf } = await load('access/api/bindings.ts');
const { readContract } = await import(path.join(ROOT, 'clients/web/readers.mjs'));

const { values, valuesOptions } = readContract().lookupEnum('pepiniere.rpc.v1.Role');
const codeOf = (name) => name.replace('ROLE_', '');

test('every role that administrators give is given here, on all that the contract lets it be held on', () => {
  const given = Object.keys(valuesOptions).filter((name) => !valuesOptions[name]['(role_rule).origin']).map(codeOf);
  assert.deepEqual(Object.keys(ROLES_HELD_ON), given);
  assert.deepEqual(ROLES_HELD_ON.COACH, { collections: ['incubators', 'programmes', 'networks'], everything: false });
  assert.deepEqual(ROLES_HELD_ON.SYSTEM, { collections: ['projects'], everything: true });
  assert.deepEqual(ROLES_HELD_ON.POLICY_OFFICER, { collections: [], everything: true });
});

test('every role of the contract has a word, and so has all that a role is held on', () => {
  const codes = Object.keys(values).map(codeOf).filter((code) => code !== 'UNSPECIFIED');
  assert.ok(codes.length >= 5);
  for (const code of codes) assert.ok(ROLES[code], code);
  for (const [code, { collections, everything }] of Object.entries(ROLES_HELD_ON)) {
    assert.ok(codes.includes(code), code);
    assert.ok(everything || collections.length > 0, `${code} is held on something`);
    for (const collection of collections) assert.ok(COLLECTIONS[collection], collection);
  }
});

test('a role that was given is to come, counts, is over, or was taken back', () => {
  const at = (seconds) => ({ seconds: BigInt(seconds), nanos: 0 });
  const NOW = 1_000_000;
  const states = [{}, { startTime: at(1000) }, { startTime: at(1001) }, { endTime: at(1000) }, { endTime: at(1001) }, { endTime: at(999), revokeTime: at(500) }].map((one) => stateOf(one, NOW));
  assert.deepEqual(states, ['active', 'active', 'coming', 'over', 'active', 'revoked']);
  assert.deepEqual(states.map(isOpen), [true, true, true, false, true, false]);
});

test('an address asks for some of them', () => {
  const asked = (address) => bindingsFilter((param) => new URLSearchParams(address).get(param) ?? '');
  assert.equal(asked(''), '');
  assert.equal(asked(`role=COACH&etat=${ACTIVE}`), 'role = COACH AND active = true');
  assert.equal(asked('sur=incubators/a "x"'), '(resource = "incubators/a \\"x\\"" OR NOT resource:*)');
  assert.equal(asked('sur=incubators/a'), '(resource = "incubators/a" OR NOT resource:*)');
  assert.equal(asked('sur=aucun'), 'NOT resource:*');
  assert.equal(asked('role=x) OR (a&etat=nimporte'), '', 'what is no role and no state asks for nothing');
});

test('a role is held by the person that it was given to, or to a subject of whom; else by what it was given to', () => {
  assert.equal(holderOf({ principal: 'persons/01J', person: 'persons/01J' }), 'persons/01J');
  assert.equal(holderOf({ principal: 'sub-7', person: 'persons/01J' }), 'persons/01J');
  assert.equal(holderOf({ principal: 'registre.example', person: '' }), 'registre.example');
});

test('who holds a role is found by words of their name, in any order, and by a part of an id', () => {
  const told = (principal, person) => ({ binding: { principal, person }, nameOf: (name) => ({ 'persons/01JABC': 'Lise Marchetti' })[name] ?? name });
  for (const typed of ['lise', 'marchetti lise', 'MARCHÉTTI', '1jab', 'sub-7', 'lise sub']) assert.ok(isHeldBy(typed, told('sub-7', 'persons/01JABC')), typed);
  for (const typed of ['lise durand', 'sub-8']) assert.ok(!isHeldBy(typed, told('sub-7', 'persons/01JABC')), typed);
  assert.ok(isHeldBy('ada@', told('ada@agence.example')));
});
