// What the access service keeps of the other audit chains: who cuts one is told by its own.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Client, closeClients } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';

const TAMPERED = 9;
const admin = { as: 'programme_admin' };

after(closeClients);

test('each start looks at the other chains, and a chain whose end is cut off is found out', async () => {
  const stack = await Stack.start();
  let client = new Client(stack.server, stack.token('programme_admin'));
  for (const id of ['la-serre', 'le-verger']) await client.call('CreateIncubator', { incubatorId: id, incubator: { title: id } });
  await client.call('CreateProgramme', { programmeId: 'eig', programme: { title: 'EIG' } });
  // Each is looked at once, as the server starts: by then all must be sealed.
  const count = (table, service) => stack.database.sql(`SELECT COUNT(*) FROM ${table}`, stack.schemaOf(service))[0][0];
  const sealed = () => ['portfolio', 'cohort'].map((service) => count('audit_seals', service));
  // What the software brings of metrics, as the server begins.
  const brought = () => (count('audit_seals', 'metrics') === count('audit_records', 'metrics') ? count('audit_seals', 'metrics') : '0');
  await eventually('all is sealed', () => sealed().join(' ') === '2 1' && brought() !== '0');
  await stack.stop();
  stack.launch();
  await stack.serving();
  client = new Client(stack.server, stack.token('programme_admin'));
  const witnesses = async () => (await client.call('ListAuditWitnesses')).auditWitnesses.map(({ name, head }) => [name, head.split(':')[0]]);
  await eventually('all are witnessed', async () => (await witnesses()).length === 3);
  assert.deepEqual(await witnesses(), [['auditWitnesses/cohort', '1'], ['auditWitnesses/metrics', brought()], ['auditWitnesses/portfolio', '2']]);
  await eventually('the witnesses are sealed', async () => (await stack.run(['audit', 'verify'], admin)).code === 0
    && (await client.of('AccessService').call('ListAuditRecords', { filter: 'sequence:*' })).auditRecords.length >= 3);
  const [[last]] = stack.sql('SELECT audit_id FROM audit_seals WHERE seq = 2');
  stack.sql(`DELETE FROM audit_seals WHERE seq = 2; DELETE FROM audit_records WHERE id = '${last}'; UPDATE audit_head SET last_seq = 1`);
  const verdict = await stack.run(['audit', 'verify'], admin);
  assert.equal(verdict.code, TAMPERED, verdict.err);
  assert.match(verdict.err, /portfolio: the chain ends at 1, and had a record 2/);
});
