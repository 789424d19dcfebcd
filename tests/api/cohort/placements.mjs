// Placements: seats by ranked lists, again without those who left, and what their offers become.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { Season, idOf } from './results_season.mjs';

const CHOICES = { Ana: 'ABC', Bo: 'AC', Cy: 'BAC', Di: 'AB', Ed: 'BC', Flo: 'CA' };
const LISTS = { A: ['Cy', 'Di', 'Ana', 'Flo', 'Bo'], B: ['Ana', 'Di', 'Ed', 'Cy'], C: ['Bo', 'Ana', 'Flo', 'Cy'] };
let season, coach;

const codeOf = async (client, method, request) => (await client.refusal(method, request)).code;
const reasonOf = async (client, method, request) => (await client.refusal(method, request)).ErrorInfo.reason;

before(async () => {
  season = await Season.start();
  coach = season.coach;
});
after(closeClients);

// The call of example 2, ranked: each seat by a juror of its own. `marked`: another mark than that of the place on a list.
async function ranked({ marked = {}, ranking = {}, withoutSeed = false } = {}) {
  const call = await season.open({ maximum: 10, seats: { A: 2, B: 1, C: 1 } });
  const who = {};
  for (const [name, choices] of Object.entries(CHOICES)) who[name] = await season.applies(call, [...choices]);
  season.close(call);
  if (withoutSeed) season.sql(`DELETE FROM call_seeds WHERE call_id = '${idOf(call)}'`);
  for (const [seat, list] of Object.entries(LISTS)) {
    const juror = await season.juror(call, [seat]);
    for (const [i, name] of list.entries()) await season.marks(juror, who[name].name, ['MARK'], [marked[seat]?.[name] ?? 10 - i]);
    await coach.call('RunRanking', { parent: call, seat: `${call}/seats/${seat.toLowerCase()}`, ...ranking });
  }
  const nameOf = (application) => Object.keys(who).find((name) => who[name].name === application);
  return { call, who, nameOf };
}
const run = async (call, more = {}) => (await coach.call('RunPlacing', { parent: call, ...more })).name;
// Seat by seat who has it, and who waits.
async function placed({ nameOf }, name) {
  const told = await coach.call('GetPlacementRun', { name });
  const seats = {};
  for (const { seat, application } of told.placed) (seats[idOf(seat).toUpperCase()] ??= []).push(nameOf(application));
  return { ...seats, waiting: told.waiting.map(nameOf).sort() };
}
const offerOf = async ({ call, who }, name) => (await who[name].client.all('ListOffers', 'offers', { parent: call })).at(-1);

