// A season, as its coaches prepare one: a programme, two cohorts, challenges and what became of them, a grid, calls. All invented.
const ADMIN = 'programme_admin';
const DAY_MS = 86_400_000;

export const COACH = 'coach@programmes/potagers';
export const COHORT = 'programmes/potagers/cohorts/1';
export const NEXT = 'programmes/potagers/cohorts/2';

// Days from the one that the script began on: the same ones, however long it takes.
const BEGUN = Date.now();
export const iso = (days) => new Date(BEGUN + days * DAY_MS).toISOString().slice(0, 10);
export const day = (text) => Object.fromEntries(text.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
// {year, month, day} of an answer as 2027-01-04, and the day that an instant is by the clocks of a zone.
export const isoOf = ({ year, month, day: of }) => [String(year).padStart(4, '0'), ...[month, of].map((n) => String(n).padStart(2, '0'))].join('-');
export const isoIn = (time, timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(time));
export const instant = (days) => new Date(Date.now() + days * DAY_MS).toISOString();

// Through the gateway's door, as any program would. `as`: a role, or what a token of somebody without one says ({sub, name}).
export const caller = (stack) => async (method, request, as = COACH) => {
  const token = typeof as === 'string' ? stack.token(as) : stack.sign(as);
  const reply = await fetch(`${stack.web}/pepiniere.cohort.v1.CohortService/${method}`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(request),
  });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
  return answer;
};

const CRITERIA = [
  { code: 'IMPACT', label: 'Intérêt pour les jardiniers', minimum: 1, maximum: 4, weight: '2', meanings: [{ mark: 1, meaning: 'faible' }, { mark: 4, meaning: 'fort' }] },
  { code: 'FEASIBILITY', label: 'Faisable en une saison', minimum: 1, maximum: 4, weight: '1/2' }];

// People: the development sign-in knows these three by their role alone.
export const CANDIDATE = 'team@projects/riverains-ensemble', OTHER_CANDIDATE = 'ministry@organisations/ministere-des-rivieres', JUROR = 'policy_officer';

// An open call, published: until in three days.
export const OPEN_CALL = () => ({ cohort: NEXT, title: 'Jardinières et jardiniers de la saison 2', kind: 'KIND_CANDIDATES', description: 'Venez *cultiver*.', timeZone: 'Indian/Reunion',
  openTime: instant(-1), closeTime: instant(3.5), gridVersion: 'grids/potagers/versions/1', choicesMin: 1, choicesMax: 2, poolOffered: true, minimumCompleteReviews: 2,
  anonymousScreening: true, resultsDate: day(iso(30)), daysToAccept: 7, waitingListEndDate: day(iso(60)), retentionMonths: 24,
  form: [{ code: 'NAME', label: 'Votre nom', kind: 'KIND_TEXT', required: true, maxLength: 200, personal: true },
    { code: 'WHY', label: 'Pourquoi vous ?', kind: 'KIND_LONG_TEXT', required: true, maxLength: 3000 },
    { code: 'TOOL', label: 'Votre outil', kind: 'KIND_CHOICE', options: ['Bêche', 'Sécateur'] }],
  eligibilityRules: [{ kind: 'KIND_MINIMUM_AGE', asOf: 'DAY_COHORT_START', minimumAge: 18 }, { kind: 'KIND_NOT_SERVING_AGENT', asOf: 'DAY_DECISION' }] });

