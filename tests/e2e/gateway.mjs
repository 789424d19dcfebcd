// The gateway, met by clients that we did not write: Connect's for Node and for browsers, gRPC-Web's own, and curl; by
// clients that misbehave; and over TLS.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import test, { before, describe } from 'node:test';
import { gzipSync } from 'node:zlib';
import { create, createFileRegistry, fromBinary, toBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import * as node from '@connectrpc/connect-node';
import * as web from '@connectrpc/connect-web';
import { BUILD, eventually, freePort, runProgram, SAMPLE, SOURCE, Stack, temporaryFolder } from './stack.mjs';

const require = createRequire(import.meta.url);
const grpcWeb = require('grpc-web');
globalThis.XMLHttpRequest = require('xhr2');

// The contract as protoc reads it: nothing is generated.
const PROTOS = ['portfolio_service', 'governance_service'].map((name) => `pepiniere/portfolio/v1/${name}.proto`);
const DESCRIPTORS = path.join(temporaryFolder(), 'contract');
execFileSync('protoc', ['-I', 'proto', '-I', 'node_modules/google-proto-files', '--include_imports',
  `--descriptor_set_out=${DESCRIPTORS}`, ...PROTOS, 'google/rpc/error_details.proto'], { cwd: SOURCE });
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, fs.readFileSync(DESCRIPTORS)));
const Portfolio = registry.getService('pepiniere.portfolio.v1.PortfolioService');
const Governance = registry.getService('pepiniere.portfolio.v1.GovernanceService');

const SAMPLED = fs.readdirSync(path.join(SAMPLE, 'content/_startups')).map((file) => `projects/${file.replace(/\.md$/, '')}`);
const PROJECT = SAMPLED[0];
const INCUBATOR = 'incubators/la-serre';

let stack, port, base;
before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  base = stack.web.replace('localhost', '127.0.0.1');
  port = Number(new URL(base).port);
  await stack.pep(['import', 'betagouv', SAMPLE], { as: 'system' });
});

const bearer = (role) => ({ authorization: `Bearer ${stack.token(role)}` });
const newProject = () => ({
  projectId: `essai-${Math.random().toString(36).slice(2)}`,
  project: { kind: 1, title: 'Un essai', primaryIncubator: INCUBATOR },
});

// The error that `promise` ends with.
async function failure(promise) {
  const error = await promise.then(() => assert.fail('it went well'), (e) => e);
  assert.ok(error instanceof ConnectError, String(error));
  return error;
}
async function* each(values) {
  yield* values;
}

const TRANSPORTS = {
  'connect-node, Connect, JSON': (baseUrl) => node.createConnectTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: false }),
  'connect-node, Connect, binary': (baseUrl) => node.createConnectTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: true }),
  'connect-node, Connect, binary, GET': (baseUrl) =>
    node.createConnectTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: true, useHttpGet: true }),
  'connect-node, gRPC-Web, binary': (baseUrl) => node.createGrpcWebTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: true }),
  'connect-node, gRPC-Web, JSON': (baseUrl) => node.createGrpcWebTransport({ baseUrl, httpVersion: '1.1', useBinaryFormat: false }),
  'connect-node, Connect, everything compressed': (baseUrl) =>
    node.createConnectTransport({ baseUrl, httpVersion: '1.1', sendCompression: node.compressionGzip, compressMinBytes: 0 }),
  'connect-web, Connect, JSON, GET': (baseUrl) => web.createConnectTransport({ baseUrl, useHttpGet: true }),
  'connect-web, Connect, binary': (baseUrl) => web.createConnectTransport({ baseUrl, useBinaryFormat: true }),
  'connect-web, gRPC-Web, binary': (baseUrl) => web.createGrpcWebTransport({ baseUrl }),
};

