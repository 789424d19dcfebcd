// The attention list as a file: a line a concern.
import { governanceMethods } from '@/api/clients';
import { idOf, useTitles } from '@/api/directory';
import { pages } from '@/api/query';
import { CsvExport } from '@/components/csv_export';
import type { AttentionItem, Concern } from '@/gen/pepiniere/portfolio/v1/health_pb';
import { common } from '@/words/common';
import { isoOf, todayIso } from '@/words/day';
import { PHASES } from '@/words/enums';
import { useWords } from '@/words/use_words';
import { useSentencesOf } from './attention_line';
import { weekWords } from './words';

interface Request { parent: string; stuckDays: number; concerns: Concern[] }

export function AttentionExport({ request }: { request: Request }) {
  const { t } = useWords();
  const titleOf = useTitles();
  const sentencesOf = useSentencesOf();
  const told = (item: AttentionItem) => sentencesOf(item, request.stuckDays);
  return (
    <CsvExport fileName={`a-traiter-${todayIso()}.csv`} what={t(weekWords.toDo)} read={(signal) => allItems(request, signal)} columns={[
      { header: t(weekWords.concern), value: (item) => told(item).label },
      { header: t(common.project), value: ({ title, project }) => title || idOf(project) },
      { header: t(common.phase), value: ({ phase }) => t(PHASES[phase]) },
      { header: t(common.incubator), value: ({ incubator }) => titleOf(incubator) },
      { header: t(common.since), value: ({ since }) => since && isoOf(since) },
      { header: t(weekWords.days), value: ({ days }) => days },
      { header: t(weekWords.reason), value: (item) => told(item).reason },
      { header: t(weekWords.nextStep), value: (item) => told(item).next },
    ]} />
  );
}

async function* allItems(request: Request, signal: AbortSignal): AsyncGenerator<AttentionItem[]> {
  for await (const { items } of pages(governanceMethods.getAttentionList, request, signal)) yield items;
}
