// Who may call each method of the policy service.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { assertDeclared, assertEnforced, caller, methodsOf } from '../authorization.mjs';
import { MINISTRY, bring, ground } from './ground.mjs';

const methods = methodsOf('policy');
let callers, author, way, amendment, comment;

before(async () => {
  const there = await ground();
  const { stack, admin } = there;
  author = there.author;
  way = await bring('TRANSMITTED', there);
  await admin.call('CreatePlan', { planId: 'pan-2018', plan: { title: 'Plan', country: 'FR', cycle: '2018-2020', firstYear: 2018 } });
  const { name } = await bring('ADMISSIBLE', there).then(({ proposal }) => proposal);
  amendment = await author.call('CreateAmendment', { parent: name, amendment: { author: author.person, baseRevision: 1, part: 2, proposedWording: 'Trois mois.', reason: 'Mesuré.' } });
  const { consultation } = await bring('CONSULTATION', there);
  comment = await author.call('CreateComment', { parent: consultation.name, comment: { person: author.person, text: 'Oui.' } });
  callers = [caller(stack, ''), { role: 'owner', declared: 'ROLE_OWNER', client: author.whole },
    caller(stack, 'policy_officer'), caller(stack, `ministry@${MINISTRY}`), caller(stack, 'plan_coordinator@plans/pan-2018'),
    ...['ministry@organisations/ailleurs', 'plan_coordinator@plans/autre', 'coach@incubators/la-serre'].map((role) => caller(stack, role, { covers: false })),
    caller(stack, 'programme_admin')];
});
after(closeClients);

// What each method is about, by the field of its request.
const nameFor = (method, path) => {
  const field = path.split('.').pop();
  if (['author', 'person'].includes(field)) return author.person;
  if (/Amendment/.test(method)) return amendment.name;
  if (/Comment/.test(method)) return comment.name;
  if (/Answer/.test(method)) return way.transmission.name;
  if (/Plan|Commitment|Milestone|Claim|Review/.test(method)) return 'plans/pan-2018';
  return way.proposal.name;
};

test('every method says who may call it', () => {
  assert.ok(methods.length >= 125);
  assertDeclared(methods, /^(GetOwnVote|ListReceipts|ListAuditRecords)$/, ['QueryTrace', 'ComputeDeadline', 'ExplainDeadline', 'ExportCommitments']);
});

test('every caller meets what is declared', async () => {
  await assertEnforced(methods, callers, { nameFor });
});