for (const [name, transport] of Object.entries(TRANSPORTS)) {
  const inNode = name.startsWith('connect-node');
  describe(name, () => {
    let portfolio, governance;
    before(() => {
      portfolio = createClient(Portfolio, transport(base));
      governance = createClient(Governance, transport(base));
    });

    test('reads', async () => {
      const project = await portfolio.getProject({ name: PROJECT });
      assert.equal(project.name, PROJECT);
      const { projects } = await portfolio.listProjects({ pageSize: 1000 });
      const listed = new Set(projects.map((each) => each.name));
      assert.deepEqual(SAMPLED.filter((sampled) => !listed.has(sampled)), []);
    });

    test('writes with a token, and not without', async () => {
      const request = newProject();
      assert.equal((await failure(portfolio.createProject(request))).code, Code.Unauthenticated);
      const project = await portfolio.createProject(request, { headers: bearer('programme_admin') });
      assert.equal(project.name, `projects/${request.projectId}`);
    });

    test('errors bring their details', async () => {
      const BadRequest = registry.getMessage('google.rpc.BadRequest');
      const wrong = await failure(portfolio.listProjects({ filter: 'été = =' }));
      assert.equal(wrong.code, Code.InvalidArgument);
      assert.equal(wrong.findDetails(BadRequest)[0].fieldViolations[0].field, 'filter');
      const absent = await failure(portfolio.getProject({ name: 'projects/absent' }));
      assert.equal(absent.code, Code.NotFound);
      assert.equal(absent.findDetails(registry.getMessage('google.rpc.ErrorInfo'))[0].domain, 'pepiniere');
    });

    test('a deadline passes', async () => {
      const error = await failure((async () => {
        for await (const message of governance.watchProjects({}, { timeoutMs: 300 })) assert.ok(message);
      })());
      assert.equal(error.code, Code.DeadlineExceeded);
    });

    test("a server's stream comes as things happen, and ends when its reader says", async () => {
      const abort = new AbortController();
      const seen = [];
      const { projectId, project } = newProject();
      const end = await failure((async () => {
        for await (const message of governance.watchProjects({}, { signal: abort.signal })) {
          if (seen.length === 0) await portfolio.createProject({ projectId, project }, { headers: bearer('programme_admin') });
          seen.push(...message.changes.map((change) => change.project.name), message.resumeToken);
          if (seen.includes(`projects/${projectId}`)) abort.abort();
        }
      })());
      assert.equal(end.code, Code.Canceled);
      assert.ok(seen.includes(`projects/${projectId}`));
    });

    test("a client's stream is one import", { skip: !inNode }, async () => {
      const organisation = (i) => ({ file: `${i}.md`, resource: { case: 'organisation', value: {
        name: `organisations/essai-${i}`, title: `Essai ${i}` } } });
      const messages = [{ source: 'essai', dryRun: true, items: [organisation(0)] },
        ...Array.from({ length: 50 }, (_, i) => ({ items: [organisation(i + 1)] }))];
      const { report } = await portfolio.importProjects(each(messages), { headers: bearer('system') });
      assert.ok(report.dryRun);
      assert.equal(report.counts.find((count) => count.resourceType === 'organisations').created, 51n);
      const refused = await failure(portfolio.importProjects(each(messages)));
      assert.equal(refused.code, Code.Unauthenticated);
    });
  });
}

// Node's XMLHttpRequest shows an answer when it is whole: no streams.
for (const format of ['binary', 'text']) {
  test(`grpc-web's own client, ${format}`, async () => {
    const client = new grpcWeb.GrpcWebClientBase({ format });
    const method = (name) => {
      const { input, output } = Portfolio.methods.find((m) => m.name === name);
      return new grpcWeb.MethodDescriptor(`/${Portfolio.typeName}/${name}`, grpcWeb.MethodType.UNARY, Object, Object,
        (request) => toBinary(input, create(input, request)), (bytes) => fromBinary(output, bytes));
    };
    const call = (name, request) => new Promise((resolve, reject) => client.rpcCall(`${base}/${Portfolio.typeName}/${name}`,
      request, {}, method(name), (error, reply) => (error ? reject(error) : resolve(reply))));
    assert.equal((await call('GetProject', { name: PROJECT })).name, PROJECT);
    const refused = await call('GetProject', { name: 'projects/absent' }).then(() => assert.fail(), (e) => e);
    assert.equal(refused.code, grpcWeb.StatusCode.NOT_FOUND);
    assert.match(refused.message, /projects\/absent/);
  });
}

