// What is asked for is bounded before anybody works on it, and what is answered before it leaves: for every method, by
// its descriptor.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test, { after, before } from 'node:test';
import grpc from '@grpc/grpc-js';
import { Client, Code, closeClients, contract, detailsOf } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const INCUBATOR = 'incubators/la-serre';
const DEFAULT_LARGEST = 4 << 20;  // what a gRPC client takes by itself
const SERVICES = ['portfolio.v1.PortfolioService', 'portfolio.v1.GovernanceService', 'metrics.v1.MetricsService', 'feedback.v1.FeedbackService', 'policy.v1.PolicyService'].map((name) => contract.lookupService(`pepiniere.${name}`));
const METHODS = SERVICES.flatMap((service) => service.methodsArray.map((method) => method.resolve()))
  .filter((method) => !method.requestStream);

// Those that the services hold of each other are among them; one caller may have a quarter.
const WATCHES = 16, SHARE = WATCHES / 4;
let stack, admin;
before(async () => {
  stack = await Stack.start({ flags: [`--watches=${WATCHES}`] });
  admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
});
after(closeClients);

// The call's outcome: its error, or nothing.
function outcome(client, { name, responseStream, parent }, request) {
  const its = client.of(parent.name);
  if (!responseStream) return its.call(name, request, 120).then(() => undefined, (error) => error);
  return its.firstOf(name, request).then(() => undefined, (error) => error);
}

// Requests that hold `size` bytes or items in one field, for each field of a type that can: [path, request].
function* oversized(type, size, path = [], around = (value) => value) {
  for (const field of type.fieldsArray) {
    field.resolve();
    const here = [...path, field.name];
    const put = (value) => around({ [field.name]: value });
    const message = field.resolvedType?.fieldsArray;
    if (field.map) {
      yield [here, put(Object.fromEntries(Array.from({ length: size / 10 }, (_, i) => [`k${i}`, message ? {} : 'v'])))];
    } else if (field.repeated) {
      const item = message ? {} : field.resolvedType ? 1 : field.type === 'string' ? 'ab' : 1;
      yield [here, put(Array.from({ length: size / 3 }, () => item))];
    } else if (message && path.length < 2) {
      yield* oversized(field.resolvedType, size, here, put);
    } else if (field.type === 'string') {
      yield [here, put('mot '.repeat(size / 4))];
    }
  }
}

