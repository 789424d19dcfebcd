// Metrics from the command line, for real: what a team brings in, the figures that come of it, why they are what they are, and
// the same figures computed anew from an export, without the server.
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { closeClients } from './rpc.mjs';
import { SAMPLE, Stack, eventually } from './stack.mjs';

const OK = 0, USAGE = 2, NOT_FOUND = 3, NOT_ALLOWED = 5, INVALID = 8;
const SYSTEM = { as: 'system' }, COACH = { as: 'coach@incubators/la-serre' }, OTHER = { as: 'coach@incubators/le-relais' };
const PROJECT = 'mon-essai', PERIOD = ['--from', '2026-07-01', '--to', '2026-09-30', '--as-of', '2026-09-30'];

let stack;

async function ends(code, args, options, complaint) {
  const result = await stack.run(args, options);
  assert.equal(result.code, code, `pep ${args.join(' ')}: ${result.out}${result.err}`);
  if (complaint) assert.match(result.err + result.out, complaint);
  return result;
}
const write = (name, text) => {
  const file = path.join(stack.folder, name);
  fs.writeFileSync(file, text);
  return file;
};
const metrics = (...args) => stack.jsonLines(['metrics', ...args], COACH);
const figures = async (...args) => Object.fromEntries((await metrics('indicators', PROJECT, ...PERIOD, ...args)).map((figure) => [figure.indicator, figure]));

before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  await ends(OK, ['import', 'betagouv', SAMPLE], SYSTEM);
  await ends(OK, ['projects', 'create', PROJECT, '--title', 'Mon essai', '--incubator', 'la-serre'], COACH);
});

after(closeClients);

test('what nobody told is no data, and says why; never 0', async () => {
  for (const [id, figure] of Object.entries(await figures())) {
    assert.match(figure.noData ?? '', /^NO_DATA_REASON_/, id);
    assert.equal(figure.value, undefined, id);
  }
  await ends(OK, ['metrics', 'indicators', PROJECT], COACH, /no data: /);
  await ends(OK, ['metrics', 'indicators', PROJECT, '--lang', 'fr'], COACH, /pas de donnée/);
  await ends(OK, ['metrics', 'forecast', PROJECT], COACH, /^no data: nothing of the kind was told\n$/);
  await ends(NOT_FOUND, ['metrics', 'definitions', 'show', 'nulle-part'], COACH, /no such metric: nulle-part/);
});

test('a board and its sprints are imported, rehearsed first, and the same again changes nothing', async () => {
  const sprints = write('sprints.csv', '\ufeffid;start;end;goal;closed\r\n12;2026-09-01;2026-09-15;"Aller\nplus vite";oui\r\n');
  const rows = Array.from({ length: 10 }, (_, i) => `T-${i + 1},,Carte ${i + 1},01/08/2026,02/08/2026,${String(i + 3).padStart(2, '0')}/08/2026,bug`);
  const items = write('board.csv', ['ID,Link,Name,À faire,En cours,Livré,Type', ...rows, 'T-11,,Carte 11,03/08/2026,02/08/2026,,bug', ''].join('\n'));
  const report = path.join(stack.folder, 'report.jsonl');
  await ends(OK, ['metrics', 'import', 'sprints', sprints, '--project', PROJECT], COACH);
  await ends(OK, ['metrics', 'import', 'items', items, '--project', PROJECT, '--dry-run', '--report', report], COACH, /Dry run/);
  assert.deepEqual(await metrics('items', 'list', PROJECT, '--all'), []);
  assert.match(fs.readFileSync(report, 'utf8'), /"code":"BACKWARD"/);
  const imported = JSON.parse((await ends(OK, ['metrics', 'import', 'items', items, '--project', PROJECT, '-o', 'json'], COACH)).out);
  assert.deepEqual(imported.counts.find((count) => count.resourceType === 'workItems'), { resourceType: 'workItems', created: '10', refused: '1' });
  const again = JSON.parse((await ends(OK, ['metrics', 'import', 'items', items, '--project', PROJECT, '-o', 'json'], COACH)).out);
  assert.equal(again.counts.find((count) => count.resourceType === 'workItems').unchanged, '10');
  await ends(NOT_ALLOWED, ['metrics', 'import', 'items', items, '--project', PROJECT], OTHER);
  await ends(INVALID, ['metrics', 'import', 'items', write('nothing.csv', '\n'), '--project', PROJECT], COACH, /is empty/);
});

