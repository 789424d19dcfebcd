// Who may call each method of the cohort service.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { assertDeclared, assertEnforced, caller, methodsOf } from '../authorization.mjs';

const OURS = 'programmes/verger', OTHERS = 'programmes/potager', COHORT = `${OURS}/cohorts/1`;
const methods = methodsOf('cohort');
let callers;

before(async () => {
  const stack = await Stack.start();
  const admin = caller(stack, 'programme_admin');
  callers = [caller(stack, ''), caller(stack, `coach@${OURS}`), caller(stack, `coach@${OTHERS}`, { covers: false }),
    ...['coach@incubators/la-serre', 'ministry@organisations/ministere', 'team@projects/semis'].map((role) => caller(stack, role, { covers: false })),
    caller(stack, 'system'), admin];
  for (const name of [OURS, OTHERS]) {
    await admin.client.call('CreateProgramme', { programmeId: name.split('/')[1], programme: { title: 'Un programme' } });
  }
  await admin.client.call('CreateCohort', { parent: OURS, cohortId: '1', cohort: { title: 'Promotion 1' } });
});
after(closeClients);

test('every method says who may call it', () => {
  assert.ok(methods.length >= 15);
  assertDeclared(methods, /^ListAuditRecords$/);
});

test('every caller meets what is declared, of a programme and of its cohorts', async () => {
  for (const resource of [OURS, COHORT]) {
    await assertEnforced(methods, callers, { nameFor: (method, path) => ({ parent: OURS, resource }[path] ?? COHORT) });
  }
});
