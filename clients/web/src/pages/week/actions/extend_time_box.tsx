import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { governance, governanceMethods } from '@/api/clients';
import { query } from '@/api/query';
import { useWrite } from '@/api/write';
import { TextField } from '@/components/text_field';
import { WriteForm } from '@/components/write_form';
import { addDays, dayOf, isoOf } from '@/words/day';
import { useWords } from '@/words/use_words';
import { weekWords } from '../words';
import type { ActionProps } from './actions';

export function ExtendTimeBox({ project, title, onClose }: ActionProps) {
  const { t } = useWords();
  const { data: finances } = useQuery(query(governanceMethods.getProjectFinances, { name: project }));
  const [end, setEnd] = useState('');
  const [grantedBy, setGrantedBy] = useState('');
  const [reason, setReason] = useState('');
  const write = useWrite((timeBoxExtension: { endDate: ReturnType<typeof dayOf>; grantedBy: string; reason: string }, requestId) =>
    governance.createTimeBoxExtension({ parent: project, timeBoxExtension, requestId }), onClose);
  return (
    <WriteForm title={`${t(weekWords.extend)} : ${title}`} write={write} onClose={onClose}
      onSubmit={() => write.mutate({ endDate: dayOf(end), grantedBy: grantedBy.trim(), reason: reason.trim() })}>
      <TextField label={t(weekWords.newEnd)} type="date" value={end} onChange={setEnd} required
        min={finances?.timeBoxEnd && addDays(isoOf(finances.timeBoxEnd), 1)} />
      <TextField label={t(weekWords.grantedBy)} hint={t(weekWords.grantedByHint)} value={grantedBy} onChange={setGrantedBy} required />
      <TextField label={t(weekWords.why)} lines={3} value={reason} onChange={setReason} required />
    </WriteForm>
  );
}
