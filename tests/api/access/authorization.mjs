// Who may call each method of the access service.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { assertDeclared, assertEnforced, caller, methodsOf } from '../authorization.mjs';

const methods = methodsOf('access');
let callers, binding;

before(async () => {
  const stack = await Stack.start();
  const admin = caller(stack, 'programme_admin');
  callers = ['', 'coach@incubators/la-serre', 'ministry@organisations/ministere', 'team@projects/semis', 'system', 'source@projects/semis', 'policy_officer']
    .map((role) => caller(stack, role));
  callers.push(admin);
  binding = await admin.client.call('CreateAccessBinding', { accessBinding: { principal: 'agent', role: 'ROLE_SYSTEM' } });
});
after(closeClients);

test('every method says who may call it', () => {
  assert.ok(methods.length >= 20);
  assertDeclared(methods, /AccessBindings?$|^GetContacts$|^(Get|List|Watch)(Persons?|Consents?|Erasures?)$|^ListAudit(Records|Witnesses)$/, ['StopMail']);
});

test('every caller meets what is declared, and a token makes nobody a service', async () => {
  await assertEnforced(methods, callers, { nameFor: () => binding.name });
});
