// Somebody who signs in, and a life that leaves them in every table: what tests of erasure begin with.
import { randomUUID } from 'node:crypto';
import { Client } from './rpc.mjs';

export const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
export const write = (client, method, request) => client.call(method, { requestId: randomUUID(), ...request });

// Signed in for the first time, with what their token calls them: {client, person, ...the claims}.
export async function signIn(stack, claims) {
  const client = new Client(stack.server, stack.sign(claims));
  return { ...claims, client, person: (await client.call('GetCaller')).person };
}

// A decomposed accent, capitals, no accent: the same name.
const decomposed = (text) => text.normalize('NFD');
const bare = (text) => decomposed(text).replace(/\p{M}/gu, '');
const text = (stringValue) => ({ stringValue });

export const OURS = 'incubators/la-serre';
// What a project says of somebody: each field names them in another way.
export const sheetOf = ({ name, email, alias }) => ({
  kind: 'PROJECT_KIND_STATE_STARTUP', primaryIncubator: OURS, timeBox: { startDate: day('2025-01-01'), endDate: day('2025-12-31') },
  contact: email, intrapreneur: name.toUpperCase(), programmeContact: `${bare(name)} <${email.toUpperCase()}>`, incubatorContact: `Joindre ${decomposed(name)}, le matin`,
  sourceFields: { fields: { porteur: text(alias), groupe: { listValue: { values: [text(name), text('une agente')] } }, fiche: { structValue: { fields: { courriel: text(email) } } } } },
});

export const importedOf = (id, who) => [{ source: 'registre', items: [
  { file: `${id}.md`, project: { project: { ...sheetOf(who), name: `projects/${id}-importe`, title: 'Importé' },
    phaseRecords: [{ phase: 'PHASE_INVESTIGATION', effectiveDate: day('2025-01-06') }] } },
  { file: `${id}.yml`, committee: { name: `committees/${id}-importe`, incubator: OURS, date: day('2025-02-05'), members: [{ displayName: who.name, title: 'experte' }],
    hearings: [{ project: `projects/${id}-importe` }] } },
] }];

// What an administrator and a system write of somebody, whose names begin with `id`: what there is, what there was, what was
// deleted. The request of one of the writes, which may be made again.
export async function writeLifeOf(admin, system, id, who) {
  const name = `projects/${id}`;
  const first = { projectId: id, project: { ...sheetOf(who), title: 'Semis' }, requestId: randomUUID() };
  await admin.call('CreateProject', first);
  // Named once, and no longer.
  await write(admin, 'CreateProject', { projectId: `${id}-passe`, project: { ...sheetOf(who), title: 'Passé' } });
  await write(admin, 'UpdateProject', { project: { name: `${name}-passe`, contact: 'bureau@serre.example', intrapreneur: '', programmeContact: '', incubatorContact: '', sourceFields: null },
    updateMask: { paths: ['contact', 'intrapreneur', 'programme_contact', 'incubator_contact', 'source_fields'] } });
  for (const fate of ['supprime', 'revenu']) {
    await write(admin, 'CreateProject', { projectId: `${id}-${fate}`, project: { ...sheetOf(who), title: fate } });
    await write(admin, 'DeleteProject', { name: `${name}-${fate}` });
  }
  await write(admin, 'UndeleteProject', { name: `${name}-revenu` });
  await write(admin, 'AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2025-01-06') });
  const extension = (endDate, grantedBy) => ({ endDate: day(endDate), grantedBy, reason: 'un recrutement' });
  await write(admin, 'CreateTimeBoxExtension', { parent: name, timeBoxExtension: extension('2026-03-31', who.name) });
  await write(admin, 'CorrectTimeBoxExtension', { name: `${name}/timeBoxExtensions/1`, timeBoxExtension: extension('2026-04-30', 'le comité'), reason: 'une faute' });
  await write(admin, 'CreateTimeBoxExtension', { parent: name, timeBoxExtension: extension('2026-06-30', `Accordé par ${who.name}`) });
  await write(admin, 'CreateIncubator', { incubatorId: `${id}-incubateur`, incubator: { title: 'Incubateur', contact: who.email } });
  await write(admin, 'CreateIncubator', { incubatorId: `${id}-ancien`, incubator: { title: 'Ancien', contact: `${who.name} <${who.email}>` } });
  await write(admin, 'UpdateIncubator', { incubator: { name: `incubators/${id}-ancien`, contact: 'bureau@serre.example' }, updateMask: { paths: ['contact'] } });
  const hearings = [{ project: name, decision: 'DECISION_POSTPONE', nextReviewDate: day('2026-01-15') }];
  const committee = (date) => ({ incubator: OURS, date: day(date), members: [{ displayName: who.name, title: 'présidence' }, { displayName: 'Une experte' }], hearings });
  await write(admin, 'CreateCommittee', { committeeId: `${id}-tenu`, committee: committee('2025-06-01') });
  await write(admin, 'HoldCommittee', { name: `committees/${id}-tenu` });
  await write(admin, 'CreateCommittee', { committeeId: `${id}-prepare`, committee: committee('2025-10-01') });
  await write(admin, 'CreateCommittee', { committeeId: `${id}-sans`, committee: committee('2025-11-01') });
  await write(admin, 'UpdateCommittee', { committee: { name: `committees/${id}-sans`, members: [{ displayName: 'Une experte' }] }, updateMask: { paths: ['members'] } });
  // A reason that the audit alone has.
  const given = await write(admin, 'CreateAccessBinding', { accessBinding: { principal: `agent-${id}`, role: 'ROLE_COACH', resource: OURS } });
  await write(admin, 'RevokeAccessBinding', { name: given.name, reason: `À la demande de ${who.name}` });
  await system.stream('ImportProjects', importedOf(id, who));
  return first;
}