// Example 2 of the specification.
test('candidates get the best seat that is stable; who leaves makes nobody worse off', async () => {
  const market = await ranked(), { call, who } = market;
  const first = await run(call);
  assert.deepEqual(await placed(market, first), { A: ['Cy', 'Di'], B: ['Ana'], C: ['Bo'], waiting: ['Ed', 'Flo'] });
  assert.deepEqual(await who.Ana.client.all('ListOffers', 'offers', { parent: call }), [], 'nothing is offered before it is published');
  const published = await coach.call('PublishPlacement', { name: first });
  assert.ok(published.publishTime);
  assert.ok((await coach.call('GetRanking', { name: `${call}/rankings/1` })).publishTime, 'its rankings are published with it');
  const di = await offerOf(market, 'Di');
  assert.deepEqual([di.seat, di.state, di.application], [`${call}/seats/a`, 'STATE_OFFERED', who.Di.name]);
  await who.Di.client.call('DeclineOffer', { name: di.name, reason: 'un autre poste' });
  const again = await coach.call('RunPlacing', { parent: call });
  assert.equal(again.rerunOf, first);
  assert.deepEqual(await placed(market, again.name), { A: ['Cy', 'Ana'], B: ['Ed'], C: ['Bo'], waiting: ['Flo'] });
  const ana = await offerOf(market, 'Ana');
  await who.Ana.client.call('AcceptOffer', { name: ana.name });
  assert.equal(await reasonOf(coach, 'PublishPlacement', { name: again.name }), 'PLACEMENT_STALE', 'it takes from Ana what she accepted for good');
  const last = await run(call);
  assert.deepEqual(await placed(market, last), { A: ['Cy', 'Bo'], B: ['Ana'], C: ['Flo'], waiting: ['Ed'] });
  await coach.call('PublishPlacement', { name: last });
  const offers = (await coach.all('ListOffers', 'offers', { parent: call })).map((offer) => [market.nameOf(offer.application), idOf(offer.seat), offer.state, offer.supersededBy]);
  assert.deepEqual(offers.filter(([name]) => name === 'Bo'), [['Bo', 'c', 'STATE_SUPERSEDED', last], ['Bo', 'a', 'STATE_OFFERED', '']]);
  assert.deepEqual(offers.filter(([name]) => name === 'Ana'), [['Ana', 'b', 'STATE_ACCEPTED_FINAL', '']]);
  assert.deepEqual(offers.filter(([name]) => name === 'Cy'), [['Cy', 'a', 'STATE_OFFERED', '']], 'whose seat is the same keeps the offer');
  assert.equal(await reasonOf(coach, 'PublishPlacement', { name: again.name }), 'PLACEMENT_STALE', 'a later one is published');
  assert.equal(await codeOf(coach, 'PublishPlacement', { name: last }), Code.FAILED_PRECONDITION);
  const { runJson } = await coach.call('GetPlacementRun', { name: last });
  assert.equal((await season.stack.run(['cohort', 'replay', '-'], { input: runJson })).code, 0);
});

// Example 3 of the specification.
test('a tie on which it depends who gets what is refused, naming it; one that changes nothing is not', async () => {
  const tied = { marked: { A: { Ana: 8, Flo: 8, Bo: 6 } }, ranking: { keepTies: true }, withoutSeed: true };
  const market = await ranked(tied), { call, who } = market;
  assert.deepEqual(await placed(market, await run(call)), { A: ['Cy', 'Di'], B: ['Ana'], C: ['Bo'], waiting: ['Ed', 'Flo'] }, 'both orders place alike');
  await who.Di.client.call('WithdrawApplication', { name: who.Di.name });
  const refused = await coach.refusal('RunPlacing', { parent: call });
  assert.equal(refused.ErrorInfo.reason, 'TIES_UNDECIDED');
  assert.deepEqual(refused.PreconditionFailure.violations.map(({ subject }) => subject.split(' ')[0]), [`${call}/seats/a`]);
  assert.deepEqual(refused.PreconditionFailure.violations[0].subject.split(' ').slice(1).sort(), [who.Ana.name, who.Flo.name].sort());
  await coach.call('RecordTieDecision', { parent: call, tieDecision: { seat: `${call}/seats/a`, applications: [who.Flo.name, who.Ana.name], reason: 'délibéré' } });
  await coach.call('RunRanking', { parent: call, seat: `${call}/seats/a` });
  assert.deepEqual(await placed(market, await run(call)), { A: ['Cy', 'Flo'], B: ['Ana'], C: ['Bo'], waiting: ['Ed'] });
});

test('a tie that comes to matter in a rerun is decided by the jury, and the rerun goes on with that', async () => {
  const market = await ranked({ marked: { A: { Ana: 8, Flo: 8, Bo: 6 } }, ranking: { keepTies: true }, withoutSeed: true }), { call, who } = market;
  const first = await run(call);
  await coach.call('PublishPlacement', { name: first });
  await who.Di.client.call('DeclineOffer', { name: (await offerOf(market, 'Di')).name });
  assert.equal(await reasonOf(coach, 'RunPlacing', { parent: call }), 'TIES_UNDECIDED');
  await coach.call('RecordTieDecision', { parent: call, tieDecision: { seat: `${call}/seats/a`, applications: [who.Flo.name, who.Ana.name], reason: 'délibéré' } });
  const again = await coach.call('RunPlacing', { parent: call });
  assert.equal(again.rerunOf, first);
  assert.deepEqual(await placed(market, again.name), { A: ['Cy', 'Flo'], B: ['Ana'], C: ['Bo'], waiting: ['Ed'] });
  await coach.call('PublishPlacement', { name: again.name });
  assert.equal((await season.stack.run(['cohort', 'replay', '-'], { input: (await coach.call('GetPlacementRun', { name: again.name })).runJson })).code, 0);
});

