// Writers of metrics that never rest, each by a way of its own, and an independent count of what was acknowledged: what must be
// true of the database whatever befell them.
import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { Client } from '../e2e/rpc.mjs';
import { sleep } from '../e2e/stack.mjs';
import { MAY_MEET } from './load.mjs';

const INCUBATOR = 'incubators/la-serre', METRIC = 'definitions/recoltes';
const WRITERS = 4, BATCH = 20, RESTATED = 5, STREAM_MESSAGES = 4, STREAM_BATCH = 10, ITEMS = 5;
const GITHUB = 1, JSON_MESSAGES = 5, IN_PROGRESS = 2, DONE = 3;
// Below 600 a minute of a source, which is what it may.
const HOOK_PAUSE_MS = 150;
// Mornings of Paris, and of UTC: twenty days, so that each gets points of many batches.
const FIRST_MS = Date.parse('2026-03-02T08:00:00Z'), HOUR_MS = 3_600_000, DAY_MS = 24 * HOUR_MS, DAYS = 20;
const msOf = (n, k) => FIRST_MS + (n % DAYS) * DAY_MS + (Math.trunc(n / DAYS) * 100 + k) * 1000;
const stampOf = (ms) => ({ seconds: Math.trunc(ms / 1000), nanos: (ms % 1000) * 1_000_000 });
const microsOf = (ms) => `${ms}000`;

// What was told of each point by one writer, in order, and how many of these tellings were acknowledged.
class Told {
  constructor() {
    this.points = new Map();  // "series time": {values, acknowledged}
  }
  tell(key, value) {
    if (!this.points.has(key)) this.points.set(key, { values: [], acknowledged: 0 });
    this.points.get(key).values.push(value);
  }
  acknowledge(key) {
    const point = this.points.get(key);
    point.acknowledged = point.values.length;
  }
}

export class MetricsLoad {
  constructor(stack) {
    this.stack = stack;
    this.told = new Told();
    this.items = new Map();  // name: {steps told, acknowledged}
    this.deployments = { told: new Set(), acknowledged: new Set() };
    this.answers = { batches: 0, streams: 0, hooks: 0, items: 0 };
    this.met = new Map();
    this.running = [];
  }

  // Of the way that was the least often answered.
  get least() {
    return Math.min(...Object.values(this.answers));
  }

  async prepare() {
    const client = new Client(this.stack.server, this.stack.token('programme_admin'));
    await client.call('CreateIncubator', { incubatorId: INCUBATOR.split('/')[1], incubator: { title: 'La Serre' } });
    for (let i = 0; i < WRITERS; ++i) {
      await client.call('CreateProject', { projectId: `charge-${i}`, project: { kind: 1, title: `Charge ${i}`, primaryIncubator: INCUBATOR } });
    }
    await client.call('CreateDefinition', { definitionId: 'recoltes', definition: { title: 'Récoltes', direction: 1, kind: 1, period: 4 } });
    const create = (kind) => client.call('CreateSource', { source: { project: 'projects/charge-0', kind, title: 'La chaîne' } });
    this.forge = await create(GITHUB);
    this.feed = await create(JSON_MESSAGES);
  }

  start() {
    this.stopped = false;
    for (let i = 0; i < WRITERS; ++i) {
      const project = `projects/charge-${i}`, client = new Client(this.stack.server, this.stack.token('programme_admin'));
      this.running.push(this.writeBatches(client, project), this.writeItems(client, project));
    }
    const client = new Client(this.stack.server, this.stack.token('programme_admin'));
    this.running.push(this.writeStreams(client, 'projects/charge-1'), this.postDeployments(), this.postPoints());
  }

  async stop() {
    this.stopped = true;
    await Promise.all(this.running);
    this.running = [];
  }

  // Asks until it is answered, or the load is stopped: null then.
  async persist(ask, pauseMs = 20) {
    while (!this.stopped) {
      try {
        return await ask();
      } catch (error) {
        const code = error.code ?? error.name;
        this.met.set(code, (this.met.get(code) ?? 0) + 1);
        if (!MAY_MEET.has(error.code) && !error.away) throw error;
        await sleep(pauseMs);
      }
    }
    return null;
  }

