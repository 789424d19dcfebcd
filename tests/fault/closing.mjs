// Two calls that close at one instant, with everybody at the door and a server that is busy with others: what was answered
// in time is in, once, and nothing comes in late; whether or not the server is killed meanwhile.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after } from 'node:test';
import { Season, idOf } from '../api/cohort/results_season.mjs';
import { Code, closeClients } from '../e2e/rpc.mjs';
import { eventually, sleep } from '../e2e/stack.mjs';
import { Load, persist } from './load.mjs';

// Of each call, those who submit long before, and those who come about the instant: so many milliseconds before it or after.
const EARLY = 4, CROWD = 36, AT_ONCE = 8, BEFORE_MS = 2000, AFTER_MS = 500;
// Until the instant, once everybody has a draft.
const NOTICE_MS = 3500;

after(closeClients);

const millis = ({ seconds, nanos }) => Number(seconds) * 1000 + nanos / 1e6;
const until = (instant) => sleep(Math.max(0, instant - Date.now()));

class Door {
  constructor(season, calls) {
    Object.assign(this, { season, calls, said: [] });
  }

  // Everybody has a draft in both calls.
  static async open(season) {
    const calls = [await season.open(), await season.open()], door = new Door(season, calls);
    const people = [];
    while (people.length < EARLY + CROWD) people.push(...await Promise.all(Array.from({ length: AT_ONCE }, () => season.person())));
    await Promise.all(people.flatMap((client, at) => calls.map(async (call) => {
      const { name } = await persist(client, 'CreateApplication', { requestId: randomUUID(), parent: call, application: { applicant: client.person,
        choices: [`${call}/seats/dev`], answers: [{ code: 'WHY', value: `avant ${at}` }] } });
      door.said.push({ client, call, name, early: at < EARLY });
    })));
    return door;
  }

  // Says what became of it: when it was taken, as the server says; or when it was refused, as the caller knows.
  async submit(one) {
    try {
      one.taken = millis((await persist(one.client, 'SubmitApplication', { requestId: randomUUID(), name: one.name })).submitTime);
    } catch (error) {
      assert.equal(error.code, Code.FAILED_PRECONDITION, error.message);
      one.refused = Date.now();
    }
  }
  // Another answer, which is a revision of its own, until one comes late.
  async revise(one) {
    one.revisions = [];
    for (let turn = 0; ; ++turn) {
      try {
        const { revision } = await persist(one.client, 'UpdateApplication', { requestId: randomUUID(), updateMask: { paths: ['answers'] },
          application: { name: one.name, answers: [{ code: 'WHY', value: `tour ${turn}` }] } });
        one.revisions.push([revision, `tour ${turn}`]);
      } catch (error) {
        assert.equal(error.code, Code.FAILED_PRECONDITION, error.message);
        return;
      }
    }
  }

  async close() {
    const early = this.said.filter((one) => one.early), crowd = this.said.filter((one) => !one.early);
    await Promise.all(early.map((one) => this.submit(one)));
    this.instant = Date.now() + NOTICE_MS;
    this.season.sql(`UPDATE calls SET close_time_us = ${this.instant * 1000} WHERE id IN (${this.calls.map((call) => `'${idOf(call)}'`).join(', ')})`);
    const coming = crowd.map((one, at) => until(this.instant - BEFORE_MS + (at * (BEFORE_MS + AFTER_MS)) / crowd.length).then(() => this.submit(one)));
    await Promise.all([...coming, ...early.map((one) => this.revise(one))]);
  }

  async verify() {
    const { season, instant } = this, { coach } = season;
    await until(instant);
    const refused = this.said.filter((one) => one.refused);
    assert.ok(refused.length > 0, 'some came late');
    assert.ok(Math.min(...refused.map((one) => one.refused)) >= instant, 'nobody is refused before the instant');
    for (const call of this.calls) {
      const taken = this.said.filter((one) => one.call === call && one.taken);
      assert.ok(taken.length >= EARLY);
      const kept = await coach.all('ListApplications', 'applications', { parent: call });
      assert.deepEqual(kept.map(({ name }) => name).sort(), taken.map(({ name }) => name).sort(), 'what was acknowledged, and nothing else');
      for (const application of kept) {
        const submitted = millis(application.submitTime);
        assert.equal(application.state, 'STATE_SUBMITTED');
        assert.equal(submitted, taken.find(({ name }) => name === application.name).taken, 'it was submitted once');
        assert.ok(submitted < instant, `${application.name} at ${submitted}, ${submitted - instant} ms late`);
      }
      const { counts } = await coach.call('CountApplications', { parent: call });
      assert.equal(counts.find(({ seat }) => !seat).count, taken.length);
      const letters = await coach.of('CohortService').all('ListLetters', 'letters', { parent: call, filter: 'template = "application.received"', pageSize: 1000 });
      assert.deepEqual(letters.map(({ person }) => person).sort(), taken.map(({ client }) => client.person).sort(), 'each is told so once');
      assert.deepEqual(season.sql(`SELECT application_id FROM applications WHERE call_id = '${idOf(call)}' AND (submit_time_us >= ${instant * 1000} OR (state = 'DRAFT') <> (submit_time_us IS NULL))`), []);
    }
    for (const { client, name } of refused) {
      const { state, submitTime } = await client.call('GetApplication', { name });
      assert.deepEqual([state, submitTime], ['STATE_DRAFT', null], 'what came late is a draft as before');
    }
    for (const { client, name, revisions } of this.said.filter((one) => one.early)) {
      const kept = await client.all('ListApplicationRevisions', 'revisions', { parent: name });
      for (const [number, value] of revisions) assert.equal(kept.find((revision) => revision.number === number).answers[0].value, value);
      assert.equal(kept.length, revisions.length + 1, 'nothing twice, and nothing that was not answered');
      for (const { saveTime } of kept) assert.ok(millis(saveTime) < instant);
      assert.deepEqual(kept.filter(({ counts }) => counts).map(({ number }) => number), [kept.length], 'the last one in time counts');
    }
  }
}

async function underLoad(work) {
  const season = await Season.start({ flags: ['--threads=4', '--queue=40'] }), load = new Load(season.stack, 4);
  await load.prepare();
  const door = await Door.open(season);
  load.start();
  await eventually('the others write', () => load.count > 10);
  await work(door, season.stack);
  await load.stop();
  await door.verify();
  load.verify();
  return season.stack;
}

test('two calls close at one instant, and the server has more to do than it can', async () => {
  const stack = await underLoad((door) => door.close());
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});

test('the server is killed just before they close', async () => {
  await underLoad(async (door, stack) => {
    const closing = door.close();
    await eventually('the instant is set', () => door.instant);
    await until(door.instant - BEFORE_MS / 2);
    await stack.stop('SIGKILL');
    stack.launch();
    await stack.serving();
    await closing;
  });
});
