// The days of a cohort: what happens on which of them, what is over, and what keeps its identity when it moves.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

if (!fs.existsSync(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
const { load } = await import('./load.mjs');
const { aroundToday, daysOf, eventsOfAssignments, eventsOfCall, eventsOfCohort, eventsOfHearings, eventsOfOffers, monthsOf } = await load('cohort/api/season_events.ts');

const day = (iso) => { const [year, month, of] = iso.split('-').map(Number); return { year, month, day: of }; };
const time = (iso) => ({ seconds: BigInt(Date.parse(iso) / 1000), nanos: 0 });
const COHORT = { uid: 'c', name: 'programmes/p/cohorts/1', startDate: day('2027-01-04'), endDate: day('2027-10-29'), sessions: [] };
const CALL = { uid: 'k', name: 'calls/x', title: 'Un appel', timeZone: 'Indian/Reunion', openTime: time('2026-09-30T20:30:00Z'), closeTime: time('2026-10-31T14:00:00Z'),
  resultsDate: day('2026-11-20'), waitingListEndDate: day('2026-12-31') };
const told = (events) => events.map(({ id, day: on, last, what }) => [id.slice(id.indexOf('-') + 1), on === last ? on : `${on}/${last}`, what.fr]);
const dayOf = (events, id) => events.find((one) => one.id === `k-${id}`)?.day;

test('a cohort has its first day, its sessions and its last day', () => {
  const sessions = [{ kind: 'bootcamp', title: '', startDate: day('2027-01-05'), endDate: day('2027-01-07'), place: 'Serre' }, { kind: 'fête', title: 'Récoltes', startDate: day('2027-09-01'), place: '' }];
  const events = eventsOfCohort({ ...COHORT, sessions });
  assert.deepEqual(told(events).map(([, ...more]) => more), [['2027-01-04', 'Premier jour de la promotion'], ['2027-01-05/2027-01-07', 'Bootcamp'], ['2027-09-01', 'fête'], ['2027-10-29', 'Dernier jour de la promotion']]);
  assert.deepEqual([events[1].place, events[2].about], ['Serre', 'Récoltes']);
  assert.deepEqual(eventsOfCohort({ ...COHORT, startDate: undefined, endDate: undefined }), []);
});

test('a session that moves, or that another comes before, is the same; two that are alike are two', () => {
  const of = (title, first) => ({ kind: 'seminar', title, startDate: day(first), place: '' });
  const idsOf = (...sessions) => eventsOfCohort({ ...COHORT, startDate: undefined, endDate: undefined, sessions }).map(({ id }) => id);
  const [mid] = idsOf(of('Mi-parcours', '2027-05-03'));
  assert.deepEqual(idsOf(of('Accueil', '2027-01-08'), of('Mi-parcours', '2027-06-01'))[1], mid);
  assert.equal(new Set(idsOf(of('', '2027-05-03'), of('', '2027-06-03'), of('Autre', '2027-07-01'))).size, 3);
});

test('a call opens and closes on the days that the clocks of its zone show', () => {
  assert.deepEqual(told(eventsOfCall(CALL)), [
    ['opens', '2026-10-01', 'Ouverture'], ['closes', '2026-10-31', 'Fermeture'], ['results', '2026-11-20', 'Résultats'],
    ['waiting', '2026-12-31', 'Dernier jour de la liste d’attente']]);
  assert.equal(dayOf(eventsOfCall({ ...CALL, reviewEndTime: time('2026-11-10T21:00:00Z') }), 'reviews'), '2026-11-11');
  assert.deepEqual(eventsOfCall({ ...CALL, openTime: undefined, closeTime: undefined, resultsDate: undefined, waitingListEndDate: undefined }), [], 'a draft that says nothing yet');
});

test('of a call that was called off there is what came before, and no more', () => {
  const events = eventsOfCall({ ...CALL, cancelTime: time('2026-10-31T14:00:00Z') });
  assert.deepEqual(told(events).map(([id, on]) => [id, on]), [['opens', '2026-10-01'], ['closes', '2026-10-31'], ['cancelled', '2026-10-31']]);
});

// Of the contract.
const [AWAITED, CANCELLED] = [1, 4], [OFFERED, ACCEPTED, EXPIRED] = [1, 3, 5];
test('hearings are counted by day of the zone, without those that are called off or not set', () => {
  const at = (iso, result = AWAITED) => ({ startTime: iso && time(iso), result });
  const events = eventsOfHearings(CALL, [at('2026-11-03T19:59:00Z'), at('2026-11-03T20:00:00Z'), at('2026-11-04T08:00:00Z'), at('2026-11-04T09:00:00Z', CANCELLED), at(undefined)], (on) => `/ici#${on}`);
  assert.deepEqual(events.map(({ day: on, what, to }) => [on, what.fr, what.en, to]), [['2026-11-03', '1 audition', '1 hearing', '/ici#2026-11-03'], ['2026-11-04', '2 auditions', '2 hearings', '/ici#2026-11-04']]);
});

test('offers are counted by the instant at which they expire, while nobody has answered', () => {
  const at = (iso, state) => ({ expireTime: iso && time(iso), state });
  const one = '2026-11-27T20:00:00Z';
  const all = [at(one, OFFERED), at(one, OFFERED), at(one, ACCEPTED), at('2026-11-20T20:00:00Z', EXPIRED), at(undefined, OFFERED)];
  const events = eventsOfOffers(CALL, all, (state) => state);
  assert.deepEqual(events.map(({ day: on, what, to }) => [on, what.fr, to]), [['2026-11-28', '2 offres sans réponse expirent', 'OFFERED'], ['2026-11-21', '1 offre a expiré', 'EXPIRED']]);
  const [later] = eventsOfOffers(CALL, [at(one, EXPIRED)], (state) => state);
  assert.equal(later.id, events[0].id, 'what has expired is what was to expire');
});

test('assignments begin and end by day; one that ends before its cohort may be renewed until it does', () => {
  const one = (id, first, last, more) => ({ name: `assignments/${id}`, person: `people/${id}`, startDate: day(first), lastDate: last && day(last), ...more });
  const all = [one('a', '2027-01-04', '2027-07-03'), one('b', '2027-01-04', '2027-10-29'), one('c', '2027-01-11', '2027-03-31', { actualEndDate: day('2027-03-31') }), one('d', '2027-01-11', undefined)];
  const events = eventsOfAssignments(COHORT, all, '2027-02-01');
  assert.deepEqual(events.map(({ day: on, what, to }) => [on, what.fr, to]), [
    ['2027-01-04', '2 affectations commencent', '/programmes/p/promotions/1/personnes?debut=2027-01-04#affectations'],
    ['2027-01-11', '2 affectations commencent', '/programmes/p/promotions/1/personnes?debut=2027-01-11#affectations'],
    ['2027-07-03', '1 affectation finit avant la promotion\u00a0: à renouveler ou non', '/programmes/p/promotions/1/personnes?fin=2027-07-03#affectations'],
    ['2027-10-29', '1 affectation finit', '/programmes/p/promotions/1/personnes?fin=2027-10-29#affectations'],
    ['2027-03-31', '1 affectation finit', '/programmes/p/promotions/1/personnes?fin=2027-03-31#affectations']]);
  assert.deepEqual(events[0].assignments.map(({ name }) => name), ['assignments/a', 'assignments/b']);
  const later = eventsOfAssignments(COHORT, all, '2027-07-04');
  assert.deepEqual([later[2].what.fr, later[2].id], ['1 affectation finit', events[2].id]);
});

test('days come in order, and what lasts until today is not over; today is there whatever happens', () => {
  const event = (id, on, last = on, more = {}) => ({ id, kind: 'rendez-vous', day: on, last, what: { fr: id, en: id }, ...more });
  const at = (iso) => ({ moment: { time: time(iso), zone: 'Europe/Paris' } });
  const all = [event('b', '2027-02-02'), event('late', '2027-02-01', '2027-02-01', at('2027-02-01T20:00:00Z')), event('early', '2027-02-01', '2027-02-01', at('2027-02-01T08:00:00Z')),
    event('whole', '2027-02-01'), event('long', '2027-01-28', '2027-02-03'), event('over', '2027-01-30')];
  assert.deepEqual(daysOf(all).find(({ day: on }) => on === '2027-02-01').events.map(({ id }) => id), ['whole', 'early', 'late']);
  const of = (days) => days.map(({ day: on, events }) => [on, events.map(({ id }) => id).join()]);
  const { past, ahead } = aroundToday(all, '2027-02-02');
  assert.deepEqual(of(past), [['2027-01-30', 'over'], ['2027-02-01', 'whole,early,late']]);
  assert.deepEqual(of(ahead), [['2027-01-28', 'long'], ['2027-02-02', 'b']]);
  assert.deepEqual(of(aroundToday(all, '2027-03-05').ahead), [['2027-03-05', '']]);
  assert.deepEqual(of(aroundToday(all, '2027-02-03').ahead), [['2027-01-28', 'long'], ['2027-02-03', '']]);
  assert.deepEqual(monthsOf(daysOf(all)).map(([month, days]) => [month, days.length]), [['2027-01', 2], ['2027-02', 2]]);
});
