// Writers that never rest, and what must be true of the database whatever befell them.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Client, Code, detailsOf } from '../e2e/rpc.mjs';
import { sleep } from '../e2e/stack.mjs';

const INCUBATOR = 'incubators/la-serre';
// What a caller may meet while the server or its database is away: nothing was done, or nobody knows.
export const MAY_MEET = new Set([Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED, Code.ABORTED, Code.UNKNOWN, Code.CANCELLED, Code.RESOURCE_EXHAUSTED]);

// How long a refusal says that it is to last, in milliseconds.
export function waitOf(error) {
  const { seconds = 0, nanos = 50_000_000 } = detailsOf(error).RetryInfo?.retryDelay ?? {};
  return seconds * 1000 + nanos / 1e6;
}

// Asks until there is an answer, as a careful client does. A write has a request_id, so that it is done once.
export async function persist(client, method, request) {
  for (;;) {
    try {
      return await client.call(method, request, 30);
    } catch (error) {
      if (!MAY_MEET.has(error.code)) throw error;
      await sleep(waitOf(error));
    }
  }
}

// The journey that each project goes round and round, a day a step, by an administrator's word.
const JOURNEY = ['PHASE_INVESTIGATION', 'PHASE_CONSTRUCTION', 'PHASE_SCALING', 'PHASE_STOPPED'];
const dayAfter = (n) => {
  const day = new Date(Date.UTC(2000, 0, 1 + n));
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
};

export class Load {
  constructor(stack, writers = 8) {
    this.stack = stack;
    this.writers = writers;
    this.acknowledged = { events: [], steps: [], missions: new Map() };
    this.met = new Map();  // code: how often
    this.running = [];
  }

  get count() {
    return this.acknowledged.events.length + this.acknowledged.steps.length;
  }