test('1 to 9 and 10 days: the figures of the page, with their formula', async () => {
  const { cycle_time: cycle, throughput } = await figures();
  const DAY = 86400;
  assert.deepEqual([cycle.percentiles.p50 / DAY, cycle.percentiles.p85 / DAY], [5.5, 9]);
  assert.equal(cycle.formula, 'formulas/cycle_time@1');
  assert.equal(Number(throughput.n), 10);
  await ends(OK, ['metrics', 'indicators', PROJECT, ...PERIOD], COACH, /Cycle time +5 d 12 h/);
  await ends(OK, ['metrics', 'flow', PROJECT, ...PERIOD], COACH, /How long items take/);
});

test('deployments and incidents are recorded, and what is told again adds to them', async () => {
  const record = ['metrics', 'deployments', 'record', PROJECT, '--tier', 'production', '--source-id', 'd1', '--finished', '2026-09-10T08:00:00Z'];
  await ends(OK, [...record, '--outcome', 'succeeded', '--change', 'abcdef1'], COACH, /succeeded/);
  await ends(OK, [...record, '--outcome', 'succeeded'], COACH);
  assert.equal((await metrics('deployments', 'list', PROJECT)).length, 1);
  await ends(INVALID, [...record.slice(0, -2), '--outcome', 'failed', '--source-id', 'd2'], COACH);
  await ends(OK, ['metrics', 'incidents', 'record', PROJECT, '--detected', '2026-09-10T09:00:00Z', '--resolved', '2026-09-10T09:30:00Z', '--source-id', 'i1'], COACH);
  const { change_fail_rate: rate, recovery_time: recovery } = await figures();
  assert.deepEqual([rate.numerator, rate.denominator, rate.value], [1, 1, 1]);
  assert.equal(recovery.value ?? recovery.percentiles.p50, 90 * 60, 'from the end of the deployment');
  await ends(OK, ['metrics', 'dora', PROJECT, ...PERIOD], COACH, /Change fail rate +100 % \(1\/1\)/);
});

test('values of a metric: told, told again, taken back', async () => {
  await ends(OK, ['metrics', 'definitions', 'create', 'dossiers', '--title', 'Dossiers', '--kind', 'additive', '--period', 'day', '--direction', 'up',
    '--split-by', 'audience', '--additive-over', 'audience', '--project', PROJECT], COACH);
  const points = write('points.csv', 'metric,time,value,audience\ndossiers,2026-09-01,3,COMPANIES\ndossiers,2026-09-02,0,COMPANIES\nautre,2026-09-01,1,\n');
  await ends(INVALID, ['metrics', 'points', 'ingest', PROJECT, points], COACH, /line 4: metric: "autre" is no metric of this project/);
  const [{ name }] = await metrics('series', 'list', PROJECT);
  const read = () => metrics('points', 'read', PROJECT, 'dossiers', '--from', '2026-09-01', '--to', '2026-09-03', '--as-of', '2026-09-03');
  const [first, second, third] = await read();
  assert.deepEqual([first.sum, second.sum, third.noData], [3, 0, 'NO_DATA_REASON_NO_ROWS']);
  await ends(OK, ['metrics', 'points', 'record', PROJECT, 'dossiers', '2026-09-01', '5', '--dimension', 'audience=COMPANIES', '--source', 'csv.points'], COACH, /restated/);
  await ends(USAGE, ['metrics', 'points', 'record', PROJECT, 'dossiers', '2026-09-02'], COACH, /say the value, or --withdraw/);
  await ends(OK, ['metrics', 'points', 'record', PROJECT, 'dossiers', '2026-09-02', '--withdraw', '--dimension', 'audience=COMPANIES', '--source', 'csv.points'], COACH);
  assert.deepEqual((await read()).map((bucket) => bucket.sum ?? bucket.noData), [5, 'NO_DATA_REASON_NO_ROWS', 'NO_DATA_REASON_NO_ROWS']);
  const told = await metrics('points', 'revisions', name.replace('projects/', '').replace('/series/', '/'));
  assert.deepEqual(told.map((one) => one.value ?? 0).slice(0, 2), [3, 5]);
});

