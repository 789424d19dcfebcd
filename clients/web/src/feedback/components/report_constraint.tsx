// The way to report what gets in the way, for whoever is signed in; what came of it is said.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { MY_VOICE } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { constraintWords as words } from '@/feedback/words/constraints';
import { receiptWords } from '@/feedback/words/receipts';
import { useIdentity } from '@/kit/api/session';
import type { Values } from '@/kit/form/field';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { useWords } from '@/kit/words/use_words';
import { CONSTRAINT_KIND } from './constraint_kind';

// `about`: names the draft, and what it begins with.
export function ReportConstraint({ about = '', start }: { about?: string; start?: Values }) {
  const { t } = useWords();
  const { person } = useIdentity();
  const may = useMay(person);
  const [isOpen, setOpen] = useState(false);
  const [isSent, setSent] = useState(false);
  return (
    <>
      {may('CreateConstraint') && <button type="button" className="fr-btn fr-btn--sm fr-icon-add-line fr-btn--icon-left no-print" onClick={() => (setSent(false), setOpen(true))}>{t(words.add)}</button>}
      <div role="status">{isSent && <p className="fr-message fr-message--valid fr-my-1w">{t(words.thanks)} <Link to={MY_VOICE}>{t(receiptWords.title)}</Link></p>}</div>
      {isOpen && <AddDialog kind={CONSTRAINT_KIND} parent={person} draft={about} start={start} onDone={() => setSent(true)} onClose={() => setOpen(false)} />}
    </>
  );
}
