// What the services would say of the session: of each field as it is typed by a dry save, of the whole by what stands in
// the way of holding it.
import { Code, ConnectError } from '@connectrpc/connect';
import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { problemOf } from '@/kit/api/problem';
import { said } from '@/kit/words/faults';
import { useWords } from '@/kit/words/use_words';
import { governance } from '@/portfolio/api/clients';
import type { Reason } from '@/portfolio/components/refusal';
import { DECISION_FAULTS } from '@/portfolio/words/refusals';
import { DRAFT_PATHS, hasBadAmount, writeDraft, type Draft } from './draft';
import { isTooEarly, obstaclesTo, useObstacles } from './obstacles';
import type { Editor } from './use_editor';

const PAUSE_MS = 500;

function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

// What is refused is an answer here, not a failure.
const REFUSALS = new Set([Code.InvalidArgument, Code.FailedPrecondition, Code.Aborted]);
async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return null;
  } catch (error) {
    if (REFUSALS.has(ConnectError.from(error).code)) return error;
    throw error;
  }
}

const drySave = (base: Committee, draft: Draft) => ({
  queryKey: ['portfolio', 'UpdateCommittee', `${base.etag} ${JSON.stringify(draft)}`],
  queryFn: ({ signal }: { signal: AbortSignal }) => refusalOf(governance.updateCommittee(
    { committee: writeDraft(draft, base.name, ''), updateMask: { paths: DRAFT_PATHS }, validateOnly: true }, { signal })),
});

export interface Preview {
  // By field of the request: "committee.hearings[0].phase".
  fields: ReadonlyMap<string, string>;
  // Of each project on the agenda.
  byProject: ReadonlyMap<string, readonly Reason[]>;
  count: number;
  isReady: boolean;
  tooEarly: boolean;
}

export function usePreview({ base, draft, isDirty }: Editor): Preview {
  const { t } = useWords();
  const obstaclesOf = useObstacles();
  const paused = usePaused(draft);
  const save = useQuery({ ...drySave(base, paused), enabled: isDirty && !hasBadAmount(paused) });
  const hold = useQuery({ ...obstaclesTo(base), enabled: !isDirty && base.hearings.length > 0 });
  const faults = isDirty && save.data ? problemOf(save.data).fields : [];
  const fields = new Map(faults.map(({ field, description }) =>
    [field, t(DECISION_FAULTS[field.split('.').at(-1) ?? ''] ?? said(description))]));
  const inTheWay = (!isDirty && hold.data) || [];
  const { byProject, others } = obstaclesOf(inTheWay);
  const count = [...byProject.values()].flat().length + others.length;
  const tooEarly = inTheWay.some(isTooEarly);
  return { fields, byProject, count, tooEarly, isReady: !isDirty && hold.data?.length === 0 };
}
