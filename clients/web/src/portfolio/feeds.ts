// What a change of a project or a committee makes worth asking again.
import type { Feed, Touches } from '@/kit/api/changes';

// What a change of a project leaves as it was; what a change of a committee concerns.
const APART = new Set(['GetRules', 'ListIncubators', 'ListOrganisations', 'ListTeams']);
const OF_COMMITTEES = new Set(['GetCommittee', 'ListCommittees', 'ListCommitteeObstacles', 'GetAttentionList', 'CheckReadiness', 'ListAuditRecords',
  'ListFundingLines', 'GetProjectFinances', 'ListEvidence']);

// The project that a query is about: every one if it names none.
const projectIn = (request: string) => /"(projects\/[^"/]+)/.exec(request)?.[1];

const ofProjects: Touches = ({ method, request }, changed) => {
  if (APART.has(method)) return false;
  if (changed === 'all') return true;
  const project = projectIn(request);
  return !project || changed.has(project);
};

// What tells of the lines below a project, by their collection ("events" of projects/x/events/3), and what follows from any of them.
const OF_LINES: Readonly<Record<string, readonly string[]>> = {
  events: ['ListProjectEvents'],
  fundingLines: ['ListFundingLines', 'GetProjectFinances'],
  spendingEntries: ['ListSpendingEntries', 'GetProjectFinances'],
  timeBoxExtensions: ['ListTimeBoxExtensions'],
  journalEntries: ['ListJournalEntries'],
  evidence: ['ListEvidence'],
  waivers: ['ListWaivers'],
};
const OF_ANY_LINE = ['GetProjectHealth', 'CheckReadiness', 'AdvancePhase', 'GetAttentionList', 'ListCommitteeObstacles', 'ListAuditRecords'];
const OF_ALL_LINES = new Set([...Object.values(OF_LINES).flat(), ...OF_ANY_LINE]);

const ofLines: Touches = ({ method, request }, changed) => {
  if (changed === 'all') return OF_ALL_LINES.has(method);
  const asked = projectIn(request);
  return [...changed].some((name) => {
    const [projects, id, collection = ''] = name.split('/');
    return (!asked || asked === `${projects}/${id}`) && (OF_ANY_LINE.includes(method) || (OF_LINES[collection]?.includes(method) ?? false));
  });
};

export const FEEDS: readonly Feed[] = [
  { name: 'portfolio.projects', touches: ofProjects },
  { name: 'portfolio.committees', touches: ({ method }) => OF_COMMITTEES.has(method) },
  { name: 'portfolio.lines', touches: ofLines },
];
