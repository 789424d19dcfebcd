// Telling the secret that one committed to.
import { useState } from 'react';
import { feedbackMethods } from '@/feedback/api/clients';
import { readersOf } from '@/feedback/words/readers';
import { studyWords as words } from '@/feedback/words/studies';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import { useWords } from '@/kit/words/use_words';

const form: Form = bound(bounds.RevealSeedRequest, { fields: [{ path: 'secret', kind: 'text', label: words.secret }] });

export function Reveal({ study: { name, etag } }: { study: Study }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { mutateAsync: reveal } = useWrite(feedbackMethods.revealSeed);
  return (
    <>
      <button type="button" className="fr-btn fr-btn--sm no-print" onClick={() => setOpen(true)}>{t(words.reveal)}</button>
      {isOpen && (
        <ActDialog id={`${name}.dire`} title={t(words.reveal)} submit={t(words.reveal)} told={t(words.revealTold)} form={form} writes={readersOf('RevealSeed')}
          send={({ secret = '' }) => reveal({ name, etag, secret })} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