export async function prepareSeason(stack) {
  const call = caller(stack);
  await call('CreateProgramme', { programmeId: 'potagers', programme: { title: 'Potagers publics', owner: 'organisations/ministere-des-jardins' } }, ADMIN);
  for (const [cohortId, cohort] of [['1', { title: 'Saison 1', startDate: day('2023-03-01'), endDate: day('2023-11-30') }], ['2', { title: 'Saison 2', startDate: day(iso(90)) }]]) {
    await call('CreateCohort', { parent: 'programmes/potagers', cohortId, cohort });
  }
  const challenge = (challengeId, more) => call('CreateChallenge', { challengeId, challenge: { cohorts: [COHORT], state: 'STATE_SELECTED', ...more } });
  await challenge('eau-juste', { title: 'Eau juste', host: 'organisations/ministere-des-rivieres', administrativeHost: 'organisations/ministere-des-jardins', themes: ['Eau', 'Climat'],
    skills: ['développeuse', 'designer'], description: '# Arroser mieux\n\nDire à chacun combien arroser.', project: 'projects/riverains-ensemble',
    supporters: [{ part: 'PART_SPONSOR', displayName: 'Une directrice des eaux' }, { part: 'PART_MENTOR', displayName: 'Un chef de bassin' }] });
  await challenge('sols-vivants', { title: 'Sols vivants', host: 'organisations/ministere-des-jardins', themes: ['Sols'], skills: ['designer'] });
  await challenge('graines', { title: 'Graines voyageuses', cohorts: [NEXT], hostText: 'Le jardin d’à côté', skills: ['data scientist'] });
  await challenge('cache', { title: 'Encore secret', cohorts: [COHORT, NEXT], state: 'STATE_PROPOSED', skills: ['développeuse'] });
  const outcome = (more) => call('CreateChallengeOutcome', { parent: 'challenges/eau-juste', outcome: { source: 'Bilan de la saison 1', ...more } });
  await outcome({ date: day('2023-12-15'), production: 'PRODUCTION_PLANNED' });
  const wrong = await outcome({ date: day('2024-06-30'), sequel: 'SEQUEL_ABANDONED' });
  await call('CorrectChallengeOutcome', { name: wrong.name, reason: 'Mauvais défi',
    outcome: { date: day('2024-06-30'), source: 'Enquête de juin', production: 'PRODUCTION_IN_PRODUCTION', sequel: 'SEQUEL_SCALED_UP', maintainer: 'MAINTAINER_IT_DEPARTMENT', stayedWithHost: 0, stayedInAdministration: 2 } });
  await call('CreateGrid', { gridId: 'potagers', grid: { programme: 'programmes/potagers', title: 'Grille des potagers' } });
  await call('CreateGridVersion', { parent: 'grids/potagers', version: { criteria: CRITERIA, note: 'La première.' } });
  await call('CreateCall', { callId: 'jardiniers-2', call: OPEN_CALL() });
  await call('CreateSeat', { parent: 'calls/jardiniers-2', seatId: 'graines-data', seat: { challenge: 'challenges/graines', skill: 'data scientist', count: 2 } });
  await call('PublishCall', { name: 'calls/jardiniers-2' });
  return call;
}

// A call that asks for a file, with two seats.
const WITH_FILE = (more) => ({ ...OPEN_CALL(), choicesMin: 1, choicesMax: 2, timeZone: 'Europe/Paris',
  form: [{ code: 'NAME', label: 'Votre nom', kind: 'KIND_TEXT', required: true, maxLength: 20, personal: true },
    { code: 'WHY', label: 'Pourquoi vous ?', kind: 'KIND_LONG_TEXT', required: true, maxLength: 3000 }, { code: 'CV', label: 'Votre CV', kind: 'KIND_FILE' }], ...more });

const TWO_SEATS = [['data', 'data scientist'], ['design', 'designer']];

async function publishCall(call, callId, more, seats = TWO_SEATS) {
  const name = `calls/${callId}`;
  await call('CreateCall', { callId, call: WITH_FILE(more) });
  for (const [seatId, skill] of seats) await call('CreateSeat', { parent: name, seatId, seat: { challenge: 'challenges/graines', skill, count: 1 } });
  await call('PublishCall', { name });
  return name;
}

const HONOUR = 'Sur l’honneur';
export const personOf = async (call, as) => (await call('GetCaller', {}, as)).person;

