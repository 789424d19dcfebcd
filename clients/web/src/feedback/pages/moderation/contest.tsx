// Why something of the caller's was taken away, and contesting that.
import { useState } from 'react';
import { feedbackMethods } from '@/feedback/api/clients';
import { useRulingsOn } from '@/feedback/api/spaces';
import { APPEALS, moderationWords as words } from '@/feedback/words/moderation';
import { readersOf } from '@/feedback/words/readers';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import { ModerationAction_Appeal as Appeal, type ModerationAction } from '@/gen/pepiniere/feedback/v1/moderation_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import { Facts } from '@/kit/ui/facts';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

const form: Form = bound(bounds.AppealModerationRequest, { fields: [{ path: 'text', kind: 'area', label: words.contestText }] });

export function Contest({ space, item, called }: { space: string; item: string; called: string }) {
  const found = useRulingsOn(space, item);
  return <Answer of={found} lines={2}>{(all) => { const last = all.at(-1); return last && <Why ruling={last} called={called} />; }}</Answer>;
}

function Why({ ruling: { name, etag, reason, appeal, appealText, appealReason }, called }: { ruling: ModerationAction; called: string }) {
  const { t, colon } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { mutateAsync: contest } = useWrite(feedbackMethods.appealModeration);
  const isContested = appeal !== Appeal.NONE;
  return (
    <>
      <Facts facts={[[words.reason, reason], [words.appeal, isContested && t(APPEALS[appeal])], [words.contestText, appealText], [words.appealReason, appealReason]]} />
      {!isContested && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary no-print" onClick={() => setOpen(true)}>{t(words.contest)}<span className="fr-sr-only">{colon}{called}</span></button>}
      {isOpen && (
        <ActDialog id={`${name}.contester`} title={t(words.contest)} submit={t(words.contest)} told={t(words.contestTold)} form={form} writes={readersOf('AppealModeration')}
          send={({ text }) => contest({ name, etag, text })} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
