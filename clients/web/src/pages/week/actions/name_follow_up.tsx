import { useState } from 'react';
import { TextField } from '@/components/text_field';
import { WriteForm } from '@/components/write_form';
import { useWords } from '@/words/use_words';
import { weekWords } from '../words';
import type { ActionProps } from './actions';
import { useProjectUpdate } from './use_project_update';

export function NameFollowUp({ project: name, title, onClose }: ActionProps) {
  const { t } = useWords();
  const { project, write } = useProjectUpdate(name, onClose);
  const [contact, setContact] = useState('');
  return (
    <WriteForm title={`${t(weekWords.nameFollowUp)} : ${title}`} write={write} onClose={onClose} disabled={!project}
      onSubmit={() => write.mutate({ fields: { incubatorContact: contact.trim() }, paths: ['incubator_contact'] })}>
      <TextField label={t(weekWords.incubatorContact)} hint={t(weekWords.contactHint)} value={contact} onChange={setContact} required />
    </WriteForm>
  );
}
