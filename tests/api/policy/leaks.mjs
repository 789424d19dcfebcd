// What is for some stays with them: drafts and all that is below them, evidence that may not be told, comments that wait or are
// hidden, consultations of those who are invited, who sits in a committee and who voted how, who did what. Recognisable words are
// planted in each; every method is asked by everybody about all that there is, every feed is followed from the beginning, and the
// answers and the errors are searched.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Code, closeClients, optionsOf, rehearsalOf, resourceTypeOf } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { methodsOf } from '../authorization.mjs';
import { MINISTRY, at, bring, cite, convene, draft, ground, seats, soon, votes } from './ground.mjs';

const AT_ONCE = 8, FOLLOWED_MS = 2000, MANY = 1000;
const word = (what) => `zq${what}${randomBytes(6).toString('hex')}`;
// Whoever may read everything that this service has.
const ALL = ['officer', 'admin', 'system'];
// Each with who reads it, and the fields of the contract that it is planted in.
const secret = (readers, ...fields) => ({ readers: [...ALL, ...readers], fields });
const SECRETS = {
  draft: secret(['author']), amendment: secret(['author']), evidence: secret(['author']), reason: secret(['author']),
  // Cited by somebody who sees more of the project than everybody does.
  withheld: secret(['coach']), budget: secret(['coach']),
  agenda: secret(['author', 'member']), hidden: secret(['talker']), appeal: secret(['talker']), pending: secret(['invited']),
  consultation: secret(['invited', 'other']), participant: { readers: ['officer', 'admin', 'other'], fields: [] },
  seat: secret(['member'], 'Member.code', 'Member.title', 'Member.person'), presence: secret(['member'], 'Presence.member'), mandate: secret(['member'], 'Mandate.giver', 'Mandate.holder'),
  recusal: secret(['member'], 'Recusal.member', 'Recusal.reason'), vote: secret(['member'], 'MemberVote.member', 'MemberVote.choice'), actor: secret(['coach'], 'ProposalStep.actor'),
};
for (const [what, each] of Object.entries(SECRETS)) each.text = word(what);
SECRETS.budget.text = '13579135';
// What its author took back is nobody's any more.
const TAKEN_BACK = word('takenback');

const methods = methodsOf('policy').filter(({ name }) => !/PersonalData$/.test(name));
const names = {}, leaks = [], seen = new Set();
let there, viewers, tokens;
const text = (what) => SECRETS[what].text;
const put = (type, ...some) => (names[`pepiniere.policy/${type}`] ??= []).push(...some);

// Reads what a viewer was told, for what they should not be. What they said themselves tells them nothing.
function search(viewer, where, asked, told) {
  for (const [what, { readers, text: planted }] of Object.entries(SECRETS)) {
    if (!told.includes(planted) || asked.includes(planted)) continue;
    if (readers.includes(viewer)) seen.add(`${what} by ${viewer}`);
    else leaks.push(`${where} tells ${viewer} ${what}, asked ${asked.slice(0, 160)}`);
  }
}

