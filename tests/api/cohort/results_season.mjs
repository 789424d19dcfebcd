// A call with its jury, as the tests of its results begin: a programme, its coach, seats, and what jurors mark.
import { inDays } from '../../e2e/paris.mjs';
import { Client, Code } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';
import { day } from './season.mjs';

const COHORT = 'programmes/verger/cohorts/1', DAY = 86_400;
export const at = (seconds) => ({ seconds: String(Math.floor(Date.now() / 1000) + seconds), nanos: 0 });
export const dayAt = (days) => day(inDays(days));
export const idOf = (name) => name.split('/').pop();

// The cohort service copies from the portfolio which organisations lie below which: until then, who is recused, and what a
// ministry sees, nobody can tell.
export async function knowsOrganisations(stack) {
  const ministry = new Client(stack.server, stack.token('ministry@organisations/jardins'));
  await eventually('what organisations lie below is known', () => ministry.call('ListChallenges').then(() => true, ({ code, message }) => {
    if (code !== Code.UNAVAILABLE) throw new Error(message);
    return false;
  }));
}

export class Season {
  // options: of the stack.
  static async start(options) {
    const season = new Season();
    season.number = 0;
    season.stack = await Stack.start(options);
    const as = (role) => new Client(season.stack.server, role && season.stack.token(role));
    [season.admin, season.coach, season.stranger] = ['programme_admin', 'coach@programmes/verger', 'coach@programmes/potager'].map(as);
    for (const programmeId of ['verger', 'potager']) await season.admin.call('CreateProgramme', { programmeId, programme: { title: programmeId } });
    await season.admin.call('CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: { title: 'Promotion 1' } });
    await knowsOrganisations(season.stack);
    return season;
  }

  sql(text) {
    return this.stack.database.sql(text, this.stack.schemaOf('cohort'));
  }

  // Somebody who signed in, without any role.
  async person(name = `Personne ${this.number + 1}`) {
    const client = new Client(this.stack.server, this.stack.sign({ sub: `r-${++this.number}`, name }));
    client.person = (await client.call('GetCaller')).person;
    return client;
  }

  // An open call with a grid of these criteria and these seats: { name: how many }.
  async open({ criteria = ['MARK'], maximum = 4, reviews = 1, seats = { dev: 1 }, more = {} } = {}) {
    const id = `r-${++this.number}`, name = `calls/${id}`;
    await this.coach.call('CreateGrid', { gridId: id, grid: { programme: 'programmes/verger', title: 'Grille' } });
    await this.coach.call('CreateGridVersion', { parent: `grids/${id}`, version: { criteria: criteria.map((code) => ({ code, label: code, minimum: 1, maximum })) } });
    await this.coach.call('CreateCall', { callId: id, call: { cohort: COHORT, title: 'Candidatures', kind: 'KIND_CANDIDATES', openTime: at(-60), closeTime: at(30 * DAY), gridVersion: `grids/${id}/versions/1`,
      choicesMin: 1, choicesMax: 3, minimumCompleteReviews: reviews, resultsDate: dayAt(60), daysToAccept: 7, waitingListEndDate: dayAt(90), retentionMonths: 1,
      form: [{ code: 'WHY', label: 'Pourquoi', kind: 'KIND_TEXT' }], ...more } });
    for (const [seatId, count] of Object.entries(seats)) {
      await this.coach.call('CreateChallenge', { challengeId: `${id}-${seatId.toLowerCase()}`, challenge: { title: seatId, cohorts: [COHORT], state: 'STATE_SELECTED' } });
      await this.coach.call('CreateSeat', { parent: name, seatId: seatId.toLowerCase(), seat: { challenge: `challenges/${id}-${seatId.toLowerCase()}`, skill: seatId, count } });
    }
    await this.coach.call('PublishCall', { name });
    return name;
  }

  // Who applies, with seats in order: { client, name }.
  async applies(call, choices, more = {}) {
    const client = await this.person();
    const { name } = await client.call('CreateApplication', { parent: call, application: { applicant: client.person, choices: choices.map((seat) => `${call}/seats/${seat.toLowerCase()}`), ...more } });
    await client.call('SubmitApplication', { name });
    return { client, name };
  }

  close(call) {
    this.sql(`UPDATE calls SET close_time_us = ${Date.now() * 1000} WHERE id = '${idOf(call)}'`);
  }

  async juror(call, seats = [], more = {}) {
    const client = await this.person();
    const row = await this.coach.call('CreateJuror', { parent: call, juror: { person: client.person, displayName: `Jury ${this.number}`, seats: seats.map((seat) => `${call}/seats/${seat.toLowerCase()}`), ...more } });
    return { client, row };
  }

  // A submitted review: a mark a criterion, null for an abstention.
  async marks(juror, application, criteria, values) {
    const { name } = await juror.client.call('CreateReview', { parent: application, review: {
      marks: criteria.flatMap((criterion, i) => (values[i] === null ? [] : [{ criterion, mark: values[i] }])),
      abstentions: criteria.flatMap((criterion, i) => (values[i] === null ? [{ criterion, reason: 'je ne sais pas' }] : [])) } });
    return juror.client.call('SubmitReview', { name });
  }
}
