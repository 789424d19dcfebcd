// Who may call each method of the feedback service.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { assertDeclared, assertEnforced, caller, methodsOf } from '../authorization.mjs';
import { FIRST, Ground, PROGRAMME, inDays } from './ground.mjs';

const ID = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
const methods = methodsOf('feedback');
let callers, persons, space;

// What each method is about, by the first of these that its name fits; of what is whoever's that is signed in, by person.
const namesFor = (method) => {
  if (/Member/.test(method)) return { parent: 'networks/anciens', name: `networks/anciens/members/${ID}` };
  if (/Network/.test(method)) return { name: 'networks/anciens' };
  if (/QuestionnaireVersion/.test(method)) return { parent: 'questionnaires/q', name: 'questionnaires/q/versions/1' };
  if (/Questionnaire/.test(method)) return { programme: PROGRAMME, name: 'questionnaires/q' };
  if (/Answer/.test(method)) return { name: 'campaigns/c/answer' };
  if (/FreeText/.test(method)) return { parent: 'campaigns/c', name: 'campaigns/c/freeTexts/1' };
  if (/Release$/.test(method)) return { name: 'campaigns/c/release' };
  if (/Campaign|Letters/.test(method)) return { programme: PROGRAMME, parent: 'campaigns/c', name: 'campaigns/c' };
  if (/Comment/.test(method)) return { parent: `${space}/ideas/${ID}`, name: `${space}/ideas/${ID}/comments/${ID}` };
  if (/Vote/.test(method)) return { name: `${space}/ideas/${ID}/vote` };
  if (/Moderat|Appeal/.test(method)) return { parent: space, item: `${space}/ideas/${ID}`, name: `${space}/moderationActions/1` };
  if (/Idea/.test(method)) return { parent: space, name: `${space}/ideas/${ID}` };
  if (/Space/.test(method)) return { name: space };
  if (/Panelist/.test(method)) return { parent: 'panels/usagers', name: `panels/usagers/panelists/${ID}` };
  if (/Invitation|Disposition/.test(method)) return { parent: 'panels/usagers/studies/s', name: `panels/usagers/studies/s/invitations/${ID}` };
  if (/Stud|Seed/.test(method)) return { parent: 'panels/usagers', name: 'panels/usagers/studies/s' };
  if (/Panel/.test(method)) return { name: 'panels/usagers' };
  if (/Constraint/.test(method)) return { reporter: persons.other, name: `constraints/${ID}` };
  if (/Retrospective/.test(method)) return { author: persons.other, name: `retrospectives/${ID}` };
  if (/Receipt/.test(method)) return { person: persons.other, name: `receipts/${ID}` };
  return { resource: 'campaigns/c', name: 'campaigns/c' };
};

before(async () => {
  const ground = await Ground.start();
  const { stack, admin, coach } = ground;
  callers = [caller(stack, ''), caller(stack, `coach@${PROGRAMME}`), caller(stack, 'coach@programmes/potager', { covers: false }),
    caller(stack, 'panel_manager@panels/usagers'), caller(stack, 'panel_manager@panels/autre', { covers: false }), caller(stack, 'system'),
    caller(stack, 'policy_officer'), caller(stack, 'programme_admin')];
  persons = { other: (await ground.someone('Ailleurs')).person };
  await admin.call('CreateNetwork', { networkId: 'anciens', network: { title: 'Les anciens', programme: PROGRAMME } });
  await coach.call('CreateQuestionnaire', { questionnaireId: 'q', questionnaire: { programme: PROGRAMME, title: 'Q' } });
  const version = await coach.call('CreateQuestionnaireVersion', { parent: 'questionnaires/q', version: { questions: [{ code: 'q1', kind: 'KIND_SCALE', text: 'Ça va ?' }] } });
  await coach.call('CreateCampaign', { campaignId: 'c', campaign: { programme: PROGRAMME, title: 'C', questionnaireVersion: version.name, readers: 'READERS_COACHES', endTime: inDays(3), audience: [{ kind: 'KIND_FELLOWS', cohort: FIRST }] } });
  await admin.call('CreatePanel', { panelId: 'usagers', panel: { title: 'Usagers', capacity: 10 } });
  ({ name: space } = await admin.call('CreateSpace', { spaceId: 'agents', space: { title: 'Agents', kind: 'KIND_AGENTS', readers: 'CIRCLE_EVERYBODY', proposers: 'CIRCLE_SIGNED_IN', commenters: 'CIRCLE_SIGNED_IN', voters: 'CIRCLE_SIGNED_IN', moderation: 'MODERATION_AFTER' } }));
});
after(closeClients);

// What whoever is signed in may call about what is open to them, or theirs: a role does not say who that is.
const OWN = /^(Create|Update|Delete|Get|List|Watch)(Member|Panelist|Invitation)s?$|^(Create|Update)(Idea|Comment)$|Vote$|AppealModeration/;

test('every method says who may call it', () => {
  assert.ok(methods.length >= 140);
  assertDeclared(methods, /^((Get|List|Watch)(Member|Panelist|Invitation|Receipt)s?|GetAnswer|GetVote|GetStudyRates|ListFreeTexts|ListLetters|ListAuditRecords)$/, ['FindSimilarIdeas']);
});

test('every caller meets what is declared', async () => {
  const enforced = methods.filter(({ name }) => !OWN.test(name));
  await assertEnforced(enforced, callers, { nameFor: (method, path) => {
    const names = namesFor(method);
    return names[path.split('.').pop()] ?? names.name;
  } });
});

test('answers are declared to leave no trace, and nothing else is', () => {
  const unrecorded = methods.filter((method) => method.parsedOptions.some((option) => option['(pepiniere.rpc.v1.access)']?.unrecorded));
  assert.deepEqual(unrecorded.map(({ name }) => name).sort(), ['DeleteAnswer', 'GetAnswer', 'PutAnswer']);
  for (const { name, requestType } of unrecorded) assert.ok(!methods[0].root.lookupType(`pepiniere.feedback.v1.${requestType}`).fields.requestId, name);
});
