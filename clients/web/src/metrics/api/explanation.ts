// Why a figure is what it is: row by row, and as a file that recomputes it.
import { useInfiniteQuery } from '@tanstack/react-query';
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ExplainIndicatorRequestSchema } from '@/gen/pepiniere/metrics/v1/explanation_pb';
import { paged, pages } from '@/kit/api/query';
import { metricsMethods } from './clients';

export type Asked = MessageInitShape<typeof ExplainIndicatorRequestSchema>;

export const useExplanation = (asked: Asked) => useInfiniteQuery(paged(metricsMethods.explainIndicator, asked));

// The parts of all pages, one after the other, and what they should hash to.
export async function readExport(asked: Asked, signal?: AbortSignal): Promise<{ text: string; sha256: string }> {
  const parts: string[] = [];
  let sha256 = '';
  for await (const page of pages(metricsMethods.explainIndicator, { ...(asked as object), withExport: true } as Asked, signal)) {
    parts.push(page.exportPart);
    sha256 ||= page.sha256;
  }
  return { text: parts.join(''), sha256 };
}
