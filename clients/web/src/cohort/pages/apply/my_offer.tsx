// The seat that the caller is offered, until when in the zone of the call, and what they may answer.
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useRef, useState } from 'react';
import { useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { OfferBadge } from '@/cohort/components/season_badges';
import { useMoments, useNow } from '@/cohort/components/use_moments';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { myOfferWords as words } from '@/cohort/words/placements';
import type { Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Offer_State as State, type Offer } from '@/gen/pepiniere/cohort/v1/offer_pb';
import { useWrite } from '@/kit/api/write';
import { Problem } from '@/kit/ui/problem';
import { useWords } from '@/kit/words/use_words';
import { LeaveDialog, type Leaving } from './leave_dialog';

interface MyOfferProps { call: Call; application: Application; offers: readonly Offer[] }

export function MyOffer({ call, application, offers }: MyOfferProps) {
  const { t, date } = useWords();
  const { titleOf } = useSeatTitles(call);
  const now = offers.at(-1);
  const before = offers.slice(0, -1);
  const heading = useRef<HTMLHeadingElement>(null);
  if (!now) return null;
  return (
    <section className="known-section" aria-labelledby="offre">
      <h2 ref={heading} tabIndex={-1} className="fr-h4" id="offre">{t(words.title)}</h2>
      <p><strong>{titleOf(now.seat)}</strong> <OfferBadge state={now.state} /></p>
      {now.answerTime && <p className="quiet">{t(words.answeredOn, { date: date(now.answerTime) })}</p>}
      {now.reason && <p className="as-typed">{now.reason}</p>}
      <Answers key={now.name} call={call} offer={now} hasHigher={application.choices.indexOf(now.seat) > 0} onAnswered={() => heading.current?.focus()} />
      {before.length > 0 && (
        <details>
          <summary>{t(words.before)}</summary>
          <ul>{before.map(({ name, seat, state }) => <li key={name}>{titleOf(seat)} <OfferBadge state={state} /></li>)}</ul>
        </details>
      )}
    </section>
  );
}

// `hasHigher`: there are choices above this seat.
interface AnswersProps { call: Call; offer: Offer; hasHigher: boolean; onAnswered: () => void }

function Answers({ call, offer, hasHigher, onAnswered }: AnswersProps) {
  const { t } = useWords();
  const { name, etag, state } = offer;
  const may = useMay(name);
  const now = useNow();
  const { mutate: accept, isPending, error } = useWrite(cohortMethods.acceptOffer, onAnswered);
  const [leaving, leave] = useState<Leaving>();
  const isOver = state === State.OFFERED && offer.expireTime !== undefined && timestampMs(offer.expireTime) <= now;
  const isOpen = state === State.OFFERED && !isOver;
  const isKept = state === State.ACCEPTED_WAITING;
  const choices = [
    ...((isOpen || isKept) && may('AcceptOffer') ? [{ act: words.accept, told: words.acceptTold, isFirst: true, onAct: () => accept({ name, etag }) }] : []),
    ...(isOpen && hasHigher && may('AcceptOffer') ? [{ act: words.keep, told: words.keepTold, isFirst: false, onAct: () => accept({ name, etag, keepChoices: true }) }] : []),
    ...(isOpen && may('DeclineOffer') ? [{ act: words.decline, told: words.declineTold, isFirst: false, onAct: () => leave('decline') }] : []),
    ...((isKept || state === State.ACCEPTED_FINAL) && may('WithdrawOffer') ? [{ act: words.withdraw, told: words.withdrawTold, isFirst: false, onAct: () => leave('withdraw') }] : []),
  ];
  return (
    <>
      {isOpen && <Until call={call} offer={offer} />}
      {choices.length > 0 && (
        <ul className="offer-choices no-print">
          {choices.map(({ act, told, isFirst, onAct }) => (
            <li key={String(act.fr)}>
              <p>{t(told)}</p>
              <button type="button" className={isFirst ? 'fr-btn' : 'fr-btn fr-btn--secondary'} disabled={isPending} onClick={onAct}>{t(act)}</button>
            </li>
          ))}
        </ul>
      )}
      {error && <Problem error={error} />}
      {leaving && <LeaveDialog offer={offer} how={leaving} onClose={() => leave(undefined)} />}
    </>
  );
}

function Until({ call: { timeZone }, offer: { expireTime } }: { call: Call; offer: Offer }) {
  const { t } = useWords();
  const { at, span } = useMoments(timeZone);
  const now = useNow();
  if (!expireTime) return <p>{t(words.noEnd)}</p>;
  return (
    <p className="fr-message fr-message--info fr-mb-2w">
      <span>{t(words.until, { moment: at(expireTime) })} <strong>{t(words.left, { span: span(timestampMs(expireTime) - now) })}</strong></span>
    </p>
  );
}
