// The time that the project was given, and what was added to it.
import type { ReactNode } from 'react';
import { OfToday } from '@/kit/ui/standing';
import { Answer } from '@/kit/ui/states';
import { daysBetween, isoOf, type Day } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { EXTENSIONS } from '@/portfolio/components/record/lines';
import type { Access } from './access';
import { DialogueLink } from './dialogue_link';
import { EditLink } from './edit_link';
import { financeWords } from './finance_words';
import { useFinances } from './finances_section';
import { LineTable } from './line_table';

interface TimeSectionProps { name: string; asOf: Day | undefined; on: string; access: Access; linesTold: ReactNode }

export function TimeSection({ name, asOf, on, access, linesTold }: TimeSectionProps) {
  const { t, date, percent } = useWords();
  const finances = useFinances(name, asOf);
  return (
    <>
      <Answer of={finances} lines={2}>
        {({ timeBoxStart: start, timeBoxEnd: end, originalTimeBoxEnd: original, timeUsedPercent: used }) => {
          if (!end) {
            return <p className="quiet">{t(financeWords.noTimeBox)} {access.edits && <EditLink field="time_box.end_date">{t(financeWords.set)}</EditLink>}</p>;
          }
          const left = daysBetween(on, isoOf(end));
          return (
            <div className="time-box">
              <p className="time-box__days">
                <strong>{start ? t(financeWords.timeBox, { start: date(start), end: date(end) }) : t(financeWords.until, { end: date(end) })}</strong>
                <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${left < 0 ? 'fr-badge--error' : left <= 30 ? 'fr-badge--warning' : 'fr-badge--info'}`}>
                  {left < 0 ? t(financeWords.overdue, { n: -left }) : t(financeWords.left, { n: left })}
                </span>
              </p>
              {used !== undefined && (
                <p className="time-box__gauge">
                  <span className="gauge" aria-hidden="true"><span className={left < 0 ? 'gauge__over' : ''} style={{ width: `${Math.min(100, used)}%` }} /></span>
                  <span>{t(financeWords.elapsed, { percent: percent(used / 100) })}</span>
                </p>
              )}
              <OfToday isPast={asOf !== undefined}>{t(financeWords.timeBoxToday)}</OfToday>
              {original && <p className="quiet">{t(financeWords.first, { date: date(original) })}</p>}
            </div>
          );
        }}
      </Answer>
      {linesTold}
      <LineTable project={name} kind={EXTENSIONS} mayCorrect={access.edits}>
        {access.edits && <DialogueLink dialogue={EXTENSIONS.id} className="fr-btn fr-btn--secondary fr-btn--sm">{t(EXTENSIONS.add)}</DialogueLink>}
      </LineTable>
    </>
  );
}
