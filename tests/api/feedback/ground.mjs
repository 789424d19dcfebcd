// What the scripts about feedback stand on: a programme with two cohorts, its coach, and people who are of them.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Client, Code } from '../../e2e/rpc.mjs';
import { today } from '../../e2e/paris.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';

export const PROGRAMME = 'programmes/verger', FIRST = `${PROGRAMME}/cohorts/1`, SECOND = `${PROGRAMME}/cohorts/2`;
export const day = (iso) => { const [year, month, date] = iso.split('-').map(Number); return { year, month, day: date }; };
export const inDays = (days) => ({ seconds: Math.floor(Date.now() / 1000) + Math.round(days * 86400), nanos: 0 });
export const fieldsOf = (refusal) => {
  assert.equal(refusal.code, Code.INVALID_ARGUMENT, refusal.message);
  return refusal.BadRequest.fieldViolations.map(({ field }) => field).sort();
};
export const reasonOf = (refusal) => [refusal.code, refusal.ErrorInfo?.reason];

export class Ground {
  // options: of the stack.
  static async start(options = {}) {
    return Ground.on(await Stack.start(options));
  }
  // On what runs already.
  static async on(stack) {
    const ground = new Ground();
    ground.stack = stack;
    ground.admin = ground.as('programme_admin');
    ground.coach = ground.as(`coach@${PROGRAMME}`);
    ground.stranger = ground.as('coach@programmes/potager');
    ground.anonymous = ground.as('');
    await ground.admin.call('CreateProgramme', { programmeId: 'verger', programme: { title: 'Le Verger' } });
    for (const [cohortId, title] of [['1', 'Une'], ['2', 'Deux']]) {
      await ground.admin.call('CreateCohort', { parent: PROGRAMME, cohortId, cohort: { title } });
    }
    return ground;
  }
  as(role) {
    return new Client(this.stack.server, role && this.stack.token(role));
  }
  // Somebody who signs in: {client, person}; with roles of a token, if any.
  async someone(name = 'Camille Exemple', roles = []) {
    const claims = { sub: `agent-${randomUUID()}`, name, ...(roles.length ? { pepiniere_roles: roles } : {}) };
    const client = new Client(this.stack.server, this.stack.sign(claims));
    return { client, person: (await client.of('access').call('GetCaller')).person };
  }
  // The same of a cohort.
  async fellow(cohort = FIRST, skill = 'dev') {
    const who = await this.someone();
    const profile = await this.admin.call('CreateProfile', { profile: { person: who.person, displayName: 'Camille Exemple', cohorts: [cohort] } });
    await this.admin.call('CreateAssignment', { assignment: { person: profile.name, cohort, skill, startDate: day(today()), months: 2 } });
    return who;
  }
  async fellows(count, cohort, skill) {
    const all = [];
    for (let i = 0; i < count; ++i) all.push(await this.fellow(cohort, skill));
    return all;
  }
  // A questionnaire of these questions: its first version.
  async questionnaire(questions = [{ code: 'q1', kind: 'KIND_SCALE', text: 'Êtes-vous à l’aise dans votre équipe ?' }]) {
    const questionnaireId = `q-${randomUUID()}`;
    const { name } = await this.coach.call('CreateQuestionnaire', { questionnaireId, questionnaire: { programme: PROGRAMME, title: 'Où en êtes-vous ?' } });
    return this.coach.call('CreateQuestionnaireVersion', { parent: name, version: { questions } });
  }
  async draft({ questions, version, cohorts = [FIRST], breakdown = [], readers = 'READERS_EVERYBODY', ...more } = {}) {
    const asked = version ?? await this.questionnaire(questions);
    return this.coach.call('CreateCampaign', { campaignId: `c-${randomUUID()}`, campaign: {
      programme: PROGRAMME, title: 'La promotion', questionnaireVersion: asked.name, breakdown, readers, endTime: inDays(10),
      audience: cohorts.map((cohort) => ({ kind: 'KIND_FELLOWS', cohort })), ...more } });
  }
  async open(options) {
    return this.coach.call('OpenCampaign', { name: (await this.draft(options)).name });
  }
  // Closed, and as far as it comes by itself.
  async close({ name }) {
    await this.coach.call('CloseCampaign', { name });
    return eventually('the key of the answers is destroyed', async () => {
      const campaign = await this.coach.call('GetCampaign', { name });
      return campaign.closingStep === 'CLOSING_STEP_KEY_DESTROYED' && campaign;
    });
  }
  async release(campaign) {
    await this.close(campaign);
    await this.coach.call('ReleaseCampaign', { name: campaign.name });
    return this.coach.call('GetRelease', { name: `${campaign.name}/release` });
  }
  // Of the feedback service's schema.
  sql(text) {
    return this.stack.database.sql(text, this.stack.schemaOf('feedback'));
  }
}

export const answer = ({ client }, campaign, values) => client.call('PutAnswer', { answer: { name: `${campaign.name}/answer`,
  values: Object.entries(values).map(([question, said]) => (typeof said === 'string' ? { question, text: said } : { question, options: [said].flat().map(String) })) } });
