// Where things are shown.
import { idOf } from '@/kit/api/names';

// projects/x/incidents/3 is 3, and of projects/x.
export const idIn = (name: string) => name.slice(name.lastIndexOf('/') + 1);
export const projectOf = (name: string) => name.split('/').slice(0, 2).join('/');

const encoded = (name: string) => encodeURIComponent(idOf(name));
// What every page of measures keeps of an address: the period.
export const PERIOD_PARAMS = ['du', 'au'] as const;

function kept(from: URLSearchParams | undefined, more: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams(Object.entries(more).filter(([, value]) => value));
  for (const name of PERIOD_PARAMS) {
    const value = from?.get(name);
    if (value && !params.has(name)) params.set(name, value);
  }
  const text = params.toString();
  return text && `?${text}`;
}

export const projectUrl = (project: string) => `/projets/${encoded(project)}`;
export const measuresUrl = (project: string, from?: URLSearchParams, part = '') => `${projectUrl(project)}/mesures${kept(from)}${part && `#${part}`}`;
// `part`: the place on the page: 'avis', 'elements', 'sprints', 'deploiements', 'incidents'.
export const dataUrl = (project: string, part = '') => `${projectUrl(project)}/donnees${part && `#${part}`}`;
// `metric`: "definitions/visits".
export const metricDataUrl = (project: string, metric: string, from?: URLSearchParams) => `${projectUrl(project)}/donnees/${encoded(metric)}${kept(from)}`;
export const sourcesUrl = (project: string) => `${projectUrl(project)}/sources`;
export const sourceUrl = (source: string) => `/sources/${encoded(source)}`;

// Of a figure: what it is of ("definitions/visits"), of which values alone, and of which source alone.
export interface Figured { indicator: string; subject: string; dimensions: readonly { key: string; value: string }[]; source?: string }

// dimensions: "audience:COMPANIES,channel:web".
export const dimensionsText = (dimensions: Figured['dimensions']) => dimensions.map(({ key, value }) => `${key}:${value}`).join(',');
export const dimensionsIn = (text: string) => text.split(',').filter(Boolean).map((one) => {
  const at = one.indexOf(':');
  return { key: one.slice(0, at), value: one.slice(at + 1) };
});

export const explanationUrl = (project: string, { indicator, subject, dimensions, source = '' }: Figured, from?: URLSearchParams) =>
  `${projectUrl(project)}/mesures/${indicator}${kept(from, { sujet: subject, dimensions: dimensionsText(dimensions), source })}`;
