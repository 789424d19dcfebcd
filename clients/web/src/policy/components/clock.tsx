// How the last day of an answer came about: each step of its computation, and each move since, with its cause.
import { useState } from 'react';
import { Deadline_Step_Kind as Kind, type Deadline_Step as Step } from '@/gen/pepiniere/policy/v1/transmission_pb';
import { Answer } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { useDeadline, useDeadlineMoves } from '@/policy/api/transmissions';
import { CAUSES, clockWords as words, STEPS, TERM_UNITS } from '@/policy/words/clocks';

export function Clock({ transmission }: { transmission: string }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const deadline = useDeadline(transmission, isOpen);
  const moves = useDeadlineMoves(transmission, isOpen);
  return (
    <details className="fr-mb-3w" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(words.steps)}</summary>
      {isOpen && (
        <>
          <Answer of={deadline}>{({ steps, calendarVersion }) => <><ol>{steps.map((step, i) => <li key={i} data-clock={Kind[step.kind]}><Told step={step} /></li>)}</ol><p className="quiet">{t(words.calendarVersion, { version: calendarVersion })}</p></>}</Answer>
          <h3 className="fr-text--md">{t(words.moves)}</h3>
          <Answer of={moves}>{(all) => <ol className="moves">{all.map((move) => <Moved key={move.name} move={move} />)}</ol>}</Answer>
        </>
      )}
    </details>
  );
}

function Told({ step: { kind, day, fromDate, toDate, n, unit, days, holidayFr, holidayEn, holidayLaw } }: { step: Step }) {
  const { t, lang, date } = useWords();
  return <>{t(STEPS[kind], {
    day: date(day), from: date(fromDate), to: date(toDate) || t(words.nobodyKnows), n: n ?? '', unit: t(TERM_UNITS[unit]), days: t(common.days, { n: days ?? 0 }), holiday: lang === 'en' ? holidayEn : holidayFr, law: holidayLaw,
  })}</>;
}

function Moved({ move: { causes, reason, fromDate, toDate, createTime } }: { move: NonNullable<ReturnType<typeof useDeadlineMoves>['data']>[number] }) {
  const { t, lang, date } = useWords();
  const to = date(toDate) || t(words.nobodyKnows);
  return (
    <li>
      <p><strong>{new Intl.ListFormat(lang).format(causes.map((cause) => (CAUSES[cause] ? t(CAUSES[cause]) : cause)))}</strong> <span className="quiet">{date(createTime)}</span></p>
      <p>{fromDate ? t(words.movedFromTo, { from: date(fromDate), to }) : to}</p>
      {reason && <p className="as-written">{reason}</p>}
    </li>
  );
}
