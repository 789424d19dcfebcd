// What people say, from the command line, for real: who is asked, what they answer, what is published of it, what gets in the way, what
// is proposed, voted, moderated and becomes of it, and a sample that anybody draws again without the server.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { day } from '../api/feedback/ground.mjs';
import { today } from './paris.mjs';
import { Client, closeClients } from './rpc.mjs';
import { PEP, Stack, eventually, runProgram } from './stack.mjs';

const OK = 0, USAGE = 2, NOT_FOUND = 3, REFUSED = 4, NOT_ALLOWED = 5, CONFLICT = 6, UNAVAILABLE = 7, INVALID = 8;
const ADMIN = { as: 'programme_admin' }, COACH = { as: 'coach@programmes/verger' }, OTHER = { as: 'coach@programmes/potager' }, OFFICER = { as: 'policy_officer' }, NOBODY = {};
const NOWHERE = { env: { PEP_SERVER: '127.0.0.1:1' } };
const ASKED = 12, COHORT = 'programmes/verger/cohorts/1';
const sha = (text) => createHash('sha256').update(text).digest('hex');

let stack;
const people = [];  // as whom pep runs

async function ends(code, args, options, complaint) {
  const result = await stack.run(['feedback', ...args], options);
  assert.equal(result.code, code, `pep feedback ${args.join(' ')}: ${result.out}${result.err}`);
  if (complaint) assert.match(result.err + result.out, complaint);
  return result;
}
const one = (options, ...args) => stack.json(['feedback', ...args], options);
const lines = (options, ...args) => stack.jsonLines(['feedback', ...args], options);
const made = async (options, ...args) => (await one(options, ...args)).name;
const write = (name, text) => {
  const file = path.join(stack.folder, name);
  fs.writeFileSync(file, typeof text === 'string' ? text : JSON.stringify(text));
  return file;
};
const homeOf = (who) => who.env.PEP_CONFIG_DIR;
// At a terminal, typing these lines and then nothing.
function types(who, args, typed) {
  const command = [PEP, 'feedback', ...args].map((word) => `'${word}'`).join(' ');
  return runProgram('script', ['-qec', command, '/dev/null'], { input: typed.map((line) => `${line}\n`).join(''), env: { ...stack.environment(), ...who.env, TERM: 'dumb' } });
}

async function signIn(subject, name, ...more) {
  const home = path.join(stack.folder, 'home', subject), who = { env: { PEP_CONFIG_DIR: home, HOME: home } };
  const { code, err } = await stack.run(['login', '--subject', subject, '--name', name, ...more], who);
  assert.equal(code, OK, err);
  return who;
}

before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  const admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreateProgramme', { programmeId: 'verger', programme: { title: 'Le Verger' } });
  await admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: { title: 'Une' } });
  for (let i = 0; i < ASKED; ++i) {
    const who = await signIn(`camille-${i}`, `Camille ${i}`);
    const { person } = await new Client(stack.server, stack.sign({ sub: `camille-${i}` })).call('GetCaller');
    const { name } = await admin.call('CreateProfile', { profile: { person, displayName: `Camille ${i}`, cohorts: [COHORT] } });
    await admin.call('CreateAssignment', { assignment: { person: name, cohort: COHORT, skill: i < 6 ? 'dev' : 'design', startDate: day(today()), months: 2 } });
    people.push({ ...who, person });
  }
});
after(closeClients);

