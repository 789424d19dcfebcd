// What a change of a project or a committee makes worth asking again.
import type { Feed, Touches } from '@/kit/api/changes';

// What a change of a project leaves as it was; what a change of a committee concerns.
const APART = new Set(['GetRules', 'ListIncubators', 'ListOrganisations', 'ListTeams']);
const OF_COMMITTEES = new Set(['GetCommittee', 'ListCommittees', 'ListCommitteeObstacles', 'GetAttentionList', 'CheckReadiness', 'ListAuditRecords',
  'ListFundingLines', 'GetProjectFinances', 'ListEvidence']);

const ofProjects: Touches = ({ method, request }, changed) => {
  if (APART.has(method)) return false;
  if (changed === 'all') return true;
  // The project that a query is about: every one if it names none.
  const project = /"(projects\/[^"/]+)/.exec(request)?.[1];
  return !project || changed.has(project);
};

export const FEEDS: readonly Feed[] = [
  { name: 'portfolio.projects', touches: ofProjects },
  { name: 'portfolio.committees', touches: ({ method }) => OF_COMMITTEES.has(method) },
];
