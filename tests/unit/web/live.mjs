// What the web client makes of the gateway's stream of changes: how it reads it, where it resumes, and what it asks again.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import ts from 'typescript';

const SOURCE = path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src');
const load = (file) => {
  const { outputText } = ts.transpileModule(fs.readFileSync(path.join(SOURCE, file), 'utf8'), { compilerOptions: { module: 'esnext', target: 'es2022' } });
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`);
};
const { eventsOf } = await load('kit/api/event_stream.ts');
const { Refused, addressOf, follow, standard } = await load('kit/api/changes.ts');
const { FEEDS } = await load('portfolio/feeds.ts');
const { FEEDS: OF_COHORTS } = await load('cohort/feeds.ts');

async function read(...parts) {
  const left = parts.map((part) => (typeof part === 'string' ? new TextEncoder().encode(part) : part));
  const body = { getReader: () => ({ read: async () => ({ done: left.length === 0, value: left.shift() }), cancel: async () => {} }) };
  const events = [];
  for await (const data of eventsOf(body)) events.push(data);
  return events;
}

test('events, however they are cut and whatever ends their lines', async () => {
  const text = 'event: change\ndata: {"a":1}\n\n: a comment\n\ndata:two\r\ndata:  lines\r\n\r\nid: 7\rdata: "é"\r\rdata: cut short';
  const expected = ['{"a":1}', 'two\n lines', '"é"'];
  assert.deepEqual(await read(text), expected);
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 2, 3, 7]) {
    const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size));
    assert.deepEqual(await read(...parts), expected, `${size} bytes at a time`);
  }
});

test('an address names each feed, and where each resumes', () => {
  assert.equal(addressOf(['portfolio.projects', 'cohort.cohorts'], new Map()), '/changes?feed=portfolio.projects&feed=cohort.cohorts');
  const { searchParams } = new URL(addressOf(['a.b'], new Map([['a.b', 'x:/+= &']])), 'http://localhost');
  assert.deepEqual([...searchParams], [['feed', 'a.b'], ['resume', 'a.b:x:/+= &']]);
});

// Each answer: messages, a time that passes in seconds, and an error where it breaks. Nothing is followed after the last.
async function followed(...answers) {
  const addresses = [], told = [], waits = [];
  let clock = 0;
  const stop = new AbortController();
  async function* open(address) {
    addresses.push(address);
    const messages = answers.shift();
    if (answers.length === 0) stop.abort();
    for (const message of messages) {
      if (message instanceof Error) throw message;
      if (typeof message === 'number') clock += message * 1000;
      else yield JSON.stringify(message);
    }
  }
  await follow({ feeds: ['p.projects', 'c.cohorts'], open, tell: (news) => told.push(news), wait: async (ms) => void waits.push(ms), now: () => clock }, stop.signal);
  const resumed = addresses.map((address) => new URL(address, 'http://localhost').searchParams.getAll('resume'));
  return { resumed, waits, news: told.filter((one) => 'feed' in one), states: told.flatMap(({ state }) => state ?? []) };
}
const begins = (feed, token) => ({ service: feed[0], feed, token, changes: [] });
const refused = (feed) => ({ service: feed[0], feed, refused: true });
const changes = (feed, token, ...names) => ({ service: feed[0], feed, token, changes: names.map((name) => ({ name, kind: 'UPDATED' })) });

test('what changes is told by its feed; a heartbeat tells nothing but that it lives', async () => {
  const { news, states } = await followed([begins('p.projects', '1'), begins('c.cohorts', '1'), changes('p.projects', '2', 'projects/a', 'projects/b'), begins('c.cohorts', '2')]);
  assert.deepEqual(news, [{ feed: 'p.projects', names: ['projects/a', 'projects/b'] }]);
  assert.ok(states.length > 0 && states.every((state) => state === 'live'));
});

test('a page is up to date once every feed has begun, or is refused; before, a change of one that has not is not heard of', async () => {
  const cut = new Error('cut');
  const statesOf = async (...messages) => (await followed([...messages, cut], [cut])).states;
  assert.deepEqual(await statesOf(begins('p.projects', 'p1')), ['stale']);
  assert.deepEqual(await statesOf(begins('p.projects', 'p1'), { feed: 'c.cohorts', lost: true }), ['stale'], 'what is lost begins anew');
  assert.deepEqual(await statesOf(begins('p.projects', 'p1'), begins('c.cohorts', 'c1')), ['live', 'stale']);
  assert.deepEqual(await statesOf(begins('p.projects', 'p1'), refused('c.cohorts')), ['live', 'stale']);
});

test('a stream that was over is taken up where each feed was, and the caller’s roles are asked again', async () => {
  const { resumed, news, states } = await followed([begins('p.projects', 'p1'), begins('c.cohorts', 'c1'), changes('c.cohorts', 'c2', 'programmes/x/cohorts/1')], [begins('p.projects', 'p1')]);
  assert.deepEqual(resumed, [[], ['p.projects:p1', 'c.cohorts:c2']]);
  assert.deepEqual(news, [{ feed: 'c.cohorts', names: ['programmes/x/cohorts/1'] }]);
  assert.ok(states.includes('renewed') && !states.includes('stale'));
});

test('a stream that broke is taken up too, later each time, and said', async () => {
  const cut = new Error('cut');
  const begun = [refused('c.cohorts'), begins('p.projects', 'p1')];
  const { resumed, waits, states } = await followed([...begun, cut], [cut], [cut], [...begun, 60, cut], [cut]);
  assert.deepEqual(resumed.slice(1), [['p.projects:p1'], ['p.projects:p1'], ['p.projects:p1'], ['p.projects:p1']]);
  assert.deepEqual(states, ['live', 'stale', 'stale', 'stale', 'live', 'stale']);
  const most = [500, 1000, 2000, 500];
  assert.equal(waits.length, most.length);
  for (const [i, ms] of waits.entries()) assert.ok(ms >= most[i] / 2 && ms <= most[i], `${i}: ${ms}`);
});

test('a stream that ends at once, again and again, is asked for later each time, and said', async () => {
  const short = [refused('c.cohorts'), begins('p.projects', 'p1')];
  const { waits, states } = await followed(short, short, short, [...short, 900], short);
  assert.deepEqual(states, ['live', 'renewed', 'live', 'renewed', 'stale', 'live', 'renewed', 'stale', 'live', 'renewed', 'live']);
  const most = [500, 1000, 2000, 500];
  for (const [i, ms] of waits.entries()) assert.ok(ms >= most[i] / 2 && ms <= most[i], `${i}: ${ms}`);
});

test('an answer without a message is none', async () => {
  const { states } = await followed([], []);
  assert.deepEqual(states, ['stale']);
});

test('a feed that is not for this caller is left out, and the others go on', async () => {
  const { resumed, news, states } = await followed([{ feed: 'c.cohorts', refused: true }, new Error('cut')],
    [{ feed: 'c.cohorts', refused: true }, begins('p.projects', 'p1'), changes('p.projects', 'p2', 'projects/a'), new Error('cut')], [begins('p.projects', 'p2')]);
  assert.deepEqual(resumed, [[], [], ['p.projects:p2']]);
  assert.deepEqual(news, [{ feed: 'p.projects', names: ['projects/a'] }]);
  assert.equal(states[0], 'stale', 'a refusal is no sign of life');
});

test('a place that is lost: all of that feed is asked again, then and once it begins anew; the other goes on', async () => {
  const { resumed, news } = await followed([begins('p.projects', 'p1'), begins('c.cohorts', 'c1'), new Error('cut')],
    [{ feed: 'c.cohorts', lost: true }, changes('p.projects', 'p2', 'projects/a'), new Error('cut')], [begins('c.cohorts', 'c9'), changes('c.cohorts', 'c10', 'programmes/x/cohorts/1')]);
  assert.deepEqual(resumed, [[], ['p.projects:p1', 'c.cohorts:c1'], ['p.projects:p2']]);
  assert.deepEqual(news, [{ feed: 'c.cohorts', names: 'all' }, { feed: 'p.projects', names: ['projects/a'] }, { feed: 'c.cohorts', names: 'all' },
    { feed: 'c.cohorts', names: ['programmes/x/cohorts/1'] }]);
});

test('places that the gateway refuses are forgotten; other refusals keep them', async () => {
  const { resumed, news } = await followed([begins('p.projects', 'p1'), new Error('cut')], [new Refused(503)], [new Refused(400)], [begins('p.projects', 'p7')]);
  assert.deepEqual(resumed, [[], ['p.projects:p1'], ['p.projects:p1'], []]);
  assert.deepEqual(news, [{ feed: 'p.projects', names: 'all' }]);
});

test('a change of a resource touches what is read of it, and the lists that it is in', () => {
  const touches = standard('Cohort', 'Cohorts');
  const changed = new Set(['programmes/eig/cohorts/8']);
  const asked = (method, request, names = changed) => touches({ method, request: JSON.stringify(request) }, names);
  assert.ok(asked('GetCohort', { name: 'programmes/eig/cohorts/8' }));
  assert.ok(!asked('GetCohort', { name: 'programmes/eig/cohorts/7' }));
  assert.ok(asked('ListCohorts', { parent: 'programmes/eig' }) && asked('ListCohorts', { parent: 'programmes/-' }));
  assert.ok(!asked('ListCohorts', { parent: 'programmes/ei' }) && !asked('ListCohorts', { parent: 'programmes/fast' }));
  assert.ok(!asked('GetProgramme', { name: 'programmes/eig' }) && !asked('ListProgrammes', {}));
  assert.ok(asked('GetCohort', { name: 'programmes/eig/cohorts/7' }, 'all'));
  assert.ok(standard('Programme', 'Programmes')({ method: 'ListProgrammes', request: '{}' }, new Set(['programmes/eig'])));
});

test('of the portfolio: what names another project stays, the directory stays, all else is asked again', () => {
  const [projects, committees] = FEEDS;
  const changed = new Set(['projects/a']);
  assert.ok(projects.touches({ method: 'GetProject', request: '{"name":"projects/a"}' }, changed));
  assert.ok(projects.touches({ method: 'ListFundingLines', request: '{"parent":"projects/a"}' }, changed));
  assert.ok(!projects.touches({ method: 'GetProject', request: '{"name":"projects/ab"}' }, changed));
  assert.ok(projects.touches({ method: 'GetProject', request: '{"name":"projects/ab"}' }, 'all'));
  assert.ok(projects.touches({ method: 'GetPortfolioSummary', request: '{"filter":"phase:*"}' }, changed));
  assert.ok(!projects.touches({ method: 'ListOrganisations', request: '{}' }, 'all'));
  assert.ok(committees.touches({ method: 'ListCommittees', request: '{}' }, new Set(['committees/x'])));
  assert.ok(!committees.touches({ method: 'GetProject', request: '{"name":"projects/a"}' }, 'all'));
});

test('of the lines below a project: its own lists, what follows from them, and nothing of another project', () => {
  const { touches } = FEEDS.find(({ name }) => name === 'portfolio.lines');
  const asked = (method, request, ...names) => touches({ method, request: JSON.stringify(request) }, new Set(names));
  const OF = {
    events: ['ListProjectEvents'], fundingLines: ['ListFundingLines', 'GetProjectFinances'], spendingEntries: ['ListSpendingEntries', 'GetProjectFinances'],
    timeBoxExtensions: ['ListTimeBoxExtensions'], journalEntries: ['ListJournalEntries'], evidence: ['ListEvidence'], waivers: ['ListWaivers'],
  };
  for (const [collection, methods] of Object.entries(OF)) {
    for (const [other, theirs] of Object.entries(OF)) {
      for (const method of theirs) {
        assert.equal(asked(method, { parent: 'projects/a' }, `projects/a/${collection}/1`), methods.includes(method), `${collection}: ${method} of ${other}`);
      }
    }
    // The week's list, and what stands before the next phase.
    for (const method of ['GetAttentionList', 'CheckReadiness', 'GetProjectHealth', 'ListCommitteeObstacles', 'ListAuditRecords']) assert.ok(asked(method, {}, `projects/a/${collection}/1`));
  }
  assert.ok(!asked('ListFundingLines', { parent: 'projects/ab' }, 'projects/a/fundingLines/1'));
  assert.ok(!asked('GetProject', { name: 'projects/a' }, 'projects/a/events/1') && !asked('ListProjects', {}, 'projects/a/events/1'));
  assert.ok(touches({ method: 'ListEvidence', request: '{}' }, 'all') && !touches({ method: 'ListIncubators', request: '{}' }, 'all'));
});

test('below a call: what is asked of that call, of all, and of the same thing of it', () => {
  const asked = (feed, method, request, ...names) => OF_COHORTS.find(({ name }) => name === `cohort.${feed}`).touches({ method, request: JSON.stringify(request) }, new Set(names));
  const review = 'calls/a/applications/x/reviews/j';
  assert.ok(asked('reviews', 'GetReview', { name: review }, review) && asked('reviews', 'ListReviews', { parent: 'calls/a/applications/x' }, review));
  assert.ok(asked('reviews', 'ListReviews', { parent: 'calls/a/applications/-' }, review) && asked('reviews', 'GetJuryProgress', { name: 'calls/a' }, review));
  assert.ok(asked('reviews', 'ListConflicts', { parent: 'calls/a/jurors/-' }, review), 'a recusal voids it');
  assert.ok(!asked('reviews', 'ListReviews', { parent: 'calls/a/applications/y' }, review) && !asked('reviews', 'GetJuryProgress', { name: 'calls/ab' }, review));
  assert.ok(!asked('reviews', 'GetRanking', { name: 'calls/a/rankings/1' }, review));
  const mine = { parent: 'calls/-', filter: 'applicant = "persons/01J"' };
  assert.ok(asked('applications', 'ListApplications', mine, 'calls/a/applications/x') && asked('applications', 'CountApplications', { parent: 'calls/a' }, 'calls/a/applications/x'));
  assert.ok(!asked('applications', 'GetApplication', { name: 'calls/a/applications/y' }, 'calls/a/applications/x'));
  assert.ok(asked('rankings', 'GetExplanation', { application: 'calls/a/applications/x' }, 'calls/a/rankings/2') && !asked('rankings', 'GetRankingRun', { name: 'calls/a/rankings/1' }, 'calls/a/rankings/2'));
  assert.ok(asked('moods', 'ListMoods', { parent: 'programmes/p/cohorts/1' }, 'programmes/p/cohorts/1/moods/m') && !asked('moods', 'ListMoods', { parent: 'programmes/p/cohorts/2' }, 'programmes/p/cohorts/1/moods/m'));
  assert.ok(asked('versions', 'GetGridVersion', { name: 'grids/g/versions/1' }, 'grids/g/versions/1') && !asked('versions', 'GetGridVersion', { name: 'grids/g/versions/2' }, 'grids/g/versions/1'));
  assert.ok(asked('versions', 'CheckCall', { name: 'calls/a' }, 'grids/g/versions/1'), 'whatever is wanting of its grid');
  assert.ok(OF_COHORTS.every(({ touches }) => !touches({ method: 'ListProgrammes', request: '{}' }, 'all')));
});