test('a seat without a ranking is named, and an unfilled one says why', async () => {
  const call = await season.open({ seats: { dev: 2, data: 1, none: 1 } });
  const ada = await season.applies(call, ['dev', 'data']);
  season.close(call);
  const refused = await coach.refusal('RunPlacing', { parent: call });
  assert.equal(refused.ErrorInfo.reason, 'NOT_RANKED');
  assert.equal(refused.PreconditionFailure.violations.length, 3);
  await season.marks(await season.juror(call), ada.name, ['MARK'], [3]);
  await coach.call('RunRanking', { parent: call });
  const { unfilled, placed: seats } = await coach.call('GetPlacementRun', { name: await run(call) });
  assert.deepEqual(seats.map(({ seat }) => idOf(seat)), ['dev'], 'by the ranking of the call');
  assert.deepEqual(unfilled.map(({ seat, places, why }) => [idOf(seat), places, why]).sort(),
    [['data', 1, 'WHY_PREFERRED_OTHERS'], ['dev', 1, 'WHY_TOO_FEW_RANKED'], ['none', 1, 'WHY_NOBODY_CHOSE']]);
});

test('who left between a run and its publication is offered nothing, and the refusal says how many they are', async () => {
  for (const leave of [(who) => who.Di.client.call('WithdrawApplication', { name: who.Di.name }),
    (who) => coach.call('DecideAdmissibility', { name: who.Di.name, decision: 'KIND_INADMISSIBLE', reason: 'hors délai' }),
    (who) => season.admin.erase({ name: who.Di.client.person, reason: 'essai' })]) {
    const market = await ranked(), { call, who } = market, name = await run(call);
    await leave(who);
    const refused = await coach.refusal('PublishPlacement', { name });
    assert.equal(refused.ErrorInfo.reason, 'PLACEMENT_STALE');
    assert.match(refused.PreconditionFailure.violations[0].description, /^places 1 who left .*: run the matching again without them$/);
    assert.deepEqual(await coach.all('ListOffers', 'offers', { parent: call }), []);
    const again = await run(call);
    assert.deepEqual((await placed(market, again)).A, ['Cy', 'Ana']);
    await coach.call('PublishPlacement', { name: again });
    const offers = await coach.all('ListOffers', 'offers', { parent: call });
    assert.ok(!offers.some(({ application }) => application === who.Di.name));
  }
});

test('a placement on a ranking that counted what is void by now is published only if that is said', async () => {
  const call = await season.open(), who = { Ada: await season.applies(call, ['dev']), Bea: await season.applies(call, ['dev']) };
  season.close(call);
  const juror = await season.juror(call), late = await season.juror(call);
  for (const [name, mark] of [['Ada', 3], ['Bea', 2]]) await season.marks(juror, who[name].name, ['MARK'], [mark]);
  await coach.call('RunRanking', { parent: call });
  const name = await run(call);
  await juror.client.call('CreateConflict', { parent: juror.row.name, conflict: { application: who.Ada.name, reason: 'une cousine' } });
  await season.marks(late, who.Bea.name, ['MARK'], [1]);
  const [review] = await juror.client.all('ListReviews', 'reviews', { parent: who.Bea.name });
  await juror.client.call('UpdateReview', { review: { name: review.name, marks: [{ criterion: 'MARK', mark: 4 }] }, updateMask: { paths: ['marks'] } });
  const refused = await coach.refusal('PublishPlacement', { name });
  assert.equal(refused.ErrorInfo.reason, 'PLACEMENT_STALE');
  assert.deepEqual(refused.PreconditionFailure.violations.map(({ type, subject, description }) => [type, subject, ...(/^the review of (\S+) (.+) since calls/.exec(description) ?? []).slice(1)]).sort(),
    [['RANKING_OUTDATED', who.Ada.name, juror.row.name, 'counts no more'], ['RANKING_OUTDATED', who.Bea.name, juror.row.name, 'marks otherwise'], ['RANKING_OUTDATED', who.Bea.name, late.row.name, 'came']].sort());
  assert.deepEqual(await coach.all('ListOffers', 'offers', { parent: call }), []);
  assert.ok((await coach.call('PublishPlacement', { name, keepRankings: true })).publishTime);
  assert.equal((await coach.all('ListOffers', 'offers', { parent: call })).length, 1);
});

