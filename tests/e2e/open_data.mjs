// The open data against what the existing site's templates make of the same content, by a reader that shares nothing
// with ours (open_data_expected.py); and how it is served.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import { importFolder } from './content.mjs';
import { Client, closeClients } from './rpc.mjs';
import { SAMPLE, SOURCE, Stack, runProgram } from './stack.mjs';

// A copy of beta.gouv.fr's content beside the repository, as in real_content.mjs.
const REAL = path.join(SOURCE, '../shared/data/betagouv');
const DOCUMENTS = ['startups.json', 'startups_details.json', 'incubators.json', 'organisations.json', 'sponsors.json', 'startups.csv'];
const SECRET = 'Une personne qui porte le projet';

function expectedOf(folder, site) {
  const { code, out, err } = runProgram('python3', [path.join(SOURCE, 'tests/e2e/open_data_expected.py'), folder, site], { maxBuffer: 1 << 28 });
  assert.equal(code, 0, err);
  return JSON.parse(out);
}

// As it came: fetch() would unpack it.
function get(stack, name, headers = {}) {
  return new Promise((resolve, reject) => {
    http.get(`${stack.web}/api/v2.7/${name}`, { headers }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece)).on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }));
    }).on('error', reject);
  });
}

// Rows of fields: RFC 4180, with semicolons.
function parseCsv(text) {
  const rows = [];
  let row = [], field = '', quoted = false;
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (c === '"' && field === '') quoted = true;
    else if (c === ';') row.push(field), (field = '');
    else if (c === '\n') rows.push([...row, field]), (row = []), (field = '');
    else field += c;
  }
  assert.ok(!quoted && row.length === 0 && field === '', 'the last line ends');
  const [head, ...lines] = rows;
  return lines.map((line) => {
    assert.equal(line.length, head.length, line.join(';'));
    // What is text may have an apostrophe before it, so that no spreadsheet computes it.
    return Object.fromEntries(line.map((value, i) => [head[i], value.replace(/^'/, '')]));
  });
}

const parse = (name, text) => (name.endsWith('.csv') ? parseCsv(text) : JSON.parse(text));

// Item by item first: a difference is then shown shortly.
function assertEqual(found, expected, where) {
  const lists = Array.isArray(found) && Array.isArray(expected) && found.length === expected.length;
  if (lists) found.forEach((item, i) => assertEqual(item, expected[i], `${where}[${expected[i]?.id ?? i}]`));
  assert.deepEqual(found, expected, where);
}

async function assertPublishes(stack, folder) {
  const expected = expectedOf(folder, stack.web);
  assert.deepEqual(Object.keys(expected), DOCUMENTS);
  for (const name of DOCUMENTS) {
    const { status, body } = await get(stack, name);
    assert.equal(status, 200, `${name}: ${body}`);
    const found = parse(name, body.toString());
    if (name === 'startups.json') assertEqual(found.data, expected[name].data, name);
    assertEqual(found, expected[name], name);
  }
}

test('the sample: what the templates would make of it, and nothing that is not public', async (t) => {
  const stack = await Stack.start({ gateway: { signIn: false } });
  await importFolder(stack, SAMPLE);
  await stack.pep(['projects', 'update', 'alerte-crue', `--intrapreneur=${SECRET}`], { as: 'programme_admin' });
  const project = await stack.json(['projects', 'show', 'alerte-crue'], { as: 'system' });
  assert.equal(project.intrapreneur, SECRET, 'it is there for who may see it');

  await t.test('field for field', () => assertPublishes(stack, SAMPLE));

  await t.test('nothing restricted', async () => {
    for (const name of DOCUMENTS) {
      assert.ok(!(await get(stack, name)).body.toString().includes(SECRET), name);
    }
  });

  await t.test('asked again, it is not sent again', async () => {
    for (const name of DOCUMENTS) {
      const first = await get(stack, name);
      assert.match(first.headers['content-type'], name.endsWith('.csv') ? /^text\/csv/ : /^application\/json/);
      assert.equal(first.headers['cache-control'], 'public, max-age=60');
      assert.equal(first.headers['access-control-allow-origin'], '*');
      const { etag, 'last-modified': modified } = first.headers;
      assert.match(etag, /^"[^"]+"$/, 'a strong one');
      assert.ok(Date.parse(modified) <= Date.now(), modified);

      const same = await get(stack, name, { 'if-none-match': etag });
      assert.deepEqual([same.status, same.body.length, same.headers.etag], [304, 0, etag], name);
      const unmodified = await get(stack, name, { 'if-modified-since': modified });
      assert.deepEqual([unmodified.status, unmodified.body.length], [304, 0], name);
      const other = await get(stack, name, { 'if-none-match': '"another"', 'if-modified-since': modified });
      assert.equal(other.status, 200, 'the ETag goes before the date');
      const older = await get(stack, name, { 'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' });
      assert.deepEqual([older.status, older.body.equals(first.body)], [200, true], name);
    }
  });

  await t.test('in gzip for who takes it', async () => {
    for (const name of DOCUMENTS) {
      const plain = await get(stack, name), packed = await get(stack, name, { 'accept-encoding': 'br, gzip;q=0.5' });
      assert.equal(packed.headers['content-encoding'], 'gzip', name);
      assert.ok(packed.body.length < plain.body.length, name);
      assert.ok(gunzipSync(packed.body).equals(plain.body), name);
      assert.notEqual(packed.headers.etag, plain.headers.etag, 'other bytes, another strong tag');
      for (const answer of [plain, packed]) assert.match(answer.headers.vary ?? '', /accept-encoding/i, name);
      const refused = await get(stack, name, { 'accept-encoding': 'gzip;q=0' });
      assert.deepEqual([refused.headers['content-encoding'], refused.body.equals(plain.body)], [undefined, true], name);
      const same = await get(stack, name, { 'accept-encoding': 'gzip', 'if-none-match': packed.headers.etag });
      assert.equal(same.status, 304, name);
    }
  });

  await t.test('a project has an address of its own, to which those of its former ids lead', async () => {
    const { data } = JSON.parse((await get(stack, 'startups.json')).body);
    for (const id of ['ecrivain-public', 'guichet-des-saisons']) {  // renamed; shared with a hidden incubator
      const one = await get(stack, `startups/${id}.json`);
      assert.deepEqual([one.status, JSON.parse(one.body)], [200, { data: data.find((startup) => startup.id === id) }]);
      assert.equal((await get(stack, `startups/${id}.json`, { 'if-none-match': one.headers.etag })).status, 304);
    }
    for (const version of ['v2.7', 'v2.6', 'v2.5']) {
      const moved = await fetch(`${stack.web}/api/${version}/startups/plume-publique.json`, { redirect: 'manual' });
      assert.deepEqual([moved.status, moved.headers.get('location'), moved.headers.get('access-control-allow-origin')],
        [301, `/api/${version}/startups/ecrivain-public.json`, '*']);
    }
    await stack.pep(['projects', 'create', 'ephemere', '--title', 'Ephemere', '--incubator', 'la-serre'], { as: 'programme_admin' });
    assert.equal((await get(stack, 'startups/ephemere.json')).status, 200);
    const client = new Client(stack.server, stack.token('programme_admin'));
    await client.call('UpdateProject', { project: { name: 'projects/ephemere', aliases: ['projects/fugace'] }, updateMask: { paths: ['aliases'] } });
    assert.equal((await get(stack, 'startups/fugace.json')).status, 301);
    await client.call('DeleteProject', { name: 'projects/ephemere' });
    closeClients();
    for (const gone of ['ephemere', 'fugace', 'jamais-vu', 'a%20', 'la-remise']) {
      assert.deepEqual([gone, (await get(stack, `startups/${gone}.json`)).status], [gone, 404]);
    }
  });

  await t.test('under older versions, the same', async () => {
    for (const name of DOCUMENTS) {
      const { headers, body } = await get(stack, name);
      for (const version of ['v2.5', 'v2.6']) {
        const older = await get(stack, `../${version}/${name}`);
        assert.deepEqual([older.status, older.headers.etag, older.body.equals(body)], [200, headers.etag, true], `${version}/${name}`);
      }
    }
  });

  await t.test('no other document', async () => {
    for (const name of ['authors.json', 'startups', '../v2.4/startups.json']) assert.equal((await get(stack, name)).status, 404, name);
  });
  await stack.stop();
});

test('the content of beta.gouv.fr', { skip: !fs.existsSync(REAL) && 'no copy of it in ../shared/data/betagouv' }, async () => {
  const stack = await Stack.start({ gateway: { signIn: false } });
  await importFolder(stack, REAL);
  await assertPublishes(stack, REAL);
  await stack.stop();
});
