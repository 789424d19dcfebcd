import { useState } from 'react';
import { useOrganisations } from '@/api/directory';
import { ChoiceField } from '@/components/text_field';
import { WriteForm } from '@/components/write_form';
import { useWords } from '@/words/use_words';
import { weekWords } from '../words';
import type { ActionProps } from './actions';
import { useProjectUpdate } from './use_project_update';

export function NameSponsor({ project: name, title, onClose }: ActionProps) {
  const { t, locale } = useWords();
  const { data: organisations = [] } = useOrganisations();
  const { project, write } = useProjectUpdate(name, onClose);
  const [sponsor, setSponsor] = useState('');
  const options = organisations.map(({ name: value, title: label }) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <WriteForm title={`${t(weekWords.nameSponsor)} : ${title}`} write={write} onClose={onClose} disabled={!project}
      onSubmit={() => write.mutate({ fields: { sponsors: [...(project?.sponsors ?? []), sponsor] }, paths: ['sponsors'] })}>
      <ChoiceField label={t(weekWords.sponsor)} value={sponsor} onChange={setSponsor} options={options} none={t(weekWords.choose)} required />
    </WriteForm>
  );
}