test('one joins a network for oneself, having agreed to be listed, and leaves it', async () => {
  const [who, other] = people;
  await ends(OK, ['networks', 'create', 'anciens', '--title', 'Les anciens', '--programme', 'verger'], COACH, /Les anciens/);
  await ends(CONFLICT, ['networks', 'create', 'anciens', '--title', 'Encore', '--programme', 'verger'], COACH);
  await ends(NOT_ALLOWED, ['networks', 'create', 'autres', '--title', 'Autres', '--programme', 'verger'], OTHER);
  await ends(INVALID, ['networks', 'create', 'Majuscules', '--title', 'x', '--programme', 'verger'], COACH);
  await ends(REFUSED, ['members', 'join', 'anciens', '--display-name', 'Camille'], who, /agree/);
  await ends(OK, ['members', 'consent', '--yes'], who);
  const join = ['members', 'join', 'anciens', '--display-name', 'Camille', '--interest', 'données', '--contact-for', 'mentoring', '--cohort', 'verger/1'];
  await eventually('the consent is known', async () => (await stack.run(['feedback', ...join], who)).code === OK);
  await ends(CONFLICT, join, who);
  const [member] = await lines(who, 'members', 'list', 'anciens');
  assert.deepEqual([member.displayName, member.interests, member.contactFor, member.cohorts, member.person], ['Camille', ['données'], ['MENTORING'], [COHORT], who.person]);
  await ends(OK, ['members', 'update', member.name, '--no-contact'], who);
  await ends(OK, ['members', 'show', member.name], COACH, /Camille/);
  await ends(NOT_ALLOWED, ['members', 'show', member.name], other);
  assert.deepEqual(await lines(other, 'members', 'list', 'anciens'), []);
  await ends(OK, ['members', 'leave', member.name], who);
  assert.deepEqual(await lines(COACH, 'members', 'list', 'anciens'), []);
  await ends(NOT_FOUND, ['networks', 'show', 'nulle-part'], COACH, /no such network: nulle-part/);
  await ends(NOT_FOUND, ['networks', 'show', 'nulle-part', '--lang', 'fr'], COACH, /aucun réseau de ce nom/);
  await ends(OK, ['networks', 'create', 'vide', '--title', 'Vide', '--programme', 'verger'], COACH);
  await ends(OK, ['networks', 'delete', 'vide'], COACH);
  assert.deepEqual((await lines(COACH, 'networks', 'list')).map(({ name }) => name), ['networks/anciens']);
  await ends(OK, ['networks', 'undelete', 'vide'], COACH);
});

test('a questionnaire has versions, and each question is read in words', async () => {
  await ends(OK, ['questionnaires', 'create', 'humeur', '--title', 'Humeur', '--programme', 'verger'], COACH);
  await ends(USAGE, ['questionnaire-versions', 'create', 'humeur', '--question', 'q1;échelle;Ça va ?'], COACH, /CODE;KIND;TEXT/);
  await ends(OK, ['questionnaire-versions', 'create', 'humeur', '--question', 'q1;scale;Ça va ?;mandatory', '--question', 'q2;choice-one;Où ?;sensitive;a=Ici;b=Là', '--question-help', 'q2=Là où vous êtes.'], COACH);
  await ends(INVALID, ['questionnaire-versions', 'create', 'humeur', '--question', 'q1;choice-one;Où ?;;a=Ici'], COACH, /options/);
  const [version] = await lines(COACH, 'questionnaire-versions', 'list', 'humeur');
  assert.deepEqual(version.questions.map(({ code, mandatory, sensitive, help }) => [code, mandatory, sensitive, help]), [['q1', true, undefined, undefined], ['q2', undefined, true, 'Là où vous êtes.']]);
  await ends(OK, ['questionnaire-versions', 'show', 'humeur/1', '--lang', 'fr'], NOBODY, /Là où vous êtes/);
  await ends(OK, ['questionnaires', 'list'], NOBODY, /Humeur/);
});

const DRAFT = {
  programme: 'verger', title: 'La promotion', audience: [{ kind: 'fellows', cohort: 'verger/1' }], breakdown: ['skill'], readers: 'everybody',
  questionnaire: { id: 'bilan', title: 'Bilan', questions: [
    { code: 'q1', kind: 'scale', text: 'Avez-vous la main ?', mandatory: true },
    { code: 'q2', kind: 'choice-many', text: 'Que manque-t-il ?', options: [{ code: 'time', label: 'du temps' }, { code: 'data', label: 'des données' }] },
    { code: 'q3', kind: 'text', text: 'Un conseil ?' }] },
};