function processorTicks() {
  const [, fields] = fs.readFileSync(`/proc/${stack.daemon.pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return user + system;
}

test('what is too long is refused by its name, whatever the method, and costs in proportion', async () => {
  const costs = [];
  for (const size of [75_000, 300_000]) {
    const begun = processorTicks();
    for (const method of METHODS) {
      for (const [path, request] of oversized(method.resolvedRequestType, size)) {
        const error = await outcome(admin, method, request);
        const what = `${method.name}, ${path.join('.')}`;
        assert.equal(error?.code, Code.INVALID_ARGUMENT, `${what}: ${error?.message}`);
        assert.ok(detailsOf(error).BadRequest, what);
      }
    }
    costs.push(processorTicks() - begun);
  }
  // Four times as much: sixteen times the cost if anything is quadratic. Ticks are 10 ms; what else runs costs some.
  assert.ok(costs[1] < costs[0] * 8 + 200, `${costs} ticks`);
});

// "updateMask" is "update_mask" in a violation; "[0]" says nothing here.
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const isAbout = (path) => ({ field }) => field.replaceAll(/\[\d+\]/g, '') === path.map(snake).join('.');

test('an enum has a value of the contract, whatever the method', async () => {
  function* wrong(type, path = [], around = (value) => value) {
    for (const field of type.fieldsArray) {
      field.resolve();
      if (field.options?.['(google.api.field_behavior)'] === 'OUTPUT_ONLY' || field.map) continue;
      const put = (value) => around({ [field.name]: field.repeated ? [value] : value });
      if (field.resolvedType?.valuesById) yield [[...path, field.name], put(9999)];
      else if (field.resolvedType?.fieldsArray && path.length < 2) yield* wrong(field.resolvedType, [...path, field.name], put);
    }
  }
  // What services alone may call is refused for that.
  const isForServices = ({ parsedOptions = [] }) => parsedOptions.some((option) => String(option['(pepiniere.rpc.v1.access)']?.roles) === 'ROLE_SERVICE');
  let told = 0;
  for (const method of METHODS.filter((each) => !isForServices(each))) {
    for (const [path, request] of wrong(method.resolvedRequestType)) {
      const error = await outcome(admin, method, request);
      const what = `${method.name}, ${path.join('.')}: ${error?.message}`;
      assert.equal(error?.code, Code.INVALID_ARGUMENT, what);
      // Some methods ask first for what this request lacks: names, ids.
      if (detailsOf(error).BadRequest.fieldViolations.some(isAbout(path))) ++told;
    }
  }
  assert.ok(told > 10, `${told}`);
});

test('bytes that are no message are INVALID_ARGUMENT, and a method that there is not is UNIMPLEMENTED', async () => {
  const client = new grpc.Client(stack.server, grpc.credentials.createInsecure());
  const call = (path, bytes) => new Promise((resolve) => {
    client.makeUnaryRequest(path, (sent) => sent, (got) => got, Buffer.from(bytes), (error) => resolve(error));
  });
  for (const service of SERVICES) {
    for (const method of service.methodsArray) {
      if (method.requestStream || method.responseStream) continue;
      const error = await call(`/${service.fullName.slice(1)}/${method.name}`, [0xff, 0xff, 0xff]);
      assert.equal(error.code, Code.INVALID_ARGUMENT, method.name);
      assert.equal(detailsOf(error).ErrorInfo.reason, 'MALFORMED_REQUEST');
    }
    assert.equal((await call(`/${service.fullName.slice(1)}/Nothing`, [])).code, Code.UNIMPLEMENTED);
  }
  client.close();
});

test('bytes that are no message end a stream with a reason, wherever they come', async () => {
  const client = new grpc.Client(stack.server, grpc.credentials.createInsecure());
  const type = SERVICES[0].methods.ImportProjects.resolve().resolvedRequestType;
  const sound = Buffer.from(type.encode(type.fromObject({ source: 'registre', items: [] })).finish()), noise = Buffer.from([0xff, 0xff, 0xff]);
  const metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${stack.token('system')}`);
  const send = (...messages) => new Promise((resolve) => {
    const call = client.makeClientStreamRequest('/pepiniere.portfolio.v1.PortfolioService/ImportProjects', (sent) => sent, (got) => got,
      metadata, (error) => resolve(error ?? { code: Code.OK }));
    for (const message of messages) call.write(message);
    call.end();
  });
  assert.equal((await send(sound, sound)).code, Code.OK);
  for (const messages of [[noise], [sound, noise], [sound, sound, noise, sound]]) {
    const error = await send(...messages);
    assert.equal(error.code, Code.INVALID_ARGUMENT, String(messages.length));
    assert.equal(detailsOf(error).ErrorInfo.reason, 'MALFORMED_REQUEST');
  }
  assert.match((await send()).message, /source.*send at least one/);
  client.close();
});

test('a page of a thousand fits what clients take', async () => {
  const ids = Array.from({ length: 80 }, (_, i) => `volumineux-${String(i).padStart(2, '0')}`);
  const description = 'é'.repeat(30_000);
  for (const projectId of ids) {
    await admin.call('CreateProject', { projectId, project: {
      kind: 'PROJECT_KIND_STATE_STARTUP', title: projectId, primaryIncubator: INCUBATOR, description } });
  }
  const client = new Client(stack.server, stack.token('programme_admin'), undefined, DEFAULT_LARGEST);
  const first = await client.call('ListProjects', { pageSize: 1000 });
  assert.ok(first.projects.length > 40 && first.projects.length < 80, `${first.projects.length}`);
  assert.ok(first.nextPageToken);
  const all = await client.all('ListProjects', 'projects', { pageSize: 1000, filter: 'title:volumineux' });
  assert.deepEqual(all.map(({ name }) => name), ids.map((id) => `projects/${id}`));
  assert.ok(all.every((project) => project.description === description));
  // The audit has each description twice.
  const records = await client.all('ListAuditRecords', 'auditRecords', { pageSize: 1000 });
  assert.equal(records.filter(({ resource }) => resource.startsWith('projects/volumineux')).length, 80);
});

