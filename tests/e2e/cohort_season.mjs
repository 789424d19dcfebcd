// A season of one call, from those who apply to those who were of it: two hundred people, twelve challenges, fifteen jurors, each
// service and the gateway in a process of its own, and each killed in the middle. All that it comes to is computed beside
// (season_model.mjs) from what was answered.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Season, idOf } from '../api/cohort/results_season.mjs';
import { day } from '../api/cohort/season.mjs';
import { MAY_MEET, persist } from '../fault/load.mjs';
import { Client, Code, closeClients } from './rpc.mjs';
import { Offers, placing, ranking, sha256 } from './season_model.mjs';
import { eventually, sleep } from './stack.mjs';
import { Traces, cellsOf } from './traces.mjs';

const CANDIDATES = 200, COACHES = 4, AT_ONCE = 16, COHORT = 'programmes/verger/cohorts/1';
const CRITERIA = ['IMPACT', 'REACH', 'TEAM'], HIGHEST = 4, MINIMUM = 2;
// How many each seat takes, which is of a challenge of its own; nobody's place is no mistake. The last has jurors of its own.
const SEATS = { s01: 2, s02: 2, s03: 3, s04: 1, s05: 2, s06: 2, s07: 1, s08: 4, s09: 2, s10: 1, s11: 0, s12: 2 }, JUDGED_APART = 's12', HOSTED = 's01';
// Who judges everything, the first of them for the host of a challenge; and who judges that one seat.
const GENERAL = 13, OF_SEAT = 2, MARKED_BY = 3;
const WAVES = 4, MONTH = 377_580, PAUSE_MS = 50;
let season, stack, admin, coach, coaches, call, candidates, jurors, byId, resumeToken, placed, erased;
const reviews = [], recused = new Set(), decisions = [], offers = new Offers();

// The same numbers every time.
let state = 20_261_127;
function random() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const below = (n) => Math.floor(random() * n);
const some = (items, count) => {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0]);
};
const isRecused = (juror, application) => recused.has(`${juror.id} ${application}`);
const recuse = (juror, application) => recused.add(`${juror.id} ${application}`);

// A client that asks until there is an answer.
const careful = (client) => Object.assign(Object.create(client), {
  call(method, request) {
    return persist({ call: (...asked) => client.call.apply(this, asked) }, method, request);
  },
});
const write = (client, method, request) => client.call(method, { requestId: randomUUID(), ...request });
// A name of letters alone, that no other is a part of.
const nameOf = (at) => ['Ya', 'Ke'].map((first) => first + [...String(1000 + at)].map((digit) => 'bdfgjklmnp'[digit]).join('')).join(' ');
const seatName = (seat) => `${call}/seats/${seat}`;
const stands = (candidate) => ['SUBMITTED', 'ADMISSIBLE'].includes(candidate.state);
const standing = () => candidates.filter(stands);
const lead = (at) => coaches[at % COACHES];

async function inParallel(items, work) {
  const results = [], queue = [...items.entries()];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1], next[0]);
  }));
  return results;
}

// kill -9, and another in its place.
async function restart(name) {
  const daemon = stack.daemons.get(name);
  daemon.kill('SIGKILL');
  await stack.endOf(daemon);
  stack.launchOne(name);
  await stack.serving();
}

// Works on, while these die one after the other, each once its share of the work is done.
async function whileTheyDie(names, items, work) {
  let done = 0;
  const die = async () => {
    for (const [at, name] of names.entries()) {
      await eventually(`work is done before ${name} dies`, () => done >= Math.floor(((at + 1) * items.length) / (names.length + 1)));
      await restart(name);
    }
  };
  await Promise.all([inParallel(items, async (item, at) => {
    await work(item, at);
    ++done;
  }), die()]);
}

const NAMES_OF_CODES = new Set([...MAY_MEET].map((code) => Code[code].toLowerCase().replace('cancelled', 'canceled'))), BUSY = new Set([429, 502, 503, 504]);

