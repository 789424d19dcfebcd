// What is told of a project makes worth asking again. What names no project is about all of them.
import { standard, type Feed, type Touches } from '@/kit/api/changes';

const FIGURES = ['QueryIndicators', 'ExplainIndicator', 'CompareToTarget', 'GetPortfolioIndicators'];

const projectsIn = (request: string) => [...request.matchAll(/"(projects\/[^"/]+)/g)].map(([, project]) => project!);
const projectOf = (name: string) => name.split('/').slice(0, 2).join('/');

// Figures of a project, and what else these methods answer.
const touching = (...methods: readonly string[]): Touches => ({ method, request }, changed) => {
  if (!methods.includes(method) && !FIGURES.includes(method)) return false;
  if (changed === 'all') return true;
  const asked = projectsIn(request);
  return asked.length === 0 || [...changed].some((name) => asked.includes(projectOf(name)));
};

const either = (...all: readonly Touches[]): Touches => (asked, changed) => all.some((touches) => touches(asked, changed));
// A definition is of everybody, or of a project that its name does not say.
const OF_DEFINITIONS = new Set(['GetDefinition', 'ListDefinitions', 'ReadSeries', 'ListDigitalServices', 'ListAuditRecords', ...FIGURES]);
const ofDefinitions: Touches = ({ method }) => OF_DEFINITIONS.has(method);
// What is told of a project is recorded; of points, once a batch.
const told = (...methods: readonly string[]) => touching('ListAuditRecords', ...methods);

export const FEEDS: readonly Feed[] = [
  { name: 'metrics.definitions', touches: ofDefinitions },
  { name: 'metrics.series', touches: told('ListSeries', 'ReadSeries', 'ListPointRevisions', 'ListDigitalServices') },
  { name: 'metrics.items', touches: told('GetFlow', 'Forecast', 'GetWorkItem', 'ListWorkItems') },
  { name: 'metrics.sprints', touches: told('GetSprint', 'ListSprints') },
  { name: 'metrics.changes', touches: told('GetDora') },
  { name: 'metrics.deployments', touches: told('GetDora', 'GetDeployment', 'ListDeployments') },
  { name: 'metrics.incidents', touches: told('GetDora', 'GetIncident', 'ListIncidents') },
  { name: 'metrics.surveys', touches: told('GetSurvey', 'ListSurveys', 'ListDigitalServices') },
  { name: 'metrics.objectives', touches: either(standard('Objective', 'Objectives'), told()) },
];