  // A batch of new points, and of some of the batch before it told otherwise. The answer to a repeated request is that to the
  // first: what is new stays new in it.
  async writeBatches(client, project) {
    const source = 'releve', key = (ms) => `${project} ${source} ${microsOf(ms)}`;
    for (let n = 0; !this.stopped; ++n) {
      const told = Array.from({ length: BATCH }, (_, k) => [msOf(n, k), n * 1000 + k]);
      if (n > 0) told.push(...Array.from({ length: RESTATED }, (_, k) => [msOf(n - 1, k), -1 - k + n * 1000]));
      for (const [ms, value] of told) this.told.tell(key(ms), value);
      const request = { parent: project, source, requestId: randomUUID(), points: told.map(([ms, value]) => ({ metric: METRIC, time: stampOf(ms), value })) };
      const reply = await this.persist(() => client.call('IngestPoints', request, 5));
      if (!reply) return;
      const states = reply.results.map(({ state }) => state);
      assert.deepEqual(states, told.map((_, i) => (i < BATCH ? 'STATE_CREATED' : 'STATE_RESTATED')), `${project}, batch ${n}`);
      for (const [ms] of told) this.told.acknowledge(key(ms));
      ++this.answers.batches;
    }
  }

  // A stream has no request_id: cut off, it is sent again from its beginning.
  async writeStreams(client, project) {
    const source = 'flux', key = (ms) => `${project} ${source} ${microsOf(ms)}`;
    const send = (messages) => new Promise((resolve, reject) => {
      const stream = client.stubOf('IngestPointStream').IngestPointStream(client.metadata, { deadline: Date.now() + 10_000 },
        (error, reply) => (error ? reject(error) : resolve(reply)));
      for (const message of messages) stream.write(message);
      stream.end();
    });
    for (let n = 0; !this.stopped; ++n) {
      const told = Array.from({ length: STREAM_MESSAGES * STREAM_BATCH }, (_, k) => [msOf(n, k), n * 1000 + k]);
      for (const [ms, value] of told) this.told.tell(key(ms), value);
      const messages = Array.from({ length: STREAM_MESSAGES }, (_, m) => ({ parent: project, source,
        points: told.slice(m * STREAM_BATCH, (m + 1) * STREAM_BATCH).map(([ms, value]) => ({ metric: METRIC, time: stampOf(ms), value })) }));
      const reply = await this.persist(() => send(messages));
      if (!reply) return;
      const { created, unchanged, restated, refused } = Object.fromEntries(Object.entries(reply.counts).map(([count, number]) => [count, Number(number)]));
      assert.deepEqual([created + unchanged, restated, refused, Number(reply.messages)], [told.length, 0, 0, STREAM_MESSAGES], `stream ${n}`);
      for (const [ms] of told) this.told.acknowledge(key(ms));
      ++this.answers.streams;
    }
  }

  // Items that are begun, and those of the time before that are done.
  async writeItems(client, project) {
    for (let n = 0; !this.stopped; ++n) {
      const begun = Array.from({ length: ITEMS }, (_, k) => [`${project}/workItems/i${n}-${k}`, IN_PROGRESS, msOf(n, k)]);
      const done = n === 0 ? [] : Array.from({ length: ITEMS }, (_, k) => [`${project}/workItems/i${n - 1}-${k}`, DONE, msOf(n, k) + HOUR_MS]);
      for (const [name] of begun) this.items.set(name, { told: 1, acknowledged: 0 });
      for (const [name] of done) this.items.get(name).told = 2;
      const workItems = [...begun, ...done].map(([name, to, ms]) => ({ sourceId: name.split('/').at(-1), transitions: [{ to, time: stampOf(ms) }] }));
      const reply = await this.persist(() => client.call('UpsertWorkItems', { parent: project, source: 'tableau', workItems, requestId: randomUUID() }, 5));
      if (!reply) return;
      const states = reply.results.map(({ state }) => state);
      // Asked anew under another request_id, what was kept already is not told again.
      assert.ok(states.every((state) => state !== 'STATE_REFUSED'), `${project}, items ${n}: ${states}`);
      for (const [name] of begun) this.items.get(name).acknowledged = 1;
      for (const [name] of done) this.items.get(name).acknowledged = 2;
      ++this.answers.items;
    }
  }

  // What a tool does with the answer: it sends again what was not taken.
  async post(path, body, headers) {
    const reply = await fetch(`${this.stack.web.replace('localhost', '127.0.0.1')}${path}`, { method: 'POST', body, signal: AbortSignal.timeout(5000),
      headers: { 'content-type': 'application/json', ...headers } }).catch((error) => {
      throw Object.assign(error, { away: true });
    });
    const text = await reply.text().catch((error) => {
      throw Object.assign(error, { away: true });
    });
    if (reply.status === 429 || reply.status >= 500) throw Object.assign(new Error(`${reply.status}`), { away: true });
    assert.equal(reply.status, 200, text);
    return JSON.parse(text).outcome;
  }

