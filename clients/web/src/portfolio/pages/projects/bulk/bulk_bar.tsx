// What is chosen in the list, and what to do with it.
import { useState } from 'react';
import { useWords } from '@/kit/words/use_words';
import { projectsWords } from '../words';
import { BulkDialog } from './bulk_dialog';
import { bulkWords } from './words';
import './bulk.css';

export function BulkBar({ chosen, choose }: { chosen: ReadonlySet<string>; choose: (chosen: Set<string>) => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (chosen.size === 0) return null;
  return (
    <div className="bulk-bar no-print" role="region" aria-label={t(bulkWords.edit)}>
      <p className="fr-mb-0" role="status">{t(projectsWords.chosen, { n: chosen.size })}</p>
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => choose(new Set())}>{t(bulkWords.clear)}</button>
      <button type="button" className="fr-btn fr-btn--sm" onClick={() => setOpen(true)}>{t(bulkWords.edit)}</button>
      {open && <BulkDialog names={[...chosen]} onClose={() => setOpen(false)} />}
    </div>
  );
}
