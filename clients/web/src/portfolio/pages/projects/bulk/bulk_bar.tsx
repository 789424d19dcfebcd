// What is chosen in the list, and what to do with it.
import { useState } from 'react';
import { ChosenBar } from '@/kit/ui/chosen_bar';
import { useWords } from '@/kit/words/use_words';
import { projectsWords } from '../words';
import { BulkDialog } from './bulk_dialog';
import { bulkWords } from './words';

export function BulkBar({ chosen, choose }: { chosen: ReadonlySet<string>; choose: (chosen: Set<string>) => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <ChosenBar n={chosen.size} told={t(projectsWords.chosen, { n: chosen.size })} label={t(bulkWords.edit)} onClear={() => choose(new Set())}>
      <button type="button" className="fr-btn fr-btn--sm" onClick={() => setOpen(true)}>{t(bulkWords.edit)}</button>
      {open && <BulkDialog names={[...chosen]} onClose={() => setOpen(false)} />}
    </ChosenBar>
  );
}