test('a campaign is composed from a file, again without a change, and all that is wrong with a file is told at once', async () => {
  const wrong = structuredClone(DRAFT);
  wrong.readers = 'personne';
  wrong.questionnaire.questions[1].kind = 'radio';
  wrong.colour = 'verte';
  const { err } = await ends(INVALID, ['campaigns', 'compose', 'bilan', write('wrong.json', wrong)], COACH, /says no campaign/);
  for (const field of ['readers', 'questionnaire.questions[1].kind', 'colour']) assert.ok(err.includes(field), `${field}: ${err}`);
  const { error } = JSON.parse((await ends(INVALID, ['campaigns', 'compose', 'bilan', path.join(stack.folder, 'wrong.json'), '-o', 'json'], COACH)).err);
  assert.equal(error.violations.length, 3);
  const file = write('draft.json', DRAFT), compose = ['campaigns', 'compose', 'bilan', file, '--end', '2030-01-01'];
  await ends(NOT_ALLOWED, compose, OTHER);
  await ends(OK, [...compose, '--dry-run'], COACH, /Dry run/);
  assert.deepEqual(await lines(COACH, 'campaigns', 'list'), []);
  await ends(OK, compose, COACH, /12/);
  const state = async () => [await one(COACH, 'campaigns', 'show', 'bilan'), await lines(COACH, 'questionnaire-versions', 'list', 'bilan')];
  const before = await state();
  await ends(OK, compose, COACH);
  assert.deepEqual(await state(), before, 'the same file changes nothing');
  const preview = await one(COACH, 'campaigns', 'preview', 'bilan');
  assert.equal(preview.audienceSize, ASKED);
  await ends(OK, ['campaigns', 'preview', 'bilan'], COACH, /SKILL design +6/);
  await ends(OK, ['campaigns', 'invite', 'bilan', 'members;anciens'], COACH);
  assert.deepEqual((await one(COACH, 'campaigns', 'show', 'bilan')).audience.map(({ kind }) => kind), ['KIND_FELLOWS', 'KIND_MEMBERS']);
  await ends(USAGE, ['campaigns', 'invite', 'bilan', 'tout-le-monde'], COACH, /KIND;OF/);
  await ends(OK, ['campaigns', 'create', 'petite', '--title', 'Petite', '--programme', 'verger', '--questionnaire', 'humeur/1', '--audience', 'members;anciens', '--readers', 'coaches', '--end', '2030-01-01'], COACH);
  await ends(OK, ['campaigns', 'preview', 'petite'], COACH, /10 at least/);
  await ends(REFUSED, ['campaigns', 'open', 'petite'], COACH, /10 at least/);
  await ends(OK, ['campaigns', 'open', 'bilan'], COACH, /open/);
  await ends(REFUSED, ['campaigns', 'update', 'bilan', '--breakdown', 'cohort'], COACH);
});

test('an answer is given at a terminal, broken off, and gone on with', async () => {
  const [who] = people, kept = () => fs.readdirSync(homeOf(who), { recursive: true }).filter((name) => /answers.*bilan%2B.*json$/.test(name));
  const broken = types(who, ['answer', 'bilan'], ['', '7', '4', 'time, data']);
  assert.equal(broken.code, OK, broken.out);
  assert.match(broken.out, /this one must be answered[^]*'7' is none of 1, 2, 3, 4, 5[^]*Kept in .*not sent/);
  const [draft] = kept();
  assert.equal(fs.statSync(path.join(homeOf(who), draft)).mode & 0o077, 0, 'for oneself alone');
  assert.deepEqual(JSON.parse(fs.readFileSync(path.join(homeOf(who), draft), 'utf8')), { q1: 4, q2: ['time', 'data'] });
  assert.equal((await one(who, 'answer', 'bilan', '--show')).values?.length ?? 0, 0, 'nothing was sent');
  // Again: what was said stands, one goes back, and says another thing.
  const whole = types(who, ['answer', 'bilan'], ['', '', '<', 'data', 'Publier tôt.', 'yes']);
  assert.equal(whole.code, OK, whole.out);
  assert.match(whole.out, /Going on from what you said before[^]*You said: 4[^]*Send it\?[^]*Answered/);
  assert.deepEqual(kept(), []);
  const { values } = await one(who, 'answer', 'bilan', '--show');
  assert.deepEqual(values.map(({ question, options, text }) => [question, options ?? text]), [['q1', ['4']], ['q2', ['data']], ['q3', 'Publier tôt.']]);
  await ends(OK, ['answer', 'bilan', '--show', '--lang', 'fr'], who, /des données/);
});

