// Clients that ask and never read: what waits for them is bounded over all of them, and the others are served.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http2 from 'node:http2';
import net from 'node:net';
import test, { after, before } from 'node:test';
import { Client } from '../e2e/rpc.mjs';
import { BUILD, Stack, eventually, sleep } from '../e2e/stack.mjs';

const READERS = 400, CALLS = 1500;
const MIB = 1024;  // in the kB of /proc
const LIMIT = 512 * MIB, GIVEN_BACK = 160 * MIB;  // what k8s/ allows; what 50 large projects take, and some
const SANITIZED = /[at]san/.test(BUILD);  // whose memory is mostly the sanitizer's
const LIST = '/pepiniere.portfolio.v1.PortfolioService/ListProjects';

// What a test that fails leaves open would keep this process from ending.
const opened = [];
const keep = (connection) => (opened.push(connection), connection.on('error', () => {}));
after(() => opened.forEach((connection) => connection.destroy()));

let stack, admin;
before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  const description = Array.from({ length: 2900 }, (_, i) => `éééé ${i}`).join(' ');  // nearly as long as one may be
  for (let i = 0; i < 65; ++i) {
    await admin.call('CreateProject', { projectId: `volumineux-${i}`, project: {
      kind: 'PROJECT_KIND_STATE_STARTUP', title: `Volumineux ${i}`, primaryIncubator: 'incubators/la-serre', description } });
  }
});

const metric = async (name) => {
  const [, value] = new RegExp(`^${name} (\\S+)`, 'm').exec(await (await fetch(`${stack.web}/metrics`)).text()) ?? [];
  return Number(value ?? NaN);
};

const memory = (key) => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(fs.readFileSync(`/proc/${stack.daemon.pid}/status`, 'utf8'))[1]);
const theMost = () => memory('VmHWM');
const forgetTheMost = () => fs.writeFileSync(`/proc/${stack.daemon.pid}/clear_refs`, '5');
async function memoryIsBounded() {
  if (SANITIZED) return;
  assert.ok(theMost() < LIMIT, `${theMost()} kB`);
  await eventually('what the answers took is given back', () => memory('VmRSS') < GIVEN_BACK);
  forgetTheMost();
}

test('over HTTP', async () => {
  const port = Number(new URL(stack.web).port);
  const body = JSON.stringify({ pageSize: 1000 });
  const sockets = Array.from({ length: READERS }, () => {
    const socket = keep(net.connect({ port, host: '127.0.0.1' }));
    socket.pause();
    socket.write(`POST ${LIST} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    return socket;
  });
  await eventually('the server gives up on those who do not read', async () => (await metric('http_server_gave_up')) > 10);
  assert.ok((await metric('http_server_unread_bytes')) <= 64 << 20);
  await eventually('others are served', async () => {
    const reply = await fetch(`${stack.web}${LIST}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return reply.ok && (await reply.json()).projects.length > 0;
  });
  for (const socket of sockets) socket.destroy();
  await memoryIsBounded();
});

test('senders who never end what they send', async () => {
  const port = Number(new URL(stack.web).port);
  const piece = Buffer.alloc(950_000, ' ');
  const senders = Array.from({ length: 600 }, () => {
    const socket = keep(net.connect({ port, host: '127.0.0.1' }));
    socket.write(`POST ${LIST} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n`);
    socket.write(piece);
    return socket;
  });
  await eventually('the server gives up on some', () => senders.some(({ closed }) => closed));
  assert.ok((await metric('http_server_unread_bytes')) <= 64 << 20);
  for (const socket of senders) socket.destroy();
  await memoryIsBounded();

  const message = Buffer.concat([Buffer.from([0, 0, 0x3f, 0, 0]), Buffer.alloc(0x3e0000, 1)]);  // without its end
  const sessions = Array.from({ length: 20 }, () => {
    const session = keep(http2.connect(`http://${stack.server}`));
    for (let i = 0; i < 10; ++i) {
      const stream = session.request({ ':method': 'POST', ':path': LIST, 'content-type': 'application/grpc', te: 'trailers' });
      stream.on('error', () => {});
      stream.write(message);
    }
    return session;
  });
  await sleep(3000);  // nothing tells how much of it has arrived
  // gRPC gives them up one after the other, so that for a moment there may be more.
  if (!SANITIZED) await eventually('most of it is given up while they wait', () => memory('VmRSS') < 2 * GIVEN_BACK);
  assert.ok((await admin.call('ListProjects', { pageSize: 1 })).projects.length > 0, 'others are served');
  for (const session of sessions) session.destroy();
  forgetTheMost();
  await memoryIsBounded();
});

test('over gRPC', async () => {
  const session = keep(http2.connect(`http://${stack.server}`, { settings: { initialWindowSize: 0 } }));
  const frame = Buffer.from([0, 0, 0, 0, 3, 0x08, 0xe8, 0x07]);  // page_size: 1000
  for (let i = 0; i < CALLS; ++i) {
    const stream = session.request({ ':method': 'POST', ':path': LIST, 'content-type': 'application/grpc', te: 'trailers' });
    stream.on('error', () => {});
    stream.pause();
    stream.end(frame);
  }
  await eventually('the server gives up on those who do not read', async () => (await metric('pepiniere_unread_given_up')) > 10);
  assert.ok((await metric('pepiniere_unread_bytes')) <= 128 << 20);
  assert.ok((await admin.call('ListProjects', {})).projects.length > 0, 'others are served');
  session.destroy();
  await memoryIsBounded();
  admin.close();
});
