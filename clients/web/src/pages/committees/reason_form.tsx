// Calling a session off, or reopening it: with a reason that stays.
import { useState } from 'react';
import { governance } from '@/api/clients';
import { problemOf } from '@/api/problem';
import { useWrite } from '@/api/write';
import { TextField } from '@/components/text_field';
import { WriteForm } from '@/components/write_form';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { useWords } from '@/words/use_words';
import { ObstacleList } from './obstacle_list';
import { committeeWords } from './words';

const ACTS = {
  cancel: { title: committeeWords.cancelIt, write: governance.cancelCommittee },
  reopen: { title: committeeWords.reopen, write: governance.reopenCommittee },
} as const;

export function ReasonForm({ committee, act, onClose }: { committee: Committee; act: keyof typeof ACTS; onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const { name, etag } = committee;
  const write = useWrite((why: string, requestId) => ACTS[act].write({ name, etag, reason: why, requestId }), onClose);
  const isRefused = write.error && problemOf(write.error).preconditions.length > 0;
  return (
    <WriteForm title={t(ACTS[act].title)} submit={t(ACTS[act].title)} onClose={onClose} onSubmit={() => write.mutate(reason.trim())}
      write={{ isPending: write.isPending, error: isRefused ? null : write.error }}>
      {act === 'reopen' && <p>{t(committeeWords.reopenTold)}</p>}
      <TextField label={t(committeeWords.reason)} hint={t(committeeWords.reasonHint)} lines={2} value={reason} onChange={setReason} required />
      {isRefused && <ObstacleList error={write.error} />}
    </WriteForm>
  );
}