before(async () => {
  there = await ground();
  const { officer, author, administrator, somebody, policy } = there;
  const coach = await somebody('Dominique Exemple', ['coach@incubators/la-serre']);
  viewers = { anonymous: policy(''), stranger: await somebody('Passante'), author, officer, admin: policy('programme_admin'), system: policy('system'), ministry: policy(`ministry@${MINISTRY}`),
    coordinator: policy('plan_coordinator@plans/rives'), coach, talker: await somebody('Alix Exemple'), invited: await somebody('Noa Exemple'), other: await somebody('Ange Exemple'), member: await somebody('Sacha Exemple') };
  const { talker, invited, other, member } = viewers, follow = methods.filter(({ responseStream }) => responseStream);
  // From here on everything is in the feeds.
  tokens = await Promise.all(follow.map(async (method) => {
    const parent = method.resolve().resolvedRequestType.fields.parent, whole = { 'pepiniere.policy/Commitment': 'plans/-/commitments/-' };
    const request = parent ? { parent: whole[resourceTypeOf(parent)] ?? `${resourceTypeOf(parent).split('/')[1].toLowerCase()}s/-` } : {};
    return [method, { ...request, resumeToken: (await viewers.admin.firstOf(method.name, request)).resumeToken }];
  }));

  // A draft, and all that may be below one.
  const mine = await draft(author, { title: text('draft'), problem: text('draft'), targetTexts: [], noTargetTextKnown: true, topics: [] });
  await cite(author, mine, { title: text('evidence'), note: text('evidence'), said: text('evidence'), uri: `https://${text('evidence')}.example/` });
  await author.call('CreateAmendment', { parent: mine.name, amendment: { author: author.person, baseRevision: 1, part: 2, proposedWording: text('amendment'), reason: text('amendment') } });
  await author.call('SubmitProposal', { name: mine.name });
  await officer.call('ReturnProposal', { name: mine.name, reason: text('reason') });
  put('Proposal', mine.name);
  put('ProposalVersion', `${mine.name}/versions/1`);
  put('ProposalStep', ...[1, 2, 3].map((number) => `${mine.name}/steps/${number}`));
  put('Evidence', `${mine.name}/evidence/1`);
  put('Amendment', `${mine.name}/amendments/1`);

  // One that everybody reads, with a source that not everybody does; who did what of it is for its authors.
  await administrator.call('UpdateProject', { project: { name: 'projects/semis', budget: { allocated: { currencyCode: 'EUR', units: text('budget') } } } });
  const judging = await somebody('Camille Exemple', ['policy_officer']);
  SECRETS.actor.text = judging.person;
  const open = await bring('ADMISSIBLE', { author: coach, officer: judging });
  await cite(coach, open.proposal, { kind: 4, title: text('withheld'), note: text('withheld'), source: 'projects/semis', uri: '', said: '' });
  const consultation = await judging.call('CreateConsultation', { consultation: { proposal: open.proposal.name, title: 'Avis', startTime: soon(-60), endTime: soon(3600), audience: 1, moderation: 1 } });
  const comment = await talker.call('CreateComment', { parent: consultation.name, comment: { person: talker.person, text: text('hidden') } });
  await judging.call('HideComment', { name: comment.name, reason: 'Hors sujet.' });
  await talker.call('AppealComment', { name: comment.name, appeal: text('appeal') });
  const regretted = await talker.call('CreateComment', { parent: consultation.name, comment: { person: talker.person, text: TAKEN_BACK } });
  await talker.call('RemoveComment', { name: regretted.name });
  await judging.call('CloseConsultation', { name: consultation.name, reason: 'Fin.' });
  await judging.call('PublishConsultationSummary', { name: consultation.name, summary: 'Dite.' });
  await judging.call('ReferProposal', { name: open.proposal.name });
  put('Proposal', open.proposal.name);
  put('ProposalStep', ...[1, 2, 3, 4, 5].map((number) => `${open.proposal.name}/steps/${number}`));
  put('Evidence', `${open.proposal.name}/evidence/1`, `${open.proposal.name}/evidence/2`);
  put('Consultation', consultation.name);
  put('Comment', comment.name);

  // A committee that decided on it: its first seat is somebody's.
  const codes = ['seat', 'presence', 'mandate', 'recusal', 'vote'].map(text), [chair, , giver, recused, voter] = codes;
  const members = codes.map((code, number) => ({ ...seats()[number], code, title: code, ...(number === 0 && { person: member.person }) }));
  const session = await convene(judging, [], { members, agenda: [{ proposal: open.proposal.name }, { proposal: mine.name, title: text('agenda') }] });
  await judging.call('OpenSession', { name: session.name });
  await judging.call('RecordAttendance', { name: session.name, presences: codes.filter((code) => code !== giver).map((code) => ({ member: code })), mandates: [{ giver, holder: chair }] });
  await judging.call('DeclareRecusal', { name: session.name, recusal: { member: recused, reason: text('recusal') } });
  const decision = await judging.call('CreateDecision', { parent: session.name, decision: { proposal: open.proposal.name, verdict: 1, reasons: 'Oui.', votes: votes([chair, codes[1], giver, voter]) } });
  put('Session', session.name);
  put('Decision', decision.name);

  // A consultation of two, where what is said waits.
  const few = await bring('ADMISSIBLE', { author: coach, officer: judging });
  SECRETS.participant.text = other.person;
  const between = await judging.call('CreateConsultation', { consultation: { proposal: few.proposal.name, title: text('consultation'), question: text('consultation'), startTime: at(Date.now() - 60_000), endTime: soon(3600),
    audience: 2, participants: [invited.person, other.person], moderation: 2 } });
  const waiting = await invited.call('CreateComment', { parent: between.name, comment: { person: invited.person, text: text('pending') } });
  put('Consultation', between.name);
  put('Comment', waiting.name);
  await administrator.of('PolicyService').call('CreatePlan', { planId: 'rives', plan: { title: 'Plan', country: 'FR', cycle: '2018-2020', firstYear: 2018 } });
  put('Plan', 'plans/rives');
});
after(closeClients);

