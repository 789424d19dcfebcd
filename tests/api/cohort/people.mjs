// People and their assignments: who reads them, who writes, whose days, whose money, and who is listed among the alumni.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';
import { day, fieldsOf } from './season.mjs';

const OURS = 'programmes/verger/cohorts/1', THEIRS = 'programmes/potager/cohorts/1', OPEN = 'programmes/verger/cohorts/continue';
let stack, admin, coach, stranger, ministry, system, anonymous, wording;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [admin, coach, stranger, ministry, system, anonymous] = ['programme_admin', 'coach@programmes/verger', 'coach@programmes/potager',
    'ministry@organisations/jardins', 'system', ''].map(as);
  for (const programmeId of ['verger', 'potager']) {
    await admin.call('CreateProgramme', { programmeId, programme: { title: programmeId } });
    await admin.call('CreateCohort', { parent: `programmes/${programmeId}`, cohortId: '1', cohort: { title: 'Promotion 1', startDate: day('2022-09-12'), endDate: day('2023-07-11') } });
  }
  await admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: 'continue', cohort: { title: 'Continue' } });
  for (const [challengeId, cohort] of [['haies', OURS], ['serres', THEIRS]]) {
    await admin.call('CreateChallenge', { challengeId, challenge: { title: challengeId, cohorts: [cohort], state: 'STATE_SELECTED' } });
  }
  wording = (await admin.call('ListConsentPurposes', { languageCode: 'fr' })).consentPurposes.find(({ id }) => id === 'alumni').wording;
  await eventually('who consents is known', () => anonymous.call('ListAlumni').then(() => true, ({ code }) => (assert.equal(code, Code.UNAVAILABLE), false)));
});
after(closeClients);

// Somebody who signs in, with a profile in a cohort.
async function newcomer(name, cohorts = [OURS], more = {}) {
  const client = new Client(stack.server, stack.sign({ sub: `agent-${randomUUID()}`, name }));
  const { person } = await client.call('GetCaller');
  const profile = await admin.call('CreateProfile', { profile: { person, displayName: name, cohorts, ...more } });
  return { client, person, name: profile.name, profile };
}
const assign = (who, more = {}, client = coach) => client.call('CreateAssignment', {
  assignment: { person: who.name, cohort: OURS, startDate: day('2022-09-12'), months: 10, ...more } });
const wrong = async (who, more) => {
  const refusal = await coach.refusal('CreateAssignment', { assignment: { person: who.name, cohort: OURS, startDate: day('2022-09-12'), months: 10, ...more } });
  return fieldsOf(refusal).map((field) => [field, refusal.BadRequest.fieldViolations.find((violation) => violation.field === field).description]);
};
const update = (client, assignment, paths) => client.call('UpdateAssignment', { assignment, updateMask: { paths } });
const sees = (client, method, name) => client.call(method, { name }).then(() => true, (error) => (assert.equal(error.code, Code.NOT_FOUND, error.message), false));
const iso = ({ year, month, day: date }) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
const euros = (units, nanos = 0) => ({ currencyCode: 'EUR', units: String(units), nanos });

test('a profile is of a person, is called by their id, and is one', async () => {
  const who = await newcomer('Camille Exemple', [OURS], { job: 'Développeuse', skills: ['developer'], description: 'Aime les *haies*', linkedinUri: 'https://reseau.example/c', photo: '/img/c.jpg', sourceId: 'camille-exemple' });
  assert.equal(who.name, who.person.replace('persons/', 'people/'));
  assert.deepEqual([who.profile.allCohorts, who.profile.assigned, who.profile.alumnus], [[OURS], false, false]);
  assert.equal((await admin.refusal('CreateProfile', { profile: { person: who.person, displayName: 'Encore' } })).code, Code.ALREADY_EXISTS);
  assert.deepEqual(fieldsOf(await admin.refusal('CreateProfile', { profile: { person: 'camille', displayName: '' } })), ['profile.display_name', 'profile.person']);
  assert.deepEqual(fieldsOf(await admin.refusal('UpdateProfile', { profile: { name: who.name, person: 'persons/x' }, updateMask: { paths: ['person'] } })), ['update_mask']);
  const find = async (filter) => (await coach.all('ListProfiles', 'profiles', { filter })).map(({ name }) => name);
  assert.deepEqual(await find(`skill = developer AND cohort = "${OURS}" AND source_id = "camille-exemple" AND assigned = false`), [who.name]);
});

