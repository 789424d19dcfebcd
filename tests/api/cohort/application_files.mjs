// Files of applications: what is taken, told by its content, and what only says that it is; who reads them, and how they go.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after, before } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { inDays } from '../../e2e/paris.mjs';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { day } from './season.mjs';

const DAY = 86_400, CALL = 'calls/dossiers';
let stack, admin, coach, number = 0;

const at = (seconds) => ({ seconds: String(Math.floor(Date.now() / 1000) + seconds), nanos: 0 });
const dayAt = (days) => day(inDays(days));
const sql = (text) => stack.database.sql(text, stack.schemaOf('cohort'));

// A zip whose entries are stored, or packed (`method` 8). `unpacked`: what the directory says that an entry unpacks to.
function zip(entries) {
  const parts = [], directory = [];
  let offset = 0;
  for (const [name, text, unpacked, method = 0] of entries) {
    const data = Buffer.from(text), local = Buffer.alloc(30), central = Buffer.alloc(46);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(name.length, 26);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(unpacked ?? data.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const index = Buffer.concat(directory), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}
const ODT = [['mimetype', 'application/vnd.oasis.opendocument.text'], ['content.xml', '<a/>']];
const DOCX = [['[Content_Types].xml', '<Types/>'], ['word/document.xml', '<w/>']];
const PDF = Buffer.from('%PDF-1.4\nun dossier\n%%EOF\n');
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(20), Buffer.from('0000000049454e44ae426082', 'hex')]);
const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(20), Buffer.from('ffd9', 'hex')]);

async function applicant() {
  const client = new Client(stack.server, stack.sign({ sub: `f-${++number}`, name: `Personne ${number}` }));
  const { person } = await client.call('GetCaller');
  const { name } = await client.call('CreateApplication', { parent: CALL, application: { applicant: person } });
  return Object.assign(client, { person, application: name });
}
function partsOf(parent, bytes, { step = 100_000, validateOnly = false, ...file } = {}) {
  const parts = [{ parent, validateOnly, file: { fileName: 'cv.pdf', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), ...file } }];
  for (let from = 0; from < bytes.length; from += step) parts.push({ parent, data: bytes.subarray(from, from + step) });
  return parts;
}
const send = (client, bytes, more) => client.stream('SendApplicationFile', partsOf(client.application, bytes, more));
const refusalOf = (promise) => promise.then(() => assert.fail('it was taken'), (error) => error);
async function read(client, name) {
  const parts = [];
  let offset = 0;
  do {
    const part = await client.call('ReadApplicationFile', { name, offset });
    parts.push(part.data);
    offset = part.nextOffset;
  } while (offset > 0);
  return Buffer.concat(parts);
}

before(async () => {
  stack = await Stack.start();
  [admin, coach] = ['programme_admin', 'coach@programmes/verger'].map((role) => new Client(stack.server, stack.token(role)));
  await admin.call('CreateProgramme', { programmeId: 'verger', programme: { title: 'Verger' } });
  await admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: { title: 'Promotion 1' } });
  await coach.call('CreateChallenge', { challengeId: 'eau', challenge: { title: 'Eau', cohorts: ['programmes/verger/cohorts/1'], state: 'STATE_SELECTED' } });
  await coach.call('CreateGrid', { gridId: 'commune', grid: { programme: 'programmes/verger', title: 'Grille commune' } });
  await coach.call('CreateGridVersion', { parent: 'grids/commune', version: { criteria: [{ code: 'IMPACT', label: 'Intérêt', minimum: 1, maximum: 4 }] } });
  await coach.call('CreateCall', { callId: 'dossiers', call: { cohort: 'programmes/verger/cohorts/1', title: 'Dossiers', kind: 'KIND_CANDIDATES', openTime: at(-60), closeTime: at(30 * DAY), gridVersion: 'grids/commune/versions/1',
    choicesMax: 1, minimumCompleteReviews: 1, resultsDate: dayAt(60), daysToAccept: 7, waitingListEndDate: dayAt(90), retentionMonths: 1, form: [{ code: 'CV', label: 'CV', kind: 'KIND_FILE', required: true }],
    eligibilityRules: [{ kind: 'KIND_RIGHT_TO_WORK', asOf: 'DAY_NEVER' }] } });
  await coach.call('CreateSeat', { parent: CALL, seatId: 'dev', seat: { challenge: 'challenges/eau', skill: 'dev', count: 1 } });
  await coach.call('PublishCall', { name: CALL });
});
after(closeClients);

test('each kind of file is told by its content, and comes back byte for byte', async () => {
  const packed = zip([['[Content_Types].xml', deflateRawSync('<Types/>'), 8, 8], ['word/document.xml', '<w/>']]);
  for (const [kind, bytes] of [['PDF', PDF], ['ODT', zip(ODT)], ['DOCX', zip(DOCX)], ['DOCX', packed], ['PNG', PNG], ['JPEG', JPEG]]) {
    const client = await applicant(), fileName = `ce que je veux.${kind}`, file = await send(client, bytes, { fileName });
    assert.deepEqual([file.kind, file.fileName, file.size], [`KIND_${kind}`, fileName, bytes.length]);
    assert.deepEqual(await read(client, file.name), bytes, kind);
  }
  const client = await applicant(), large = Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024 - PDF.length - 6, 7), Buffer.from('%%EOF\n')]);
  const { name } = await send(client, large, { step: 1_000_000 });
  assert.ok((await read(client, name)).equals(large), '5 MiB');
  assert.ok(Number(sql(`SELECT MAX(LENGTH(sealed)) FROM application_file_parts`)[0][0]) <= 256 * 1024);
  assert.equal(sql("SELECT COUNT(*) FROM application_file_parts WHERE sealed LIKE '%un dossier%'")[0][0], '0', 'what is kept is sealed');
});