test('all that stands in the way of a session is listed, however much that is', async () => {
  const projects = Array.from({ length: 60 }, (_, i) => `aspirant-${String(i).padStart(2, '0')}`);
  const day = { year: 2024, month: 3, day: 1 };
  for (const projectId of projects) {
    const { name } = await admin.call('CreateProject', { projectId, project: {
      kind: 'PROJECT_KIND_STATE_STARTUP', title: projectId, primaryIncubator: INCUBATOR } });
    await admin.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: { year: 2023, month: 1, day: 1 }, force: true, reason: 'reprise' });
  }
  const { name } = await admin.call('CreateCommittee', { committeeId: 'grand', committee: { incubator: INCUBATOR, date: day,
    hearings: projects.map((id) => ({ project: `projects/${id}`, decision: 'DECISION_GO', phase: 'PHASE_CONSTRUCTION' })) } });
  const client = new Client(stack.server, stack.token(`coach@${INCUBATOR}`), undefined, DEFAULT_LARGEST);
  const refusal = await client.refusal('HoldCommittee', { name });
  assert.equal(refusal.code, Code.FAILED_PRECONDITION, refusal.message);
  const told = refusal.PreconditionFailure.violations;
  const end = told.pop();
  const listed = await client.call('ListCommitteeObstacles', { name, pageSize: 50 });
  const all = await client.all('ListCommitteeObstacles', 'obstacles', { name, pageSize: 50 });
  assert.equal(Number(listed.totalSize), all.length);
  assert.ok(all.length >= 120, `${all.length}`);
  const keyOf = ({ type, subject, description }) => `${type} ${subject} ${description}`;
  assert.deepEqual(told.map(keyOf), all.slice(0, told.length).map(keyOf), 'a refusal has the first ones');
  assert.deepEqual([end.type, end.description], ['MORE', `and ${all.length - told.length} more`]);
  assert.match(refusal.message, new RegExp(`${all.length} things .*and ${all.length - told.length} more`));
  assert.equal(new Set(all.map(keyOf)).size, all.length, 'each once');
  const places = all.map(({ subject }) => projects.findIndex((id) => subject.startsWith(`projects/${id}#`)));
  assert.deepEqual(places, [...places].sort((a, b) => a - b), 'in the order of the agenda');

  const coach = `coach@${INCUBATOR}`;
  const { err, code } = await stack.run(['committees', 'hold', 'grand'], { as: coach });
  assert.equal(code, 4);
  assert.match(err, new RegExp(`and ${all.length - told.length} more  →  pep committees obstacles grand --all`));
  assert.equal((await stack.jsonLines(['committees', 'obstacles', 'grand', '--all'], { as: coach })).length, all.length);

  // What was held, or waits for its day, says so.
  const { name: late } = await admin.call('CreateCommittee', { committeeId: 'demain', committee: { incubator: INCUBATOR, date: { year: new Date().getFullYear() + 1, month: 2, day: 1 } } });
  assert.deepEqual((await client.call('ListCommitteeObstacles', { name: late })).obstacles.map(({ type, subject }) => [type, subject]), [['DATE', late]]);
  const stranger = new Client(stack.server, stack.token('coach@incubators/le-relais'));
  assert.equal((await stranger.refusal('ListCommitteeObstacles', { name })).code, Code.PERMISSION_DENIED);
});

test('one caller holds no more than its share of the watches', async () => {
  const watching = (client) => new Promise((resolve) => {
    const watch = client.watch('WatchProjects', {}, () => resolve(watch));
  });
  const open = [];
  while (open.length < SHARE) open.push(await watching(admin));
  const refused = await admin.watch('WatchProjects', {}).ended;
  assert.equal(refused.code, Code.RESOURCE_EXHAUSTED);
  assert.ok(detailsOf(refused).RetryInfo);
  const other = new Client(stack.server, stack.token(`coach@${INCUBATOR}`));
  const anonymous = new Client(stack.server);
  open.push(await watching(other), await watching(anonymous));
  for (const watch of open) watch.cancel();
});
