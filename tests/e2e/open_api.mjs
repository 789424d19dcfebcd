// What the gateway says of itself, read by a validator of OpenAPI that is not ours, and held against what it does.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { before } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { SOURCE, Stack, eventually } from './stack.mjs';

const PORTFOLIO = '/pepiniere.portfolio.v1.PortfolioService', GOVERNANCE = '/pepiniere.portfolio.v1.GovernanceService',
  COHORT = '/pepiniere.cohort.v1.CohortService', METRICS = '/pepiniere.metrics.v1.MetricsService',
  FEEDBACK = '/pepiniere.feedback.v1.FeedbackService', POLICY = '/pepiniere.policy.v1.PolicyService', ACCESS = '/pepiniere.access.v1.AccessService';
let stack, text, api;

before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  const answer = await fetch(`${stack.web}/openapi.json`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type'), /^application\/json/);
  text = await answer.text();
  api = JSON.parse(text);
});

// The paths of a service, straight from its file.
function methodsOf(file, service) {
  const proto = fs.readFileSync(path.join(SOURCE, 'proto/pepiniere', file), 'utf8');
  return [...proto.matchAll(/^ {2}rpc (\w+)\(/gm)].map(([, name]) => `${service}/${name}`);
}

// Every object in the document, with where it is.
function* objects(value, where = '#') {
  if (value === null || typeof value !== 'object') return;
  yield [where, value];
  for (const [key, inner] of Object.entries(value)) yield* objects(inner, `${where}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

test('it is OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(text));
  assert.ok(valid, JSON.stringify(errors, null, 1));
  assert.equal(validator.version, '3.1');
});

test('what it refers to is there, and what is there is referred to', () => {
  const places = new Map(objects(api)), referred = new Set();
  for (const [where, { $ref }] of places) {
    if (typeof $ref !== 'string') continue;
    assert.ok(places.has($ref), `${where}: ${$ref}`);
    referred.add($ref);
  }
  for (const name of Object.keys(api.components.schemas)) assert.ok(referred.has(`#/components/schemas/${name}`), name);
});

test('operations have names of their own', () => {
  const ids = Object.values(api.paths).flatMap((path) => Object.values(path)).map((operation) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
});

test('every method: what it does, who may call it', () => {
  const methods = Object.keys(api.paths).filter((name) => name.startsWith('/pepiniere.'));
  const declared = [['portfolio/v1/portfolio_service.proto', PORTFOLIO], ['portfolio/v1/governance_service.proto', GOVERNANCE],
    ['cohort/v1/cohort_service.proto', COHORT], ['metrics/v1/metrics_service.proto', METRICS],
    ['feedback/v1/feedback_service.proto', FEEDBACK], ['policy/v1/policy_service.proto', POLICY], ['access/v1/access_service.proto', ACCESS]].flatMap(([file, service]) => methodsOf(file, service));
  assert.deepEqual(methods.sort(), declared.sort());
  for (const method of methods) {
    const { post } = api.paths[method];
    assert.ok(post.summary.endsWith('.') && post.description.includes('Who may call: '), method);
    assert.ok(post.requestBody.content && post.responses['200'].content && post.responses.default, method);
  }
  const reads = api.paths[`${PORTFOLIO}/GetProject`], writes = api.paths[`${PORTFOLIO}/UpdateProject`];
  assert.deepEqual([Object.keys(reads), Object.keys(writes)], [['post', 'get'], ['post']]);
  assert.deepEqual(reads.get.security, [{}, { bearer: [] }], 'anybody');
  assert.deepEqual(writes.post.security, [{ bearer: [] }]);
  assert.match(writes.post.description, /coaches; the role covers `project\.name`/);
  const watch = api.paths[`${GOVERNANCE}/WatchProjects`];
  assert.deepEqual(Object.keys(watch.post.responses['200'].content), ['application/connect+json']);
});

test('every schema as JSON has it', () => {
  const { schemas } = api.components;
  const project = schemas['pepiniere.portfolio.v1.Project'], of = (name) => project.properties[name];
  for (const name of ['kind', 'title', 'primaryIncubator']) assert.ok(project.required.includes(name), name);
  for (const name of ['phase', 'createTime']) assert.equal(of(name).readOnly, true, name);
  assert.equal(of('title').readOnly, undefined);
  assert.deepEqual([of('intrapreneur')['x-restricted'], /Restricted/.test(of('intrapreneur').description)], [true, true]);
  assert.deepEqual([of('createTime').type, of('createTime').format], ['string', 'date-time']);
  assert.equal(of('phaseSince').$ref, '#/components/schemas/google.type.Date');
  assert.equal(of('themes').items.type, 'string');
  assert.equal(of('sourceFields').additionalProperties, true);
  assert.equal(schemas['google.type.Money'].properties.units.type, 'string', '64 bits do not fit in a number');
  assert.ok(schemas['pepiniere.portfolio.v1.Phase'].enum.includes('PHASE_SCALING'));
  const line = schemas['pepiniere.portfolio.v1.FundingLine'].properties, proof = schemas['pepiniere.portfolio.v1.Evidence'].properties;
  assert.deepEqual([line.sharePercent.exclusiveMinimum, line.sharePercent.maximum, line.promotion.minimum], [0, 100, 1]);
  assert.deepEqual(line.amount['x-bounds'], { exclusiveMinimum: 0, maximum: 1_000_000_000 });
  assert.deepEqual([proof.code.maxLength, proof.code.pattern], [63, '^(?:[A-Z][A-Z0-9_]*)$']);
  assert.deepEqual(schemas['pepiniere.portfolio.v1.Standards'].properties.accessibilityLevel.enum, ['A', 'AA', 'AAA']);
  assert.equal(schemas['pepiniere.portfolio.v1.TimeBox'].properties.endDate['x-bounds'].notBefore, 'startDate');
  assert.equal(schemas['pepiniere.portfolio.v1.ListProjectsRequest'].properties.readMask.type, 'string');
});

test('a call made from it', async () => {
  const list = api.paths[`${PORTFOLIO}/ListProjects`].get;
  const required = Object.fromEntries(list.parameters.map((parameter) => parameter.$ref ? api.components.parameters[parameter.$ref.split('/').pop()] : parameter)
    .filter((parameter) => parameter.in === 'query').map(({ name, schema }) => [name, schema?.const ?? '{"pageSize":1}']));
  const answer = await fetch(`${stack.web}${PORTFOLIO}/ListProjects?${new URLSearchParams(required)}`);
  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), {}, 'nothing is in it yet');
  const error = await fetch(`${stack.web}${PORTFOLIO}/GetProject`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"projects/none"}' });
  assert.equal(error.status, 404);
  const { code } = await error.json();
  assert.ok(api.components.schemas['connect.Error'].properties.code.enum.includes(code), code);
});