test('no more is offered than there are places when a placement is published', async () => {
  const market = await ranked(), { call } = market, name = await run(call);
  await coach.call('UpdateSeat', { seat: { name: `${call}/seats/a`, count: 1 }, updateMask: { paths: ['count'] } });
  await coach.call('UpdateSeat', { seat: { name: `${call}/seats/c`, count: 0 }, updateMask: { paths: ['count'] } });
  const refused = await coach.refusal('PublishPlacement', { name });
  assert.equal(refused.ErrorInfo.reason, 'PLACEMENT_STALE');
  assert.deepEqual(refused.PreconditionFailure.violations.map(({ description }) => /gives \S+\/(\w+) to (\d), and there is room for (\d)/.exec(description).slice(1)),
    [['a', '2', '1'], ['c', '1', '0']]);
  assert.deepEqual(await placed(market, await run(call)), { A: ['Cy'], B: ['Ana'], waiting: ['Bo', 'Di', 'Ed', 'Flo'] });
});

// Di has dev, Ada data, which she keeps while dev may come free, and Bea waits for data; then Di declines.
async function freed() {
  const call = await season.open({ seats: { dev: 1, data: 1 } }), who = {};
  for (const [name, choices] of [['Di', ['dev']], ['Ada', ['dev', 'data']], ['Bea', ['data']]]) who[name] = await season.applies(call, choices);
  season.close(call);
  const juror = await season.juror(call);
  for (const [name, mark] of [['Di', 4], ['Ada', 3], ['Bea', 2]]) await season.marks(juror, who[name].name, ['MARK'], [mark]);
  await coach.call('RunRanking', { parent: call });
  await coach.call('PublishPlacement', { name: await run(call) });
  const market = { call, who };
  await who.Ada.client.call('AcceptOffer', { name: (await offerOf(market, 'Ada')).name, keepChoices: true });
  await who.Di.client.call('DeclineOffer', { name: (await offerOf(market, 'Di')).name });
  return market;
}
const offersOf = async ({ call, who }, name) => (await who[name].client.all('ListOffers', 'offers', { parent: call })).map(({ seat, state, supersededBy }) => [idOf(seat), state, supersededBy]);

test('a seat that was accepted is kept until the better one is, and only then offered to the next', async () => {
  const market = await freed(), { call, who } = market, again = await run(call);
  await coach.call('PublishPlacement', { name: again });
  assert.deepEqual(await offersOf(market, 'Ada'), [['data', 'STATE_ACCEPTED_WAITING', ''], ['dev', 'STATE_OFFERED', '']]);
  assert.deepEqual(await offersOf(market, 'Bea'), [], 'it is not free yet');
  await who.Ada.client.call('AcceptOffer', { name: (await offerOf(market, 'Ada')).name });
  assert.deepEqual(await offersOf(market, 'Ada'), [['data', 'STATE_SUPERSEDED', again], ['dev', 'STATE_ACCEPTED_FINAL', '']]);
  await coach.call('PublishPlacement', { name: await run(call) });
  assert.deepEqual(await offersOf(market, 'Bea'), [['data', 'STATE_OFFERED', '']]);
});

