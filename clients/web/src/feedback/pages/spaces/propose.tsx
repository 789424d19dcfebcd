// The way to propose an idea, with what says nearly the same shown as one types; or why there is none.
import { useState } from 'react';
import { ideaUrl } from '@/feedback/api/addresses';
import { feedbackMethods } from '@/feedback/api/clients';
import { IDEA_KIND } from '@/feedback/components/idea_kind';
import { Similar } from '@/feedback/components/similar';
import { ideaWords as words } from '@/feedback/words/ideas';
import { feedbackWords } from '@/feedback/words/words';
import { useIdentity } from '@/kit/api/session';
import { useWouldTake } from '@/kit/api/would_take';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { useWords } from '@/kit/words/use_words';

// What a question whether one may propose says, which nobody keeps.
const ANY = '…';

export function Propose({ space }: { space: string }) {
  const { t } = useWords();
  const { isPending, person } = useIdentity();
  const { isKnown, would } = useWouldTake(feedbackMethods.createIdea, { parent: space, idea: { title: ANY, text: ANY } });
  const [isOpen, setOpen] = useState(false);
  if (isPending) return null;
  if (!person) return <div className="fr-mb-3w"><SignInFirst told={feedbackWords.signInTo} /></div>;
  if (!would) return isKnown ? <p className="quiet">{t(words.proposeOthers)}</p> : null;
  return (
    <>
      <button type="button" className="fr-btn fr-icon-add-line fr-btn--icon-left fr-mb-3w no-print" onClick={() => setOpen(true)}>{t(words.add)}</button>
      {isOpen && (
        <AddDialog kind={IDEA_KIND} parent={space} leadTo={({ name }) => ideaUrl(name)} onClose={() => setOpen(false)}>
          {({ title = '', text = '' }) => <Similar space={space} typed={`${title} ${text}`} />}
        </AddDialog>
      )}
    </>
  );
}