test('everything that the contract restricts is planted here', () => {
  const declared = [];
  const walk = (space) => {
    for (const thing of space.nestedArray ?? []) {
      for (const field of thing.fieldsArray ?? []) if (optionsOf(field)['(pepiniere.rpc.v1.restricted)']) declared.push(`${thing.name}.${field.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`);
      walk(thing);
    }
  };
  walk(methods[0].root.lookup('pepiniere.policy.v1'));
  const planted = new Set(Object.values(SECRETS).flatMap(({ fields }) => fields));
  assert.ok(declared.length >= 8);
  // That somebody takes part from elsewhere is told of nobody whose presence is not.
  assert.deepEqual(declared.filter((field) => !planted.has(field) && field !== 'Presence.remote'), []);
});

// All that is asked of a method: about each thing that there is of the kind.
function requestsOf(method) {
  const fields = method.resolve().resolvedRequestType.fieldsArray.map((field) => field.resolve());
  const type = fields.map((field) => resourceTypeOf(field) ?? resourceTypeOf(field.resolvedType ?? {})).find((each) => names[each]);
  const has = (name) => fields.some((field) => field.name === name);
  return (type ? names[type] : [undefined]).flatMap((name) => {
    const request = rehearsalOf(method, name ? { [type]: name } : {});
    if (!request) return [];
    const whole = { ...request, ...(has('reason') && { reason: 'essai' }), ...(has('pageSize') && { pageSize: MANY }) };
    return [whole, ...(has('pageSize') ? [{ ...whole, pageSize: 1 }] : [])];
  });
}

async function inParallel(items, work) {
  const queue = [...items];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await work(next);
  }));
}

test('nobody is told what is not for them, whatever they ask', async () => {
  const asked = methods.filter(({ responseStream }) => !responseStream).flatMap((method) => requestsOf(method).map((request) => [method, request]));
  await inParallel(Object.keys(viewers).flatMap((viewer) => asked.map(([method, request]) => [viewer, method, request])), async ([viewer, method, request]) => {
    const client = viewers[viewer], own = method.name === 'ListReceipts' || method.name === 'GetOwnVote' ? { ...request, person: client.person } : request;
    const told = await client.call(method.name, own).then((reply) => JSON.stringify(reply), (error) => {
      assert.ok(![Code.INTERNAL, Code.UNKNOWN, Code.UNIMPLEMENTED, Code.DATA_LOSS].includes(error.code), `${method.name} by ${viewer}: ${Code[error.code]} ${error.details}`);
      return `${error.details} ${JSON.stringify(error.metadata?.toJSON?.() ?? {})}`;
    });
    search(viewer, method.name, JSON.stringify(own), told);
  });
  assert.deepEqual([...new Set(leaks.splice(0))], []);
});