  // Each deployment is told by one event, and now and then by that event once more.
  async postDeployments() {
    for (let n = 1; !this.stopped; ++n) {
      const sha = n.toString(16).padStart(40, '0');
      const body = JSON.stringify({ deployment: { id: n, sha, environment: 'production', production_environment: true },
        deployment_status: { id: 1_000_000 + n, state: 'success', created_at: new Date(msOf(n, 0)).toISOString(), environment: 'production' }, repository: { full_name: 'jardins/charge' } });
      const signature = `sha256=${createHmac('sha256', this.forge.secret).update(body).digest('hex')}`;
      const send = () => this.persist(() => this.post(this.forge.hookUri, body, { 'x-github-event': 'deployment_status', 'x-hub-signature-256': signature }), 200);
      this.deployments.told.add(sha);
      const outcome = await send();
      if (!outcome) return;
      assert.match(outcome, /^(ACCEPTED|UNCHANGED)$/);
      this.deployments.acknowledged.add(sha);
      if (n % 4 === 0) assert.equal(await send() ?? 'UNCHANGED', 'UNCHANGED', 'the same event again');
      ++this.answers.hooks;
      await sleep(HOOK_PAUSE_MS);
    }
  }

  async postPoints() {
    const key = (ms) => `projects/charge-0 ${this.feed.name} ${microsOf(ms)}`;
    for (let n = 0; !this.stopped; ++n) {
      const told = Array.from({ length: 3 }, (_, k) => [msOf(n, k), n * 1000 + k]);
      for (const [ms, value] of told) this.told.tell(key(ms), value);
      const body = JSON.stringify({ points: told.map(([ms, value]) => ({ metric: METRIC, time: new Date(ms).toISOString(), value })) });
      const outcome = await this.persist(() => this.post(`${this.feed.hookUri}/points`, body, { authorization: `Bearer ${this.feed.secret}` }), 200);
      if (!outcome) return;
      assert.match(outcome, /^(ACCEPTED|UNCHANGED)$/);
      for (const [ms] of told) this.told.acknowledge(key(ms));
      await sleep(HOOK_PAUSE_MS);
    }
  }

  sql(text) {
    return this.stack.database.sql(text, this.stack.schemaOf('metrics'));
  }

  // Everything acknowledged is there, once, with its history; nothing is there by half, and nothing that nobody told.
  verify() {
    this.verifyPoints();
    this.verifyItems();
    this.verifyDeployments();
    this.verifyWhole();
  }

  verifyPoints() {
    // One statement, and so of one instant: the writers may be at it again.
    const from = (table, until) => `SELECT CONCAT('projects/', p.project, ' ', s.source, ' ', x.time_us), x.value, ${until} AS until_us
      FROM ${table} x JOIN series s ON s.series_no = x.series_no JOIN project_numbers p ON p.project_no = s.project_no`;
    const held = new Map(), history = new Map();
    for (const [key, value, until] of this.sql(`${from('points', '0')} UNION ALL ${from('point_history', 'x.superseded_at_us')} ORDER BY until_us`)) {
      if (until === '0') held.set(key, Number(value));
      else history.set(key, [...(history.get(key) ?? []), Number(value)]);
    }
    for (const [key, { values, acknowledged }] of this.told.points) {
      const now = held.get(key);
      if (now === undefined) {
        assert.equal(acknowledged, 0, `lost: ${key}`);
        assert.ok(!history.has(key), `a history of nothing: ${key}`);
        continue;
      }
      const place = values.indexOf(now);
      assert.ok(place >= 0 && place + 1 >= acknowledged, `${key}: ${now}, told ${values}, ${acknowledged} acknowledged`);
      assert.deepEqual(history.get(key) ?? [], values.slice(0, place), `the history of ${key}`);
    }
    assert.deepEqual([...held.keys()].filter((key) => !this.told.points.has(key)), [], 'points that nobody told');
  }

  verifyItems() {
    const rows = this.sql(`SELECT CONCAT('projects/', REPLACE(i.id, '/', '/workItems/')), i.version, COUNT(t.item_id), COUNT(DISTINCT t.time_us, t.state), COUNT(t.withdrawn_at_us)
      FROM work_items i LEFT JOIN item_transitions t ON t.item_id = i.id GROUP BY i.id`);
    const held = new Map(rows.map(([name, ...numbers]) => [name, numbers.map(Number)]));
    for (const [name, { told, acknowledged }] of this.items) {
      const [version, transitions, distinct, withdrawn] = held.get(name) ?? [0, 0, 0, 0];
      assert.ok(transitions >= acknowledged && transitions <= told, `${name}: ${transitions} transitions, ${told} told, ${acknowledged} acknowledged`);
      assert.deepEqual([distinct, withdrawn, version], [transitions, 0, transitions], `${name} was changed as often as it was told something`);
    }
    assert.deepEqual([...held.keys()].filter((name) => !this.items.has(name)), [], 'items that nobody told');
  }

