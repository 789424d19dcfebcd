import { useState } from 'react';
import { TextField } from '@/components/text_field';
import { WriteForm } from '@/components/write_form';
import { useWords } from '@/words/use_words';
import { weekWords } from '../words';
import type { ActionProps } from './actions';
import { useProjectUpdate } from './use_project_update';

export function WriteLessons({ project: name, title, onClose }: ActionProps) {
  const { t } = useWords();
  const { project, write } = useProjectUpdate(name, onClose);
  const [reason, setReason] = useState<string>();
  const [lessons, setLessons] = useState('');
  const why = reason ?? project?.outcome?.reason ?? '';
  return (
    <WriteForm title={`${t(weekWords.writeLessons)} : ${title}`} write={write} onClose={onClose} disabled={!project}
      onSubmit={() => write.mutate({ fields: { outcome: { reason: why.trim(), lessons: lessons.trim() } }, paths: ['outcome.reason', 'outcome.lessons'] })}>
      <TextField label={t(weekWords.reason)} lines={2} value={why} onChange={setReason} />
      <TextField label={t(weekWords.lessons)} hint={t(weekWords.lessonsHint)} lines={5} value={lessons} onChange={setLessons} required />
    </WriteForm>
  );
}
