// What a source hides stays hidden, from its files to the open data and back: hidden incubators, and projects that ask search
// engines to leave them out.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Client, closeClients } from './rpc.mjs';
import { Stack, temporaryFolder } from './stack.mjs';

const startup = (title, extra = '', incubator = 'la-serre') => `---
title: ${title}
mission: Essayer
sponsors:
  - /organisations/jardins
incubator: ${incubator}
link: https://${incubator}.example
contact: contact@${incubator}.example
phases:
  - name: construction
    start: 2024-01-01
${extra}---
Texte.
`;
const FILES = {
  '_organisations/jardins.md': '---\nname: Ministère des Jardins\nacronym: MJ\ndomaine_ministeriel: Jardins\ntype: administration-centrale\n---\n',
  '_incubators/la-cave.md': '---\ntitle: La Cave\nowner: /organisations/jardins\ncontact: contact@cave.example\naddress: 1 rue Basse\nhidden: true\n---\nTexte.\n',
  '_incubators/la-serre.md': '---\ntitle: La Serre\nowner: /organisations/jardins\ncontact: contact@serre.example\nhidden: false\n---\nTexte.\n',
  '_startups/au-grand-jour.md': startup('Au grand jour'),
  '_startups/discret.md': startup('Discret', 'robots: noindex\n'),
  '_startups/en-cave.md': startup('En cave', '', 'la-cave'),
  '_startups/partage.md': startup('Partagé').replace('incubator: la-serre\n', 'incubator: la-serre\nincubators:\n  - la-cave\n  - la-serre\n'),
  '_startups/tres-discret.md': startup('Très discret', 'robots: NOINDEX, nofollow\n'),
};

let stack, base;
const source = temporaryFolder();
before(async () => {
  for (const [file, text] of Object.entries(FILES)) {
    fs.mkdirSync(path.dirname(path.join(source, 'content', file)), { recursive: true });
    fs.writeFileSync(path.join(source, 'content', file), text);
  }
  stack = await Stack.start({ gateway: { signIn: false } });
  base = stack.web.replace('localhost', '127.0.0.1');
  await stack.pep(['import', 'betagouv', source], { as: 'system' });
});
after(closeClients);

const get = async (at) => {
  const answer = await fetch(base + at);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

test('the import reads it, and the export writes it again as it was', async () => {
  const admin = new Client(stack.server, stack.token('programme_admin'));
  assert.equal((await admin.call('GetIncubator', { name: 'incubators/la-cave' })).hidden, true);
  assert.equal((await admin.call('GetIncubator', { name: 'incubators/la-serre' })).hidden, false);
  const left = (await admin.all('ListProjects', 'projects')).filter(({ noindex }) => noindex).map(({ name }) => name);
  assert.deepEqual(left, ['projects/discret', 'projects/tres-discret']);
  const copy = temporaryFolder();
  await stack.pep(['export', 'betagouv', copy], { as: 'system' });
  for (const [file, text] of Object.entries(FILES)) assert.equal(fs.readFileSync(path.join(copy, 'content', file), 'utf8'), text, file);
  const again = await stack.json(['import', 'betagouv', source], { as: 'system' });
  assert.ok(again.counts.every(({ created = '0', updated = '0' }) => created === '0' && updated === '0'), JSON.stringify(again.counts));
});

test('the open data does not tell of a hidden incubator, and tells of its projects', async () => {
  for (const document of ['startups.json', 'startups_details.json', 'incubators.json', 'organisations.json', 'sponsors.json', 'startups.csv']) {
    const { status, text } = await get(`/api/v2.7/${document}`);
    assert.equal(status, 200, document);
    assert.doesNotMatch(text.replaceAll('la-cave.example', ''), /la-cave|La Cave/, document);
  }
  const { data, included } = JSON.parse((await get('/api/v2.7/startups.json')).text);
  assert.deepEqual(data.map(({ id }) => id), ['au-grand-jour', 'discret', 'en-cave', 'partage', 'tres-discret']);
  assert.deepEqual(included.map(({ id }) => id), ['la-serre']);
  assert.deepEqual(data[2].relationships.incubators.data, []);
  assert.deepEqual(data[3].relationships.incubators.data.map(({ id }) => id), ['la-serre']);
  const shared = await new Client(stack.server).call('GetProject', { name: 'projects/partage' });
  assert.doesNotMatch(JSON.stringify(shared), /la-cave/, 'nor what its file said');
  assert.deepEqual(Object.keys(JSON.parse((await get('/api/v2.7/incubators.json')).text)), ['la-serre']);
});

test('search engines are told what to leave out, by the page, its headers and the sitemap', async () => {
  const robots = await get('/robots.txt');
  assert.match(robots.headers.get('content-type'), /^text\/plain/);
  assert.match(robots.text, /^Sitemap: http:\/\/localhost:\d+\/sitemap\.xml$/m);
  const sitemap = await get('/sitemap.xml');
  assert.match(sitemap.headers.get('content-type'), /^application\/xml/);
  const listed = [...sitemap.text.matchAll(/<loc>[^<]*\/projets\/([^<]+)<\/loc>/g)].map(([, id]) => id);
  assert.deepEqual(listed.sort(), ['au-grand-jour', 'en-cave', 'partage']);
  for (const [id, isLeftOut] of [['discret', true], ['tres-discret', true], ['au-grand-jour', false], ['en-cave', false]]) {
    const page = await get(`/projets/${id}`);
    assert.equal(page.headers.get('x-robots-tag'), isLeftOut ? 'noindex' : null, id);
    assert.equal(page.text.includes('<meta name="robots" content="noindex">'), isLeftOut, id);
  }
  await stack.pep(['projects', 'update', 'au-grand-jour', '--noindex', 'yes'], { as: 'programme_admin' });
  assert.equal((await get('/projets/au-grand-jour')).headers.get('x-robots-tag'), 'noindex', 'at once');
});
