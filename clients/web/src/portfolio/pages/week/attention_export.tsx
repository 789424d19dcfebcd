// The attention list as a file: a line a concern.
import type { AttentionItem, Concern } from '@/gen/pepiniere/portfolio/v1/health_pb';
import { idOf } from '@/kit/api/names';
import { pages } from '@/kit/api/query';
import { CsvExport } from '@/kit/ui/csv_export';
import { isoOf, todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { governanceMethods } from '@/portfolio/api/clients';
import { useTitles } from '@/portfolio/api/directory';
import { PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import { useSentencesOf } from './attention_line';
import { weekWords } from './words';

interface Request { parent: string; stuckDays: number; concerns: Concern[] }

export function AttentionExport({ request }: { request: Request }) {
  const { t } = useWords();
  const titleOf = useTitles();
  const sentencesOf = useSentencesOf();
  return (
    <CsvExport fileName={`a-traiter-${todayIso()}.csv`} what={t(weekWords.toDo)} read={(signal) => allItems(request, signal)} columns={[
      { header: t(weekWords.concern), value: (item) => sentencesOf(item).label },
      { header: t(terms.project), value: ({ title, project }) => title || idOf(project) },
      { header: t(terms.phase), value: ({ phase }) => t(PHASES[phase]) },
      { header: t(terms.incubator), value: ({ incubator }) => titleOf(incubator) },
      { header: t(terms.since), value: ({ since }) => since && isoOf(since) },
      { header: t(weekWords.days), value: ({ days }) => days },
      { header: t(weekWords.reason), value: (item) => sentencesOf(item).reason },
      { header: t(weekWords.nextStep), value: (item) => sentencesOf(item).next },
    ]} />
  );
}

async function* allItems(request: Request, signal: AbortSignal): AsyncGenerator<AttentionItem[]> {
  for await (const { items } of pages(governanceMethods.getAttentionList, request, signal)) yield items;
}