test('what is not what it says is refused, and nothing of it is kept', async () => {
  const client = await applicant();
  const liars = { 'a text': Buffer.from('bonjour'), 'a PDF cut short': PDF.subarray(0, 12), 'a PNG with something behind': Buffer.concat([PNG, Buffer.from('<script>')]), 'a program': Buffer.from('4d5a9000', 'hex'),
    'a page': Buffer.from('<html>%PDF-1.4 %%EOF'), 'any zip': zip([['a.txt', 'a']]), 'a spreadsheet': zip([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'], ['content.xml', '']]),
    'macros': zip([...DOCX, ['word/vbaProject.bin', 'x']]), 'macros by another name': zip([['[Content_Types].xml', '<T ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'], DOCX[1], ['word/m.bin', 'x']]),
    'scripts': zip([...ODT, ['Scripts/python/m.py', 'x']]), 'a bomb that says little': zip([...DOCX, ['word/media/a', deflateRawSync(Buffer.alloc(1_000_000)), 1, 8]]), 'a bomb': zip([...DOCX, ['word/media/a', 'x', 0xf0000000]]), 'a zip cut short': zip(DOCX).subarray(0, 60), 'a mimetype that is not first': zip([...ODT].reverse()) };
  for (const [what, bytes] of Object.entries(liars)) {
    const refused = await client.stream('SendApplicationFile', partsOf(client.application, bytes)).then(() => assert.fail(`${what} was taken`), (error) => error);
    assert.equal(refused.code, Code.INVALID_ARGUMENT, what);
  }
  for (const more of [{ size: PDF.length + 1 }, { size: PDF.length - 1 }, { sha256: '0'.repeat(64) }, { size: 5 * 1024 * 1024 + 1 }, { fileName: '../cv.pdf' }, { fileName: '' }, { fileName: 'cv.bat' }, { fileName: 'cv.html' }, { fileName: '..' }, { fileName: '.pdf' }]) {
    assert.equal((await refusalOf(send(client, PDF, more))).code, Code.INVALID_ARGUMENT, JSON.stringify(more));
  }
  const large = Buffer.concat([PDF, Buffer.alloc(1_000_001)]);
  assert.match((await refusalOf(send(client, large, { step: 1_000_001 }))).message, /1,000,000 bytes at most in a message/);
  assert.equal((await refusalOf(client.stream('SendApplicationFile', []))).code, Code.INVALID_ARGUMENT);
  assert.equal((await send(client, PDF, { validateOnly: true })).kind, 'KIND_PDF');
  assert.deepEqual((await client.call('ListApplicationFiles', { parent: client.application })).files, []);
  for (let i = 0; i < 3; ++i) await send(client, PDF, { fileName: `${i}.pdf` });
  assert.equal((await refusalOf(send(client, PDF))).code, Code.FAILED_PRECONDITION, 'three at most');
});

test('files are read as their application is, answer its form, and go with it', async () => {
  const client = await applicant(), other = await applicant(), { application } = client;
  const { name } = await send(client, PDF);
  const sealed = [['ReadApplicationFile', { name }], ['ListApplicationFiles', { parent: application }]];
  for (const reader of [admin, coach, other]) for (const [method, request] of sealed) assert.match(String((await reader.refusal(method, request)).code), /^(5|7)$/, method);
  for (const reader of [admin, coach]) assert.deepEqual((await reader.call('ListApplicationFiles', { parent: `${CALL}/applications/-` }).catch(() => ({ files: [] }))).files, []);
  for (const writer of [admin, other]) assert.match(String((await refusalOf(writer.stream('SendApplicationFile', partsOf(application, PDF)))).code), /^(5|7)$/);
  assert.match(String((await admin.refusal('DeleteApplicationFile', { name })).code), /^(5|7)$/);
  await client.call('UpdateApplication', { application: { name: application, answers: [{ code: 'CV', value: name }] } });
  assert.equal((await client.refusal('DeleteApplicationFile', { name })).code, Code.FAILED_PRECONDITION, 'an answer is this file');
  await client.call('SubmitApplication', { name: application });
  const spare = await send(client, PNG, { fileName: 'photo.png' });
  assert.equal((await client.call('DeleteApplicationFile', { name: spare.name })).fileName, 'photo.png');
  assert.equal((await client.refusal('ReadApplicationFile', { name: spare.name })).code, Code.NOT_FOUND);
  sql(`UPDATE calls SET close_time_us = ${(Date.now() - 1000) * 1000} WHERE id = 'dossiers'`);
  assert.deepEqual(await read(coach, name), PDF);
  assert.equal((await refusalOf(send(client, PDF))).ErrorInfo?.reason ?? 'CALL_NOT_OPEN', 'CALL_NOT_OPEN');
  assert.equal((await client.refusal('DeleteApplicationFile', { name })).code, Code.FAILED_PRECONDITION, 'nothing goes once the call has closed');
  await admin.erase({ name: client.person, reason: 'à sa demande' });
  assert.deepEqual([sql(`SELECT COUNT(*) FROM application_file_parts WHERE file_id LIKE '%${name.split('/').pop()}'`)[0][0], (await coach.call('ListApplicationFiles', { parent: application })).files.length], ['0', 0]);
});
