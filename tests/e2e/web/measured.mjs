// What is measured of projects of the sample, as their tools would tell it. All invented, and as many days ago as it says.
import { inDays } from '../paris.mjs';
import { Client } from '../rpc.mjs';

const DAY_MS = 86_400_000;
export const INCUBATOR = 'incubators/la-serre', COACH = `coach@${INCUBATOR}`, STRANGER = 'coach@incubators/le-relais';
// What flows, what delivers every day, what nobody tells anything of.
export const FLOWING = 'projects/arrosoir', DAILY = 'projects/sillon', SILENT = 'projects/jachere';
const IN_PROGRESS = 2, DONE = 3, PRODUCTION = 1, SUCCEEDED = 1, JDMA = 1;
const DAYS = 180;
// Of ten items: P50 5.5, P85 9, P95 20.
const CYCLES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20];

export const isoAgo = (days) => inDays(-days);
const at = (text) => ({ seconds: Math.floor(Date.parse(text) / 1000), nanos: 0 });
const noonAgo = (days) => at(`${isoAgo(days)}T12:00:00Z`);
export const dayAgo = (days) => Object.fromEntries(isoAgo(days).split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));

// Who tells it all: a coach of both.
export const clientOf = (stack) => new Client(stack.server, stack.token(COACH));
export const tellItems = (coach, parent, workItems) => coach.call('UpsertWorkItems', { parent, source: 'tableau', workItems });
// In progress from so many days ago to so many days ago; since then, without the second.
export const item = (sourceId, from, to) => ({ sourceId, type: 'story', transitions: [{ to: IN_PROGRESS, time: noonAgo(from), status: 'En revue' }, ...(to === undefined ? [] : [{ to: DONE, time: noonAgo(to) }])] });

export async function measure(stack) {
  const admin = new Client(stack.server, stack.token('programme_admin')), coach = clientOf(stack);
  for (const [name, title] of [[FLOWING, 'Arrosoir commun'], [DAILY, 'Sillon quotidien'], [SILENT, 'Jachère tranquille']]) {
    await admin.call('CreateProject', { projectId: name.split('/')[1], project: { title, kind: 1, primaryIncubator: INCUBATOR } });
  }
  await tellItems(coach, FLOWING, [...CYCLES.map((days) => item(`a${days}`, 40, 40 - days)), item('vieux', 60), { sourceId: 'sans-debut', transitions: [{ to: DONE, time: noonAgo(8) }] }]);
  await tellItems(coach, DAILY, Array.from({ length: DAYS }, (_, i) => item(`d${i + 1}`, i + 3, i + 1)));
  for (let week = 0; week < 10; ++week) {
    await coach.call('RecordDeployment', { parent: FLOWING, deployment: { sourceId: `w${week}`, source: 'chaine', tier: PRODUCTION, outcome: SUCCEEDED, finishTime: noonAgo(3 + 7 * week) } });
  }
  await coach.call('CreateSurvey', { parent: FLOWING, survey: { kind: JDMA, date: dayAgo(5), counts: [{ answer: 'GOOD', count: 60 }, { answer: 'MEDIUM', count: 39 }, { answer: 'BAD', count: 1 }] } });
  await coach.call('IngestPoints', { parent: FLOWING, source: 'audience', points: [[1, 30], [8, 20], [15, 50]].map(([days, value]) => ({ metric: 'definitions/visits', time: noonAgo(days), value })) });
  return coach;
}

// As if all of it had been told long ago: how good a promise was depends on what was known then.
export function toldLongAgo(stack) {
  const schema = stack.schemaOf('metrics');
  for (const [table, columns] of [['work_items', ['created_at_us', 'updated_at_us']], ['record_history', ['recorded_at_us']]]) {
    stack.database.sql(`UPDATE ${table} SET ${columns.map((name) => `${name} = ${name} - ${365 * DAY_MS * 1000}`).join(', ')}`, schema);
  }
  stack.database.sql('UPDATE item_transitions SET recorded_at_us = time_us', schema);
}