describe('curl', () => {
  const curl = (...args) => {
    const { out, code, err } = runProgram('curl', ['--silent', '--show-error', '--include', '--max-time', '60', ...args]);
    assert.equal(code, 0, err);
    const heads = out.split('\r\n\r\n');
    const body = heads.slice(heads.findIndex((head) => !head.startsWith('HTTP/1.1 100')) + 1).join('\r\n\r\n');
    const head = heads.find((h) => !h.startsWith('HTTP/1.1 100'));
    return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body };
  };
  const url = (method) => `${base}/${Portfolio.typeName}/${method}`;
  const post = (method, json, ...args) => curl('--json', JSON.stringify(json), ...args, url(method));

  test('posts JSON', () => {
    const { status, body } = post('GetProject', { name: PROJECT });
    assert.equal(status, 200);
    assert.equal(JSON.parse(body).name, PROJECT);
  });

  test('gets what has no side effects, plain, in base64 and compressed', () => {
    const message = JSON.stringify({ name: PROJECT });
    for (const query of [
      { message },
      { message: Buffer.from(message).toString('base64url'), base64: '1' },
      { message: gzipSync(message).toString('base64url'), base64: '1', compression: 'gzip' },
    ]) {
      const parameters = new URLSearchParams({ connect: 'v1', encoding: 'json', ...query });
      const { status, body, head } = curl(`${url('GetProject')}?${parameters}`);
      assert.equal(status, 200, body);
      assert.equal(JSON.parse(body).name, PROJECT);
      assert.match(head, /cache-control: private/);
    }
    const { status, head } = curl(`${url('CreateProject')}?connect=v1&encoding=json&message=%7B%7D`);
    assert.equal(status, 405);
    assert.match(head, /allow: post/);
    assert.equal(curl(`${url('GetProject')}?encoding=xml&message=x`).status, 400);
    assert.equal(curl(`${url('GetProject')}?connect=v1&encoding=json&base64=1&message=$`).status, 400);
  });

  test('an unknown field is named, whatever the rest says', () => {
    const { status, body } = post('GetProject', { name: PROJECT, nmae: 1 });
    assert.equal(status, 400);
    assert.equal(JSON.parse(body).code, 'invalid_argument');
    assert.match(JSON.parse(body).message, /nmae/);
  });

  test('a body that is too large is refused before it is read', () => {
    const file = path.join(temporaryFolder(), 'large');
    fs.writeFileSync(file, Buffer.alloc(2 << 20, ' '));
    const { status, body } = curl('--header', 'content-type: application/json', '--data-binary', `@${file}`, url('GetProject'));
    assert.equal(status, 413);
    assert.equal(JSON.parse(body).code, 'resource_exhausted');
  });

  test('answers are compressed for who takes it', () => {
    const plain = post('ListProjects', { pageSize: 1000 });
    const sizes = [[], ['--header', 'accept-encoding: gzip', '--raw']].map((accept) => Number(
      post('ListProjects', { pageSize: 1000 }, ...accept).head.match(/content-length: (\d+)/)[1]));
    assert.equal(sizes[0], Buffer.byteLength(plain.body));
    assert.ok(sizes[1] * 3 < sizes[0], `${sizes[1]} of ${sizes[0]}`);
    assert.deepEqual(JSON.parse(post('ListProjects', { pageSize: 1000 }, '--compressed').body), JSON.parse(plain.body));
  });

  test('a page elsewhere may ask, without anybody\'s cookies', () => {
    const { status, head } = curl('--request', 'OPTIONS', '--header', 'origin: https://tableau.example', '--header',
      'access-control-request-method: POST', '--header', 'access-control-request-headers: connect-protocol-version', url('GetProject'));
    assert.equal(status, 204);
    assert.match(head, /access-control-allow-origin: \*/);
    assert.match(head, /access-control-allow-headers: .*connect-protocol-version/);
    assert.doesNotMatch(head, /allow-credentials/);
  });
});

// Bytes of our own, and all that comes back until the server hangs up.
function say(bytes, { halfClose = false } = {}) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let heard = '';
    socket.on('data', (data) => (heard += data)).on('end', () => resolve(heard)).on('error', reject);
    socket.write(bytes);
    if (halfClose) socket.end();
  });
}

