// How many support an idea, and whether the caller does: in the version that they have read.
import { feedbackMethods } from '@/feedback/api/clients';
import { ideaWords as words } from '@/feedback/words/ideas';
import type { Idea } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { problemOf } from '@/kit/api/problem';
import { useIdentity } from '@/kit/api/session';
import { useWouldTake } from '@/kit/api/would_take';
import { useWrite } from '@/kit/api/write';
import { Problem } from '@/kit/ui/problem';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

// By the reason of a refusal; otherwise it is that the space lets others support ideas.
const WHY: Readonly<Record<string, Text>> = { VOTE_CLOSED: words.voteClosed };

export function Vote({ idea }: { idea: Idea }) {
  const { t } = useWords();
  const { isPending, person } = useIdentity();
  const { votes, earlierVotes } = idea;
  return (
    <section className="vote" aria-label={t(words.votesHead)}>
      <p role="status"><span className="vote__count">{t(words.votes, { n: votes })}</span>{earlierVotes > 0 && <> <span className="quiet">{t(words.earlier, { n: earlierVotes })}</span></>}</p>
      {isPending ? null : person ? <Own idea={idea} /> : <div className="no-print"><SignInFirst told={words.signInToVote} /></div>}
    </section>
  );
}

function Own({ idea: { name, ownVote, textVersion } }: { idea: Idea }) {
  const { t } = useWords();
  const vote = `${name}/vote`;
  const { isKnown, would, refusal } = useWouldTake(feedbackMethods.castVote, { name: vote, textVersion });
  const cast = useWrite(feedbackMethods.castVote);
  const revoke = useWrite(feedbackMethods.revokeVote);
  const isBusy = cast.isPending || revoke.isPending;
  const error = cast.error ?? revoke.error;
  const has = ownVote > 0, hasPresent = ownVote === textVersion;
  // One says another thing than the other did: what it said goes.
  const support = () => (revoke.reset(), cast.mutate({ name: vote, textVersion }));
  const takeBack = () => (cast.reset(), revoke.mutate({ name: vote }));
  return (
    <>
      {has && <p>{hasPresent ? t(words.supported) : t(words.supportedEarlier, { n: ownVote })}</p>}
      {would && !hasPresent && <button type="button" className="fr-btn no-print" disabled={isBusy} onClick={support}>{t(has ? words.supportAnew : words.support)}</button>}
      {would && has && <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" disabled={isBusy} onClick={takeBack}>{t(words.unsupport)}</button>}
      {isKnown && !would && <p>{t(WHY[problemOf(refusal).reason] ?? words.voteOthers)}</p>}
      <p className="quiet">{t(words.supportTold)}</p>
      {error && <Problem error={error} />}
    </>
  );
}
