// What is late, stuck or over budget, for those who may know.
import { Link } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import type { ConcernCount } from '@/gen/pepiniere/portfolio/v1/governance_service_pb';
import { Concern, type AttentionItem } from '@/gen/pepiniere/portfolio/v1/health_pb';
import { query } from '@/kit/api/query';
import { OfToday, Standing } from '@/kit/ui/standing';
import { Answer, Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { governanceMethods } from '@/portfolio/api/clients';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { concernWords } from '@/portfolio/words/concerns';
import { useSentences } from '../week/attention_line';
import { NotOpen } from './not_open';
import type { Asked } from './subject';
import { ministryWords } from './words';

const SHOWN = 10;

const countsOf = (counts: readonly ConcernCount[]) => new Map(counts.map(({ concern, count }) => [concern, count]));

export function Attention({ asked: { subject, asOf }, shown = SHOWN }: { asked: Asked; shown?: number }) {
  const { t, number, colon } = useWords();
  const labelOf = (concern: Concern) => t(concernWords(concern)?.label ?? ministryWords.attention);
  // Those of the projects that the page counts; the service's own list has those of an organisation's incubators too.
  const request = { parent: subject.isResource ? subject.name : '', ...(asOf ? { asOf } : {}) };
  const list = useQuery({
    ...query(governanceMethods.getAttentionList, { ...request, pageSize: shown, filter: subject.filter }),
    enabled: subject.isInside,
  });
  const ownsIncubators = subject.name.startsWith('organisations/');
  const whole = useQuery({ ...query(governanceMethods.getAttentionList, { ...request, pageSize: 1 }), enabled: subject.isInside && ownsIncubators });
  // The week's page is of today.
  const weekOf = (concern?: Concern) =>
    `/semaine?${new URLSearchParams({ ...(subject.name ? { perimetre: subject.name } : {}), ...(concern ? { sujet: Concern[concern] } : {}) })}`;
  return (
    <section className="part" aria-labelledby="attention">
      <h2 id="attention" className="fr-h4">{t(ministryWords.attention)} <Standing isPast={asOf !== undefined} on={asOf} /></h2>
      {!subject.isInside ? <NotOpen subject={subject} /> : (
        <>
          <OfToday isPast={asOf !== undefined}>{t(ministryWords.attentionToday)}</OfToday>
          <Answer of={list}>
            {({ items, counts, nextPageToken }) => {
              const here = countsOf(counts);
              const all = whole.data && ownsIncubators ? countsOf(whole.data.counts) : here;
              const elsewhere = (concern: Concern) => Number(all.get(concern) ?? 0n) - Number(here.get(concern) ?? 0n);
              const told = [...new Set([...all.keys(), ...here.keys()])];
              if (told.length === 0) return <Empty><p>{t(ministryWords.attentionNone)}</p></Empty>;
              return (
                <>
                  <ul className="concerns">
                    {told.map((concern) => (
                      <li key={concern}>
                        {asOf || !subject.isResource ? labelOf(concern) : <Link to={weekOf(concern)}>{labelOf(concern)}</Link>}
                        {colon}<strong>{number(here.get(concern) ?? 0n)}</strong>
                        {elsewhere(concern) > 0 && <span className="quiet"> {t(ministryWords.byIncubators, { n: elsewhere(concern) })}</span>}
                      </li>
                    ))}
                  </ul>
                  {told.some((concern) => elsewhere(concern) > 0) && <p className="quiet">{t(ministryWords.byIncubatorsTold)}</p>}
                  <ul className="attention">{items.map((item) => <Item key={`${item.project} ${item.concern}`} item={item} />)}</ul>
                  {nextPageToken && !asOf && subject.isResource && <p className="no-print fr-mt-1w"><Link to={weekOf()}>{t(ministryWords.attentionMore)}</Link></p>}
                </>
              );
            }}
          </Answer>
        </>
      )}
    </section>
  );
}

function Item({ item }: { item: AttentionItem }) {
  const { label, reason } = useSentences(item);
  return (
    <li>
      <strong>{label}</strong> · <Link to={projectUrl(item.project)}>{item.title}</Link> <PhaseBadge phase={item.phase} /><br />{reason}
    </li>
  );
}