test('what is served beside methods', async () => {
  for (const place of Object.keys(api.paths).filter((name) => api.paths[name].get && !name.startsWith('/pepiniere.'))) {
    const stream = place === '/changes';  // which goes on until it is hung up
    const hungUp = new AbortController();
    const ask = () => fetch(stack.web + place + (stream ? '?feed=portfolio.projects' : ''), { signal: hungUp.signal });
    // What was not read yet is on its way.
    const answer = await eventually(`${place} can be given`, async () => {
      const got = await ask();
      return got.status === 503 ? undefined : got;
    });
    if (stream) hungUp.abort();
    assert.equal(answer.status, 200, place);
    const [type] = Object.keys(api.paths[place].get.responses['200'].content);
    assert.ok(answer.headers.get('content-type').startsWith(type), place);
  }
});

test('where the tools of teams tell what happened: what is answered is described, and nobody is believed without a secret', async () => {
  const places = Object.keys(api.paths).filter((name) => name.startsWith('/hooks/'));
  assert.deepEqual(places, ['/hooks/{source}', '/hooks/{source}/{what}']);
  for (const place of places) {
    const { post, get } = api.paths[place];
    assert.equal(get, undefined);
    assert.deepEqual(post.parameters.map(({ name, in: where }) => [name, where]), [...place.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'path']));
    const [type] = Object.keys(post.requestBody.content);
    const answer = await fetch(stack.web + place.replace('{source}', '01M8B5QZ3VY1M6T0H9K4E2W7RD').replace('{what}', 'openmetrics'),
      { method: 'POST', headers: { 'content-type': type, authorization: 'Bearer none' }, body: '{}' });
    assert.equal(answer.status, 401);
    assert.ok(post.responses['401']);
    assert.equal(await answer.text(), '', 'nothing else is said');
  }
});

test('the figures of the open data are as they are described', async () => {
  const figures = api.paths['/api/v1/metrics'].get.responses['200'].content['application/json'].schema.items.properties;
  const head = (await (await fetch(`${stack.web}/api/v1/metrics/indicators.csv`)).text()).split('\n')[0];
  assert.deepEqual(head.split(';').sort(), Object.keys(figures).sort(), 'the lines have what the objects have');
});
