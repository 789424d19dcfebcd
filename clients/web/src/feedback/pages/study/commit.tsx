// Committing to a secret: it is made here, and its hash alone leaves.
import { useEffect, useState } from 'react';
import { idIn } from '@/feedback/api/addresses';
import { feedbackMethods } from '@/feedback/api/clients';
import { readersOf } from '@/feedback/words/readers';
import { studyWords as words } from '@/feedback/words/studies';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { sha256Of } from '@/kit/api/hash';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import { save } from '@/kit/ui/save';
import { useWords } from '@/kit/words/use_words';

const form: Form = bound(bounds.RevealSeedRequest, { fields: [{ path: 'secret', kind: 'text', label: words.secret, hint: words.secretHint }] });

const BYTES = 16;
const made = () => [...crypto.getRandomValues(new Uint8Array(BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function Commit({ study: { name, etag } }: { study: Study }) {
  const { t } = useWords();
  const [secret, setSecret] = useState<string>();
  const { mutateAsync: commit } = useWrite(feedbackMethods.commitSeed);
  return (
    <>
      <button type="button" className="fr-btn fr-btn--sm no-print" onClick={() => setSecret(made())}>{t(words.commit)}</button>
      {secret !== undefined && (
        <ActDialog id={`${name}.engager`} title={t(words.commit)} submit={t(words.commit)} told={t(words.commitTold)} form={form} start={{ secret }} writes={readersOf('CommitSeed')}
          send={async (values) => commit({ name, etag, hash: await sha256Of(values.secret ?? '') })} onClose={() => setSecret(undefined)}>
          {(values) => <Kept study={name} secret={values.secret ?? ''} />}
        </ActDialog>
      )}
    </>
  );
}

// What will be published of it, and the secret as a file to keep.
function Kept({ study, secret }: { study: string; secret: string }) {
  const { t } = useWords();
  const [hash, setHash] = useState('');
  useEffect(() => {
    let isNow = true;
    void sha256Of(secret).then((found) => isNow && setHash(found));
    return () => { isNow = false; };
  }, [secret]);
  return (
    <>
      <p className="hash">{t(words.commitHash, { hash })}</p>
      <p><button type="button" className="fr-btn fr-btn--secondary fr-btn--sm fr-icon-download-line fr-btn--icon-left" onClick={() => save(new Blob([secret], { type: 'text/plain;charset=utf-8' }), `secret-${idIn(study)}.txt`)}>{t(words.keepSecret)}</button></p>
    </>
  );
}
