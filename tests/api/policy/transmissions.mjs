// Transmissions: the clock of an answer, step by step; each move of a deadline with its cause; silence, shown as silence.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { AUTHORITY, bring, day, daysFromNow, ground, iso, reasonOf, transmit } from './ground.mjs';

let there, officer, anonymous, ministry;
before(async () => { there = await ground({ gateway: { signIn: false } }); ({ officer, anonymous, ministry } = there); });
after(closeClients);

const MONTHS = 1, OUVRES = 3, OUVRABLES = 4;
const compute = (more) => anonymous.call('ComputeDeadline', { unit: MONTHS, ...more });
const days = (first, last) => ({ firstDate: day(first), ...(last && { lastDate: day(last) }), reason: 'Pièces demandées.' });
const movesOf = async ({ name }) => (await anonymous.all('ListDeadlineMoves', 'deadlineMoves', { parent: name })).map(({ causes, toDate }) => [causes.join('+'), iso(toDate)]);

test('the worked examples', async () => {
  const last = async (more) => iso((await compute(more)).lastDay);
  assert.equal(await last({ receiveDate: day('2026-12-30'), term: 2 }), '2027-02-28');
  const may = { receiveDate: day('2026-05-15'), term: 2 };
  assert.equal(await last({ ...may, suspensions: [days('2026-05-20', '2026-05-25')] }), '2026-07-21');
  assert.equal(await last({ ...may, suspensions: [days('2026-05-20', '2026-05-25'), days('2026-05-23', '2026-05-30')] }), '2026-07-26');
  const april = { receiveDate: day('2026-04-02'), term: 10 };
  assert.equal(await last({ ...april, unit: OUVRES }), '2026-04-17');
  assert.equal(await last({ ...april, unit: OUVRES, calendar: 'alsace-moselle' }), '2026-04-20');
  assert.equal(await last({ ...april, unit: OUVRABLES }), '2026-04-15');
});

test('overdue begins at 00:00 in Paris the day after, and each step is told', async () => {
  const told = await compute({ receiveDate: day('2026-12-30'), term: 2 });
  assert.equal(new Date(Number(told.overdueFrom.seconds) * 1000).toISOString(), '2027-02-28T23:00:00.000Z');
  const kinds = told.steps.map(({ kind }) => kind);
  assert.equal(kinds[0], 'KIND_RECEIVED');
  assert.ok(kinds.includes('KIND_CLAMPED'));
  assert.equal(kinds.at(-1), 'KIND_LAST_DAY');
});

test('what cannot be a clock is refused by its field', async () => {
  const refuse = async (more) => (await anonymous.refusal('ComputeDeadline', { receiveDate: day('2026-01-01'), term: 2, unit: MONTHS, ...more })).BadRequest.fieldViolations.map(({ field }) => field);
  assert.deepEqual(await refuse({ calendar: 'lune' }), ['calendar']);
  assert.deepEqual(await refuse({ zone: 'Europe/Nulle-part' }), ['zone']);
  assert.deepEqual(await refuse({ term: 121 }), ['term']);
});

test('a transmission runs, and its last day moves with a cause each time', async () => {
  const { transmission } = await bring('TRANSMITTED', there, { clock: { receiveDate: day('2026-11-02'), term: 120, unit: OUVRES } });
  const { name } = transmission;
  assert.deepEqual([transmission.standing, transmission.calendar, transmission.silence, transmission.zone], ['STANDING_RUNNING', 'metropole', 'SILENCE_NONE', 'Europe/Paris']);
  assert.deepEqual(await movesOf(transmission), [['RECEIVED', iso(transmission.lastDay)]]);
  const suspended = await officer.call('SuspendTransmission', { name, suspension: days('2026-12-01') });
  assert.equal(suspended.lastDay, null, 'it stands still');
  const goesOn = await officer.call('EndTransmissionSuspension', { name, lastDate: day('2026-12-11'), reason: 'Pièces reçues.' });
  assert.ok(iso(goesOn.lastDay) > iso(transmission.lastDay));
  const corrected = await officer.call('CorrectTransmission', { name, transmission: { receiveDate: day('2026-11-03') }, updateMask: { paths: ['receive_date'] }, reason: 'Le cachet dit le 3.' });
  const moves = await anonymous.all('ListDeadlineMoves', 'deadlineMoves', { parent: name });
  assert.deepEqual(moves.map(({ causes, reason }) => [causes.join('+'), reason]), [['RECEIVED', ''], ['SUSPENSION', 'Pièces demandées.'], ['SUSPENSION', 'Pièces reçues.'], ['RECEIPT', 'Le cachet dit le 3.']]);
  assert.equal(iso(moves.at(-1).toDate), iso(corrected.lastDay));
  for (const [place, move] of moves.slice(1).entries()) assert.equal(iso(move.fromDate), iso(moves[place].toDate), 'no gap between two of them');
});

