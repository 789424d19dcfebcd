// What a moderator may decide of an item, from whether it is read now: buttons, each of which asks why.
import { useState } from 'react';
import { feedbackMethods } from '@/feedback/api/clients';
import { moderationWords as words } from '@/feedback/words/moderation';
import { readersOf } from '@/feedback/words/readers';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import { Idea_Visibility as Visibility } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { ModerationAction_Decision as Ruling } from '@/gen/pepiniere/feedback/v1/moderation_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { explainRefusal } from './refused';

const CALLED: Readonly<Record<Ruling, Text>> = { [Ruling.UNSPECIFIED]: words.ruling, [Ruling.PUBLISH]: words.publish, [Ruling.HIDE]: words.hide, [Ruling.RESTORE]: words.restore };
const OFFERED: Readonly<Record<Visibility, readonly Ruling[]>> = {
  [Visibility.UNSPECIFIED]: [], [Visibility.PENDING]: [Ruling.PUBLISH, Ruling.HIDE], [Visibility.PUBLISHED]: [Ruling.HIDE], [Visibility.HIDDEN]: [Ruling.RESTORE],
};
const form: Form = bound(bounds.ModerateItemRequest, { fields: [{ path: 'reason', kind: 'area', label: words.reason, hint: words.reasonHint }] });

// `called`: what the item is, for those who do not see what stands around the buttons.
interface ModerateProps { item: string; visibility: Visibility; called: string; onDone?: () => void }

export function Moderate({ item, visibility, called, onDone }: ModerateProps) {
  const { t, colon } = useWords();
  const [ruling, choose] = useState<Ruling>();
  const { mutateAsync: moderate } = useWrite(feedbackMethods.moderateItem);
  return (
    <>
      {OFFERED[visibility].map((one) => (
        <button key={one} type="button" className="fr-btn fr-btn--tertiary fr-btn--sm no-print" onClick={() => choose(one)}>{t(CALLED[one])}<span className="fr-sr-only">{colon}{called}</span></button>
      ))}
      {ruling !== undefined && (
        <ActDialog id={`${item}.moderer.${ruling}`} title={t(CALLED[ruling]) + colon + called} submit={t(CALLED[ruling])} form={form} writes={readersOf('ModerateItem')} explain={explainRefusal}
          send={({ reason }) => moderate({ item, decision: ruling, reason })} onDone={onDone} onClose={() => choose(undefined)} />
      )}
    </>
  );
}
