// Whether a role that was given counts; of one that was taken back, when, by whom and why.
import { stateOf } from '@/access/api/bindings';
import { reasonText } from '@/access/words/deeds';
import { rolesWords } from '@/access/words/words';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { StateBadge } from './state_badge';
import { Who } from './who';

export function BindingState({ binding }: { binding: AccessBinding }) {
  const { t, shortDate } = useWords();
  const { revokeTime, revokedBy, revokeReason } = binding;
  return (
    <>
      <StateBadge state={stateOf(binding)} />
      {revokeTime && (
        <span className="quiet"> {t(rolesWords.revokedBy, { date: shortDate(dayAt(revokeTime)) })} <Who name={revokedBy} />{revokeReason && `. ${t(rolesWords.motive, { reason: t(reasonText(revokeReason)) })}`}</span>
      )}
    </>
  );
}
