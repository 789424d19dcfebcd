// kill -9 of the server and of the database while officers decide two at a time, transmit, move clocks and record answers: nothing
// that was acknowledged is lost, one of two decides, and every deadline is where its events led it.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { ground } from '../api/policy/ground.mjs';
import { closeClients } from '../e2e/rpc.mjs';
import { eventually } from '../e2e/stack.mjs';
import { PolicyLoad } from './policy_load.mjs';

const SERVER_KILLS = 3, DATABASE_KILLS = 2, A_ROUND = { races: 6, answered: 2 };

after(closeClients);

// Whether officers raced and authorities answered so often since it was asked.
function goesOn(load, what) {
  const races = load.races + A_ROUND.races, answered = load.answered.size + A_ROUND.answered;
  return eventually(what, () => load.races >= races && load.answered.size >= answered);
}

// All in peace again.
async function assertSound(load) {
  await load.stop();
  load.verify();
  await eventually('the feed has all of it', () => load.sql('SELECT COUNT(*) FROM outbox')[0][0] === '0');
  assert.ok(load.met.size > 0, 'somebody met a server that was away');
  await load.verifyReaders();
}

test('kill -9 of the server while two decide at once', async () => {
  const there = await ground(), { stack } = there, load = new PolicyLoad(there);
  await load.prepare();
  load.start();
  for (let kill = 0; kill < SERVER_KILLS; ++kill) {
    await goesOn(load, 'proposals go their way');
    await stack.stop('SIGKILL');
    load.verify();  // before anybody could have mended anything
    stack.launch();
    await stack.serving();
  }
  await goesOn(load, 'proposals go their way again');
  await assertSound(load);
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});

test('kill -9 of the database while two decide at once', async () => {
  const there = await ground({ ownDatabase: true }), { stack } = there, load = new PolicyLoad(there);
  await load.prepare();
  load.start();
  for (let kill = 0; kill < DATABASE_KILLS; ++kill) {
    await goesOn(load, 'proposals go their way');
    await stack.database.kill();
    stack.database.start();
    load.verify();
  }
  await goesOn(load, 'proposals go their way again');
  await assertSound(load);
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});