  async prepare() {
    const client = new Client(this.stack.server, this.stack.token('programme_admin'));
    await client.call('CreateIncubator', { incubatorId: INCUBATOR.split('/')[1], incubator: { title: 'La Serre' }, requestId: randomUUID() });
    for (let i = 0; i < this.writers; ++i) {
      await client.call('CreateProject', { projectId: `charge-${i}`, requestId: randomUUID(),
        project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: `Charge ${i}`, primaryIncubator: INCUBATOR } });
    }
  }

  start() {
    this.stopped = false;
    for (let i = 0; i < this.writers; ++i) this.running.push(this.write(`projects/charge-${i}`));
  }

  async stop() {
    this.stopped = true;
    await Promise.all(this.running);
    this.running = [];
  }

  // A writer of one project: a step, an event, a sentence, again and again. What was not acknowledged is asked again with
  // the same request_id, as a careful client does.
  async write(name) {
    const client = new Client(this.stack.server, this.stack.token('programme_admin'));
    const { steps, events, missions } = this.acknowledged;
    const write = async (method, request) => {
      const requestId = randomUUID();
      while (!this.stopped) {
        try {
          return { requestId, reply: await client.call(method, { ...request, requestId }, 5) };
        } catch (error) {
          this.met.set(error.code, (this.met.get(error.code) ?? 0) + 1);
          if (!MAY_MEET.has(error.code)) throw error;
          await sleep(20);
        }
      }
      return null;
    };
    for (let n = steps.filter((step) => step.name === name).length; !this.stopped; ++n) {
      const phase = JOURNEY[n % JOURNEY.length];
      const step = await write('AdvancePhase', { name, phase, effectiveDate: dayAfter(n), comment: `pas ${n}`, force: true, reason: 'charge' });
      if (step) steps.push({ name, comment: `pas ${n}`, ...step });
      const comment = randomUUID();
      const event = await write('CreateProjectEvent', { parent: name, event: { type: 'other', date: dayAfter(n), comment } });
      if (event) events.push({ name, comment, ...event });
      const mission = `mission ${n}`;
      if (await write('UpdateProject', { project: { name, mission }, updateMask: { paths: ['mission'] } })) missions.set(name, n);
    }
  }

  // Every acknowledged write is there, once; nothing is there by half.
  verify() {
    const { sql } = this;
    const { steps, events, missions } = this.acknowledged;
    const countBy = (query) => new Map(sql(query).map(([key, n]) => [key, Number(n)]));
    const lines = countBy("SELECT CONCAT('projects/', project_id, ' ', comment), COUNT(*) FROM phase_records GROUP BY 1");
    for (const step of steps) assert.equal(lines.get(`${step.name} ${step.comment}`), 1, `${step.name} ${step.comment}`);
    assert.deepEqual([...lines].filter(([, n]) => n !== 1), [], 'a step was taken twice');
    const told = countBy('SELECT comment, COUNT(*) FROM project_events GROUP BY 1');
    for (const event of events) assert.equal(told.get(event.comment), 1, `an event of ${event.name}`);
    assert.deepEqual([...told].filter(([, n]) => n !== 1), [], 'an event was recorded twice');
    for (const [name, n] of missions) {
      const [[mission]] = sql(`SELECT mission FROM projects WHERE id = '${name.split('/')[1]}'`);
      assert.ok(Number(mission.split(' ')[1]) >= n, `${name}: ${mission}, after ${n} was acknowledged`);
    }
    this.verifyWhole();
  }

  // Each write is one transaction: a row here has its companions there.
  verifyWhole() {
    const none = (what, query) => assert.deepEqual(this.sql(query), [], what);
    none('a ledger line without its span', `SELECT r.project_id, r.number FROM phase_records r LEFT JOIN phase_spans s
      ON s.project_id = r.project_id AND s.line = r.number AND s.known_to_us = 9223372036854775807 WHERE r.superseded_at_us IS NULL AND s.line IS NULL`);
    none('a span without its line', `SELECT s.project_id, s.line FROM phase_spans s LEFT JOIN phase_records r
      ON r.project_id = s.project_id AND r.number = s.line WHERE r.number IS NULL`);
    none('days in two phases', `SELECT a.project_id FROM phase_spans a JOIN phase_spans b ON a.project_id = b.project_id
      AND a.starts < b.starts AND b.starts < a.ends WHERE a.known_to_us = 9223372036854775807 AND b.known_to_us = 9223372036854775807`);
    none('days between two in no phase', `SELECT a.project_id, a.ends FROM phase_spans a LEFT JOIN phase_spans b
      ON a.project_id = b.project_id AND a.ends = b.starts AND b.known_to_us = 9223372036854775807
      WHERE a.known_to_us = 9223372036854775807 AND a.ends < '9999-12-31' AND b.starts IS NULL`);
    none('gaps in the numbers of a ledger', 'SELECT project_id FROM phase_records GROUP BY project_id HAVING MAX(number) <> COUNT(*)');
    none('gaps in the numbers of events', 'SELECT project_id FROM project_events GROUP BY project_id HAVING MAX(number) <> COUNT(*)');
    none('a version without its history', `SELECT p.id, p.version FROM projects p LEFT JOIN project_history h
      ON h.id = p.id AND h.known_to_us = 9223372036854775807 WHERE h.id IS NULL OR h.mission <> p.mission`);
    none('a change without its audit', `SELECT id FROM projects p WHERE p.version >
      (SELECT COUNT(*) FROM audit_records a WHERE a.resource = CONCAT('projects/', p.id)
        OR a.resource LIKE CONCAT('projects/', p.id, '/%'))`);
    none('an audited step that is not in the ledger, or the other way round', `SELECT a.n, r.n FROM
      (SELECT COUNT(DISTINCT request_id) n FROM audit_records WHERE method LIKE '%AdvancePhase') a,
      (SELECT COUNT(*) n FROM phase_records) r WHERE a.n <> r.n`);
    none('an answer that is remembered for what was not done, or the other way round', `SELECT method, SUM(n) FROM
      (SELECT method, COUNT(*) n FROM request_log GROUP BY method UNION ALL
        SELECT method, -COUNT(DISTINCT request_id) FROM audit_records GROUP BY method) t
      GROUP BY method HAVING SUM(n) <> 0`);
    none('a transaction that the feed tells otherwise than the audit', `SELECT a.n, f.n FROM
      (SELECT COUNT(DISTINCT request_id) n FROM audit_records) a,
      (SELECT COUNT(DISTINCT transaction_id) n FROM (SELECT transaction_id FROM outbox UNION ALL
        SELECT transaction_id FROM changes) t) f WHERE f.n <> a.n`);
    none('a place in the feed given twice, or left out', 'SELECT MAX(seq), COUNT(*) FROM changes HAVING MAX(seq) <> COUNT(*)');
  }

  get sql() {
    return (query) => this.stack.sql(query);
  }
}
