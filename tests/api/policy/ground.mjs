// What the scripts about policy stand on: an authority below a ministry, two officers, people who have something to say, and the
// way of a proposal, step by step.
import { randomUUID } from 'node:crypto';
import { Client } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

export const MINISTRY = 'organisations/ministere-des-rives', AUTHORITY = 'organisations/direction-des-berges';
export const at = (time) => ({ seconds: Math.floor(new Date(time).getTime() / 1000), nanos: 0 });
export const day = (text) => { const [year, month, date] = text.split('-').map(Number); return { year, month, day: date }; };
export const iso = (date) => date && `${String(date.year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
export const soon = (seconds) => at(Date.now() + seconds * 1000);
// The day it is in Paris, so many days from now.
export const daysFromNow = (days) => day(new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(Date.now() + days * 86_400_000));
export const reasonOf = (refusal) => refusal.ErrorInfo?.reason;

export async function ground(options = {}) {
  const stack = await Stack.start(options);
  const all = (role) => new Client(stack.server, role && stack.token(role));
  const policy = (role) => all(role).of('PolicyService');
  const administrator = all('programme_admin');
  await administrator.call('CreateOrganisation', { organisationId: MINISTRY.split('/')[1], organisation: { title: 'Ministère des rives' } });
  await administrator.call('CreateOrganisation', { organisationId: AUTHORITY.split('/')[1], organisation: { title: 'Direction des berges', parent: MINISTRY } });
  await administrator.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre', owner: MINISTRY } });
  await administrator.call('CreateProject', { projectId: 'semis', project: { title: 'Semis', kind: 1, primaryIncubator: 'incubators/la-serre' } });
  // Somebody who is signed in and holds no role; `roles`: what their token says beside.
  const somebody = async (name, roles = []) => {
    const whole = new Client(stack.server, stack.sign({ sub: `agent-${randomUUID()}`, name, ...(roles.length > 0 && { pepiniere_roles: roles }) }));
    const { person } = await whole.of('AccessService').call('GetCaller');
    return Object.assign(whole.of('PolicyService'), { person, whole });
  };
  return { stack, administrator, policy, somebody, admin: policy('programme_admin'), officer: policy('policy_officer'), anonymous: policy(''),
    ministry: policy(`ministry@${MINISTRY}`), author: await somebody('Camille Exemple') };
}

export const CONTENT = { title: 'Acheter un logiciel libre sans marché', problem: 'Il faut six mois pour commander une journée.', natures: ['REGULATORY'],
  proposedChange: 'Relever le seuil.', topics: ['constraintTopics/marches'],
  targetTexts: [{ kind: 2, identifier: 'Code de la commande publique', article: 'R. 2122-8', currentWording: 'quarante mille euros', proposedWording: 'cent mille euros', authority: AUTHORITY }] };

export const draft = (author, more = {}) => author.call('CreateProposal', { author: author.person, proposal: { ...CONTENT, ...more } });
export const cite = (author, { name }, more = {}) => author.call('CreateEvidence', { parent: name, evidence: { kind: 8, title: 'Un rapport', uri: 'https://rapport.example/achats', said: 'Six mois en moyenne.', ...more } });

// From a draft to the state of that name, by whoever may; what it went through. `more`: of the proposal, `cites` (what it cites
// beside), `clock` (of its transmission).
export async function bring(to, { author, officer }, more = {}) {
  const way = { proposal: await draft(author, more) };
  const { name } = way.proposal;
  const steps = {
    SUBMITTED: async () => { way.evidence = await cite(author, way.proposal); for (const each of more.cites ?? []) await cite(author, way.proposal, { uri: '', said: '', ...each }); await author.call('SubmitProposal', { name }); },
    ADMISSIBLE: () => officer.call('AdmitProposal', { name, reason: 'Le problème est réel.' }),
    CONSULTATION: async () => {
      way.consultation = await officer.call('CreateConsultation', { consultation: { proposal: name, title: 'Qu’en pensez-vous ?', startTime: at(Date.now() - 1000), endTime: soon(3600), audience: 1, moderation: 1 } });
    },
    COMMITTEE: async () => {
      await officer.call('CloseConsultation', { name: way.consultation.name, reason: 'Tout est dit.' });
      await officer.call('PublishConsultationSummary', { name: way.consultation.name, summary: 'Approuvée.' });
      await officer.call('ReferProposal', { name });
    },
    DECIDED: async () => {
      way.session = await sit(officer, [name]);
      way.decision = await decide(officer, way.session, name);
    },
    TRANSMITTED: async () => { way.transmission = await transmit(officer, name, more.clock); },
    PARTLY: async () => { way.answer = await officer.call('CreateAnswer', { parent: way.transmission.name, answer: { verdict: 2, reasons: 'Le seuil, pas la procédure.' } }); },
    DRAFTING: () => officer.call('StartProposalDrafting', { name }),
    ADOPTED: async () => {
      way.text = await officer.call('CreateText', { text: { title: 'Décret relatif aux seuils', kind: 4, reference: 'JORF n° 0001', publicationDate: day('2026-11-02'), entryIntoForceDate: day('2026-11-03') } });
      await officer.call('AdoptProposal', { name, text: way.text.name });
    },
    FOLLOWED_UP: () => officer.call('FollowUpProposal', { name, reason: 'Bilan dans un an.' }),
  };
  for (const [state, step] of to === 'DRAFT' ? [] : Object.entries(steps)) {
    await step();
    if (state === to) break;
  }
  way.proposal = await officer.call('GetProposal', { name });
  return way;
}

// A committee of nine: `present`, how many are there (from the first one on); `mandates`: who gave theirs to whom.
export const seats = (count = 9) => Array.from({ length: count }, (_, seat) => ({ code: `m${seat + 1}`, title: `Membre ${seat + 1}`, chair: seat === 0 }));
export const convene = (officer, proposals, more = {}) => officer.call('CreateSession', { session: {
  title: 'Comité des propositions', startTime: soon(0), members: seats(), agenda: proposals.map((proposal) => ({ proposal })), charter: 'Charte du comité, article 3', noticeDays: 0, mandatesPerHolder: 1, ...more } });
export const attend = (officer, { name }, present, mandates = []) => officer.call('RecordAttendance', { name,
  presences: Array.from({ length: present }, (_, seat) => ({ member: `m${seat + 1}` })), mandates: mandates.map(([giver, holder]) => ({ giver, holder })) });
export async function sit(officer, proposals, present = 5, more = {}) {
  const session = await convene(officer, proposals, more);
  await officer.call('OpenSession', { name: session.name });
  return attend(officer, session, present);
}
export const votes = (members, choice = 1) => members.map((member) => ({ member, choice }));
export const decide = (officer, { name }, proposal, more = {}) => officer.call('CreateDecision', { parent: name,
  decision: { proposal, verdict: 1, reasons: 'Le comité est convaincu.', votes: votes(['m1', 'm2', 'm3', 'm4', 'm5']), ...more } });
export const transmit = (officer, proposal, clock = {}) => officer.call('CreateTransmission', { transmission: { proposal, authority: AUTHORITY, receiveDate: daysFromNow(0), term: 2, unit: 1, ...clock } });