test('it is read by its person, by coaches of its programmes and by who reads everything; to everybody else there is none', async () => {
  const who = await newcomer('Lou Exemple'), other = await newcomer('Sacha Exemple', [THEIRS]);
  const { name: assignment } = await assign(who);
  const all = Object.entries({ admin, coach, stranger, ministry, system, anonymous, self: who.client, other: other.client });
  const expected = { admin: true, coach: true, stranger: false, ministry: false, system: true, anonymous: false, self: true, other: false };
  for (const [method, list, field, name] of [['GetProfile', 'ListProfiles', 'profiles', who.name], ['GetAssignment', 'ListAssignments', 'assignments', assignment]]) {
    const got = Object.fromEntries(await Promise.all(all.map(async ([key, client]) => [key, await sees(client, method, name)])));
    assert.deepEqual(got, expected, method);
    const listed = Object.fromEntries(await Promise.all(all.map(async ([key, client]) => [key, (await client.all(list, field, { pageSize: 2 })).some((one) => one.name === name)])));
    assert.deepEqual(listed, expected, list);
  }
});

test('people correct their own, and not where they belong; coaches move people of their own programmes', async () => {
  const who = await newcomer('Dominique Exemple');
  const set = (client, profile, paths) => client.call('UpdateProfile', { profile: { name: who.name, ...profile }, updateMask: { paths } });
  assert.deepEqual((await set(who.client, { skills: ['designer'], websiteUri: 'https://moi.example' }, ['skills', 'website_uri'])).skills, ['designer']);
  const denied = async (client, cohorts) => (await client.refusal('UpdateProfile', { profile: { name: who.name, cohorts }, updateMask: { paths: ['cohorts'] } })).code;
  assert.equal(await denied(who.client, []), Code.PERMISSION_DENIED);
  assert.equal(await denied(coach, [OURS, THEIRS]), Code.PERMISSION_DENIED);
  assert.equal(await denied(stranger, [THEIRS]), Code.PERMISSION_DENIED);
  assert.deepEqual((await set(coach, { cohorts: [OPEN] }, ['cohorts'])).allCohorts, [OPEN]);
  assert.equal((await who.client.refusal('DeleteProfile', { name: who.name })).code, Code.PERMISSION_DENIED);
  assert.equal((await stranger.refusal('CreateProfile', { profile: { person: 'persons/01HZZZZZZZZZZZZZZZZZZZZZZZ', displayName: 'x', cohorts: [OURS] } })).code, Code.PERMISSION_DENIED);
});

test('days follow from months; renewals follow one another; what lies outside the cohort says why', async () => {
  const who = await newcomer('Claude Exemple');
  const made = await assign(who, { challenge: 'challenges/haies', skill: 'developer', probationEndDate: day('2022-11-11') });
  assert.deepEqual([iso(made.endDate), iso(made.lastDate), made.months], ['2023-07-11', '2023-07-11', 10]);
  const renew = (renewals, more = {}) => coach.refusal('UpdateAssignment', { assignment: { name: made.name, renewals, ...more }, updateMask: { paths: ['renewals', ...Object.keys(more)] } });
  const gap = await renew([{ startDate: day('2023-07-14'), months: 1 }]);
  assert.deepEqual(fieldsOf(gap), ['assignment.renewals[0].start_date']);
  assert.match(gap.BadRequest.fieldViolations[0].description, /gap of 2 days/);
  assert.match((await renew([{ startDate: day('2023-07-11'), months: 1 }])).message, /1 day too early/);
  assert.deepEqual(fieldsOf(await renew([{ startDate: day('2023-07-12'), months: 2 }])), ['assignment.outside_cohort_reason']);
  const renewed = await update(coach, { name: made.name, renewals: [{ startDate: day('2023-07-12'), months: 2 }], outsideCohortReason: 'Mise en production' }, ['renewals', 'outside_cohort_reason']);
  assert.deepEqual([iso(renewed.renewals[0].endDate), iso(renewed.lastDate), iso(renewed.endDate)], ['2023-09-11', '2023-09-11', '2023-07-11']);
  assert.deepEqual(fieldsOf(await coach.refusal('UpdateAssignment', { assignment: { name: made.name }, updateMask: { paths: ['outside_cohort_reason'] } })), ['assignment.outside_cohort_reason']);
  const ended = { name: made.name, actualEndDate: day('2023-03-31') };
  assert.deepEqual(fieldsOf(await coach.refusal('UpdateAssignment', { assignment: ended, updateMask: { paths: ['actual_end_date'] } })), ['assignment.end_reason']);
  assert.equal(iso((await update(coach, { ...ended, endReason: 'Embauche' }, ['actual_end_date', 'end_reason'])).lastDate), '2023-03-31');
  assert.deepEqual((await wrong(who, { months: 0 })).map(([field]) => field), ['assignment.end_date']);
});

