// Saying which phase a word means. One that was explained may be taken back.
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { PhaseWord } from '@/gen/pepiniere/portfolio/v1/vocabulary_pb';
import { idOf } from '@/kit/api/names';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { choices, readValues, writeValues, type Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { PHASES } from '@/portfolio/words/enums';
import { readersOf } from '@/portfolio/words/readers';
import { vocabularyWords } from './words';

export function ExplainWord({ word, onClose }: { word: PhaseWord; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: update } = useWrite(portfolioMethods.updatePhaseWord);
  const { name, etag, phase } = word;
  const isNew = phase === Phase.UNSPECIFIED;
  const form: Form = { fields: [{ path: 'phase', kind: 'enum', options: choices(PHASES), required: isNew, label: vocabularyWords.means,
    ...(isNew ? {} : { hint: vocabularyWords.takeBack }) }] };
  return (
    <Dialog title={t(isNew ? vocabularyWords.explainThis : vocabularyWords.changeThis, { word: idOf(name) })} onClose={onClose}>
      <DialogForm id={`${name}.phase`} form={form} writes={readersOf('UpdatePhaseWord')} start={readValues(form, word)} prefix="phase_word"
        intro={<p>{t(vocabularyWords.follows)}</p>} onDone={onClose} onCancel={onClose}
        send={(values) => update({ phaseWord: { name, etag, ...writeValues(form, values) }, updateMask: { paths: ['phase'] } })} />
    </Dialog>
  );
}
