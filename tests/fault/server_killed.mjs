// kill -9 of the server, and a gentle end, under writers: what was acknowledged is there, nothing is there by half.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeClients } from '../e2e/rpc.mjs';
import { Stack, eventually } from '../e2e/stack.mjs';
import { Load } from './load.mjs';

const ROUNDS = 3, WRITES_A_ROUND = 150;

after(closeClients);

test('kill -9, three times', async () => {
  const stack = await Stack.start();
  const load = new Load(stack);
  await load.prepare();
  load.start();
  for (let round = 1; round <= ROUNDS; ++round) {
    await eventually('the writers write', () => load.count >= round * WRITES_A_ROUND);
    assert.deepEqual(await stack.stop('SIGKILL'), { code: null, signal: 'SIGKILL' });
    load.verify();  // before anybody could have mended anything
    stack.launch();
    await stack.serving();
  }
  await eventually('the writers write again', () => load.count >= (ROUNDS + 1) * WRITES_A_ROUND);
  await load.stop();
  load.verify();
  await eventually('the feed has all of it', () => stack.sql('SELECT COUNT(*) FROM outbox')[0][0] === '0');
  await stack.stop();
});

test('SIGTERM: calls in flight finish, the exit code is 0', async () => {
  const stack = await Stack.start();
  const load = new Load(stack);
  await load.prepare();
  load.start();
  await eventually('the writers write', () => load.count >= WRITES_A_ROUND);
  assert.deepEqual(await stack.stop('SIGTERM'), { code: 0, signal: null });
  load.verify();
  stack.launch();
  await stack.serving();
  await eventually('the writers write again', () => load.count >= 2 * WRITES_A_ROUND);
  await load.stop();
  load.verify();
  assert.deepEqual(await stack.stop('SIGINT'), { code: 0, signal: null });
});