test('a figure is explained, exported and checked; kept, it is the same', async () => {
  const file = path.join(stack.folder, 'cycle.jsonl');
  const explained = await stack.json(['metrics', 'explain', PROJECT, 'cycle_time', ...PERIOD, '--export', file], COACH);
  assert.equal(createHash('sha256').update(fs.readFileSync(file)).digest('hex'), explained.sha256);
  assert.equal(explained.rows.length, 10);
  await ends(OK, ['metrics', 'explain', PROJECT, 'cycle_time', ...PERIOD], COACH, /How it is computed/);
  const snapshot = await stack.json(['metrics', 'snapshots', 'create', PROJECT, 'cycle_time', '--title', 'Temps de cycle, été', ...PERIOD], COACH);
  const kept = path.join(stack.folder, 'kept.jsonl');
  await ends(OK, ['metrics', 'snapshots', 'export', snapshot.name, kept], COACH);
  assert.equal(createHash('sha256').update(fs.readFileSync(kept)).digest('hex'), snapshot.sha256);
  const objective = await stack.json(['metrics', 'objectives', 'create', PROJECT, '--title', 'Des dossiers', '--metric', 'dossiers', '--baseline', '0', '--target', '10'], COACH);
  await ends(OK, ['metrics', 'objectives', 'compare', PROJECT], COACH, /Des dossiers/);
  await ends(INVALID, ['metrics', 'objectives', 'judge', objective.name, 'confirmed', '--reason', 'oui'], COACH);
  await ends(OK, ['metrics', 'objectives', 'judge', objective.name, 'inconclusive', '--reason', 'trop tôt', '--evidence', snapshot.name], COACH, /inconclusive/);
});

test('what the server says, an export says without it', async () => {
  const file = path.join(stack.folder, 'history.json');
  await ends(OK, ['metrics', 'export', PROJECT, file, ...PERIOD], COACH);
  const computed = Object.fromEntries((await stack.json(['metrics', 'compute', file], { env: { PEP_SERVER: '127.0.0.1:1' } })).indicators.map((figure) => [figure.id, figure]));
  const served = await figures();
  for (const [id, figure] of Object.entries(computed)) {
    const there = served[id];
    assert.equal(figure.noData ?? '', (there.noData ?? '').replace('NO_DATA_REASON_', ''), id);
    if (figure.noData) continue;
    assert.equal(figure.p50, there.percentiles?.p50, id);
    assert.equal(figure.value, there.value, id);
  }
});

test('an export comes in elsewhere, and says the same there', async () => {
  const file = write('moved.json', await stack.pep(['metrics', 'export', PROJECT, ...PERIOD], COACH)), other = 'mon-double';
  await ends(OK, ['projects', 'create', other, '--title', 'Mon double', '--incubator', 'la-serre'], COACH);
  const bring = async (...flags) => JSON.parse((await ends(OK, ['metrics', 'import', 'history', file, '--project', other, ...flags, '-o', 'json'], COACH)).out);
  assert.ok((await bring('--dry-run')).counts.every((count) => count.resourceType === 'points' || count.created > 0));
  assert.deepEqual(await metrics('items', 'list', other), []);
  const refused = ({ counts }) => counts.filter((count) => count.refused && count.resourceType !== 'points');
  assert.deepEqual(refused(await bring()), []);
  assert.ok((await bring()).counts.every((count) => !count.created && !count.updated), 'the same again changes nothing');
  const there = Object.fromEntries((await metrics('indicators', other, ...PERIOD)).map((figure) => [figure.indicator, figure]));
  for (const [id, { value, percentiles, n }] of Object.entries(await figures())) {
    if (['usage', 'online_share', 'impact'].includes(id)) continue;  // of metrics, which are each project's own
    assert.deepEqual([id, there[id].value, there[id].percentiles, there[id].n], [id, value, percentiles, n]);
  }
});

