// Mail, from outside: the binaries, a mail server that we read, and the link that stops reminders. No service writes to
// anybody yet, so the letters are laid into the cohort's schema as its own code would: sealed with the person's key.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createCipheriv, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from './rpc.mjs';
import { SOURCE, Stack, eventually } from './stack.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pepiniere-mail-'));
const LINK = 'https://pepiniere.example';
const ADDRESS = 'rose@verger.example';
let server, stack, admin, rose, key, letters = 0;

const messages = () => {
  const file = path.join(folder, 'messages');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
};
const header = (message, name) => message.headers.find(([known]) => known === name)?.[1];
const sql = (text) => stack.database.sql(text, stack.schemaOf('cohort'));

function seal(text) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(Buffer.from('personal'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `\u001fsealed:${Buffer.concat([key.id, nonce, sealed, cipher.getAuthTag()]).toString('base64')}`;
}

function queue(template, fields, owed) {
  const id = `01M8B5A6HQ0Z3K7V9T2C4W8X${String(++letters).padStart(2, '0')}`;
  const text = JSON.stringify(fields);
  sql(`INSERT INTO mail_letters (id, person, fact, template, language, owed, fields, state, reason, reply_code, attempts, holder,
    due_at_us, queued_at_us) VALUES ('${id}', '${rose}', 'calls/c1/facts/${letters}', '${template}', 'fr', ${owed}, '${seal(text)}', 1, 0, 0, 0,
    '', 1, 1)`);
  return async () => eventually(`letter ${letters} is settled`, () => {
    const [[state, reason]] = sql(`SELECT state, reason FROM mail_letters WHERE id = '${id}' AND state <> 1`).concat([[]]);
    return state && `${state} ${reason}`;
  });
}
const offer = () => queue('offer.made', { call: { text: 'Saison 8' }, seat: { text: 'Carte des sols' },
  until: { instant: '2027-03-01T23:00:00+01:00' }, path: { text: '/offres/3' } }, true);
const reminder = () => queue('application.reminder', { call: { text: 'Saison 8' },
  closes: { instant: '2027-03-01T23:00:00+01:00' }, path: { text: '/candidatures/7' } }, false);

before(async () => {
  server = spawn('/usr/bin/python3', [path.join(SOURCE, 'tests/support/mail_server.py'), folder], { stdio: 'ignore' });
  server.unref();
  const port = await eventually('the mail server listens', () => fs.existsSync(path.join(folder, 'port')) &&
    fs.readFileSync(path.join(folder, 'port'), 'utf8'));
  stack = await Stack.start({ gateway: {}, flags: [`--smtp=smtp://127.0.0.1:${port}`, '--smtp-plaintext',
    '--mail-from=Pépinière <ne-pas-repondre@pepiniere.example>', `--mail-link=${LINK}`] });
  admin = new Client(stack.server, stack.token('programme_admin'));
  rose = (await admin.call('CreatePerson', { person: { displayName: 'Rose Exemple', email: ADDRESS } })).name;
  key = { id: randomBytes(16), secret: randomBytes(32) };
  sql(`INSERT INTO person_keys (owner, id, secret, created_at_us) VALUES ('${rose}', X'${key.id.toString('hex')}', X'${key.secret.toString('hex')}', 1)`);
});
after(() => {
  closeClients();
  server.kill('SIGKILL');
  fs.rmSync(folder, { recursive: true });
});

test('a letter goes to the address that the access service knows', async () => {
  assert.equal(await offer()(), '2 0');
  const [message] = messages();
  assert.deepEqual(message.to, [ADDRESS]);
  assert.equal(header(message, 'Subject'), 'Une place vous est proposée : Saison 8');
  assert.match(message.text, /Répondez jusqu’au lundi 1er mars 2027 à 23:00 \(UTC\+1\)/);
  assert.match(message.text, new RegExp(`${LINK}/offres/3`));
  assert.equal(header(message, 'List-Unsubscribe'), undefined);
});

test('reminders stop on one click, without signing in, and by no look at the link', async () => {
  assert.equal(await reminder()(), '2 0');
  const message = messages().at(-1);
  const link = header(message, 'List-Unsubscribe').slice(1, -1);
  assert.ok(link.startsWith(`${LINK}/mail/stop?token=`));
  const here = stack.web + link.slice(LINK.length);
  const stopped = async () => (await admin.call('GetPerson', { name: rose })).mailStopTime !== null;
  const page = await fetch(here);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<form method="post"/);
  assert.equal(await stopped(), false);

  const click = (url) => fetch(url, { method: 'POST', body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  assert.equal((await click(`${here.slice(0, -4)}AAAA`)).status, 400);
  assert.equal((await click(`${stack.web}/mail/stop`)).status, 400);
  assert.equal(await stopped(), false);
  for (let times = 0; times < 2; ++times) assert.equal((await click(here)).status, 200);
  assert.equal(await stopped(), true);
  assert.equal(await reminder()(), '4 7');
  assert.equal(await offer()(), '2 0');

  const nobody = new Client(stack.server);
  assert.equal((await nobody.refusal('ResumeMail', { name: rose })).code, Code.UNAUTHENTICATED);
  assert.equal((await admin.refusal('GetContacts', { names: [rose] })).code, Code.PERMISSION_DENIED);
  assert.equal((await admin.call('ResumeMail', { name: rose })).mailStopTime, null);
  assert.equal(await reminder()(), '2 0');
});

test('whoever is killed with a letter in hand loses none', async () => {
  await admin.call('UpdatePerson', { person: { name: rose, email: 'slow@verger.example' } });
  const settled = offer();
  await eventually('the letter is under way', () => fs.existsSync(path.join(folder, 'waiting')));
  await stack.stop('SIGKILL');
  fs.writeFileSync(path.join(folder, 'go'), '');
  sql('UPDATE mail_letters SET due_at_us = 1 WHERE state = 1');  // as when its ten minutes are over
  stack.launch();
  await stack.serving();
  assert.equal(await settled(), '2 0');
  const slow = messages().filter(({ to }) => to[0].startsWith('slow@'));
  assert.equal(new Set(slow.map((message) => header(message, 'Message-ID'))).size, 1);
});

test('no log has the address, the name or what was said', () => {
  const log = fs.readFileSync(stack.log, 'utf8');
  for (const said of ['verger.example', 'Rose Exemple', 'Carte des sols']) assert.ok(!log.includes(said), said);
});

test('who is erased is written nothing, and what waits for them is stopped', async () => {
  await admin.call('UpdatePerson', { person: { name: rose, email: 'later@verger.example' } });
  const settled = offer();
  const { etag } = await admin.call('GetPerson', { name: rose });
  await admin.call('ErasePerson', { name: rose, reason: 'à sa demande', etag });
  assert.equal(await settled(), '4 6');
  assert.deepEqual(sql("SELECT COUNT(*) FROM mail_letters WHERE fields <> ''"), [['0']]);
});
