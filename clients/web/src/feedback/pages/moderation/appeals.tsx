// What authors contest, for moderators but whoever took it away: what was said for it and against it, and the decision.
import { useState } from 'react';
import { feedbackMethods } from '@/feedback/api/clients';
import { useOpenAppeals } from '@/feedback/api/spaces';
import { explainRefusal } from '@/feedback/components/refused';
import { moderationWords as words } from '@/feedback/words/moderation';
import { readersOf } from '@/feedback/words/readers';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { ModerationAction } from '@/gen/pepiniere/feedback/v1/moderation_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import { Facts } from '@/kit/ui/facts';
import { Answer, Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { ItemLink } from './item_link';

const YES = 'yes';
const form: Form = bound(bounds.DecideAppealRequest, {
  fields: [{ path: 'upheld', kind: 'flag', label: words.upheld }, { path: 'reason', kind: 'area', label: words.reason, hint: words.reasonHint }],
});

interface AppealsProps { space: string; person: string; onDone: () => void }

export function Appeals({ space, person, onDone }: AppealsProps) {
  const { t } = useWords();
  const found = useOpenAppeals(space, true);
  return (
    <Answer of={found}>
      {(all) => (all.length === 0 ? <Empty><p>{t(words.appealsNone)}</p></Empty> : <ul className="cards">{all.map((one) => <li key={one.name}><Open appeal={one} person={person} onDone={onDone} /></li>)}</ul>)}
    </Answer>
  );
}

function Open({ appeal: { name, etag, item, reason, appealText, moderator }, person, onDone }: { appeal: ModerationAction; person: string; onDone: () => void }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { mutateAsync: decide } = useWrite(feedbackMethods.decideAppeal);
  return (
    <>
      <p><ItemLink item={item} /></p>
      <Facts facts={[[words.reason, reason], [words.appealText, appealText]]} />
      {moderator === person ? <p className="quiet">{t(words.ownRuling)}</p>
        : <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary no-print" onClick={() => setOpen(true)}>{t(words.decide)}</button>}
      {isOpen && (
        <ActDialog id={`${name}.recours`} title={t(words.decide)} submit={t(words.decide)} form={form} writes={readersOf('DecideAppeal')} explain={explainRefusal}
          send={(values) => decide({ name, etag, upheld: values.upheld === YES, reason: values.reason ?? '' })} onDone={onDone} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
