// Saying how far a measure is.
import { useState } from 'react';
import { useMay } from '@/feedback/api/caller';
import { feedbackMethods } from '@/feedback/api/clients';
import { MEASURE_STATES, measureWords as words } from '@/feedback/words/measures';
import { readersOf } from '@/feedback/words/readers';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Measure } from '@/gen/pepiniere/feedback/v1/measure_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Form } from '@/kit/form/field';
import { useWords } from '@/kit/words/use_words';

const formFrom = (from: number): Form => bound(bounds.AdvanceMeasureRequest, {
  fields: [
    { path: 'state', kind: 'enum', options: choices(MEASURE_STATES).filter(({ value }) => Number(value) !== from), label: words.to },
    { path: 'date', kind: 'day', label: words.date, hint: words.dateHint },
    { path: 'note', kind: 'area', label: words.note, hint: words.noteHint },
  ],
});

export function Advance({ measure: { name, title, state, etag } }: { measure: Measure }) {
  const { t } = useWords();
  const may = useMay(name);
  const [isOpen, setOpen] = useState(false);
  const { mutateAsync: advance } = useWrite(feedbackMethods.advanceMeasure);
  const form = formFrom(state);
  if (!may('AdvanceMeasure')) return null;
  return (
    <>
      <button type="button" className="fr-btn fr-btn--sm" onClick={() => setOpen(true)}>{t(words.advance)}</button>
      {isOpen && (
        <ActDialog id={`${name}.avancer`} title={t(words.advanceThis, { title })} submit={t(words.advance)} told={t(words.advanceTold)} form={form} writes={readersOf('AdvanceMeasure')}
          send={(values) => advance({ name, etag, ...writeValues(form, values) })} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
