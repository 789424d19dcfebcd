// What the web client makes of persons: whom an address asks for, who is called how and signs in how, what is kept of them, how far an
// erasure is.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Code, ConnectError } from '@connectrpc/connect';

const ROOT = process.env.PEPINIERE_SOURCE;
if (!fs.existsSync(path.join(ROOT, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
const { load } = await import('./load.mjs');
const { optionsOf, readContract } = await import(path.join(ROOT, 'clients/web/readers.mjs'));
const { confirms, erasureUrl, personIn, personsFilter, personUrl } = await load('access/api/persons.ts');
const { heldBy } = await load('access/api/bindings.ts');
const { untilDone, waitingFor } = await load('access/api/erasures.ts');
const { jsonOf, linesOf } = await load('access/api/kept.ts');
const { isCertificate, signInOf, takenBy } = await load('access/api/sign_ins.ts');
const { FIELDS, PLACES, SERVICES } = await load('access/words/persons.ts');
const { WHAT, WHY } = await load('access/words/erasures.ts');
const { gathered } = await load('kit/api/gathered.ts');
const { boundsFault } = await load('kit/form/bounds.ts');
const { ErrorInfoSchema, PreconditionFailureSchema } = await load('gen/google/rpc/error_details_pb.ts');

test('names that are asked for together are asked at once, as many as one request takes, and each has its own answer', async () => {
  const asked = [];
  const nameOf = gathered((keys) => {
    asked.push(keys.length);
    return Promise.resolve(keys.map((key) => key.toUpperCase()));
  }, 200);
  const names = Array.from({ length: 450 }, (_, i) => `p${i}`);
  assert.deepEqual(await Promise.all(names.map(nameOf)), names.map((name) => name.toUpperCase()));
  assert.deepEqual(asked, [200, 200, 50]);
  assert.equal(await nameOf('later'), 'LATER');
  assert.deepEqual(asked, [200, 200, 50, 1]);
});

test('whoever asked together fails together, and the next are asked all the same', async () => {
  let failures = 1;
  const nameOf = gathered((keys) => (failures-- > 0 ? Promise.reject(new Error('away')) : Promise.resolve(keys)), 2);
  const told = await Promise.allSettled([nameOf('a'), nameOf('b'), nameOf('c')]);
  assert.deepEqual(told.map(({ status }) => status), ['rejected', 'rejected', 'fulfilled']);
  assert.equal(await nameOf('a'), 'a');
});

test('a search looks in all that somebody is found by', () => {
  assert.equal(personsFilter(''), '');
  const anywhere = (word) => `(display_name:"${word}" OR email:"${word}" OR subject:"${word}")`;
  assert.equal(personsFilter('"x"*'), anywhere('\\"x\\" '));
  assert.equal(personsFilter(' marchetti  lise'), `${anywhere('marchetti')} AND ${anywhere('lise')}`);
  assert.equal(personsFilter('a b c d e f g').split(' AND ').length, 5, 'no more than a filter may cost');
});

test('an id finds whom it stands for', () => {
  assert.equal(personIn(' 01arz3ndektsv4rrffq69g5fav '), 'persons/01ARZ3NDEKTSV4RRFFQ69G5FAV');
  assert.equal(personIn('persons/01ARZ3NDEKTSV4RRFFQ69G5FAV'), 'persons/01ARZ3NDEKTSV4RRFFQ69G5FAV');
  assert.equal(personIn('marchetti'), undefined);
});

test('pages of persons and of erasures', () => {
  assert.equal(personUrl('persons/01JAAA'), '/personnes/01JAAA');
  assert.equal(erasureUrl('erasures/01JBBB'), '/effacements/01JBBB');
});

test('roles are given to a person, or to a subject of theirs', () => {
  assert.equal(heldBy(['persons/01J', 'a"b', '']), '(principal = "persons/01J" OR principal = "a\\"b")');
  assert.equal(heldBy(['', 'ada']), 'principal = "ada"');
});

test('a way to sign in is a subject of a provider, or the name of a certificate', () => {
  assert.deepEqual(signInOf({ way: 'token', issuer: ' https://id.example ', subject: 'ada ' }), { issuer: 'https://id.example', subject: 'ada' });
  const ofCertificate = signInOf({ way: 'certificate', issuer: 'https://id.example', subject: 'semis.example' });
  assert.deepEqual(ofCertificate, { issuer: 'certificate', subject: 'semis.example' });
  assert.deepEqual([isCertificate(ofCertificate), isCertificate({ issuer: 'https://id.example', subject: 'certificate' })], [true, false]);
});

test('a refusal says who signs in so, and nothing of the kind where it is another', () => {
  const refusal = (reason, violations) => new ConnectError('refused', Code.FailedPrecondition, undefined, [
    { desc: ErrorInfoSchema, value: { reason, domain: 'pepiniere' } }, { desc: PreconditionFailureSchema, value: { violations } }]);
  assert.equal(takenBy(refusal('SUBJECT_TAKEN', [{ type: 'SUBJECT_TAKEN', subject: 'persons/01J', description: 'persons/01J signs in so' }])), 'persons/01J');
  assert.equal(takenBy(refusal('SUBJECT_TAKEN', [])), '');
  assert.equal(takenBy(refusal('PRECONDITION_FAILED', [{ type: 'DATE', subject: 'persons/01J', description: 'not now' }])), undefined);
  assert.equal(takenBy(new Error('away')), undefined);
});

test('one confirms with their name, or with the word, however it is written', () => {
  for (const typed of ['EFFACER', ' effacer ', 'erase', 'Élise Roncier', 'elise roncier']) assert.ok(confirms(typed, 'Élise Roncier'), typed);
  for (const typed of ['', ' ', 'oui', 'Élise', 'effacer tout']) assert.ok(!confirms(typed, 'Élise Roncier'), typed);
  assert.ok(!confirms('', ''), 'whoever has no name types the word');
});

test('an erasure waits for the services that are not done, and is followed until they are', () => {
  const at = { seconds: 1n, nanos: 0 };
  const waiting = { services: [{ service: 'access', doneTime: at }, { service: 'portfolio' }, { service: 'cohort' }] };
  assert.deepEqual(waitingFor(waiting), ['portfolio', 'cohort']);
  assert.ok(untilDone([{ doneTime: at }, waiting]) > 0);
  for (const settled of [undefined, [], [{ doneTime: at }]]) assert.equal(untilDone(settled), false);
});

test('what is kept is a line a text, and a file that has all of it', () => {
  const datum = (value) => ({ $typeName: 'pepiniere.rpc.v1.PersonalDatum', resource: 'projects/x', field: 'contact', value, place: 1 });
  const all = {
    $typeName: 'pepiniere.access.v1.PersonExport', person: 'persons/01J', accessBindings: ['accessBindings/7'],
    services: [{ data: ['a', 'b'] }, { data: [], error: 'out of reach' }, { data: ['c'] }].map(({ data, error = '' }, i) => (
      { $typeName: 'pepiniere.access.v1.PersonExport.ServiceData', service: `s${i}`, data: data.map(datum), truncated: false, error })),
  };
  assert.deepEqual(linesOf(all).map(({ service, datum: { value } }) => [service, value]), [['s0', 'a'], ['s0', 'b'], ['s2', 'c']]);
  const read = JSON.parse(jsonOf(all));
  assert.deepEqual([read.person, read.accessBindings, read.services[1].error, read.services[2].data[0].value], ['persons/01J', ['accessBindings/7'], 'out of reach', 'c']);
});

test('each line of a list is held to what its field may hold', () => {
  const field = { kind: 'list', bounds: { maxLength: 5 } };
  assert.equal(boundsFault(field, 'abcde\nfghij\nklmno', {}), undefined);
  assert.ok(boundsFault(field, 'abcde\nfghijk', {}).fr);
});

test('every service, every field that tells of a person, and every place has a word', () => {
  const contract = readContract();
  const personal = [];
  const visit = (space) => {
    for (const thing of space.nestedArray ?? []) {
      for (const field of thing.fieldsArray ?? []) if (optionsOf(field, '(pepiniere.rpc.v1.personal)').length > 0) personal.push(field.name);
      visit(thing);
    }
  };
  visit(contract.lookup('pepiniere'));
  assert.ok(personal.length >= 10, String(personal));
  for (const field of personal) assert.ok(FIELDS[field], field);
  const services = fs.readFileSync(path.join(ROOT, 'services/services.txt'), 'utf8').split('\n').filter((line) => /^[a-z]/.test(line)).map((line) => line.split(/\s/)[0]);
  for (const service of services) assert.ok(SERVICES[service], service);
  assert.deepEqual(Object.keys(PLACES), ['1', '2', '3', '4']);
});

test('whatever an erasure finds personal texts in, and why it keeps something, has words', () => {
  const sources = ['services/resource/personal_data.cc', 'services/record/personal_data.cc', 'services/access/api/erasures.cc', 'services/portfolio/store/personal_store.cc', 'services/cohort/store/personal_store.cc',
    'services/metrics/store/personal_store.cc', 'services/feedback/store/personal_store.cc', 'services/policy/store/personal_store.cc'];
  const text = sources.map((file) => fs.readFileSync(path.join(ROOT, file), 'utf8')).join('\n');
  const kinds = [...text.matchAll(/(?:\.what = |\b(?:Keep|Count|CountErased)\(|AddErased\(\{|kept\.push_back\(\{)"([^"]+)"/g)].map(([, kind]) => kind);
  kinds.push(...[...text.matchAll(/\{\s*"(\w+)",\s*"\w+",\s*\{"/g)].map(([, columns]) => columns));
  for (const kind of ['history', 'audit', 'committees', 'challenges', 'workItems']) assert.ok(kinds.includes(kind), kinds.join());
  for (const kind of kinds) assert.ok(WHAT[kind], kind);
  const reasons = [...text.matchAll(/"([A-Z][^"]{20,}\.)"/g)].map(([, why]) => why);
  assert.ok(reasons.length >= 3, reasons.join());
  for (const why of reasons) assert.ok(WHY[why], why);
});