test('an answer comes from a file or by its parts, again as often as one likes, and is taken back', async () => {
  const [who, second, third] = people;
  await ends(USAGE, ['answer', 'bilan'], second, /nobody is at a terminal/);
  await ends(USAGE, ['answer', 'bilan', '--show', '--withdraw'], second, /choose one/);
  await ends(INVALID, ['answer', 'bilan', '--file', write('answer.json', { q1: 9, q4: 'x' })], second, /q1: is no option[^]*q4|q4[^]*q1: is no option/);
  const answer = write('answer.json', { q1: 3, q2: [], q3: 'Voir les usagers.' });
  for (let again = 0; again < 2; ++again) await ends(OK, ['answer', 'bilan', '--file', answer], second, /Answered/);
  await ends(USAGE, ['answer', 'bilan', '--value', 'q9=1'], second, /CODE=ANSWER/);
  await ends(USAGE, ['answer', 'bilan', '--value', 'q1=beaucoup'], second, /'beaucoup' is none of/);
  await ends(OK, ['answer', 'bilan', '--value', 'q2=time', '--value', 'q3='], second);
  assert.deepEqual((await one(second, 'answer', 'bilan', '--show')).values.map(({ question }) => question), ['q1', 'q2']);
  await ends(INVALID, ['answer', 'bilan', '--value', 'q1='], second, /must answer q1/);
  await ends(NOT_ALLOWED, ['answer', 'bilan', '--show'], COACH);
  await ends(OK, ['answer', 'bilan', '--withdraw'], who, /no answer of yours/);
  for (const [i, each] of [who, third, ...people.slice(3, 11)].entries()) await ends(OK, ['answer', 'bilan', '--file', '-'], { ...each, input: JSON.stringify({ q1: 1 + (i % 5), ...(i < 6 ? { q3: `Conseil ${i}` } : {}) }) });
});

test('a campaign is closed, its texts are decided, and its release is the same for everybody', async () => {
  await ends(NOT_ALLOWED, ['close', 'bilan'], OTHER);
  await ends(REFUSED, ['campaigns', 'release', 'bilan'], COACH);
  await ends(OK, ['close', 'bilan', '--reason', 'tous ont répondu'], COACH, /closed/);
  await ends(REFUSED, ['answer', 'bilan', '--value', 'q1=1'], people[0]);
  const texts = await eventually('its texts are there', async () => {
    const all = await lines(COACH, 'texts', 'list', 'bilan', '--all');
    return all.length === 6 && all;
  });
  await ends(NOT_FOUND, ['release', 'bilan'], COACH);
  await ends(USAGE, ['texts', 'redact', texts[0].name], COACH, /--text|--reject/);
  await ends(OK, ['texts', 'redact', texts[0].name, '--reject'], COACH);
  for (const { name } of texts.slice(1)) await ends(OK, ['texts', 'redact', name, '--text', 'Un conseil.'], COACH);
  await eventually('it is released', async () => (await stack.run(['feedback', 'campaigns', 'release', 'bilan'], COACH)).code === OK);
  const release = await one(NOBODY, 'release', 'bilan');
  assert.deepEqual([release.audienceSize, release.answers, release.texts.length], [ASKED, 11, 5]);
  const document = await stack.pep(['feedback', 'release', 'bilan', '--document'], NOBODY);
  assert.deepEqual([sha(document), (await one(COACH, 'campaigns', 'show', 'bilan')).releaseHash], [release.hash, release.hash]);
  await ends(OK, ['release', 'bilan'], NOBODY, /11 of the 12 people asked answered[^]*SKILL design[^]*Un conseil\./);
  await ends(OK, ['release', 'bilan', '--lang', 'fr'], NOBODY, /11 des 12 personnes interrogées/);
  const [head, ...rows] = (await ends(OK, ['release', 'bilan', '-o', 'csv'], NOBODY)).out.trim().split(/\r?\n/);
  assert.equal(head, 'question,withheld,by,values,people,options,mean');
  assert.ok(rows.some((row) => row.startsWith('q1,false,SKILL,design,')));
  await ends(OK, ['letters', 'bilan'], COACH);
});

