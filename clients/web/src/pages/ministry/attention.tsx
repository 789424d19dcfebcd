// What is late, stuck or over budget, for those who may know.
import { Link } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import { projectUrl } from '@/api/addresses';
import { governanceMethods } from '@/api/clients';
import { query } from '@/api/query';
import { PhaseBadge } from '@/components/phase_badge';
import { OfToday, Standing } from '@/components/standing';
import { Answer, Empty } from '@/components/states';
import { Concern, type AttentionItem } from '@/gen/pepiniere/portfolio/v1/health_pb';
import { concernWords, BY_URGENCY } from '@/words/concerns';
import { useWords } from '@/words/use_words';
import { useSentences } from '../week/attention_line';
import type { Asked } from './subject';
import { ministryWords } from './words';

const SHOWN = 10;
const STUCK_DAYS = 90;

export function Attention({ asked: { subject, asOf }, shown = SHOWN }: { asked: Asked; shown?: number }) {
  const { t, number, colon } = useWords();
  const list = useQuery({
    ...query(governanceMethods.getAttentionList, { parent: subject.name, pageSize: shown, ...(asOf ? { asOf } : {}) }),
    enabled: subject.isInside && subject.isResource,
  });
  // The week's page is of today.
  const weekOf = (concern?: Concern) =>
    `/semaine?${new URLSearchParams({ ...(subject.name ? { perimetre: subject.name } : {}), ...(concern ? { sujet: Concern[concern] } : {}) })}`;
  return (
    <section className="part" aria-labelledby="attention">
      <h2 id="attention" className="fr-h4">{t(ministryWords.attention)} <Standing isPast={asOf !== undefined} on={asOf} /></h2>
      {!subject.isInside || !subject.isResource ? <p>{t(subject.isResource ? ministryWords.notOpen : ministryWords.notOfDomain)}</p> : (
        <>
          <OfToday isPast={asOf !== undefined}>{t(ministryWords.attentionToday)}</OfToday>
          <Answer of={list}>
            {({ items, counts, nextPageToken }) => (items.length === 0 ? <Empty><p>{t(ministryWords.attentionNone)}</p></Empty> : (
              <>
                <ul className="concerns">
                  {BY_URGENCY.flatMap((concern) => counts.filter((one) => one.concern === concern)).map(({ concern, count }) => (
                    <li key={concern}>{asOf ? t(concernWords(concern)!.label) : <Link to={weekOf(concern)}>{t(concernWords(concern)!.label)}</Link>}{colon}<strong>{number(count)}</strong></li>
                  ))}
                </ul>
                <ul className="attention">{items.map((item) => <Item key={`${item.project} ${item.concern}`} item={item} />)}</ul>
                {nextPageToken && !asOf && <p className="no-print fr-mt-1w"><Link to={weekOf()}>{t(ministryWords.attentionMore)}</Link></p>}
              </>
            ))}
          </Answer>
        </>
      )}
    </section>
  );
}

function Item({ item }: { item: AttentionItem }) {
  const { label, reason } = useSentences(item, STUCK_DAYS);
  return (
    <li>
      <strong>{label}</strong> · <Link to={projectUrl(item.project)}>{item.title}</Link> <PhaseBadge phase={item.phase} /><br />{reason}
    </li>
  );
}
