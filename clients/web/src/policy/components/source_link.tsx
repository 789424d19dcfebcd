// What evidence cites, by what it is called where it is kept, which leads there; by its name, where there is no page for the caller.
import { Link } from 'react-router-dom';
import { urlOf as urlOfSaid } from '@/feedback/addresses';
import { useTopicTitle } from '@/feedback/topics';
import { Evidence_Kind as Kind } from '@/gen/pepiniere/policy/v1/evidence_pb';
import { useWords } from '@/kit/words/use_words';
import { topOf, traceUrl } from '@/policy/api/addresses';
import { evidenceWords } from '@/policy/words/evidence';
import { Thing } from './things';

export function SourceLink({ kind, source }: { kind: Kind; source: string }) {
  const { t } = useWords();
  const topicOf = useTopicTitle();
  if (kind === Kind.CONSTRAINT_COUNT) return <Link to={traceUrl('sujet', source)}>{topicOf(source)}</Link>;
  // A snapshot is of a project, which has the page.
  if (kind === Kind.METRIC) return <Thing name={topOf(source)} />;
  const said = urlOfSaid(source);
  return said ? <Link to={said}>{t(evidenceWords.toSource)}</Link> : <Thing name={source} />;
}
