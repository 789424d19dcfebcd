// What becomes of an idea, for those who decide it: it goes on, is merged into another, or is taken apart again.
import { useState } from 'react';
import { useMay } from '@/feedback/api/caller';
import { feedbackMethods } from '@/feedback/api/clients';
import { MEASURES_TO_CHOOSE } from '@/feedback/api/measures';
import { ideasBeside } from '@/feedback/api/spaces';
import { IDEA_STATES, ideaWords as words } from '@/feedback/words/ideas';
import { readersOf } from '@/feedback/words/readers';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import { Idea_State as State, type Idea } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import { choices, type Field, type Form, type Values } from '@/kit/form/field';
import { useWords } from '@/kit/words/use_words';

type Act = 'advance' | 'merge' | 'unmerge';
const reason: Field = { path: 'reason', kind: 'area', label: words.reason, hint: words.reasonHint };
const measure: Field = { path: 'measure', kind: 'word', required: true, options: MEASURES_TO_CHOOSE, label: words.measure };

// What is merged is so by another way.
const advanceForm = (from: State) => (values: Values): Form => bound(bounds.AdvanceIdeaRequest, {
  fields: [
    { path: 'state', kind: 'enum', options: choices(IDEA_STATES).filter(({ value }) => Number(value) !== State.MERGED && Number(value) !== from), label: words.to },
    ...(Number(values.state) === State.BECOMES_MEASURE ? [measure] : []),
    reason,
  ],
});
const mergeForm = (idea: string): Form => bound(bounds.MergeIdeaRequest, { fields: [{ path: 'into', kind: 'word', options: ideasBeside(idea), label: words.into }, reason] });
const unmergeForm: Form = bound(bounds.UnmergeIdeaRequest, { fields: [reason] });

export function Follow({ idea }: { idea: Idea }) {
  const { t } = useWords();
  const { name, title, state, etag } = idea;
  const may = useMay(name);
  const [opened, open] = useState<Act>();
  const close = () => open(undefined);
  const { mutateAsync: advance } = useWrite(feedbackMethods.advanceIdea);
  const { mutateAsync: merge } = useWrite(feedbackMethods.mergeIdea);
  const { mutateAsync: unmerge } = useWrite(feedbackMethods.unmergeIdea);
  const isMerged = state === State.MERGED;
  const act = (what: Act) => <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open(what)}>{t(words[what])}</button>;
  return (
    <>
      {!isMerged && may('AdvanceIdea') && act('advance')}
      {!isMerged && may('MergeIdea') && act('merge')}
      {isMerged && may('UnmergeIdea') && act('unmerge')}
      {opened === 'advance' && (
        <ActDialog id={`${name}.suite`} title={t(words.advanceThis, { title })} submit={t(words.advance)} told={t(words.advanceTold)} form={advanceForm(state)} writes={readersOf('AdvanceIdea')}
          send={(values) => advance({ name, etag, state: Number(values.state), reason: values.reason ?? '', measure: values.measure ?? '' })} onClose={close} />
      )}
      {opened === 'merge' && (
        <ActDialog id={`${name}.reunir`} title={t(words.mergeThis, { title })} submit={t(words.merge)} told={t(words.mergeTold)} form={mergeForm(name)} writes={readersOf('MergeIdea')}
          send={(values) => merge({ name, etag, into: values.into ?? '', reason: values.reason ?? '' })} onClose={close} />
      )}
      {opened === 'unmerge' && (
        <ActDialog id={`${name}.separer`} title={t(words.unmerge)} submit={t(words.unmerge)} told={t(words.unmergeTold)} form={unmergeForm} writes={readersOf('UnmergeIdea')}
          send={(values) => unmerge({ name, etag, reason: values.reason ?? '' })} onClose={close} />
      )}
    </>
  );
}