test('a new holiday moves the clocks that run, and taking it back moves them again', async () => {
  const { transmission } = await bring('TRANSMITTED', there, { clock: { receiveDate: day('2026-11-02'), term: 200, unit: OUVRES } });
  const first = iso(transmission.lastDay);
  const holiday = await officer.call('CreateHoliday', { holiday: { calendar: 'metropole', day: day('2027-01-04'), titleFr: 'Jour des rives', law: 'Loi n° 2026-9999' } });
  const moved = await anonymous.call('GetTransmission', { name: transmission.name });
  assert.ok(iso(moved.lastDay) > first);
  const [, move] = await anonymous.all('ListDeadlineMoves', 'deadlineMoves', { parent: transmission.name });
  assert.deepEqual([move.causes, move.reason, move.source], [['CALENDAR'], 'Loi n° 2026-9999', holiday.name]);
  await officer.call('DeleteHoliday', { name: holiday.name });
  assert.equal(iso((await anonymous.call('GetTransmission', { name: transmission.name })).lastDay), first);
  assert.equal((await movesOf(transmission)).length, 3);
});

test('silence is shown as silence, and a late answer is an answer, and late', async () => {
  const { proposal: { name }, transmission } = await bring('TRANSMITTED', there, { clock: { receiveDate: day('2026-01-05'), term: 2 } });
  const read = await anonymous.call('GetTransmission', { name: transmission.name });
  assert.deepEqual([iso(read.lastDay), read.standing, read.silenceNow], ['2026-03-05', 'STANDING_OVERDUE', 'SILENCE_NONE']);
  assert.ok(read.daysLeft < 0);
  const [overdue] = (await anonymous.all('ListProposals', 'proposals', { filter: 'overdue = true' })).filter((one) => one.name === name);
  assert.deepEqual([overdue.state, overdue.overdue, overdue.turn], ['STATE_TRANSMITTED', true, 'TURN_AUTHORITY']);
  assert.ok((await anonymous.all('ListTransmissions', 'transmissions', { filter: `standing = OVERDUE AND authority = "${AUTHORITY}"` })).some((one) => one.name === transmission.name));
  await officer.call('CreateAnswer', { parent: transmission.name, answer: { verdict: 4, reasons: 'Nous étudions.' } });
  assert.equal((await anonymous.call('GetProposal', { name })).overdue, true, 'who decides nothing has not answered');
  const answer = await officer.call('CreateAnswer', { parent: transmission.name, answer: { verdict: 2, reasons: 'En partie.' } });
  assert.equal(answer.late, true);
  const now = await anonymous.call('GetProposal', { name });
  assert.deepEqual([now.state, now.overdue, now.stateCause], ['STATE_PARTLY', false, answer.name]);
  assert.equal((await anonymous.call('GetTransmission', { name: transmission.name })).standing, 'STANDING_ANSWERED_LATE');
  const answers = await anonymous.all('ListAnswers', 'answers', { parent: transmission.name });
  assert.deepEqual(answers.map(({ reasons }) => reasons), ['Nous étudions.', 'En partie.']);
});

test('the authority answers, and those above it; nobody else, and once', async () => {
  const { transmission } = await bring('TRANSMITTED', there);
  const answer = { parent: transmission.name, answer: { verdict: 3, reasons: 'Sans objet.' } };
  assert.equal((await there.policy('ministry@organisations/ailleurs').refusal('CreateAnswer', answer)).code, Code.PERMISSION_DENIED);
  await ministry.call('CreateAnswer', answer);
  assert.equal(reasonOf(await officer.refusal('CreateAnswer', answer)), 'CLOCK_STOPPED');
  assert.equal(reasonOf(await officer.refusal('SuspendTransmission', { name: transmission.name, suspension: days('2026-12-01') })), 'CLOCK_STOPPED');
});

test('what is sent needs a decision that holds, and an authority that is there', async () => {
  const { proposal: { name } } = await bring('COMMITTEE', there);
  assert.equal((await officer.refusal('CreateTransmission', { transmission: { proposal: name, authority: AUTHORITY, receiveDate: daysFromNow(0), term: 2, unit: 1 } })).code, Code.FAILED_PRECONDITION);
  const decided = await bring('DECIDED', there);
  assert.equal((await officer.refusal('CreateTransmission', { transmission: { proposal: decided.proposal.name, authority: 'organisations/nulle-part', receiveDate: daysFromNow(0), term: 2, unit: 1 } })).code, Code.INVALID_ARGUMENT);
  const sent = await transmit(officer, decided.proposal.name);
  await officer.call('RecallTransmission', { name: sent.name, reason: 'Mauvaise direction.' });
  const again = await transmit(officer, decided.proposal.name);
  assert.notEqual(again.name, sent.name);
});

test('open data tells it, in every form', async () => {
  const base = there.stack.web.replace('localhost', '127.0.0.1');
  const { proposal } = await bring('TRANSMITTED', there, { clock: { receiveDate: day('2026-01-05'), term: 1 } });
  const [json, csv, feed] = await Promise.all(['proposals.json', 'proposals.csv', 'feed.atom'].map(async (name) => (await fetch(`${base}/api/v1/policy/${name}`)).text()));
  const told = JSON.parse(json).find((one) => one.proposal === proposal.name);
  assert.deepEqual([told.overdue, told.last_day], [true, '2026-02-05']);
  assert.match(csv, new RegExp(`^${proposal.name};`, 'm'));
  assert.match(feed, /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/);
});