test('nor what is found by what they may not read', async () => {
  const same = async (client, method, request, fits, fitsNot) => {
    const [one, other] = await Promise.all([fits, fitsNot].map((filter) => client.call(method, { ...request, filter }).then((reply) => JSON.stringify(reply), ({ code }) => String(code))));
    return one === other;
  };
  const [mine] = names['pepiniere.policy/Proposal'], [, between] = names['pepiniere.policy/Consultation'], [open] = names['pepiniere.policy/Consultation'];
  for (const viewer of ['anonymous', 'stranger', 'ministry', 'coordinator']) {
    const client = viewers[viewer];
    for (const [method, request, fits, fitsNot] of [['ListProposals', {}, `title = "${text('draft')}"`, 'title = "zqautre"'], ['ListProposals', {}, 'state = RETURNED', 'state = REPEALED'],
      ['ListEvidence', { parent: mine }, 'kind = LINK', 'kind = STUDY'], ['ListComments', { parent: open }, 'state = HIDDEN', 'state = PENDING'], ['ListComments', { parent: between }, 'state = PENDING', 'state = REMOVED'],
      ['ListConsultations', {}, `title = "${text('consultation')}"`, 'title = "zqautre"'], ['ListEvidence', { parent: names['pepiniere.policy/Proposal'][1] }, 'source = "projects/semis"', 'source = "projects/autre"']]) {
      assert.ok(await same(client, method, request, fits, fitsNot), `${method} by ${viewer}: ${fits} is told from ${fitsNot}`);
    }
    for (const start of [{ source: 'projects/semis' }, { topic: 'projects/semis' }]) assert.deepEqual((await client.call('QueryTrace', start)).rows, [], 'a source that is withheld finds nothing');
  }
});

test('nor by any feed, from the beginning: what was hidden or taken back since, neither', async () => {
  const comments = [];
  await Promise.all(Object.keys(viewers).flatMap((viewer) => tokens.map(async ([method, request]) => {
    const watch = viewers[viewer].watch(method.name, request, (message) => {
      const told = JSON.stringify(message);
      search(viewer, method.name, JSON.stringify(request), told);
      if (told.includes(TAKEN_BACK)) leaks.push(`${method.name} tells ${viewer} what was taken back`);
      if (method.name === 'WatchComments') comments.push(...message.changes.map(({ kind, comment: { name, text: said } }) => [viewer, kind, name, said]));
    });
    setTimeout(watch.cancel, FOLLOWED_MS);
    const error = await watch.ended;
    assert.ok(!error || error.code === Code.CANCELLED || error.code === Code.UNAUTHENTICATED || error.code === Code.PERMISSION_DENIED || error.code === Code.NOT_FOUND, `${method.name} by ${viewer}: ${error?.details}`);
  })));
  assert.deepEqual([...new Set(leaks.splice(0))], []);
  const [hidden] = names['pepiniere.policy/Comment'];
  assert.deepEqual([...new Set(comments.filter(([viewer, , name]) => viewer === 'anonymous' && name === hidden).map(([, kind, , said]) => `${kind} ${said}`))], ['CHANGE_KIND_DELETED '], 'that it is gone, who had read it is told');
});

test('whoever may read it does', async () => {
  for (const [what, { readers }] of Object.entries(SECRETS)) {
    for (const reader of readers) {
      assert.ok(seen.has(`${what} by ${reader}`), `${reader} reads ${what}`);
    }
  }
  await eventually('what the ministry is told of a draft is nothing', async () => (await viewers.ministry.refusal('GetProposal', { name: names['pepiniere.policy/Proposal'][0] })).code === Code.NOT_FOUND);
});
