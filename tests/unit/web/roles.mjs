// What the web client knows of roles: words for each of the contract's, whether one that was given counts, and which are asked for.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const ROOT = process.env.PEPINIERE_SOURCE;
const SOURCE = path.join(ROOT, 'clients/web/src');
if (!fs.existsSync(path.join(SOURCE, 'gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
const require = createRequire(path.join(ROOT, 'clients/web/package.json'));

// A file as a module, with what it imports.
function urlOf(file) {
  const { outputText } = ts.transpileModule(fs.readFileSync(path.join(SOURCE, file), 'utf8'), { compilerOptions: { module: 'esnext', target: 'es2022' } });
  const linked = outputText.replace(/from ['"]([^'"]+)['"]/g, (_, from) => `from '${from.startsWith('@/') ? urlOf(`${from.slice(2)}.ts`) : pathToFileURL(require.resolve(from))}'`);
  return `data:text/javascript;base64,${Buffer.from(linked).toString('base64')}`;
}
const { ROLES, COLLECTIONS } = await import(urlOf('access/words/roles.ts'));
const { ROLES_HELD_ON } = await import(urlOf('access/api/roles_held_on.ts'));
const { ACTIVE, bindingsFilter, isOpen, stateOf } = await import(urlOf('access/api/bindings.ts'));
const { readContract } = await import(path.join(ROOT, 'clients/web/readers.mjs'));

test('every role of the contract has a word, and so has all that a role is held on', () => {
  const codes = Object.keys(readContract().lookupEnum('pepiniere.rpc.v1.Role').values).map((name) => name.replace('ROLE_', '')).filter((code) => code !== 'UNSPECIFIED');
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
  assert.equal(asked(`qui=jeanne "x"&role=COACH&etat=${ACTIVE}`), 'principal = "jeanne \\"x\\"" AND role = COACH AND active = true');
  assert.equal(asked('sur=incubators/a'), '(resource = "incubators/a" OR NOT resource:*)');
  assert.equal(asked('sur=aucun'), 'NOT resource:*');
  assert.equal(asked('role=x) OR (a&etat=nimporte'), '', 'what is no role and no state asks for nothing');
});
