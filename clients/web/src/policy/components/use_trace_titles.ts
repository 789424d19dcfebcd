// What things of the picture are called: topics and organisations by their titles, what rows tell by what they say, others by their ids.
import { useTopicTitle } from '@/feedback/topics';
import type { TraceRow } from '@/gen/pepiniere/policy/v1/trace_pb';
import { idIn } from '@/policy/api/addresses';
import { useTitles } from '@/portfolio/feature';

export function useTraceTitles(rows: readonly TraceRow[]): (name: string) => string {
  const topicOf = useTopicTitle();
  const titleOf = useTitles();
  const told = new Map(rows.flatMap((row) => [
    [row.proposal, `${idIn(row.proposal)} – ${row.title}`] as const, [row.text, row.textReference] as const, ...row.evidence.map(({ source, title }) => [source, title] as const),
  ]));
  return (name) => {
    if (name.startsWith('constraintTopics/')) return topicOf(name);
    if (name.startsWith('organisations/')) return titleOf(name);
    return told.get(name) || idIn(name);
  };
}
