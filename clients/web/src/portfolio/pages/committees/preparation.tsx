// Preparing a session and holding it.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { useState } from 'react';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { isConflict } from '@/kit/api/problem';
import { Readers } from '@/kit/form/readers';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { useCommitteeTitle } from '@/portfolio/components/committee_title';
import { readersOf } from '@/portfolio/words/readers';
import { Agenda } from './agenda';
import { Details } from './details';
import { hasBadAmount } from './draft';
import { HoldSession } from './hold_session';
import { useProjectTitles } from './project_titles';
import { ReasonForm } from './reason_form';
import { useEditor, type Editor } from './use_editor';
import { usePreview } from './use_preview';
import { committeeWords } from './words';

type Asked = 'hold' | 'cancel' | undefined;

export function Preparation({ committee }: { committee: Committee }) {
  const { t, date } = useWords();
  const editor = useEditor(committee);
  const preview = usePreview(editor);
  const [asked, ask] = useState<Asked>();
  const title = useCommitteeTitle()(committee);
  const { isDirty, save, isSaving, error, draft } = editor;
  const blocked = isSaving || !!editor.conflict || hasBadAmount(draft);
  return (
    <>
      <PageTitle actions={
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => ask('cancel')}>{t(committeeWords.cancelIt)}</button>
      }>
        {`${title} – ${date(committee.date)}`}
      </PageTitle>
      {editor.conflict && <Conflict conflict={editor.conflict} />}
      {error && !isConflict(error) ? <Problem error={error} onRetry={() => save()} /> : null}
      <Readers writes={readersOf('UpdateCommittee')} />
      <Details editor={editor} faults={preview.fields} />
      <Agenda editor={editor} committee={committee} preview={preview} />
      <div className="session-bar">
        <p className="fr-mb-0" role="status">
          {t(!isDirty ? committeeWords.saved : editor.isFound ? committeeWords.found : committeeWords.unsaved)}{' '}
          {preview.count > 0 && <strong className="state--bad">{t(committeeWords.inTheWay, { n: preview.count })}</strong>}
          {preview.isReady && <strong className="state--good">{t(committeeWords.allReady)}</strong>}
          {preview.tooEarly && <> {t(committeeWords.tooEarly, { date: date(committee.date) })}</>}
        </p>
        <div className="session-bar__buttons">
          <button type="button" className="fr-btn fr-btn--secondary" disabled={!isDirty || blocked} onClick={() => save()}>{t(common.save)}</button>
          <button type="button" className="fr-btn" disabled={blocked || draft.hearings.length === 0}
            onClick={() => (isDirty ? save(() => ask('hold')) : ask('hold'))}>
            {t(committeeWords.hold)}
          </button>
        </div>
      </div>
      {asked === 'hold' && <HoldSession committee={editor.base} onClose={() => ask(undefined)} />}
      {asked === 'cancel' && <ReasonForm committee={committee} act="cancel" onClose={() => ask(undefined)} />}
    </>
  );
}

const FIELD_WORDS = {
  title: committeeWords.ownTitle, date: committeeWords.date, members: committeeWords.members,
  minutesUri: committeeWords.minutesUri, notes: committeeWords.notes,
} as const;

function Conflict({ conflict }: { conflict: NonNullable<Editor['conflict']> }) {
  const { t } = useWords();
  const titleOf = useProjectTitles(conflict.clashes.filter((what) => what.startsWith('projects/')));
  const what = conflict.clashes.map((key) => (key in FIELD_WORDS ? t(FIELD_WORDS[key as keyof typeof FIELD_WORDS]) : titleOf(key)));
  return (
    <Alert className="fr-mb-3w" severity="warning" as="h2" title={t(committeeWords.conflict)} description={
      <>
        <span>{what.length > 0 ? t(committeeWords.clashTold, { what: what.join(', ') }) : t(committeeWords.conflictTold)}</span>
        <span className="session-bar__buttons fr-mt-2w">
          <button type="button" className="fr-btn fr-btn--sm" onClick={conflict.merge}>{t(committeeWords.merge)}</button>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={conflict.takeTheirs}>{t(committeeWords.takeTheirs)}</button>
        </span>
      </>
    } />
  );
}
