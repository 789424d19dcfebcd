// Figures of a cohort: what they count, and to whom who pays is told.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { day } from './season.mjs';

const COHORT = 'programmes/verger/cohorts/1', MONTH = 377_580;
const euros = (units) => ({ currencyCode: 'EUR', units: String(units), nanos: 0 });
let stack, admin, coach, stranger, anonymous;

before(async () => {
  stack = await Stack.start();
  [admin, coach, stranger, anonymous] = ['programme_admin', 'coach@programmes/verger', 'coach@programmes/potager', ''].map((role) => new Client(stack.server, role && stack.token(role)));
  await admin.call('CreateProgramme', { programmeId: 'verger', programme: { title: 'Le Verger' } });
  await admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: { title: 'Une' } });
  for (const [challengeId, host] of [['haies', 'organisations/jardins'], ['serres', 'organisations/serres'], ['proposee', 'organisations/secrete']]) {
    await admin.call('CreateChallenge', { challengeId, challenge: { title: challengeId, cohorts: [COHORT], host, state: challengeId === 'proposee' ? 'STATE_PROPOSED' : 'STATE_SELECTED' } });
  }
  const assign = async (letter, challenge, skill, startDate, endDate, more = {}) => {
    const id = `01HZZZZZZZZZZZZZZZZZZZZZZ${letter}`;
    await admin.call('CreateProfile', { profile: { person: `persons/${id}`, displayName: `${letter} Exemple` } }).catch(({ code }) => assert.equal(code, Code.ALREADY_EXISTS));
    return admin.call('CreateAssignment', { assignment: { person: `people/${id}`, cohort: COHORT, challenge, skill, startDate: day(startDate), endDate: day(endDate), ...more } });
  };
  await assign('A', 'challenges/haies', 'developer', '2022-09-01', '2022-09-30', { fundingLines: [
    { kind: 'KIND_LUMP_SUM', fundingSource: 'PIA', amount: euros(300), shareBasisPoints: 3000, state: 'STATE_TRANSFERRED' },
    { kind: 'KIND_LUMP_SUM', fundingSource: 'LFI', amount: euros(700), shareBasisPoints: 7000 }] });
  await assign('A', 'challenges/haies', 'designer', '2022-10-01', '2022-10-31');
  await assign('B', 'challenges/proposee', 'designer', '2022-11-01', '2022-11-15');
  const gone = await assign('C', '', 'designer', '2022-11-01', '2022-11-30');
  await admin.call('DeleteAssignment', { name: gone.name });
  const record = (outcome) => admin.call('CreateChallengeOutcome', { parent: 'challenges/haies', outcome: { date: day('2024-06-01'), source: 'Bilan', ...outcome } });
  await record({ sequel: 'SEQUEL_EVOLVING', stayedWithHost: 0 });
  await record({ date: day('2025-06-01'), sequel: 'SEQUEL_SCALED_UP' });
});
after(closeClients);

test('people are counted once, months exactly, what was deleted nowhere', async () => {
  const figures = await anonymous.call('GetCohortFigures', { name: COHORT });
  assert.deepEqual([figures.people, figures.peopleToday, figures.assignments], [2, 0, 3]);
  assert.deepEqual([Number(figures.personMonths.parts), figures.personMonths.months], [2.5 * MONTH, 2.5]);
  assert.deepEqual(figures.personMonthsUntilToday, figures.personMonths, 'all of it is past');
  assert.deepEqual(figures.hosts.map(({ name, people }) => [name, people]), [['', 1], ['organisations/jardins', 1]], 'a challenge that is not public has no host');
  assert.deepEqual(figures.skills.map(({ name, people, personMonths }) => [name, people, personMonths.months]), [['designer', 2, 1.5], ['developer', 1, 1]]);
});

test('who pays is told to those who read what is not open data of the programme', async () => {
  for (const client of [anonymous, stranger]) assert.deepEqual((await client.call('GetCohortFigures', { name: COHORT })).funding, []);
  for (const client of [coach, admin]) {
    const { funding } = await client.call('GetCohortFigures', { name: COHORT });
    assert.deepEqual(funding.map((source) => [source.fundingSource, source.plannedAmount.units, source.transferredAmount.units, source.dueAmount.units, source.transferredBasisPoints]),
      [['LFI', '700', '0', '700', 0], ['PIA', '300', '300', '0', 10000]]);
  }
});

test('what became of challenges is what the latest line says; what no line says is not known', async () => {
  const { challenges } = await anonymous.call('GetCohortFigures', { name: COHORT });
  assert.deepEqual([challenges.challenges, challenges.withdrawn], [2, 0], 'those that were selected');
  assert.deepEqual([challenges.sequels, challenges.sequelNotKnown], [[{ sequel: 'SEQUEL_SCALED_UP', challenges: 1 }], 1]);
  assert.deepEqual([challenges.productions, challenges.productionNotKnown], [[], 2]);
  assert.deepEqual(challenges.stayedWithHost, { people: 0, challenges: 1, notKnown: 1 }, 'that nobody stayed is known');
  assert.equal((await anonymous.refusal('GetCohortFigures', { name: 'programmes/verger/cohorts/9' })).code, Code.NOT_FOUND);
});
