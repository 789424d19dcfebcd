// A section of the page: what it is about, and how one more is added.
import { useState, type ReactNode } from 'react';
import { AddRecord } from '@/metrics/components/record_dialogs';
import type { RecordKind, Row } from '@/metrics/components/record_kind';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

interface DataSectionProps<R extends Row> { id: string; title: Text; told: Text; kind: RecordKind<R>; project: string; mayAdd: boolean; children: ReactNode }

export function DataSection<R extends Row>({ id, title, told, kind, project, mayAdd, children }: DataSectionProps<R>) {
  const { t } = useWords();
  const [isAdding, setAdding] = useState(false);
  return (
    <section id={id} tabIndex={-1} className="measures__section" aria-labelledby={`${id}-titre`}>
      <div className="list-head">
        <h2 id={`${id}-titre`} className="fr-h4 fr-mb-0">{t(title)}</h2>
        {mayAdd && <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" onClick={() => setAdding(true)}>{t(kind.words.add)}</button>}
      </div>
      <p>{t(told)}</p>
      {children}
      {isAdding && <AddRecord kind={kind} project={project} onClose={() => setAdding(false)} />}
    </section>
  );
}
