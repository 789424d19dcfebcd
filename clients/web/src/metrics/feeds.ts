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
const ofDefinitions: Touches = ({ method }) => ['ListDefinitions', 'ReadSeries', 'ListDigitalServices', ...FIGURES].includes(method);

export const FEEDS: readonly Feed[] = [
  { name: 'metrics.definitions', touches: ofDefinitions },
  { name: 'metrics.series', touches: touching('ReadSeries', 'ListDigitalServices') },
  { name: 'metrics.items', touches: touching('GetFlow', 'Forecast') },
  { name: 'metrics.deployments', touches: touching('GetDora') },
  { name: 'metrics.incidents', touches: touching('GetDora') },
  { name: 'metrics.surveys', touches: touching('ListDigitalServices') },
  { name: 'metrics.objectives', touches: either(standard('Objective', 'Objectives'), touching('ListAuditRecords')) },
];
