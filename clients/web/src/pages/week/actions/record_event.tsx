import { useState } from 'react';
import { portfolioMethods } from '@/api/clients';
import { call } from '@/api/query';
import { useWrite } from '@/api/write';
import { ChoiceField, TextField } from '@/components/text_field';
import { WriteForm } from '@/components/write_form';
import { dayOf, todayIso } from '@/words/day';
import { useWords } from '@/words/use_words';
import { EVENT_TYPES, weekWords } from '../words';
import type { ActionProps } from './actions';

export function RecordEvent({ project, title, onClose }: ActionProps) {
  const { t } = useWords();
  const [type, setType] = useState('delivery');
  const [date, setDate] = useState(todayIso());
  const [comment, setComment] = useState('');
  const write = useWrite((event: { type: string; date: ReturnType<typeof dayOf>; comment: string }, requestId) =>
    call(portfolioMethods.createProjectEvent, { parent: project, event, requestId }), onClose);
  return (
    <WriteForm title={`${t(weekWords.recordEvent)} : ${title}`} write={write} onClose={onClose}
      onSubmit={() => write.mutate({ type, date: dayOf(date), comment: comment.trim() })}>
      <ChoiceField label={t(weekWords.eventType)} value={type} onChange={setType}
        options={Object.entries(EVENT_TYPES).map(([value, text]) => ({ value, label: t(text) }))} />
      <TextField label={t(weekWords.date)} type="date" value={date} onChange={setDate} max={todayIso()} required />
      <TextField label={t(weekWords.comment)} lines={3} value={comment} onChange={setComment} />
    </WriteForm>
  );
}
