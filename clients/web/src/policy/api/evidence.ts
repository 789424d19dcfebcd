// What a proposal rests on, and whether its sources still say so.
import { useQuery } from '@tanstack/react-query';
import { query, whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { policyMethods } from './clients';

const evidenceOf = (proposal: string) => whole(policyMethods.listEvidence, { parent: proposal }, (page) => page.evidence);
export const useEvidence = (proposal: string) => useQuery(evidenceOf(proposal));
// Asked of another service, which may take its time: once a while.
const FRESH_MS = 60_000;
export const useCheck = (name: string, isAsked: boolean) => useQuery({ ...query(policyMethods.checkEvidence, { name }), staleTime: FRESH_MS, enabled: isAsked });

// What it may be judged by, as a field of a form chooses from it.
export const evidenceIn = (proposal: string): Source => ({
  useResources: () => useQuery(evidenceOf(proposal)).data?.filter(({ withheld }) => !withheld).map(({ name, title }) => ({ name, title })) ?? [],
});

// A quotation as lines: the path of each value, and what it is. Nothing for what is no JSON.
interface QuotedLine { path: string; value: string }
export function linesOf(quotation: string): readonly QuotedLine[] {
  const lines: QuotedLine[] = [];
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) value.forEach((one, i) => walk(one, `${path}[${i + 1}]`));
    else if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) walk(one, path ? `${path}.${key}` : key);
    else lines.push({ path, value: String(value) });
  };
  try {
    walk(JSON.parse(quotation || '{}') as unknown, '');
  } catch {
    return [];
  }
  return lines;
}