test('what gets in the way is reported by oneself, with what it costs', async () => {
  const [who, other] = people;
  await ends(OK, ['topics', 'list'], NOBODY, /Procurement/);
  await ends(OK, ['topics', 'create', 'mobilite', '--title', 'Mobilité', '--title-en', 'Mobility'], OFFICER);
  await ends(OK, ['topics', 'update', 'mobilite', '--closed', 'yes'], OFFICER);
  const report = ['constraints', 'report', '--cohort', 'verger/1', '--severity', '3', '--lost-days', '4.5', '--text', 'Le marché attend.', '--visibility', 'public'];
  await ends(INVALID, [...report, '--topic', 'mobilite'], who, /topic/);
  await ends(INVALID, ['constraints', 'report', '--topic', 'procurement', '--cohort', 'verger/1', '--severity', '9', '--text', 'x', '--visibility', 'public'], who, /severity/);
  const name = await made(who, ...report, '--topic', 'procurement', '--remedy', 'Un marché pour tous.');
  const seen = await one(NOBODY, 'constraints', 'show', name);
  assert.deepEqual([seen.lostDays, seen.reporter], [4.5, undefined]);
  await ends(NOT_ALLOWED, ['constraints', 'update', name, '--severity', '1'], other);
  await ends(OK, ['constraints', 'update', name, '--lost-days', '6'], who);
  await ends(OK, ['constraints', 'list', '--filter', 'topic = "constraintTopics/procurement"'], NOBODY, /Le marché attend/);
  await ends(OK, ['constraints', 'figures'], NOBODY, /No month is published yet/);
  const place = path.join(stack.folder, 'place'), following = stack.run(['watch', 'constraints', '--since-file', place, '--limit', '1', '-o', 'json'], COACH);
  await eventually('a watch has its place', () => fs.existsSync(place));
  await ends(OK, ['constraints', 'delete', name], who);
  assert.equal(JSON.parse((await following).out).type, 'pepiniere.feedback.constraint.deleted.v1');
});