test('nobody is in two places on one day, in whichever programmes; a challenge is one of the cohort', async () => {
  const who = await newcomer('Alix Exemple', [OURS, THEIRS]);
  const first = await assign(who);
  const twice = await stranger.refusal('CreateAssignment', { assignment: { person: who.name, cohort: THEIRS, startDate: day('2023-07-11'), endDate: day('2023-07-11') } });
  assert.deepEqual(fieldsOf(twice), ['assignment.start_date']);
  assert.match(twice.message, /shares 1 day/);
  await coach.call('DeleteAssignment', { name: first.name });
  const second = await assign(who, { cohort: THEIRS, challenge: 'challenges/serres' }, stranger);
  const back = await coach.refusal('UndeleteAssignment', { name: first.name });
  assert.equal(back.code, Code.FAILED_PRECONDITION);
  await stranger.call('DeleteAssignment', { name: second.name });
  await coach.call('UndeleteAssignment', { name: first.name });
  assert.deepEqual((await wrong(await newcomer('Maxime Exemple'), { challenge: 'challenges/serres' })).map(([field]) => field), ['assignment.challenge']);
  assert.deepEqual((await wrong({ name: 'people/nobody' }, {})).map(([field]) => field), ['assignment.person']);
  assert.equal((await stranger.refusal('CreateAssignment', { assignment: { person: who.name, cohort: OURS, startDate: day('2022-09-12'), months: 1 } })).code, Code.PERMISSION_DENIED);
  const kept = await admin.refusal('DeleteProfile', { name: who.name });
  assert.deepEqual([kept.code, kept.PreconditionFailure.violations[0].subject], [Code.FAILED_PRECONDITION, first.name]);
});

test('shares add up, amounts are their shares, states go one step, and what was overpaid is deducted', async () => {
  const who = await newcomer('Charlie Exemple');
  const pia = { kind: 'KIND_MONTHS_OF_COST', fundingSource: 'PIA', months: 3, amount: euros(17500), shareBasisPoints: 3000 };
  const host = { kind: 'KIND_LUMP_SUM', fundingSource: 'LFI', amount: euros(40833, 330_000_000), shareBasisPoints: 7000 };
  const bad = async (lines) => (await wrong(who, { fundingLines: lines })).map(([field]) => field);
  assert.deepEqual(await bad([pia, { ...host, shareBasisPoints: 6999 }]), ['assignment.funding_lines']);
  assert.ok((await bad([pia, { ...host, amount: euros(40833, 430_000_000) }])).length > 0);
  const made = await assign(who, { fundingLines: [pia, host] });
  assert.deepEqual(made.fundingLines.map(({ state }) => state), ['STATE_GRANTED', 'STATE_GRANTED']);
  const move = (lines) => ({ assignment: { name: made.name, fundingLines: lines }, updateMask: { paths: ['funding_lines'] } });
  assert.deepEqual(fieldsOf(await coach.refusal('UpdateAssignment', move([{ ...pia, state: 'STATE_TRANSFERRED' }, host]))), ['assignment.funding_lines[0].state']);
  for (const state of ['STATE_DECREED', 'STATE_TRANSFERRED']) await coach.call('UpdateAssignment', move([{ ...pia, state }, host]));
  const overpaid = await coach.call('UpdateAssignment', move([{ ...pia, state: 'STATE_OVERPAID', overpaidAmount: euros(500) }, host]));
  assert.deepEqual(overpaid.unrecovered.map(({ fundingSource, amount }) => [fundingSource, amount.units]), [['PIA', '500']]);
});