// What somebody with a role on everything does to things of others: recorded under their person's name, and no other.
export async function act({ client }, id) {
  const name = `projects/${id}`;
  const funding = (units) => ({ fundingSource: 'FAST', amount: { currencyCode: 'EUR', units }, date: day('2025-03-04') });
  await write(client, 'CreateProject', { projectId: id, project: { kind: 'PROJECT_KIND_STATE_STARTUP', primaryIncubator: OURS, title: 'Verger', links: { productUri: 'https://verger.example' } } });
  await write(client, 'AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION', effectiveDate: day('2025-02-03'), force: true, reason: 'vu en comité' });
  await write(client, 'CreateJournalEntry', { parent: name, journalEntry: { date: day('2025-03-03'), text: 'Les plants sont arrivés' } });
  await write(client, 'PublishJournalEntry', { name: `${name}/journalEntries/1` });
  await write(client, 'CreateFundingLine', { parent: name, fundingLine: funding('1000') });
  await write(client, 'CorrectFundingLine', { name: `${name}/fundingLines/1`, fundingLine: funding('2000'), reason: 'une faute' });
  await write(client, 'CreateSpendingEntry', { parent: name, spendingEntry: { date: day('2025-03-05'), amount: { currencyCode: 'EUR', units: '10' }, category: 'CATEGORY_OTHER' } });
  await write(client, 'CreateEvidence', { parent: name, evidence: { phase: 'PHASE_SCALING', code: 'RISK_ANALYSIS', note: 'vue sur papier' } });
  await write(client, 'CreateProjectEvent', { parent: name, event: { type: 'other', date: day('2025-03-06'), comment: 'fête' } });
  await write(client, 'CreateProgramme', { programmeId: id, programme: { title: 'Verger' } });
  await write(client, 'CreateCohort', { parent: `programmes/${id}`, cohortId: '1', cohort: { title: 'Promotion 1' } });
  const given = await write(client, 'CreateAccessBinding', { accessBinding: { principal: `agent-${id}`, role: 'ROLE_COACH', resource: OURS } });
  await write(client, 'RevokeAccessBinding', { name: given.name, reason: 'fin' });
  return [(await write(client, 'CreateAccessBinding', { accessBinding: { principal: `agent-${id}-garde`, role: 'ROLE_SYSTEM' } })).name, given.name];
}
