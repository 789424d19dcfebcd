// A decision of a committee: what was put to the vote, with which quorum, how it was carried, and why.
import { Decision_Verdict as Verdict, type Decision } from '@/gen/pepiniere/policy/v1/decision_pb';
import type { Session_Member as Member } from '@/gen/pepiniere/policy/v1/session_pb';
import { StateTag } from '@/kit/ui/state_tag';
import { useWords } from '@/kit/words/use_words';
import { decisionAnchor } from '@/policy/api/addresses';
import { CHOICES, sessionWords as words, VERDICTS } from '@/policy/words/sessions';
import { proposalWords } from '@/policy/words/proposals';

// `members`: those whom the caller may read; who voted how is told with them alone.
export function DecisionSheet({ decision, members }: { decision: Decision; members: readonly Member[] }) {
  const { t, date, number, colon } = useWords();
  const { name, verdict, reasons, revision, votes, members: n, needed, counted, quorumWaived, forCount, againstCount, abstainCount, chairBrokeTie, voidTime, voidReason, createTime } = decision;
  return (
    <article id={decisionAnchor(name)} tabIndex={-1} className="decision" data-decision={Verdict[verdict]}>
      <p className="badges">
        <strong>{t(VERDICTS[verdict])}</strong>
        {voidTime && <StateTag text={words.isVoid} tone="warning" />}
        <span className="quiet">{date(createTime)}, {t(proposalWords.revision, { n: revision })}</span>
      </p>
      <p>{t(words.votes, { for: number(forCount), against: number(againstCount), abstain: number(abstainCount) })} {chairBrokeTie && t(words.chairBroke)}</p>
      <p>{quorumWaived ? t(words.waived) : t(words.quorumIs, { counted: number(counted), members: number(n), needed: number(needed) })}</p>
      <p className="as-written">{reasons}</p>
      {voidTime && <p className="as-written">{t(words.voided, { date: date(voidTime) })} – {voidReason}</p>}
      {votes.length > 0 && <ul>{votes.map(({ member, choice }) => <li key={member}>{members.find(({ code }) => code === member)?.title ?? member}{colon}{t(CHOICES[choice])}</li>)}</ul>}
    </article>
  );
}