test('ideas are proposed, voted, discussed, merged, and moderated', async () => {
  const [author, other, third] = people;
  const circles = ['--readers', 'everybody', '--proposers', 'signed-in', '--commenters', 'signed-in', '--voters', 'signed-in'];
  await ends(OK, ['spaces', 'create', 'agents', '--title', 'Entre agents', '--kind', 'agents', '--moderation', 'after', ...circles], OFFICER);
  await ends(OK, ['spaces', 'create', 'usagers', '--title', 'Usagers', '--kind', 'users', '--moderation', 'before', ...circles], OFFICER);
  await ends(NOT_ALLOWED, ['spaces', 'update', 'agents', '--title', 'x'], author);
  await ends(OK, ['spaces', 'update', 'agents', '--moderator', third.person], OFFICER);
  const first = await made(author, 'ideas', 'propose', 'agents', '--title', 'Ouvrir les bureaux vides', '--text', 'Ouvrir les bureaux vides aux équipes de passage.');
  const { out, err } = await ends(OK, ['ideas', 'propose', 'agents', '--title', 'Ouvrir des bureaux vides', '--text', 'Ouvrir les bureaux vides aux équipes de passage !', '-o', 'json'], other);
  assert.match(err, /These say nearly the same[^]*Ouvrir les bureaux vides/);
  const second = JSON.parse(out).name;
  const asked = types(other, ['ideas', 'propose', 'agents', '--title', 'Ouvrir les bureaux', '--text', 'Ouvrir les bureaux vides aux équipes de passage.'], ['no']);
  assert.equal(asked.code, USAGE);
  assert.match(asked.out, /Propose yours all the same\?[^]*nothing was proposed/);
  await ends(OK, ['ideas', 'similar', 'agents', 'Ouvrir les bureaux vides aux équipes de passage.'], NOBODY, /%/);
  await ends(OK, ['votes', 'cast', first], other, /for version 1/);
  await ends(OK, ['votes', 'cast', second], other);
  await ends(OK, ['votes', 'cast', second], third);
  await ends(OK, ['ideas', 'update', first, '--text', 'Ouvrir les bureaux vides, le jeudi.'], author);
  await ends(REFUSED, ['votes', 'cast', first, '--text-version', '1'], third);
  assert.deepEqual((await lines(NOBODY, 'ideas', 'versions', first)).map(({ number, votes = 0 }) => [number, votes]), [[1, 1], [2, 0]]);
  await ends(NOT_ALLOWED, ['ideas', 'merge', second, first], author);
  await ends(OK, ['ideas', 'merge', second, first, '--reason', 'la même'], OFFICER);
  assert.equal((await one(NOBODY, 'ideas', 'show', first)).votes, 2, 'who supports both counts once');
  await ends(OK, ['ideas', 'unmerge', second], OFFICER);
  await ends(OK, ['votes', 'revoke', first], other, /none/);
  await ends(OK, ['votes', 'show', first, '--lang', 'fr'], other, /aucun/);
  const said = await made(other, 'comments', 'write', first, '--text', 'Encore ?');
  await ends(OK, ['comments', 'write', first, '--text', 'Toujours.', '--reply-to', said], author);
  await ends(OK, ['comments', 'update', said, '--text', 'Encore ?!'], other);
  await ends(OK, ['comments', 'list', first], NOBODY, /Toujours/);
  await ends(NOT_ALLOWED, ['moderation', 'decide', said, 'hide', '--reason', 'hors sujet'], author);
  await ends(USAGE, ['moderation', 'decide', 'agents', 'hide', '--reason', 'x'], third, /neither SPACE\/IDEA/);
  const action = await made(third, 'moderation', 'decide', said, 'hide', '--reason', 'hors sujet');
  assert.equal((await lines(NOBODY, 'comments', 'list', first)).length, 1);
  await ends(OK, ['moderation', 'appeal', action, '--text', 'C’est le sujet.'], other);
  assert.deepEqual((await lines(third, 'moderation', 'queue', 'agents')).map(({ kind, says }) => [kind, says]), [['APPEAL', 'C’est le sujet.']]);
  await ends(NOT_ALLOWED, ['moderation', 'decide-appeal', action, 'upheld', '--reason', 'x'], other);
  await ends(USAGE, ['moderation', 'decide-appeal', action, 'open', '--reason', 'x'], ADMIN, /upheld or dismissed/);
  await ends(OK, ['moderation', 'decide-appeal', action, 'upheld', '--reason', 'en effet'], ADMIN);
  await ends(OK, ['moderation', 'show', action], NOBODY, /en effet/);
  await ends(OK, ['moderation', 'log', 'agents'], NOBODY, /hors sujet/);
  await ends(OK, ['ideas', 'propose', 'usagers', '--title', 'Plus tôt', '--text', 'Ouvrir plus tôt.'], author);
  await ends(OK, ['moderation', 'queue', 'usagers'], ADMIN, /Plus tôt/);
  await ends(OK, ['moderation', 'queue', 'agents'], ADMIN, /Nothing waits/);
});