test('clients that misbehave are told, and nobody else suffers', async () => {
  const head = (type, length) => `POST /${Portfolio.typeName}/ImportProjects HTTP/1.1\r\nhost: x\r\nconnection: close\r\n` +
    `content-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`;
  const portfolio = createClient(Portfolio, node.createConnectTransport({ baseUrl: base, httpVersion: '1.1' }));
  assert.match(await say('\x16\x03\x01\x02\x00\x01\r\n\r\n'), /^HTTP\/1\.1 400/);
  assert.match(await say(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20000)}`), /^HTTP\/1\.1 431/);
  assert.match(await say(`${head('application/connect+json', 5)}\x00\x7f\x7f\x7f\x7f`), /resource_exhausted/);
  assert.match(await say(`${head('application/connect+json', 7)}\x00\x00\x00\x00\x09{}`), /invalid_argument/);
  assert.match(await say(`${head('application/grpc-web+proto', 7)}\x00\x00\x00\x00\x09{}`), /grpc-status: 3/);
  assert.match(await say(`${head('application/json', 2)}{}`), /^HTTP\/1\.1 415/);
  const get = `GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n`;
  assert.equal((await say(get + get, { halfClose: true })).match(/HTTP\/1\.1 200/g).length, 2);
  assert.equal((await portfolio.getProject({ name: PROJECT })).name, PROJECT);
});

test('a client that hangs up leaves nothing behind', async () => {
  const open = async () => Number((await (await fetch(`${base}/metrics`)).text()).match(/^pepiniere_watches_open (\d+)/m)?.[1] ?? NaN);
  const envelope = Buffer.concat([Buffer.from([0, 0, 0, 0, 2]), Buffer.from('{}')]);
  const own = 13;  // by which services of the process copy what others have: roles, once; organisations, incubators and consents, four of them
  await eventually('the readers before are gone', async () => (await open()) === own);
  const request = http.request(`${base}/${Governance.typeName}/WatchProjects`,
    { method: 'POST', agent: false, headers: { 'content-type': 'application/connect+json' } });
  request.on('error', () => {}).end(envelope);
  const response = await new Promise((resolve) => request.once('response', resolve));
  await new Promise((resolve) => response.once('data', resolve));
  assert.equal(await open(), own + 1);
  request.destroy();
  await eventually('the stream is closed', async () => (await open()) === own);
});

test('what is wrong with a request is 400, and what is not too many requests is not 429', async () => {
  const ask = (method, type, body, headers = {}) =>
    fetch(`${base}/${Portfolio.typeName}/${method}`, { method: 'POST', headers: { 'content-type': type, ...headers }, body });
  for (const [type, body] of [['application/proto', Uint8Array.of(0xff, 0xff)], ['application/json', '{"name": 7'],
    ['application/json', '{"filter": {}}'], ['application/json', '{"filter": "a", "filter": "b"}'], ['application/json', '{"filter": "a",}'],
    ['application/json', "{'filter': 'a'}"], ['application/json', '{"nothing": 1}']]) {
    const reply = await ask('ListProjects', type, body);
    assert.equal(reply.status, 400, String(body));
    assert.equal((await reply.json()).code, 'invalid_argument');
  }
  for (const value of ['"NONSENSE"', '9999', '-1', '2147483648', '-2147483649', '1.5', '"99999999999"', '{}', 'true', '1e99']) {
    const reply = await ask('GetPortfolioSummary', 'application/json', `{"groupBy": [${value}]}`);
    assert.equal(reply.status, 400, value);
  }
  const web = await ask('GetProject', 'application/grpc-web+proto', Uint8Array.of(0, 0, 0, 0, 2, 0xff, 0xff));
  assert.equal(web.headers.get('grpc-status'), String(Code.InvalidArgument));
  assert.equal((await ask('ListProjects', 'application/json', ' '.repeat(2 << 20))).status, 413);
  const long = await ask('ListProjects', 'application/json', JSON.stringify({ filter: 'x'.repeat(200_000) }));
  assert.equal(long.status, 400);
  assert.match(JSON.stringify(await long.json()), /request/);
});

test('a page about nothing is 404, and still the web client', async () => {
  const { organisations: [{ name: organisation }] } =
    await (await fetch(`${base}/${Portfolio.typeName}/ListOrganisations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json();
  for (const [at, status] of [[`/projets/${PROJECT.split('/')[1]}`, 200], ['/projets/nulle-part', 404], ['/projets/Nulle%20part', 404],
    [`/ministeres/${organisation.split('/')[1]}`, 200], ['/ministeres/nulle-part', 404], ['/comites/nulle-part', 404], ['/comites/', 200]]) {
    const page = await fetch(base + at);
    assert.equal(page.status, status, at);
    assert.match(await page.text(), /<html/, at);
  }
});