test('alumni had an assignment, have none today anywhere, and consent; who withdraws is listed no more', async () => {
  const who = await newcomer('Ariane Exemple');
  const { name } = await assign(who);
  const listed = async (request = {}) => (await anonymous.all('ListAlumni', 'alumni', { pageSize: 1, ...request })).filter((one) => one.name.endsWith(who.name.slice('people/'.length)));
  assert.deepEqual(await listed(), [], 'nobody consented yet');
  const consent = { name: `${who.person}/consents/alumni`, wording };
  await who.client.call('GiveConsent', { ...consent, languageCode: 'fr' });
  const [told] = await eventually('the consent is known', async () => { const now = await listed(); return now.length > 0 && now; });
  assert.deepEqual([told.displayName, told.cohorts], ['Ariane Exemple', [OURS]]);
  assert.deepEqual(Object.keys(told).sort(), ['cohorts', 'displayName', 'name'], 'what they consented to, and no more');
  assert.equal((await who.client.call('GetProfile', { name: who.name })).alumnus, true);
  assert.deepEqual([(await listed({ filter: 'programme = verger' })).length, (await listed({ filter: 'programme = potager' })).length], [1, 0]);
  const today = new Date().toISOString().slice(0, 10);
  const again = await assign(who, { cohort: OPEN, startDate: day(today), months: 1 });
  assert.deepEqual([await listed(), (await coach.call('GetProfile', { name: who.name })).assigned], [[], true]);
  await coach.call('DeleteAssignment', { name: again.name });
  assert.equal((await listed()).length, 1);
  await who.client.call('WithdrawConsent', { name: consent.name });
  await eventually('the withdrawal is known', async () => (await listed()).length === 0);
  await coach.call('DeleteAssignment', { name });
});

test('a watch tells people and their coaches of it, and of their assignments; a request repeated is done once', async () => {
  const who = await newcomer('Eden Exemple'), other = await newcomer('Noor Exemple');
  const begins = await who.client.firstOf('WatchProfiles');
  await coach.call('UpdateProfile', { profile: { name: other.name, job: 'Autre' } });
  const requestId = randomUUID(), request = { requestId, assignment: { person: who.name, cohort: OURS, startDate: day('2022-09-12'), months: 10 } };
  const rehearsed = await coach.call('CreateAssignment', { ...request, requestId: randomUUID(), validateOnly: true });
  assert.equal(await sees(coach, 'GetAssignment', rehearsed.name), false);
  const [first, second] = [await coach.call('CreateAssignment', request), await coach.call('CreateAssignment', request)];
  assert.equal(first.name, second.name);
  const told = await new Promise((resolve) => {
    const watch = who.client.watch('WatchProfiles', { resumeToken: begins.resumeToken }, ({ changes }) => {
      if (changes.length === 0) return;
      watch.cancel();
      resolve(changes.map(({ kind, profile }) => [kind, profile.name, profile.allCohorts]));
    });
  });
  assert.deepEqual(told, [['CHANGE_KIND_UPDATED', who.name, [OURS]]]);
  const stale = await coach.refusal('UpdateAssignment', { assignment: { name: first.name, etag: '"x"', skill: 'designer' } });
  assert.equal(stale.code, Code.ABORTED);
  const audit = await admin.of('Cohort').all('ListAuditRecords', 'auditRecords', { resource: first.name });
  assert.equal(audit.length, 1);
});

test('what there is of somebody is exported, and erased', async () => {
  const who = await newcomer('Zéphyr Singulier', [OURS], { job: 'Jardinier', description: 'Vit à Lyon', sourceId: 'zephyr-singulier', skills: ['taille'] });
  await assign(who, { actualEndDate: day('2023-01-31'), endReason: 'Départ de Zéphyr Singulier' });
  const exported = await admin.call('ExportPerson', { name: who.person });
  const { data } = exported.services.find(({ service }) => service === 'cohort');
  const fields = new Set(data.filter(({ resource }) => resource === who.name).map(({ field }) => field));
  for (const field of ['display_name', 'job', 'description', 'source_id', 'skills']) assert.ok(fields.has(field), `${field} is exported`);
  await admin.erase({ name: who.person, reason: 'à sa demande', requestId: randomUUID() });
  const left = await coach.call('GetProfile', { name: who.name });
  assert.deepEqual([left.job, left.description, left.sourceId, left.skills], ['', '', '', []]);
  assert.notEqual(left.displayName, 'Zéphyr Singulier');
  const [assignment] = await coach.all('ListAssignments', 'assignments', { filter: `person = ${who.name}` });
  assert.doesNotMatch(assignment.endReason, /Zéphyr/);
});
