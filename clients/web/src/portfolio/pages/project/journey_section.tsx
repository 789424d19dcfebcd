// The phase ledger as a time line: what holds, what was corrected, what is planned; and the events on the way.
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useNames, Who } from '@/access/feature';
import { Phase, type PhaseRecord } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { whole } from '@/kit/api/query';
import { CsvExport } from '@/kit/ui/csv_export';
import { Answer, Empty } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { daysBetween, isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import { DialogueLink } from './dialogue_link';
import { Events } from './events';
import { staysOf, type Stay } from './journey';
import { JourneyBar } from './journey_bar';
import { journeyWords } from './journey_words';
import { numberOf } from './line_table';
import type { Past } from './use_past';
import { projectWords } from './words';

export function useLedger(name: string, past?: Past) {
  return useQuery(whole(portfolioMethods.listPhaseRecords, { parent: name, showSuperseded: true, knownAt: past?.knownAt }, (page) => page.phaseRecords));
}

interface JourneySectionProps { name: string; past: Past; edits: boolean }

export function JourneySection({ name, past, edits }: JourneySectionProps) {
  const { t } = useWords();
  const ledger = useLedger(name, past);
  const nameOf = useNames(ledger.data?.map(({ recordedBy }) => recordedBy) ?? []);
  return (
    <>
      <Answer of={ledger}>
        {(records) => {
          if (records.length === 0) return <Empty><p>{t(journeyWords.empty)}</p></Empty>;
          const stays = staysOf(records);
          return (
            <>
              <JourneyBar stays={stays} on={past.date} />
              <ol className="journey">
                {records.map((record) => (
                  <Item key={record.name} record={record} stay={stays.find((stay) => stay.record === record)} on={past.date} edits={edits} />
                ))}
              </ol>
              <CsvExport fileName={`parcours-${name.slice(name.indexOf('/') + 1)}.csv`} what={t(projectWords.journey)} rows={records} columns={[
                { header: t(journeyWords.number), value: ({ name: line }) => Number(numberOf(line)) },
                { header: t(terms.phase), value: ({ phase, sourcePhase }) => (phase ? t(PHASES[phase]) : sourcePhase) },
                { header: t(journeyWords.first), value: ({ effectiveDate, sourceDate }) => (effectiveDate ? isoOf(effectiveDate) : sourceDate) },
                { header: t(journeyWords.last), value: ({ endDate, sourceEnd }) => (endDate ? isoOf(endDate) : sourceEnd) },
                { header: t(journeyWords.comment), value: ({ comment }) => comment },
                { header: t(journeyWords.why), value: ({ reason }) => reason },
                { header: t(projectWords.recorded), value: ({ recordTime }) => recordTime && timestampDate(recordTime).toISOString() },
                { header: t(journeyWords.by), value: ({ recordedBy }) => nameOf(recordedBy) },
                { header: t(journeyWords.replacedBy), value: ({ supersededBy }) => supersededBy && Number(numberOf(supersededBy)) },
              ]} />
            </>
          );
        }}
      </Answer>
      <Events name={name} past={past} edits={edits} />
    </>
  );
}

interface ItemProps { record: PhaseRecord; stay: Stay | undefined; on: string }

// `on`: the day that is read; what comes after it is planned.
function Item({ record, stay, on, edits }: ItemProps & { edits: boolean }) {
  const { t, date, shortDate } = useWords();
  const { phase, comment, reason, forced, recordTime, recordedBy, supersedeTime, supersededBy, sourcePhase } = record;
  const number = numberOf(record.name);
  const unknown = phase === Phase.UNSPECIFIED ? sourcePhase : '';
  const held = !supersedeTime;
  const when = <When record={record} stay={stay} on={on} />;
  return (
    <li className={`journey__item ${held ? '' : 'journey__item--superseded'}`}>
      <div className="journey__head">
        <PhaseBadge phase={phase} unknown={unknown} />
        {stay && stay.from > on && <span className="fr-badge fr-badge--info fr-badge--no-icon fr-badge--sm">{t(journeyWords.planned)}</span>}
        {forced && <span className="fr-badge fr-badge--warning fr-badge--sm">{t(journeyWords.forced)}</span>}
        {held ? when : <del>{when}</del>}
        {held && edits && (
          <DialogueLink className="fr-link fr-link--sm no-print" dialogue="corriger-phase" about={{ ligne: number }}
            label={t(journeyWords.correctLine, { n: number, phase: unknown || t(PHASES[phase]) })}>
            {t(projectWords.correct)}
          </DialogueLink>
        )}
      </div>
      {stay?.pausedFrom && <p>{t(journeyWords.pausedFrom, { date: date(stay.pausedFrom) })}</p>}
      {comment && <p>{comment}</p>}
      {reason && <p>{t(journeyWords.reason, { reason })}</p>}
      {supersedeTime && (
        <p><strong>{supersededBy ? t(journeyWords.corrected, { date: shortDate(supersedeTime), line: numberOf(supersededBy) })
          : t(journeyWords.withdrawn, { date: shortDate(supersedeTime) })}</strong></p>
      )}
      <p className="quiet fr-text--xs">
        {t(journeyWords.line, { n: number })} – {t(projectWords.recorded)}{' '}
        {recordedBy ? <>{t(projectWords.recordedBy, { date: date(recordTime) })} <Who name={recordedBy} /></> : t(projectWords.recordedOn, { date: date(recordTime) })}
      </p>
    </li>
  );
}

function When({ record, stay, on }: ItemProps) {
  const { t, date } = useWords();
  const lasted = useLasted();
  if (!stay) {
    return <span>{record.effectiveDate ? t(journeyWords.from, { from: date(record.effectiveDate) }) : t(journeyWords.noDate, { source: record.sourceDate })}</span>;
  }
  const { from, to } = stay;
  if (to === from) return <span>{t(journeyWords.from, { from: date(from) })} ({t(journeyWords.tied)})</span>;
  return (
    <span>
      {to ? t(journeyWords.between, { from: date(from), to: date(to) }) : t(journeyWords.from, { from: date(from) })}
      {from <= on && <span className="quiet"> – {lasted(from, to && to < on ? to : on)}{!to || to > on ? ` ${t(journeyWords.soFar)}` : ''}</span>}
    </span>
  );
}

// "14 mois", "2 ans 3 mois".
function useLasted() {
  const { t } = useWords();
  return (from: string, to: string) => {
    const days = daysBetween(from, to);
    const months = Math.round(days / 30.44);
    if (months < 2) return t(common.days, { n: days });
    if (months < 24) return t(journeyWords.months, { n: months });
    const rest = months % 12;
    return t(journeyWords.years, { n: Math.floor(months / 12) }) + (rest ? ` ${t(journeyWords.months, { n: rest })}` : '');
  };
}