test('a gateway alone opens no gRPC port, and carries headers and refusals of any length', async () => {
  const own = await freePort(), web = await freePort();
  const log = path.join(temporaryFolder(), 'log');
  const alone = spawn(path.join(BUILD, 'services/pepiniered/pepiniered'), ['--services=gateway', `--listen=127.0.0.1:${own}`,
    `--backend=${stack.server}`, `--gateway-listen=127.0.0.1:${web}`, `--log-file=${log}`], { stdio: 'inherit' });
  try {
    await eventually('it serves', () => fetch(`http://127.0.0.1:${web}/readyz`).then((reply) => reply.ok, () => false));
    const refused = await new Promise((resolve) => {
      net.connect({ port: own, host: '127.0.0.1' }, () => resolve(false)).on('error', () => resolve(true));
    });
    assert.ok(refused, 'nobody listens there');
    const list = (headers, body = '{}') => fetch(`http://127.0.0.1:${web}/${Portfolio.typeName}/ListProjects`,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    assert.equal((await list({ 'x-long': 'x'.repeat(9000) })).status, 200);
    const paths = Array.from({ length: 100 }, (_, i) => `n${'x'.repeat(200)}${i}`);
    const many = await list({}, JSON.stringify({ readMask: paths.join(',') }));
    assert.equal(many.status, 400);
    assert.match((await many.json()).message, /and \d+ more/);
  } finally {
    alone.kill();
    await new Promise((resolve) => alone.once('exit', resolve));
  }
  for (const line of fs.readFileSync(log, 'utf8').trim().split('\n')) JSON.parse(line);
});

test('TLS: the certificate is read again when it changes', async () => {
  const folder = temporaryFolder();
  const certify = (name) => {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'key.pem',
      '-out', `${name}.pem`, '-days', '2', '-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'], { cwd: folder, stdio: 'ignore' });
    fs.copyFileSync(path.join(folder, `${name}.pem`), path.join(folder, 'cert.pem'));
  };
  certify('first');
  const tlsPort = await freePort();
  const secured = await Stack.start({ flags: [`--gateway-listen=127.0.0.1:${tlsPort}`, `--gateway-tls-cert=${folder}/cert.pem`,
    `--gateway-tls-key=${folder}/key.pem`] });
  const trusts = (name) => runProgram('curl', ['--silent', '--include', '--cacert', `${folder}/${name}.pem`, `https://127.0.0.1:${tlsPort}/healthz`]);
  await eventually('the first certificate', () => trusts('first').code === 0);
  assert.match(trusts('first').out, /^HTTP\/1\.1 200[^]*strict-transport-security: max-age/i);
  certify('second');
  await eventually('the second certificate', () => trusts('second').code === 0);
  assert.notEqual(trusts('first').code, 0);
  const transport = node.createConnectTransport({ baseUrl: `https://127.0.0.1:${tlsPort}`, httpVersion: '1.1',
    nodeOptions: { ca: fs.readFileSync(path.join(folder, 'second.pem')) } });
  assert.deepEqual((await createClient(Portfolio, transport).listProjects({})).projects, []);
  assert.equal((await secured.stop()).code, 0);
});

test('who asks too often is told to wait', async () => {
  // More at once than it takes to wait until it is ready, which counts too.
  const burst = 1000;
  const limited = await Stack.start({ gateway: { signIn: false }, flags: ['--gateway-rate-limit=0.001', `--gateway-rate-burst=${burst}`] });
  const portfolio = createClient(Portfolio, node.createConnectTransport({ baseUrl: limited.web, httpVersion: '1.1' }));
  const error = await failure((async () => {
    for (let i = 0; i <= burst; ++i) assert.ok(await portfolio.listProjects({}));
  })());
  assert.equal(error.code, Code.ResourceExhausted);
  assert.ok(error.findDetails(registry.getMessage('google.rpc.RetryInfo'))[0].retryDelay.seconds > 0n);
  assert.equal((await fetch(`${limited.web}/healthz`)).status, 429);
  await limited.stop();
});

test('SIGTERM ends streams with a word, and answers what is under way', async () => {
  const ending = await Stack.start({ gateway: { signIn: false } });
  const governance = createClient(Governance, node.createConnectTransport({ baseUrl: ending.web, httpVersion: '1.1' }));
  const end = failure((async () => {
    let stopped = false;
    for await (const message of governance.watchProjects({})) {
      if (!stopped && message.resumeToken) ending.daemon.kill('SIGTERM');
      stopped = true;
    }
  })());
  assert.equal((await end).code, Code.Unavailable);
  assert.equal((await ending.exit()).code, 0);
});
