// A file as the browser sends it: one body of enveloped messages, announced with its size and its SHA-256; and what is answered to it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const ROOT = process.env.PEPINIERE_SOURCE;
if (!fs.existsSync(path.join(ROOT, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
const { load } = await import('./load.mjs');
const { readContract } = await import(path.join(ROOT, 'clients/web/readers.mjs'));
const { sendFile } = await load('cohort/api/send_file.ts');
const contract = readContract();
const Part = contract.lookupType('pepiniere.cohort.v1.SendApplicationFileRequest'), Sent = contract.lookupType('pepiniere.cohort.v1.ApplicationFile');
// What browsers have, and Node 18 behind a flag.
const subtle = { digest: async (_, bytes) => new Uint8Array(createHash('sha256').update(new Uint8Array(bytes)).digest()).buffer };
if (!('crypto' in globalThis)) Object.assign(globalThis, { crypto: { subtle } });

const APPLICATION = 'calls/c/applications/a', [MESSAGE, END] = [0, 2];
const envelope = (flags, data) => {
  const head = Buffer.alloc(5);
  head.writeUInt8(flags);
  head.writeUInt32BE(data.length, 1);
  return Buffer.concat([head, data]);
};
function* messagesIn(body) {
  for (let at = 0; at < body.length;) {
    const size = body.readUInt32BE(at + 1);
    assert.equal(body[at], MESSAGE);
    yield Part.decode(body.subarray(at + 5, at + 5 + size));
    at += 5 + size;
  }
}
// Answers once, with that; what was asked is in `asked`.
function answering(...envelopes) {
  const asked = {};
  globalThis.fetch = async (address, { method, headers, body }) => {
    Object.assign(asked, { address, method, headers, body: Buffer.from(await body.arrayBuffer()) });
    return new Response(Buffer.concat(envelopes), { headers: { 'content-type': 'application/connect+proto' } });
  };
  return asked;
}
const BYTES = Buffer.alloc(1_200_000, 'pépinière');
const file = { name: 'cv.pdf', arrayBuffer: async () => BYTES.buffer.slice(BYTES.byteOffset, BYTES.byteOffset + BYTES.length) };
const end = (json) => envelope(END, Buffer.from(JSON.stringify(json)));

test('what it is comes first, then its bytes in order, in parts that the service takes', async () => {
  const made = { name: `${APPLICATION}/files/f`, fileName: 'cv.pdf' };
  const asked = answering(envelope(MESSAGE, Buffer.from(Sent.encode(Sent.create({ name: made.name, file_name: made.fileName })).finish())), end({}));
  const sent = await sendFile(APPLICATION, file);
  assert.equal(sent.name, made.name);
  assert.equal(asked.address, '/pepiniere.cohort.v1.CohortService/SendApplicationFile');
  assert.equal(asked.headers['connect-protocol-version'], '1');
  const [first, ...parts] = messagesIn(asked.body);
  assert.deepEqual([first.parent, first.file.file_name, first.file.size, first.file.sha256], [APPLICATION, 'cv.pdf', BYTES.length, createHash('sha256').update(BYTES).digest('hex')]);
  assert.ok(parts.length > 1 && parts.every(({ parent, data }) => parent === APPLICATION && data.length <= 1 << 20));
  assert.ok(Buffer.concat(parts.map(({ data }) => data)).equals(BYTES));
});

test('a refusal at the end of the stream is an error, with its code', async () => {
  answering(end({ error: { code: 'invalid_argument', message: 'data is no PDF' } }));
  await assert.rejects(sendFile(APPLICATION, file), ({ code, rawMessage }) => code === 3 && rawMessage === 'data is no PDF');
});

test('an answer that is none of the stream’s is an error, too', async () => {
  globalThis.fetch = async () => new Response('{}', { status: 413, headers: { 'content-type': 'application/json' } });
  await assert.rejects(sendFile(APPLICATION, file), ({ code }) => code === 8);
  globalThis.fetch = async () => Promise.reject(new TypeError('Failed to fetch'));
  await assert.rejects(sendFile(APPLICATION, file), ({ code }) => code === 14);
});
