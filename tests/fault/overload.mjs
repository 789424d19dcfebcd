// A server that has more to do than it can: it says so at once, says when to come back, and serves again afterwards.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import test, { after } from 'node:test';
import { Client, Code, closeClients, detailsOf } from '../e2e/rpc.mjs';
import { SAMPLE, Stack, eventually, sleep } from '../e2e/stack.mjs';

after(closeClients);

// Somebody else who holds a row until let go, at the latest when the test ends.
function hold(t, stack, table, id) {
  const client = spawn('mariadb', ['--no-defaults', `--socket=${stack.database.socket}`, '--user=root', '--batch',
    '--unbuffered', stack.schema], { stdio: ['pipe', 'pipe', 'inherit'] });
  client.stdin.write(`BEGIN; SELECT 'held' FROM ${table} WHERE id = '${id}' FOR UPDATE;\n`);
  const held = new Promise((resolve) => client.stdout.once('data', resolve));
  const letGo = () => client.stdin.end('ROLLBACK;\n');
  t.after(letGo);
  return { held, letGo };
}

test('one thread, one place in the queue: the third call is turned away', async (t) => {
  const stack = await Stack.start({ flags: ['--threads=1', '--queue=1'] });
  await stack.pep(['import', 'betagouv', SAMPLE], { as: 'system' });
  const client = new Client(stack.server, stack.token('programme_admin'));
  const name = 'projects/alerte-crue';

  const lock = hold(t, stack, 'projects', 'alerte-crue');
  await lock.held;
  const first = client.call('UpdateProject', { project: { name, mission: 'Une' } });
  await eventually('the first call waits for the row', async () => {
    await sleep(200);  // InnoDB refreshes this table only when nobody has read it for 100 ms
    // Of this test's schema: others run on the same server.
    return stack.sql(`SELECT COUNT(*) FROM information_schema.innodb_trx JOIN information_schema.processlist ON id = trx_mysql_thread_id
      WHERE trx_state = 'LOCK WAIT' AND db = '${stack.schema}'`)[0][0] !== '0';
  });

  // Of two more, one waits and the other is turned away at once.
  const more = [client.call('GetProject', { name }), client.call('GetProject', { name })];
  const refused = await Promise.any(more.map((call) => call.then(() => Promise.reject(new Error('answered')), (error) => error)));
  assert.equal(refused.code, Code.RESOURCE_EXHAUSTED);
  const { seconds = 0, nanos = 0 } = detailsOf(refused).RetryInfo.retryDelay;
  assert.ok(seconds + nanos / 1e9 > 0);
  assert.equal((await stack.run(['ping'])).code, 0, 'busy is not unwell');

  lock.letGo();
  assert.equal((await first).mission, 'Une');
  const outcomes = await Promise.allSettled(more);
  assert.deepEqual(outcomes.map((outcome) => outcome.status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await client.call('GetProject', { name })).mission, 'Une');
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});

test('who floods the server waits for itself, and others are served', async (t) => {
  const stack = await Stack.start({ flags: ['--threads=4', '--queue=40'] });
  await stack.pep(['import', 'betagouv', SAMPLE], { as: 'system' });
  const flooder = new Client(stack.server, stack.token('programme_admin'));
  const guest = new Client(stack.server, stack.token('coach@incubators/fabrique-des-rivieres'));
  const anonymous = new Client(stack.server);
  const name = 'projects/alerte-crue';

  const lock = hold(t, stack, 'projects', 'alerte-crue');
  await lock.held;
  // More than there are threads and places for one caller: each waits for the row, for its turn, or is turned away.
  const flood = Array.from({ length: 30 }, (_, i) => flooder.call('UpdateProject', { project: { name, mission: `Mission ${i}` } }));
  const refused = await Promise.any(flood.map((call) => call.then(() => Promise.reject(new Error('answered')), (error) => error)));
  assert.equal(refused.code, Code.RESOURCE_EXHAUSTED);
  assert.ok(detailsOf(refused).RetryInfo);
  for (const client of [guest, anonymous]) assert.equal((await client.call('GetProject', { name })).name, name);

  lock.letGo();
  const outcomes = await Promise.allSettled(flood);
  assert.ok(outcomes.filter(({ status }) => status === 'fulfilled').length >= 3);
  await stack.stop();
});