// Through the gateway, as a page does; as persistently, and as late as one is told to.
async function overWeb(client, method, request) {
  const body = JSON.stringify({ requestId: randomUUID(), ...request }), [authorization] = client.metadata.get('authorization');
  const door = stack.web.replace('//localhost:', '//127.0.0.1:');
  for (;;) {
    const answer = await fetch(`${door}/pepiniere.cohort.v1.CohortService/${method}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    if (answer?.ok && told) return told;
    assert.ok(!told || NAMES_OF_CODES.has(told.code) || BUSY.has(answer.status), `${method}: ${JSON.stringify(told)}`);
    const retry = told?.details?.find(({ type }) => type === 'google.rpc.RetryInfo')?.debug?.retryDelay;
    await sleep(retry ? parseFloat(retry) * 1000 : PAUSE_MS);
  }
}
// Half of the people come by each door.
const ask = (candidate, method, request) => (candidate.at % 2 ? overWeb : write)(candidate.client, method, request);

async function sendFile({ client, name, at }) {
  const bytes = Buffer.from(`%PDF-1.4\ndossier ${at}\n%%EOF\n`), sha = createHash('sha256').update(bytes).digest('hex');
  await client.stream('SendApplicationFile', [{ parent: name, file: { fileName: `dossier-${at}.pdf`, size: bytes.length, sha256: sha } }, { parent: name, data: bytes }]);
  return bytes;
}

before(async () => {
  season = await Season.start({ gateway: { signIn: false } });
  ({ stack } = season);
  [admin, coach] = [careful(season.admin), careful(season.coach)];
  coaches = Array.from({ length: COACHES }, (_, at) => careful(new Client(stack.server, stack.sign({ sub: `coach-${at}`, name: `Coach ${at}`, pepiniere_roles: ['coach@programmes/verger'] }))));
  for (const host of ['hote', 'ailleurs']) await admin.call('CreateOrganisation', { organisationId: host, organisation: { title: host } });
  call = await season.open({ criteria: CRITERIA, maximum: HIGHEST, reviews: MINIMUM, seats: SEATS });
  for (const seat of Object.keys(SEATS)) {
    const host = `organisations/${seat === HOSTED ? 'hote' : 'ailleurs'}`;
    await coach.call('UpdateChallenge', { challenge: { name: `challenges/${idOf(call)}-${seat}`, host }, updateMask: { paths: ['host'] } });
  }
  jurors = [];
  for (let at = 0; at < GENERAL + OF_SEAT; ++at) {
    const { client, row } = await season.juror(call, at < GENERAL ? [] : [JUDGED_APART]);
    jurors.push({ client: careful(client), name: row.name, id: idOf(row.name), seats: row.seats.map(idOf) });
  }
  await write(coach, 'UpdateJuror', { juror: { name: jurors[0].name, organisation: 'organisations/hote' }, updateMask: { paths: ['organisation'] } });
  candidates = Array.from({ length: CANDIDATES }, (_, at) => ({ at, choices: some(Object.keys(SEATS), 1 + below(3)), word: `mot-${randomUUID()}`, letters: 0, state: 'NONE' }));
  await inParallel(candidates, async (candidate) => (candidate.client = careful(await season.person(nameOf(candidate.at)))));
});
after(closeClients);

test('two hundred people apply, while every process dies once', async () => {
  await whileTheyDie(['cohort', 'gateway', 'access', 'portfolio'], candidates, async (candidate) => {
    const { at, client, word } = candidate, answers = [{ code: 'WHY', value: word }];
    const { name } = await ask(candidate, 'CreateApplication', { parent: call, application: { applicant: client.person, choices: candidate.choices.map(seatName), answers } });
    Object.assign(candidate, { name, id: idOf(name), state: 'DRAFT', revision: 1 });
    if (at % 40 === 39) return;
    const move = async (method, to) => {
      await ask(candidate, method, { name });
      candidate.state = to;
      if (to === 'SUBMITTED') ++candidate.letters;
    };
    await move('SubmitApplication', 'SUBMITTED');
    if (at % 10 === 3) {
      await ask(candidate, 'UpdateApplication', { application: { name, answers: [{ code: 'WHY', value: `${word} encore` }] } });
      Object.assign(candidate, { word: `${word} encore`, revision: 2 });
    }
    if (at % 20 === 7 || at % 20 === 8) await move('WithdrawApplication', 'GONE');
    if (at % 20 === 8) await move('SubmitApplication', 'SUBMITTED');
  });
  byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  assert.equal(byId.size, CANDIDATES);
  assert.deepEqual((await coach.call('ListApplications', { parent: call })).applications, [], 'sealed until the call has closed');
  const withFiles = candidates.filter(({ at }) => at % 25 === 0);
  await inParallel(withFiles, async (candidate) => (candidate.file = await sendFile(candidate)));

  await sleep(1100);  // it closes as of a second ago
  season.close(call);
  await restart('cohort');
  const kept = await coach.all('ListApplications', 'applications', { parent: call, pageSize: 60 });
  assert.deepEqual(kept.map(({ name, state: its, revision, choices, answers }) => [idOf(name), its, revision, choices.map(idOf), answers[0].value]).sort(),
    standing().map((one) => [one.id, 'STATE_SUBMITTED', one.revision, one.choices, one.word]).sort());
  assert.deepEqual(season.sql(`SELECT COUNT(*), COUNT(DISTINCT applicant) FROM applications WHERE call_id = '${idOf(call)}'`), [[`${CANDIDATES}`, `${CANDIDATES}`]]);
  for (const { name, file } of withFiles.filter(stands)) {
    const { files } = await coach.call('ListApplicationFiles', { parent: name });
    assert.deepEqual(files.map(({ size }) => size), [file.length]);
    assert.deepEqual((await coach.call('ReadApplicationFile', { name: files[0].name })).data, file);
  }
});

test('coaches decide who is admissible, and jurors are recused: by whom they work for, and by their word', async () => {
  const decided = standing().filter(({ at }) => [11, 12].includes(at % 30));
  await inParallel(decided, async (candidate, at) => {
    const admits = candidate.at % 30 === 12;
    await write(lead(at), 'DecideAdmissibility', { name: candidate.name, decision: admits ? 'KIND_ADMISSIBLE' : 'KIND_INADMISSIBLE', reason: admits ? '' : 'hors délai' });
    candidate.state = admits ? 'ADMISSIBLE' : 'INADMISSIBLE';
  });
  assert.equal((await write(coach, 'PublishAdmissibility', { name: call })).published, decided.length);

  await write(coach, 'DetectConflicts', { name: call });
  for (const candidate of standing()) if (candidate.choices.includes(HOSTED)) recuse(jurors[0], candidate.id);
  for (const juror of jurors.slice(1, 5)) {
    for (const candidate of some(standing(), 3)) {
      recuse(juror, candidate.id);
      await write(juror.client, 'CreateConflict', { parent: juror.name, conflict: { application: candidate.name, reason: 'un ancien collègue' } });
    }
  }
  const conflicts = await coach.all('ListConflicts', 'conflicts', { parent: `${call}/jurors/-`, pageSize: 1000 });
  const known = conflicts.filter(({ application }) => stands(byId.get(idOf(application)))).map(({ name, application }) => `${name.split('/')[3]} ${idOf(application)}`);
  assert.deepEqual(known.sort(), [...recused].sort());
});

test('fifteen jurors mark, while processes die; some recuse themselves when they have marked', async () => {
  for (const [at, candidate] of standing().entries()) {
    const general = some(jurors.slice(0, GENERAL).filter((juror) => !isRecused(juror, candidate.id)), MARKED_BY);
    const own = candidate.choices.includes(JUDGED_APART) ? jurors.slice(GENERAL) : [];
    for (const juror of [...general, ...own]) {
      const marks = CRITERIA.map(() => (at % 10 === 0 ? 3 : 1 + below(HIGHEST)));  // so that there are equals
      if (at % 10 !== 0 && below(30) === 0) marks[below(CRITERIA.length)] = null;
      reviews.push({ juror, candidate, application: candidate.id, marks, isVoid: false });
    }
  }
  await whileTheyDie(['cohort', 'access'], reviews, async ({ juror, candidate, marks }) => {
    const { name } = await write(juror.client, 'CreateReview', { parent: candidate.name, review: {
      marks: CRITERIA.flatMap((criterion, i) => (marks[i] === null ? [] : [{ criterion, mark: marks[i] }])),
      abstentions: CRITERIA.flatMap((criterion, i) => (marks[i] === null ? [{ criterion, reason: 'je ne sais pas' }] : [])) } });
    await write(juror.client, 'SubmitReview', { name });
  });
  for (const review of some(reviews, 10)) {
    if (isRecused(review.juror, review.application)) continue;
    await write(review.juror.client, 'CreateConflict', { parent: review.juror.name, conflict: { application: review.candidate.name, reason: 'je l’ai reconnue en lisant' } });
    recuse(review.juror, review.application);
    review.isVoid = true;
  }

  const kept = await coach.all('ListReviews', 'reviews', { parent: `${call}/applications/-`, pageSize: 500 });
  assert.deepEqual(kept.map((review) => [review.name.split('/')[3], idOf(review.juror), review.state, review.complete, review.marks.length]).sort(),
    reviews.map(({ application, juror, marks, isVoid }) => [application, juror.id, isVoid ? 'STATE_VOID' : 'STATE_SUBMITTED', !marks.includes(null), marks.filter(Boolean).length]).sort());
  const asked = standing().flatMap((candidate) => jurors.filter((juror) => !isRecused(juror, candidate.id) && (juror.seats.length === 0 || juror.seats.some((seat) => candidate.choices.includes(seat)))));
  const done = reviews.filter(({ marks, isVoid }) => !isVoid && !marks.includes(null));
  assert.deepEqual((await coach.call('GetJuryProgress', { name: call })).figures, { done: done.length, asked: asked.length });
});

// The ranking of a seat's own jurors, or of all.
const modelled = (seed, seat) => {
  const own = reviews.filter(({ juror }) => seat && juror.seats.includes(seat)), applications = standing().filter(({ choices }) => !seat || choices.includes(seat)).map(({ id }) => id);
  return ranking({ call: idOf(call), seed, minimum: MINIMUM, applications, reviews: own.some(({ isVoid }) => !isVoid) ? own : reviews, decisions });
};

async function assertRanked(name, model) {
  const run = await coach.call('GetRankingRun', { name });
  assert.deepEqual(run.ranked.map(({ application, rank, score, decidedBy }) => [idOf(application), rank, score, ['jury', 'lot'].includes(decidedBy) ? decidedBy : '']),
    model.ranked.map(({ application, rank, score, decidedBy }) => [application, rank, score, decidedBy]));
  assert.deepEqual(Object.fromEntries(run.unrankable.map(({ application, completeReviews }) => [idOf(application), completeReviews])), model.unrankable);
  return run;
}

test('all are ranked: exactly, equals by the jury or by lot; a run that is killed is one run', async () => {
  const [[seed]] = season.sql(`SELECT seed FROM call_seeds WHERE call_id = '${idOf(call)}'`);
  assert.equal((await coach.call('GetCall', { name: call })).seedHash, sha256(seed));
  const { equals, unrankable } = modelled(seed);
  assert.ok(equals.length > 3 && Object.keys(unrankable).length > 0, 'there are ties, and some who cannot be ranked');
  for (const group of equals.slice(0, 2)) {
    const order = [...group].sort().reverse();
    await write(coach, 'RecordTieDecision', { parent: call, tieDecision: { applications: order.map((id) => byId.get(id).name), reason: 'délibéré' } });
    decisions.push(order);
  }
  const [all] = await Promise.all([write(coach, 'RunRanking', { parent: call }), restart('cohort')]);
  const own = await write(lead(1), 'RunRanking', { parent: call, seat: seatName(JUDGED_APART) });
  assert.deepEqual((await coach.all('ListRankings', 'rankings', { parent: call })).map(({ name }) => name), [all.name, own.name]);
  const of = { all: modelled(seed), own: modelled(seed, JUDGED_APART) };
  for (const by of ['jury', 'lot']) assert.ok(of.all.ranked.some(({ decidedBy }) => decidedBy === by), by);
  await assertRanked(all.name, of.all);
  await assertRanked(own.name, of.own);
  const choices = Object.fromEntries(standing().map(({ id, choices: chosen }) => [id, chosen]));
  const listOf = (seat) => (seat === JUDGED_APART ? of.own : of.all).ranked.map(({ application }) => application).filter((id) => choices[id].includes(seat));
  placed = { choices, seats: Object.fromEntries(Object.entries(SEATS).map(([seat, count]) => [seat, { count, list: listOf(seat) }])), rankings: [all.name, own.name],
    ranked: new Set([...of.all.ranked, ...of.own.ranked].map(({ application }) => application)) };
});

const offersNow = () => coach.all('ListOffers', 'offers', { parent: call, pageSize: 1000 });
async function assertOffers() {
  const told = await offersNow();
  assert.deepEqual(told.map(({ application, seat, state: its }) => [idOf(application), idOf(seat), its]).sort(), offers.all.map(({ application, seat, state: its }) => [application, seat, `STATE_${its}`]).sort());
  for (const [seat, count] of Object.entries(SEATS)) assert.ok(offers.live().filter((offer) => offer.seat === seat).length <= count, seat);
  const held = offers.live().filter(({ state: its }) => its !== 'OFFERED');
  assert.equal(new Set(held.map(({ application }) => application)).size, held.length, 'one person holds one seat');
}

// What somebody does of an offer that stands, as the wave has it.
function fateOf(offer, wave) {
  const better = offers.live().some((other) => other !== offer && other.application === offer.application);
  if (offer.state === 'ACCEPTED_WAITING' && better) return 'stays';
  if (offer.state === 'ACCEPTED_FINAL') return below(12) === 0 && wave < WAVES - 1 ? 'leaves' : 'stays';
  if (wave === WAVES - 1) return 'accepts';
  if (offer.state === 'ACCEPTED_WAITING') return ['accepts', 'leaves', 'stays', 'stays'][below(4)];
  return ['accepts', 'accepts', 'waits', 'waits', 'declines', 'declines', 'withdraws', 'expires', 'stays'][below(9)];
}
const MOVES = {
  accepts: ['ACCEPTED_FINAL', (candidate, name) => ask(candidate, 'AcceptOffer', { name })],
  waits: ['ACCEPTED_WAITING', (candidate, name) => ask(candidate, 'AcceptOffer', { name, keepChoices: true })],
  declines: ['DECLINED', (candidate, name) => ask(candidate, 'DeclineOffer', { name, reason: 'un autre poste' })],
  leaves: ['WITHDRAWN', (candidate, name) => ask(candidate, 'WithdrawOffer', { name, reason: 'un déménagement' })],
  withdraws: ['WITHDRAWN', async (candidate) => {
    await ask(candidate, 'WithdrawApplication', { name: candidate.name });
    candidate.state = 'WITHDRAWN';
  }],
};

test('seats are offered in waves: those who decline, withdraw or let it expire make room for others, and nobody loses by it', async () => {
  ({ resumeToken } = await coach.firstOf('WatchOffers', { parent: call }));
  for (const [wave, dies] of ['gateway', 'cohort', 'access', 'portfolio'].entries()) {
    const running = write(lead(wave), 'RunPlacing', { parent: call });
    if (wave === 1) await restart('cohort');
    const run = await coach.call('GetPlacementRun', { name: (await running).name });
    const model = placing(offers.left(placed.choices, (id) => stands(byId.get(id))), placed.seats);
    assert.deepEqual(Object.fromEntries(run.placed.map(({ application, seat }) => [idOf(application), idOf(seat)])), model, `wave ${wave}`);
    assert.equal(run.placement.unfilledCount, Object.values(SEATS).reduce((all, count) => all + count, 0) - Object.keys(model).length);
    const publishing = write(coach, 'PublishPlacement', { name: run.placement.name });
    if (wave === 2) await restart('cohort');
    await publishing;
    offers.publish(model, placed.seats);
    placed.last = Object.keys(model).length;
    await assertOffers();

    const names = new Map((await offersNow()).filter(({ state: its }) => /OFFERED|ACCEPTED/.test(its)).map(({ name, application, seat }) => [`${idOf(application)} ${idOf(seat)}`, name]));
    const fates = offers.live().map((offer) => ({ offer, candidate: byId.get(offer.application), name: names.get(`${offer.application} ${offer.seat}`), fate: fateOf(offer, wave) }));
    if (wave === 0) ['expires', 'declines', 'withdraws', 'leaves'].forEach((fate, at) => (fates[at].fate = fate));
    await whileTheyDie([dies], fates.filter(({ fate }) => MOVES[fate]), async ({ offer, candidate, name, fate }) => {
      const [to, move] = MOVES[fate];
      await move(candidate, name);
      if (fate === 'withdraws') for (const each of offers.live()) if (each.application === offer.application) each.state = to;
      if (to.startsWith('ACCEPTED')) offers.accept(offer, to);
      offer.state = to;
    });
    for (const { offer, name } of fates.filter(({ fate }) => fate === 'expires')) {
      season.sql(`UPDATE offers SET expire_time_us = ${(Date.now() - 1000) * 1000} WHERE call_id = '${idOf(call)}' AND number = ${idOf(name)}`);
      offer.state = 'EXPIRED';
    }
    await assertOffers();
    if (wave === 0) await erase();
  }
  assert.ok(['DECLINED', 'EXPIRED', 'WITHDRAWN', 'ACCEPTED_FINAL'].every((its) => offers.all.some((offer) => offer.state === its)), JSON.stringify(offers.all.map((offer) => offer.state)));
});

// Somebody who has an offer is forgotten in the middle of it: their words are nowhere, and their place is somebody else's.
async function erase() {
  const offer = offers.live().find((one) => one.state === 'OFFERED') ?? offers.live()[0];
  erased = byId.get(offer.application);
  const { person } = erased.client, traces = new Traces([nameOf(erased.at), erased.word]);
  assert.ok(traces.placesIn(cellsOf(stack, ['cohort'])).length > 0);
  await write(admin, 'ErasePerson', { name: person, reason: 'à sa demande' });
  await eventually('every service has erased them', async () => (await admin.call('ListErasures', {})).erasures.some((erasure) => erasure.person === person && erasure.doneTime));
  await eventually('the feed has all of it', () => season.sql('SELECT COUNT(*) FROM outbox')[0][0] === '0');
  assert.deepEqual(traces.placesIn(cellsOf(stack, ['cohort'])), []);
  const told = (await offersNow()).find(({ application, state: its }) => idOf(application) === erased.id && /OFFERED|ACCEPTED/.test(its));
  await write(coach, 'WithdrawOffer', { name: told.name, reason: 'compte effacé' });
  offer.state = 'WITHDRAWN';
  await assertOffers();
}

test('who accepted is assigned; one is renewed, challenges have their outcome, and those who consent are alumni', async () => {
  const accepted = offers.live().map((offer) => ({ ...offer, candidate: byId.get(offer.application) })), today = new Date();
  const first = day(`${today.getUTCFullYear()}-${String(today.getUTCMonth() + 1).padStart(2, '0')}-01`);
  await whileTheyDie(['portfolio', 'cohort'], accepted, async (one, at) => {
    one.isPast = at % 2 === 0;
    const { person } = one.candidate.client;
    const profile = await write(lead(at), 'CreateProfile', { profile: { person, displayName: `Participante ${at}`, cohorts: [COHORT] } });
    one.assignment = await write(lead(at), 'CreateAssignment', { assignment: { person: profile.name, cohort: COHORT, challenge: `challenges/${idOf(call)}-${one.seat}`, skill: one.seat,
      startDate: one.isPast ? day('2024-01-01') : first, months: 10 } });
  });
  const past = accepted.filter(({ isPast }) => isPast);
  const renewed = await write(coach, 'UpdateAssignment', { assignment: { name: past[0].assignment.name, renewals: [{ startDate: day('2024-11-01'), months: 2 }] }, updateMask: { paths: ['renewals'] } });
  assert.deepEqual(renewed.lastDate, day('2024-12-31'));
  const outcome = { date: day('2025-06-01'), source: 'Bilan', production: 'PRODUCTION_IN_PRODUCTION', sequel: 'SEQUEL_MAINTAINED', stayedWithHost: 2 };
  for (const seat of ['s01', 's02', 's03']) await write(coach, 'CreateChallengeOutcome', { parent: `challenges/${idOf(call)}-${seat}`, outcome });

  const figures = await coach.call('GetCohortFigures', { name: COHORT });
  assert.deepEqual([figures.people, figures.peopleToday, figures.assignments, Number(figures.personMonths.parts)],
    [accepted.length, accepted.length - past.length, accepted.length, (10 * accepted.length + 2) * MONTH]);
  const perSeat = Object.keys(SEATS).map((seat) => [seat, accepted.filter((one) => one.seat === seat).length]).filter(([, people]) => people > 0);
  assert.deepEqual(figures.skills.map(({ name, people }) => [name, people]), perSeat);
  const { challenges } = figures;
  assert.deepEqual([challenges.challenges, challenges.productions, challenges.productionNotKnown, challenges.stayedWithHost],
    [12, [{ production: 'PRODUCTION_IN_PRODUCTION', challenges: 3 }], 9, { people: 6, challenges: 3, notKnown: 9 }]);

  const { consentPurposes } = await coach.call('ListConsentPurposes', { languageCode: 'fr' }), { wording } = consentPurposes.find(({ id }) => id === 'alumni');
  const consenting = accepted.filter((_, at) => at % 4 < 2), consent = ({ candidate }) => `${candidate.client.person}/consents/alumni`;
  for (const one of consenting) await write(one.candidate.client, 'GiveConsent', { name: consent(one), wording, languageCode: 'fr' });
  await restart('access');
  const anyone = new Client(stack.server), alumni = async () => (await anyone.all('ListAlumni', 'alumni')).map(({ name }) => idOf(name)).sort();
  const expected = (people) => people.filter(({ isPast }) => isPast).map(({ candidate }) => idOf(candidate.client.person)).sort();
  const become = (people) => eventually('alumni are those who consent', async () => JSON.stringify(await alumni().catch(() => null)) === JSON.stringify(expected(people)));
  await become(consenting);
  const [gone, ...stay] = consenting.filter(({ isPast }) => isPast);
  await write(gone.candidate.client, 'WithdrawConsent', { name: consent(gone) });
  await become(stay);
});

test('all figures are those that were counted beside; nothing was lost, and nothing happened twice', async () => {
  const read = candidates.filter(({ state: its }) => !['DRAFT', 'GONE'].includes(its)), count = (its) => read.filter((candidate) => candidate.state === its).length;
  const { counts } = await coach.call('CountApplications', { parent: call });
  assert.deepEqual(counts.filter(({ seat }) => !seat).map(({ state: its, count: n }) => [its.replace('STATE_', ''), n]).sort(),
    ['ADMISSIBLE', 'INADMISSIBLE', 'SUBMITTED', 'WITHDRAWN'].map((its) => [its, count(its)]).filter(([, n]) => n > 0));
  const accepted = offers.live();
  const figures = await coach.call('GetCallFigures', { name: call });
  assert.deepEqual(figures.counts, { applications: read.length, admissible: count('ADMISSIBLE'), ranked: placed.ranked.size, placed: placed.last, accepted: accepted.length });
  assert.deepEqual(figures.profiles.map(({ name, counts: { accepted: n } }) => [name, n]), Object.keys(SEATS).map((seat) => [seat, accepted.filter((offer) => offer.seat === seat).length]));

  const letters = (await coach.of('CohortService').all('ListLetters', 'letters', { parent: call, pageSize: 1000 })).filter(({ person }) => person !== erased.client.person);
  const told = (template) => letters.filter((letter) => letter.template === template).length, others = candidates.filter((candidate) => candidate !== erased);
  assert.deepEqual([told('application.received'), told('offer.made'), told('application.admissible') + told('application.inadmissible')],
    [others.filter(({ state: its }) => its !== 'GONE').reduce((all, candidate) => all + candidate.letters, 0), offers.all.filter(({ application }) => application !== erased.id).length, others.filter(({ at, state: its }) => !['DRAFT', 'GONE'].includes(its) && [11, 12].includes(at % 30)).length]);
  assert.equal(new Set(letters.map(({ fact }) => fact)).size, letters.length, 'each fact is told once');

  const made = [], watch = coach.watch('WatchOffers', { parent: call, resumeToken }, ({ changes }) => made.push(...changes.filter(({ kind }) => kind === 'CHANGE_KIND_CREATED')));
  await eventually('the feed has told of every offer', () => made.length >= offers.all.length);
  watch.cancel();
  assert.deepEqual(made.map(({ offer }) => offer.name).sort(), (await offersNow()).map(({ name }) => name).sort());

  for (const name of placed.rankings) {
    const { runJson } = await coach.call('GetRankingRun', { name });
    assert.equal((await stack.run(['cohort', 'replay', '-'], { input: `${runJson}\n` })).code, 0, 'anybody computes the same');
  }
  await eventually('the feed has all of it', () => season.sql('SELECT COUNT(*) FROM outbox')[0][0] === '0');
  assert.deepEqual(season.sql('SELECT MAX(seq), COUNT(*) FROM changes HAVING MAX(seq) <> COUNT(*)'), [], 'no place in it is given twice, or left out');
  await eventually('every chain is whole', async () => (await stack.run(['audit', 'verify'], { as: 'programme_admin' })).code === 0);
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});
