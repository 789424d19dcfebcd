// Moods: written by the people of a cohort, each once a week, read by themselves and their coaches; figures that tell of nobody.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { awayFromMidnight, today } from '../../e2e/paris.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { day, fieldsOf } from './season.mjs';

const COHORT = 'programmes/verger/cohorts/1';
let stack, monday, admin, coach, stranger, system, anonymous;

before(async () => {
  await awayFromMidnight();
  monday = new Date(`${today()}T00:00:00Z`);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  stack = await Stack.start();
  [admin, coach, stranger, system, anonymous] = ['programme_admin', 'coach@programmes/verger', 'coach@programmes/potager', 'system', '']
    .map((role) => new Client(stack.server, role && stack.token(role)));
  await admin.call('CreateProgramme', { programmeId: 'verger', programme: { title: 'Le Verger' } });
  await admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: { title: 'Une' } });
});
after(closeClients);

async function member(name, assigned = true) {
  const client = new Client(stack.server, stack.sign({ sub: `agent-${randomUUID()}`, name }));
  const { person } = await client.call('GetCaller');
  const profile = await admin.call('CreateProfile', { profile: { person, displayName: name, cohorts: [COHORT] } });
  if (assigned) await admin.call('CreateAssignment', { assignment: { person: profile.name, cohort: COHORT, startDate: day(today()), months: 2 } });
  return { client, person };
}
const write = ({ client }, mood = {}) => client.call('CreateMood', { parent: COHORT, mood: { mood: 4, ...mood } });

test('its author writes it, once a week, and changes it', async () => {
  const who = await member('Camille Exemple');
  const made = await write(who, { priority: 'Livrer', wentWell: 'La revue\net la suite', hard: 'Les données', helpNeeded: 'Un accès', person: 'persons/autre' });
  assert.equal(made.person, who.person, 'whoever calls');
  assert.equal(`${made.weekStartDate.year}-${made.weekStartDate.month}-${made.weekStartDate.day}`, `${monday.getUTCFullYear()}-${monday.getUTCMonth() + 1}-${monday.getUTCDate()}`);
  assert.equal((await who.client.refusal('CreateMood', { parent: COHORT, mood: { mood: 2 } })).code, Code.ALREADY_EXISTS);
  const changed = await who.client.call('UpdateMood', { mood: { name: made.name, mood: 2, etag: made.etag }, updateMask: { paths: ['mood'] } });
  assert.deepEqual([changed.mood, changed.priority], [2, 'Livrer']);
  assert.equal((await who.client.refusal('UpdateMood', { mood: { name: made.name, mood: 3, etag: made.etag } })).code, Code.ABORTED);
  assert.deepEqual(fieldsOf(await who.client.refusal('UpdateMood', { mood: { name: made.name, mood: 6 } })), ['mood.mood']);
  for (const client of [admin, coach, stranger]) assert.equal((await client.refusal('UpdateMood', { mood: { name: made.name, mood: 5 } })).code, Code.PERMISSION_DENIED);
});

test('whoever is not of the cohort writes nothing there', async () => {
  const said = await member('Lou Exemple', false), other = new Client(stack.server, stack.sign({ sub: `agent-${randomUUID()}`, name: 'Passante' }));
  for (const client of [said.client, other, coach]) assert.equal((await client.refusal('CreateMood', { parent: COHORT, mood: { mood: 3 } })).code, Code.PERMISSION_DENIED);
  assert.deepEqual(fieldsOf(await admin.refusal('CreateMood', { parent: COHORT, mood: { mood: 3 } })), ['parent']);
});

test('it is read by its author, coaches of the programme and administrators alone', async () => {
  const who = await member('Sacha Exemple'), other = await member('Alix Exemple');
  const { name } = await write(who);
  const expected = { self: true, coach: true, admin: true, other: false, stranger: false, system: false, anonymous: false };
  const clients = { self: who.client, coach, admin, other: other.client, stranger, system, anonymous };
  for (const [key, client] of Object.entries(clients)) {
    const got = await client.call('GetMood', { name }).then(() => true, ({ code }) => (assert.equal(code, Code.NOT_FOUND), false));
    const listed = (await client.all('ListMoods', 'moods', { parent: COHORT, pageSize: 2 })).some((mood) => mood.name === name);
    assert.deepEqual([got, listed], [expected[key], expected[key]], key);
  }
});

test('figures are told to the cohort and its coaches, of weeks that are over, and over 5 people at least', async () => {
  const people = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => member(`${name} Exemple`)));
  for (const who of people) await write(who, { mood: 3 });
  const figures = async (client) => (await client.call('ListMoodFigures', { parent: COHORT })).figures;
  assert.deepEqual(await figures(coach), [], 'this week is not over');
  const sql = (text) => stack.database.sql(text, stack.schemaOf('cohort'));
  sql('UPDATE moods SET week_start_date = week_start_date - INTERVAL 7 DAY');
  const [{ withheld, people: count }] = await figures(people[0].client);
  assert.deepEqual([withheld, count >= 5], [false, true]);
  const { name } = (await coach.all('ListMoods', 'moods', { parent: COHORT, filter: `person = "${people[0].person}"` }))[0];
  const over = await people[0].client.refusal('UpdateMood', { mood: { name, mood: 1 } });
  assert.deepEqual([over.code, over.PreconditionFailure.violations[0].type], [Code.FAILED_PRECONDITION, 'WEEK_OVER']);
  sql(`UPDATE moods SET week_start_date = week_start_date - INTERVAL 7 DAY WHERE person <> '${people[0].person}' LIMIT 4`);
  assert.deepEqual((await figures(coach)).map((figure) => [figure.withheld, figure.people > 0])[0], [true, false], 'over 4 people');
  for (const client of [stranger, system]) assert.equal((await client.refusal('ListMoodFigures', { parent: COHORT })).code, Code.PERMISSION_DENIED);
  assert.equal((await anonymous.refusal('ListMoodFigures', { parent: COHORT })).code, Code.UNAUTHENTICATED);
});