// Somebody's application, submitted.
export async function applied(call, to, as, { name = 'Camille Exemple', serves = false, seats = ['data'], organisation = '' } = {}) {
  const made = await call('CreateApplication', { parent: to, application: { applicant: await personOf(call, as), poolConsent: true, organisation, choices: seats.map((seat) => `${to}/seats/${seat}`),
    answers: [{ code: 'NAME', value: name }, { code: 'WHY', value: `Pour les graines, dit ${name.length}.` }],
    eligibilityAnswers: [{ kind: 'KIND_MINIMUM_AGE', day: '1990-05-01', declaration: HONOUR }, { kind: 'KIND_NOT_SERVING_AGENT', answer: serves, declaration: HONOUR }] } }, as);
  await call('SubmitApplication', { name: made.name }, as);
  return made.name;
}

// Closes a call a second ago, whatever it says of itself.
export const closeCall = (stack, name) => stack.database.sql(`UPDATE calls SET close_time_us = ${(Date.now() - 1000) * 1000} WHERE id = '${name.split('/').pop()}'`, stack.schemaOf('cohort'));

// An open call, and a closed one with three applications, a juror, and one application that this juror is recused from.
export async function prepareApplications(stack) {
  const call = await prepareSeason(stack);
  const open = await publishCall(call, 'ouverts', { title: 'Semeuses et semeurs' });
  const closed = await publishCall(call, 'fermes', { title: 'Récolte passée' });
  const juror = await call('CreateJuror', { parent: closed, juror: { person: await personOf(call, JUROR), displayName: 'Une jurée' } });
  const applications = [await applied(call, closed, CANDIDATE), await applied(call, closed, { sub: 'bo', name: 'Bo Exemple' }, { name: 'Bo Exemple', serves: true, seats: ['design', 'data'], organisation: 'organisations/direction-des-semis' }),
    await applied(call, closed, { sub: 'cy', name: 'Cy Exemple' }, { name: 'Cy Exemple' })];
  closeCall(stack, closed);
  await call('CreateConflict', { parent: juror.name, conflict: { application: applications[2], reason: 'Voisins' } });
  return { call, open, closed, applications, juror };
}

// One who judges, and one who applies, without a role.
const JUDGE = { sub: 'jo', name: 'Jo Exemple' };
export const EQUAL = { sub: 'bo', name: 'Bo Exemple' };

// A submitted review of each of these: the marks by the criteria of the grid.
async function reviewed(call, to, marked) {
  await call('CreateJuror', { parent: to, juror: { person: await personOf(call, JUDGE), displayName: 'Un juge' } });
  for (const [application, marks] of marked) {
    const { name } = await call('CreateReview', { parent: application, review: { marks: CRITERIA.map(({ code: criterion }, i) => ({ criterion, mark: marks[i] })) } }, JUDGE);
    await call('SubmitReview', { name }, JUDGE);
  }
}

// A closed call whose jury has marked: two equals whom no lot parts, one below them, and a seat that nobody chose.
export async function prepareMarked(stack) {
  const call = await prepareSeason(stack);
  const marked = await publishCall(call, 'moisson', { title: 'Moisson notée', minimumCompleteReviews: 1 }, [...TWO_SEATS, ['hiver', 'pédologue']]);
  const applications = {
    candidate: await applied(call, marked, CANDIDATE, { seats: ['data', 'design'] }), equal: await applied(call, marked, EQUAL, { name: EQUAL.name, seats: ['data'] }),
    other: await applied(call, marked, OTHER_CANDIDATE, { name: 'Cy Exemple', seats: ['design'] }),
  };
  closeCall(stack, marked);
  await reviewed(call, marked, [[applications.candidate, [4, 3]], [applications.equal, [4, 3]], [applications.other, [2, 2]]]);
  stack.database.sql("DELETE FROM call_seeds WHERE call_id = 'moisson'", stack.schemaOf('cohort'));
  return { call, marked, applications };
}
