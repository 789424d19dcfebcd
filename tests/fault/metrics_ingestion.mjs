// kill -9 of the server and of the database while teams send what they measure, batch by batch, as streams and by hooks: nothing
// that was acknowledged is lost, nothing is there twice, and what was told before is in the history as it was told.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeClients } from '../e2e/rpc.mjs';
import { Stack, eventually } from '../e2e/stack.mjs';
import { MetricsLoad } from './metrics_load.mjs';

const SERVER_KILLS = 3, DATABASE_KILLS = 2, ANSWERS_A_ROUND = 10;

after(closeClients);

// Whether each way in was answered so often since it was asked.
function answered(load, what) {
  const goal = load.least + ANSWERS_A_ROUND;
  return eventually(what, () => load.least >= goal);
}

// All in peace again: everything was told by now, and acknowledged but what was under way when the writers were stopped.
async function assertSound(stack, load) {
  await load.stop();
  load.verify();
  await eventually('the feed has all of it', () => load.sql('SELECT COUNT(*) FROM outbox')[0][0] === '0');
  assert.ok(load.answers.batches > 0 && load.met.size > 0, 'somebody met a server that was away');
}

test('kill -9 of the server during ingestion', async () => {
  const stack = await Stack.start({ gateway: { signIn: false } });
  const load = new MetricsLoad(stack);
  await load.prepare();
  load.start();
  for (let kill = 0; kill < SERVER_KILLS; ++kill) {
    await answered(load, 'every way in is answered');
    await stack.stop('SIGKILL');
    load.verify();  // before anybody could have mended anything
    stack.launch();
    await stack.serving();
  }
  await answered(load, 'every way in is answered again');
  await assertSound(stack, load);
  await load.verifyReaders();
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});

test('kill -9 of the database during ingestion', async () => {
  const stack = await Stack.start({ ownDatabase: true, gateway: { signIn: false } });
  const load = new MetricsLoad(stack);
  await load.prepare();
  load.start();
  for (let kill = 0; kill < DATABASE_KILLS; ++kill) {
    await answered(load, 'every way in is answered');
    await stack.database.kill();
    stack.database.start();
    load.verify();
  }
  await answered(load, 'every way in is answered again');
  await assertSound(stack, load);
  await load.verifyReaders();
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});
