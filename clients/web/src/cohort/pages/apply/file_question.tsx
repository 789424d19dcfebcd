// A question that a file answers: chosen, sent, and told whether it arrived; and the files that answer none.
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useFiles } from '@/cohort/api/applications';
import { cohortMethods } from '@/cohort/api/clients';
import { sendFile } from '@/cohort/api/send_file';
import { ApplicationFiles, FileLink } from '@/cohort/components/application_files';
import { useHint } from '@/cohort/components/question';
import { applyWords as words } from '@/cohort/words/applications';
import type { FormField } from '@/gen/pepiniere/cohort/v1/call_pb';
import { keyOf } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { useLabelled, type InputProps } from '@/kit/form/inputs';
import { Problem } from '@/kit/ui/problem';
import { useWords } from '@/kit/words/use_words';

const TAKEN = '.pdf,.odt,.docx,.png,.jpg,.jpeg';

interface FileQuestionProps extends Pick<InputProps, 'id' | 'value' | 'onChange' | 'error'> { field: FormField; application: string }

// The value is the name of a file of the application.
export function FileQuestion({ field, application, value, onChange, ...rest }: FileQuestionProps) {
  const { t } = useWords();
  const queryClient = useQueryClient();
  const files = useFiles(application);
  const [said, say] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const hint = [useHint(field), t(words.fileHint)].filter(Boolean).join(' ');
  const { attributes, name, said: wrong, group } = useLabelled({ ...rest, label: field.label, required: field.required, hint });
  const file = files.data?.find((one) => one.name === value);
  const send = async (chosen: File | undefined) => {
    if (!chosen || isSending) return;
    setSending(true);
    setProblem(undefined);
    say(t(words.sending, { name: chosen.name }));
    try {
      const sent = await sendFile(application, chosen);
      await queryClient.invalidateQueries({ queryKey: keyOf(cohortMethods.listApplicationFiles, { parent: application }) });
      onChange(sent.name);
      say(t(words.sent, { name: chosen.name }));
    } catch (caught) {
      say('');
      setProblem(caught);
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={group('fr-upload-group')}>
      {name}
      {file && (
        <div className="file-question__file">
          <FileLink file={file} />
          <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => onChange('')}>{t(words.detach, { name: file.fileName })}</button>
        </div>
      )}
      <input {...attributes} type="file" className="fr-upload" accept={TAKEN} disabled={isSending} onChange={(event) => {
        void send(event.target.files?.[0]);
        event.target.value = '';
      }} />
      <p role="status" className="quiet fr-mb-0">{said}</p>
      {problem !== undefined && <Problem error={problem} />}
      {wrong}
    </div>
  );
}

// What is attached and answers no question: it counts among the files that an application may have.
export function UnusedFiles({ application, used }: { application: string; used: readonly string[] }) {
  const { t } = useWords();
  const files = useFiles(application);
  const { mutate: remove, isPending, error } = useWrite(cohortMethods.deleteApplicationFile);
  const unused = files.data?.filter(({ name }) => !used.includes(name)) ?? [];
  if (unused.length === 0) return null;
  return (
    <section className="known-section" aria-labelledby="autres-fichiers">
      <h2 className="fr-h5" id="autres-fichiers">{t(words.unused)}</h2>
      <ApplicationFiles files={unused} error={files.error} onRetry={() => void files.refetch()} acts={({ name, etag, fileName }) => (
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" disabled={isPending} onClick={() => remove({ name, etag })}>{t(words.deleteFile, { name: fileName })}</button>
      )} />
      {error && <Problem error={error} />}
    </section>
  );
}