  verifyDeployments() {
    const rows = this.sql(`SELECT sha, COUNT(*), (SELECT COUNT(*) FROM source_events WHERE source_id = '${this.forge.name.split('/')[1]}') FROM deployments GROUP BY sha`);
    const counts = new Map(rows.map(([sha, number]) => [sha, Number(number)]));
    assert.deepEqual([...this.deployments.acknowledged].filter((sha) => counts.get(sha) !== 1), [], 'lost, or there twice');
    assert.deepEqual([...counts].filter(([sha, number]) => number !== 1 || !this.deployments.told.has(sha)), [], 'there twice, or told by nobody');
    assert.ok(rows.every(([, , events]) => Number(events) === counts.size), 'an event a deployment, however often it came');
  }

  // Each batch is one transaction: a row here has its companions there.
  verifyWhole() {
    const none = (what, query) => assert.deepEqual(this.sql(query), [], what);
    const dayOf = (column) => `DATE_ADD('1970-01-01', INTERVAL ${column} DIV 86400000000 DAY)`;
    none('a point of no series', 'SELECT DISTINCT p.series_no FROM points p LEFT JOIN series s ON s.series_no = p.series_no WHERE s.id IS NULL');
    none('a history that goes on, or begins after it ends', `SELECT h.series_no, h.time_us FROM point_history h LEFT JOIN points p ON p.series_no = h.series_no AND p.time_us = h.time_us
      WHERE p.time_us IS NULL OR h.received_at_us >= h.superseded_at_us OR p.received_at_us < h.superseded_at_us`);
    none('a day that is added up wrongly, and not marked', `SELECT r.series_no, r.bucket, r.points, r.value_sum, x.n, x.total FROM rollups r LEFT JOIN
      (SELECT series_no, ${dayOf('time_us')} AS day, COUNT(*) AS n, SUM(value) AS total FROM points WHERE NOT withdrawn GROUP BY 1, 2) x
        ON x.series_no = r.series_no AND x.day = r.bucket
      LEFT JOIN dirty_days d ON d.series_no = r.series_no AND d.day = r.bucket
      WHERE r.grain = 2 AND d.day IS NULL AND (x.n IS NULL OR x.n <> r.points OR x.total <> r.value_sum)`);
    none('a day of points that is neither added up nor marked', `SELECT DISTINCT p.series_no, ${dayOf('p.time_us')} FROM points p
      LEFT JOIN rollups r ON r.series_no = p.series_no AND r.grain = 2 AND r.bucket = ${dayOf('p.time_us')}
      LEFT JOIN dirty_days d ON d.series_no = p.series_no AND d.day = ${dayOf('p.time_us')} WHERE r.series_no IS NULL AND d.day IS NULL`);
    none('an answer that is remembered for what was not done, or the other way round', `SELECT method, SUM(n) FROM
      (SELECT method, COUNT(*) n FROM request_log WHERE request_id NOT LIKE 'auto-%' GROUP BY method UNION ALL
        SELECT method, -COUNT(DISTINCT request_id) FROM audit_records WHERE request_id <> '' GROUP BY method) t
      WHERE method LIKE '%/IngestPoints' GROUP BY method HAVING SUM(n) <> 0`);
    none('a place in the feed given twice, or left out', 'SELECT MAX(seq), COUNT(*) FROM changes HAVING MAX(seq) <> COUNT(*)');
  }

  // What a reader is told of each day, against what the writers told; days of which something was not answered are not held
  // against anybody.
  async verifyReaders() {
    const client = new Client(this.stack.server), told = new Map(), open = new Set();
    for (const [key, { values, acknowledged }] of this.told.points) {
      const [project, source, micros] = key.split(' '), day = `${project} ${source} ${new Date(Number(micros) / 1000).toISOString().slice(0, 10)}`;
      told.set(day, (told.get(day) ?? 0) + values.at(-1));
      if (acknowledged < values.length) open.add(day);
    }
    const read = new Map();
    for (const series of new Set([...told.keys()].map((day) => day.slice(0, day.lastIndexOf(' '))))) {
      const [parent, source] = series.split(' ');
      const { buckets } = await client.call('ReadSeries', { parent, source, metric: METRIC, grain: 'GRAIN_DAY', pageSize: 1000,
        fromTime: stampOf(FIRST_MS - 9 * HOUR_MS), toTime: stampOf(FIRST_MS + DAYS * DAY_MS - 9 * HOUR_MS), timeZone: 'Europe/Paris' });
      for (const { n, startTime, sum } of buckets) {
        if (Number(n) > 0) read.set(`${series} ${new Date(Number(startTime.seconds) * 1000 + DAY_MS / 2).toISOString().slice(0, 10)}`, sum);
      }
    }
    const settled = (days) => Object.fromEntries([...days].filter(([day]) => !open.has(day)).sort());
    assert.deepEqual(settled(read), settled(told));
    assert.ok(open.size < told.size);
  }
}