test('an idea becomes a measure, and its author has signed receipts of it', async () => {
  const [author, other] = people, [{ name: idea }] = await lines(NOBODY, 'ideas', 'list', 'agents', '--filter', 'title = "Ouvrir les bureaux vides"');
  await ends(OK, ['measures', 'create', 'bureaux', '--title', 'Des bureaux ouverts', '--audience', 'agents', '--idea', idea], OFFICER);
  await ends(INVALID, ['ideas', 'advance', idea, 'declined'], OFFICER, /reason/);
  await ends(OK, ['ideas', 'advance', idea, 'becomes-measure', '--measure', 'bureaux', '--reason', 'portée'], OFFICER);
  await ends(OK, ['measures', 'advance', 'bureaux', 'in-progress', '--note', 'trois sites'], OFFICER, /trois sites/);
  await ends(REFUSED, ['measures', 'advance', 'bureaux', 'announced'], OFFICER);
  await ends(OK, ['measures', 'list'], NOBODY, /Des bureaux ouverts/);
  const receipts = await lines(author, 'receipts', 'list', '--all'), receipt = receipts.find(({ outcome }) => outcome === 'OUTCOME_BECAME_MEASURE');
  assert.deepEqual([receipt.contribution, receipt.consequence, receipt.title], [idea, 'measures/bureaux', 'Des bureaux ouverts']);
  await ends(OK, ['receipts', 'show', receipt.name], author, /names nobody/);
  await ends(NOT_ALLOWED, ['receipts', 'show', receipt.name], other);
  const { keys: [jwk] } = JSON.parse((await ends(OK, ['receipts', 'key'], NOBODY)).out), [header, payload, signature] = receipt.signature.split('.');
  assert.ok(verify('sha256', Buffer.from(`${header}.${payload}`), { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')));
  await ends(NOT_ALLOWED, ['receipts', 'list'], NOBODY);
});

test('a sample is drawn by two, proved without the server, and counted and weighted', async () => {
  await ends(OK, ['panels', 'create', 'usagers', '--title', 'Usagers', '--capacity', '20', '--criterion', 'age;Âge;jeune|âgé'], ADMIN);
  await ends(USAGE, ['panels', 'create', 'autre', '--title', 'x', '--capacity', '2', '--criterion', 'age'], ADMIN, /CODE;LABEL;VALUE/);
  for (const [i, who] of people.slice(0, 10).entries()) await ends(OK, ['panelists', 'join', 'usagers', '--value', `age=${i < 5 ? 'jeune' : 'âgé'}`], who);
  await ends(INVALID, ['panelists', 'join', 'usagers', '--value', 'age=ancien'], people[10], /value/);
  await ends(CONFLICT, ['panelists', 'join', 'usagers'], people[0]);
  const [one0] = await lines(people[9], 'panelists', 'list', 'usagers');
  await ends(OK, ['panelists', 'update', one0.name, '--paused', 'yes'], people[9]);
  await ends(OK, ['panelists', 'leave', one0.name], people[9]);
  const managers = [await signIn('sohane', 'Sohane', '--as', 'panel_manager@panels/usagers'), await signIn('theo', 'Théo', '--as', 'panel_manager@panels/usagers')], study = 'usagers/courriers';
  await ends(OK, ['studies', 'create', study, '--title', 'Courriers', '--kind', 'one-off', '--stratify-by', 'age', '--wanted', '4', '--expected-percent', '100', '--reserve-hours', '24'], managers[0]);
  await ends(REFUSED, ['studies', 'proof', study], managers[0], /is not drawn yet/);
  await ends(USAGE, ['studies', 'reveal', study], managers[1], /no secret is kept here/);
  await ends(OK, ['studies', 'commit', study], managers[0], /secret is kept/);
  await ends(REFUSED, ['studies', 'commit', study, '--secret', 'autre'], managers[0]);
  await ends(OK, ['studies', 'commit', study, '--secret', 'la pluie'], managers[1]);
  await ends(INVALID, ['studies', 'reveal', study, '--secret', 'le vent'], managers[1], /secret/);
  await ends(OK, ['studies', 'reveal', study, '--secret', 'la pluie'], managers[1]);
  await ends(OK, ['studies', 'reveal', study], managers[0], /drawn/);
  const proof = path.join(stack.folder, 'proof.json'), { seedHash, listHash } = await one(NOBODY, 'studies', 'show', study);
  await ends(OK, ['studies', 'proof', study, '--file', proof], managers[0], /follows from the list and the seed/);
  const drawn = JSON.parse((await ends(OK, ['draw', proof], NOWHERE)).out);
  assert.deepEqual([drawn.seedHash, drawn.listHash], [seedHash, listHash]);
  const invited = await lines(managers[0], 'invitations', 'list', study, '--all');
  assert.deepEqual(invited.map(({ panelist }) => panelist).sort(), Object.values(drawn.drawn).flat().sort());
  await ends(REFUSED, ['studies', 'proof', study], people[11]);  // who does not see the list cannot make it again
  const of = ({ person }) => people.find((who) => who.person === person);
  const [first, second, third] = invited;
  await ends(NOT_ALLOWED, ['invitations', 'accept', first.name], people[11]);
  await ends(OK, ['invitations', 'accept', first.name], of(first), /reserved|kept/i);
  await ends(OK, ['invitations', 'decline', second.name], of(second));
  await ends(OK, ['invitations', 'record', first.name, 'complete'], managers[0]);
  await ends(OK, ['invitations', 'record', third.name, 'complete'], managers[0]);
  await ends(OK, ['studies', 'proof', study], managers[0], /follows from/);
  const rates = await one(managers[0], 'studies', 'rates', study);
  assert.deepEqual([rates.complete, rates.refusal], [2, 1]);
  await ends(OK, ['studies', 'rates', study], managers[0], /RR1 +\d+(\.\d+)? %/);
  await ends(USAGE, ['studies', 'weight', study, '--target', 'age'], managers[0], /CRITERION;VALUE=TOTAL/);
  await ends(INVALID, ['studies', 'weight', study, '--target', 'age;jeune=50', '--target', 'age;vieux=50'], managers[0]);
  await ends(OK, ['studies', 'update', study, '--report', 'Deux ont répondu.', '--reuse', 'libre'], managers[0]);
  await ends(OK, ['studies', 'close', study], managers[0], /closed/);
  await ends(REFUSED, ['studies', 'delete', study], managers[0]);
});

test('what was learned is written by who learned it, and shared as they say', async () => {
  const [author, other] = people;
  const name = await made(author, 'retrospectives', 'write', '--title', 'Trop de réunions', '--cohort', 'verger/1', '--sharing', 'confidential', '--tried', 'Un point par jour.', '--happened', 'Du temps perdu.', '--learned', 'Un par semaine.');
  await ends(NOT_FOUND, ['retrospectives', 'show', name], other);
  await ends(OK, ['retrospectives', 'show', name], COACH, /Un par semaine/);
  await ends(NOT_ALLOWED, ['retrospectives', 'update', name, '--title', 'x'], other);
  await ends(OK, ['retrospectives', 'update', name, '--sharing', 'everybody'], author);
  await ends(OK, ['retrospectives', 'list'], NOBODY, /Trop de réunions/);
  await ends(OK, ['retrospectives', 'delete', name], author);
});

test('whoever is nobody is told to log in, a server that is away is told as such, and help is there in both languages', async () => {
  await ends(NOT_ALLOWED, ['constraints', 'report', '--topic', 'other', '--cohort', 'verger/1', '--severity', '1', '--text', 'x', '--visibility', 'public'], NOBODY);
  await ends(UNAVAILABLE, ['spaces', 'list', '--timeout', '1'], NOWHERE);
  for (const noun of ['networks', 'members', 'questionnaires', 'questionnaire-versions', 'campaigns', 'answer', 'close', 'release', 'texts', 'topics', 'constraints', 'spaces', 'ideas', 'comments', 'votes', 'moderation', 'measures', 'panels',
    'panelists', 'studies', 'invitations', 'retrospectives', 'receipts', 'letters']) {
    const english = (await ends(OK, [noun, '--help'], NOBODY)).out, french = (await ends(OK, [noun, '--help', '--lang', 'fr'], NOBODY)).out;
    assert.notEqual(english, french, noun);
  }
  const records = await stack.jsonLines(['audit', 'list', '--service', 'feedback', '--limit', '1000'], ADMIN);
  for (const method of ['OpenCampaign', 'CloseCampaign', 'ModerateItem', 'RevealSeed', 'CreateIdea']) assert.ok(records.some((record) => record.method.endsWith(`/${method}`)), method);
  assert.ok(!records.some(({ method }) => /\/(Put|Get|Delete)Answer$/.test(method)), 'nothing tells who answered');
});