test('who lets the better seat go keeps the one that they accepted, and is offered that no more', async () => {
  const market = await freed(), { call } = market;
  await coach.call('PublishPlacement', { name: await run(call) });
  season.sql(`UPDATE offers SET expire_time_us = ${(Date.now() - 1000) * 1000} WHERE state = 'OFFERED' AND call_id = '${idOf(call)}'`);
  const last = await run(call);
  assert.deepEqual((await coach.call('GetPlacementRun', { name: last })).placed.map(({ seat, application }) => [idOf(seat), application]), [['data', market.who.Ada.name]]);
  await coach.call('PublishPlacement', { name: last });
  assert.deepEqual(await offersOf(market, 'Ada'), [['data', 'STATE_ACCEPTED_WAITING', ''], ['dev', 'STATE_EXPIRED', '']]);
});

test('who makes a seat final lets go of the better one that is offered beside it', async () => {
  const market = await freed(), { call, who } = market;
  await coach.call('PublishPlacement', { name: await run(call) });
  const [held] = await who.Ada.client.all('ListOffers', 'offers', { parent: call });
  await who.Ada.client.call('AcceptOffer', { name: held.name });
  assert.deepEqual(await offersOf(market, 'Ada'), [['data', 'STATE_ACCEPTED_FINAL', ''], ['dev', 'STATE_DECLINED', '']]);
});

test('a fresh run on other marks takes no seat that was accepted', async () => {
  const call = await season.open(), who = { Ada: await season.applies(call, ['dev']), Bea: await season.applies(call, ['dev']) };
  season.close(call);
  const juror = await season.juror(call);
  for (const [name, mark] of [['Ada', 3], ['Bea', 2]]) await season.marks(juror, who[name].name, ['MARK'], [mark]);
  await coach.call('RunRanking', { parent: call });
  await coach.call('PublishPlacement', { name: await run(call) });
  const market = { call, who };
  await who.Ada.client.call('AcceptOffer', { name: (await offerOf(market, 'Ada')).name, keepChoices: true });
  const [review] = await juror.client.all('ListReviews', 'reviews', { parent: who.Bea.name });
  await juror.client.call('UpdateReview', { review: { name: review.name, marks: [{ criterion: 'MARK', mark: 4 }] }, updateMask: { paths: ['marks'] } });
  await coach.call('RunRanking', { parent: call });
  const fresh = await run(call, { fresh: true });
  assert.deepEqual((await coach.call('GetPlacementRun', { name: fresh })).placed.map(({ application }) => application), [who.Ada.name], 'though Bea is ranked before her by now');
  await coach.call('PublishPlacement', { name: fresh });
  assert.deepEqual(await offersOf(market, 'Ada'), [['dev', 'STATE_ACCEPTED_WAITING', '']]);
});

test('a placement that is not published is there for nobody but coaches who never judged', async () => {
  const market = await ranked(), { call, who } = market;
  const juror = await season.juror(call), name = await run(call);
  for (const method of ['GetPlacement', 'GetPlacementRun']) {
    assert.equal(await codeOf(juror.client, method, { name }), Code.NOT_FOUND);
    assert.equal(await codeOf(who.Ana.client, method, { name }), Code.PERMISSION_DENIED);
  }
  assert.deepEqual(await juror.client.all('ListPlacements', 'placements', { parent: call }), []);
  await coach.call('PublishPlacement', { name });
  assert.equal((await juror.client.call('GetPlacementRun', { name })).placed.length, 4);
  const self = await season.juror(call);
  await self.client.call('CreateConflict', { parent: self.row.name, conflict: { application: who.Ana.name, reason: 'une cousine' } });
  assert.equal(await codeOf(self.client, 'GetPlacement', { name }), Code.NOT_FOUND);
});
