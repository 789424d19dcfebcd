// kill -9 of MariaDB under writers, and a server that is there before its database: the service comes back by itself.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Client, Code, closeClients } from '../e2e/rpc.mjs';
import { Stack, eventually, sleep } from '../e2e/stack.mjs';
import { Load, MAY_MEET } from './load.mjs';

const ROUNDS = 3, WRITES_A_ROUND = 60;

after(closeClients);

test('kill -9 of MariaDB: nothing acknowledged is lost', async () => {
  const stack = await Stack.start({ ownDatabase: true });
  const load = new Load(stack);
  await load.prepare();
  const reader = new Client(stack.server);
  load.start();
  for (let round = 1; round <= ROUNDS; ++round) {
    await eventually('the writers write', () => load.count >= round * WRITES_A_ROUND);
    await stack.database.kill();
    const away = await reader.refusal('GetProject', { name: 'projects/charge-0' }, 3);
    assert.ok([Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED].includes(away.code), `${away.code}: ${away.message}`);
    await eventually('it says that it cannot serve', async () => (await stack.run(['ping'])).code !== 0);
    stack.database.start();
    load.verify();
    await eventually('it serves again', async () => (await stack.run(['ping'])).code === 0);
    await eventually('it reads again', () => reader.call('GetProject', { name: 'projects/charge-0' }).then(() => true, () => false));
  }
  await eventually('the writers write again', () => load.count >= (ROUNDS + 1) * WRITES_A_ROUND);
  await load.stop();
  load.verify();
  for (const code of load.met.keys()) assert.ok(MAY_MEET.has(code));
  assert.equal(stack.daemon.exitCode, null, 'the same server all along');
  // What it counts in memory is what the database holds.
  const { groups } = await reader.call('GetPortfolioSummary', { groupBy: ['PORTFOLIO_DIMENSION_PHASE'] });
  const stored = stack.sql(`SELECT phase, COUNT(*) FROM phase_spans WHERE known_to_us = 9223372036854775807
    AND starts <= CURDATE() AND CURDATE() < ends GROUP BY phase`);
  assert.deepEqual(Object.fromEntries(groups.map((g) => [g.keys.phase, g.count])), Object.fromEntries(stored));
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});

test('a server that starts before its database serves once that is up', async () => {
  const stack = await Stack.start({ ownDatabase: true, serve: false });
  await stack.database.kill();
  stack.launch();
  await sleep(500);
  assert.notEqual((await stack.run(['ping'])).code, 0);
  assert.equal(stack.daemon.exitCode, null, 'it waits');
  stack.database.start();
  await stack.serving();
  await stack.jsonLines(['projects', 'list']);
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});
