// What the scripts about metrics stand on: two incubators, projects of theirs, and who looks at them.
import { Client } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

export const SERRE = 'incubators/la-serre', VERGER = 'incubators/le-verger', SEMIS = 'projects/semis', GREFFE = 'projects/greffe';

export const at = (text) => ({ seconds: Math.floor(Date.parse(text) / 1000), nanos: 0 });
export const day = (text) => { const [year, month, date] = text.split('-').map(Number); return { year, month, day: date }; };

// Everybody at once: an administrator, coaches of both incubators, a system that tells of one project, nobody.
export async function ground(options = {}) {
  const stack = await Stack.start(options);
  const as = (role) => new Client(stack.server, role && stack.token(role));
  const [admin, coach, stranger, feed, anonymous] = ['programme_admin', `coach@${SERRE}`, `coach@${VERGER}`, `source@${SEMIS}`, ''].map(as);
  await admin.call('CreateOrganisation', { organisationId: 'ministere', organisation: { title: 'Ministère des jardins' } });
  for (const [name, title] of [[SERRE, 'La Serre'], [VERGER, 'Le Verger']]) {
    await admin.call('CreateIncubator', { incubatorId: name.split('/')[1], incubator: { title, owner: 'organisations/ministere' } });
  }
  for (const [name, primaryIncubator] of [[SEMIS, SERRE], [GREFFE, VERGER]]) {
    await admin.call('CreateProject', { projectId: name.split('/')[1], project: { title: name, kind: 1, primaryIncubator } });
  }
  return { stack, admin, coach, stranger, feed, anonymous };
}

// Of one project and period, by id.
export async function figures(client, indicators, { project = SEMIS, from = '2026-01-01T00:00:00Z', to = '2026-04-01T00:00:00Z', ...more } = {}) {
  const reply = await client.call('QueryIndicators', { project, indicators, fromTime: at(from), toTime: at(to), asOf: at(to), ...more });
  return Object.fromEntries(reply.indicators.map((one) => [one.indicator, one]));
}