test('a source shows its secret once, and what comes by it is seen, refused and replayed', async () => {
  const { out } = await ends(OK, ['metrics', 'sources', 'create', '--project', PROJECT, '--kind', 'github', '--title', 'Forge', '--site', stack.web], COACH,
    /Secret, shown this once/);
  const [, address] = out.match(/Payload URL: (\S+)/), [, secret] = out.match(/^Secret, shown this once: (\S+)$/m);
  const post = (event, body, key) => fetch(address.replace('//localhost:', '//127.0.0.1:'), {
    method: 'POST', body, headers: { 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': `${event}-${body.length}`,
      'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}` },
  });
  assert.equal((await post('ping', '{"zen":"x"}', 'another')).status, 401);
  assert.equal((await post('ping', '{"zen":"x"}', secret)).status, 202);
  assert.equal((await post('deployment_status', '{}', secret)).status, 400);
  const [source] = await metrics('sources', 'list', '--project', PROJECT);
  assert.equal(source.secret, undefined);
  const id = source.name.replace('sources/', '');
  const events = await metrics('sources', 'events', 'list', id);
  assert.deepEqual(events.map((event) => event.outcome).sort(), ['OUTCOME_IGNORED', 'OUTCOME_REFUSED']);
  await ends(OK, ['metrics', 'sources', 'events', 'list', id], COACH, /refused/);
  await ends(OK, ['metrics', 'sources', 'replay', id], COACH, /refused/);
  const rotated = await stack.json(['metrics', 'sources', 'rotate', id], COACH);
  assert.notEqual(rotated.secret, secret);
  assert.equal((await post('ping', '{"zen":"xx"}', secret)).status, 401, 'the secret of before does no more');
  await ends(OK, ['metrics', 'sources', 'delete', id], COACH);
  assert.equal((await post('ping', '{"zen":"xxx"}', rotated.secret)).status, 401);
  await ends(NOT_ALLOWED, ['metrics', 'sources', 'list', '--project', PROJECT], OTHER);
  await ends(NOT_ALLOWED, ['metrics', 'sources', 'list'], COACH, /name yours with --project/);
  await ends(USAGE, ['metrics', 'sources', 'create', '--kind', 'github', '--title', 'Forge'], COACH, /say whose it is, with --project/);
  const named = (await metrics('indicators', PROJECT, ...PERIOD, '--indicator', 'wip,age')).map(({ indicator }) => indicator);
  assert.deepEqual(named, ['wip', 'age']);
});

test('over projects: how figures are spread, and who tells what', async () => {
  await ends(OK, ['metrics', 'portfolio'], COACH, /of \d+ projects tell something/);
  await ends(OK, ['metrics', 'services'], COACH, /of \d+ services tell something/);
  const { out } = await ends(OK, ['metrics', 'services', '--all', '-o', 'csv'], COACH);
  assert.match(out, /^project,title,incubator,phase,figure,/);
  await ends(USAGE, ['metrics', 'portfolio', '--order-by', 'velocity'], COACH);
});

test('who did what is recorded, and changes are followed', async () => {
  const records = await stack.jsonLines(['audit', 'list', '--service', 'metrics', '--limit', '500'], { as: 'programme_admin' });
  for (const method of ['RecordDeployment', 'ImportMetrics', 'CreateSource', 'JudgeObjective']) {
    assert.ok(records.some((record) => JSON.stringify(record).includes(method)), method);
  }
  const [recorded] = await stack.jsonLines(['audit', 'list', `projects/${PROJECT}/deployments/d1`, '--limit', '1'], { as: 'programme_admin' });
  assert.match(recorded.method, /\/RecordDeployment$/, 'whoever keeps projects does not keep this');
  const [made] = await stack.jsonLines(['audit', 'list', `projects/${PROJECT}`, '--limit', '1'], { as: 'programme_admin' });
  assert.match(made.method, /\/CreateProject$/);
  const place = path.join(stack.folder, 'place');
  const follow = () => stack.run(['watch', 'sprints', '--project', PROJECT, '--since-file', place, '--limit', '1', '-o', 'json']);
  const first = follow();
  await eventually('a watch has its place', () => fs.existsSync(place));
  await ends(OK, ['metrics', 'sprints', 'update', `${PROJECT}/12`, '--goal', 'Aller mieux'], COACH);
  const event = JSON.parse((await first).out);
  assert.equal(event.type, 'pepiniere.metrics.sprint.updated.v1');
  assert.equal(event.data.name, `projects/${PROJECT}/sprints/12`);
});
