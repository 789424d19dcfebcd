// The minutes of a session, as they are read and printed.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Committee_State, type Committee, type Hearing } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { PageTitle } from '@/kit/ui/page_title';
import { Empty } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { todayIso } from '@/kit/words/day';
import { eurosOf } from '@/kit/words/money';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { useCommitteeTitle } from '@/portfolio/components/committee_title';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { COMMITTEE_STATES, decisionText } from '@/portfolio/words/decisions';
import { useProjectTitles } from './project_titles';
import { ReasonForm } from './reason_form';
import { committeeWords } from './words';

export function Minutes({ committee, mayChange }: { committee: Committee; mayChange: boolean }) {
  const { t, date } = useWords();
  const [reopening, setReopening] = useState(false);
  const titleOf = useProjectTitles(committee.hearings.map(({ project }) => project));
  const title = useCommitteeTitle()(committee);
  const mayReopen = mayChange && !committee.source && committee.state !== Committee_State.PLANNED;
  return (
    <article className="minutes">
      <PageTitle actions={
        <>
          {mayReopen && <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => setReopening(true)}>{t(committeeWords.reopen)}</button>}
          <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => print()}>{t(common.print)}</button>
        </>
      }>
        {`${title} – ${date(committee.date)}`}
      </PageTitle>
      <p>
        <span className={`session-state session-state--${committee.state}`}>{t(COMMITTEE_STATES[committee.state])}</span>{' '}
        {committee.source && t(committeeWords.imported)}
        {committee.state === Committee_State.PLANNED && t(committeeWords.readOnly)}
      </p>
      {committee.members.length > 0 && (
        <>
          <h2 className="fr-h5">{t(committeeWords.members)}</h2>
          <ul>{committee.members.map(({ displayName, title: as }, i) => <li key={i}>{displayName}{as && `, ${as}`}</li>)}</ul>
        </>
      )}
      <h2 className="fr-h5">{t(committee.state === Committee_State.HELD ? committeeWords.decisions : committeeWords.agenda)}</h2>
      {committee.hearings.length === 0 && <Empty><p>{t(committeeWords.emptyAgenda)}</p></Empty>}
      <ol className="minutes__hearings">
        {committee.hearings.map((hearing) => <Heard key={hearing.project} hearing={hearing} title={titleOf(hearing.project)} state={committee.state} isTold={committee.state === Committee_State.HELD || mayChange} />)}
      </ol>
      <Granted hearings={committee.hearings} />
      {committee.notes && <><h2 className="fr-h5">{t(committeeWords.notes)}</h2><p className="typed">{committee.notes}</p></>}
      {committee.minutesUri && <p><a href={committee.minutesUri} rel="noreferrer">{t(committeeWords.minutesUri)}</a></p>}
      <p className="print-only quiet">{t(committeeWords.signature, { date: date(todayIso()) })}</p>
      {reopening && <ReasonForm committee={committee} act="reopen" onClose={() => setReopening(false)} />}
    </article>
  );
}

interface HeardProps { hearing: Hearing; title: string; state: Committee_State; isTold: boolean }

function Heard({ hearing, title, state, isTold }: HeardProps) {
  const { t, date, money } = useWords();
  const facts = [
    [committeeWords.asked, hearing.summary],
    [committeeWords.conditions, hearing.conditions],
    [committeeWords.granted, hearing.amountGranted && `${money(hearing.amountGranted)} (${hearing.fundingSource || '–'})`],
    [committeeWords.review, date(hearing.nextReviewDate)],
    [committeeWords.notes, hearing.notes],
  ] as const;
  return (
    <li>
      <h3 className="fr-h6 fr-mb-1v"><Link to={projectUrl(hearing.project)}>{title}</Link></h3>
      <p className="fr-mb-1v">
        {isTold && <strong>{t(decisionText(hearing.decision, state))}</strong>}{' '}
        {hearing.phase ? <>→ <PhaseBadge phase={hearing.phase} /></> : null}
      </p>
      <dl className="facts">
        {facts.map(([label, value]) => (value ? <div key={String(label.fr)}><dt>{t(label)}</dt><dd className="typed">{value}</dd></div> : null))}
      </dl>
    </li>
  );
}

function Granted({ hearings }: { hearings: readonly Hearing[] }) {
  const { t, locale, colon } = useWords();
  const total = hearings.reduce((sum, { amountGranted }) => sum + eurosOf(amountGranted), 0);
  if (total === 0) return null;
  return <p><strong>{t(committeeWords.totalGranted)}</strong>{colon}{total.toLocaleString(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })}</p>;
}
