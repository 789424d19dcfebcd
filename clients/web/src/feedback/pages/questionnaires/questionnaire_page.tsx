// A questionnaire: its versions, the newest first, each with what it asks; a frozen one says so, and a change is a new version.
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { ProgrammeLink } from '@/cohort/programmes';
import { idIn, QUESTIONNAIRES } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { useQuestionnaire, useVersions } from '@/feedback/api/questionnaires';
import { History } from '@/feedback/components/history';
import { QuestionList } from '@/feedback/components/question_list';
import { QUESTIONNAIRE_KIND, VERSION_KIND, versionForm } from '@/feedback/components/questionnaire_kind';
import { questionnaireWords as words } from '@/feedback/words/questionnaires';
import { feedbackWords } from '@/feedback/words/words';
import type { Questionnaire, QuestionnaireVersion } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import { readValues } from '@/kit/form/field';
import { AddDialog, EditResource } from '@/kit/form/resource_dialogs';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { StateTag } from '@/kit/ui/state_tag';
import { Answer, Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export default function QuestionnairePage() {
  const { id = '' } = useParams();
  const questionnaire = useQuestionnaire(`questionnaires/${id}`);
  return <OnePage of={questionnaire} one={words.one} missing={words.missing} to={QUESTIONNAIRES} way={words.toList}>{(found) => <Sheet key={found.name} questionnaire={found} />}</OnePage>;
}

function Sheet({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t } = useWords();
  const { name, programme, description, deleteTime } = questionnaire;
  const may = useMay(name);
  const versions = useVersions(name);
  const newest = [...versions.data ?? []].sort((a, b) => Number(idIn(b.name)) - Number(idIn(a.name)));
  const last = newest[0];
  const [opened, open] = useState<'add' | QuestionnaireVersion>();
  const close = () => open(undefined);
  const writes = may('CreateQuestionnaireVersion') && !deleteTime;
  const questions = last && readValues(versionForm, last).questions;
  return (
    <ResourceFrame kind={QUESTIONNAIRE_KIND} row={questionnaire} above={[{ to: QUESTIONNAIRES, title: t(words.title) }]} after={QUESTIONNAIRES}
      mayEdit={may('UpdateQuestionnaire')} mayDelete={may('DeleteQuestionnaire')} mayRestore={may('UndeleteQuestionnaire')}>
      <Facts facts={[[feedbackWords.programme, <ProgrammeLink key="programme" name={programme} />]]} />
      <Prose text={description} />
      <Section id="versions" title={words.versions} actions={writes && versions.data && (
        <button type="button" className="fr-btn fr-btn--sm fr-icon-add-line fr-btn--icon-left" onClick={() => open('add')}>{t(last ? words.addVersion : words.firstVersion)}</button>
      )}>
        <Answer of={versions}>
          {() => (newest.length === 0 ? <Empty><p>{t(words.noVersions)}</p></Empty> : newest.map((version) => (
            <Version key={version.name} version={version}>
              {writes && !version.frozen && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary no-print" onClick={() => open(version)}>{t(words.editVersion, { n: idIn(version.name) })}</button>}
            </Version>
          )))}
        </Answer>
      </Section>
      <History name={name} />
      {opened === 'add' && <AddDialog kind={VERSION_KIND} parent={name} draft={`.${last ? idIn(last.name) : 0}`} start={questions ? { questions } : {}} intro={last && <p>{t(words.fromLast, { n: idIn(last.name) })}</p>} onClose={close} />}
      {typeof opened === 'object' && <EditResource kind={VERSION_KIND} row={newest.find((one) => one.name === opened.name) ?? opened} title={t(words.editVersion, { n: idIn(opened.name) })} onClose={close} />}
    </ResourceFrame>
  );
}

function Version({ version: { name, questions, note, frozen, contentHash }, children }: { version: QuestionnaireVersion; children: ReactNode }) {
  const { t } = useWords();
  const title = t(words.version, { n: idIn(name) });
  return (
    <div className="fr-mb-4w">
      <h3 className="fr-h5 fr-mb-1w">{title} <StateTag text={frozen ? words.frozen : words.free} tone={frozen ? '' : 'info'} /></h3>
      {frozen && <p className="quiet">{t(words.frozenTold)}</p>}
      <Prose text={note} />
      <QuestionList caption={`${t(words.questions)}, ${title}`} questions={questions} />
      <Facts facts={[[words.hash, <code key="hash" className="hash">{contentHash}</code>]]} />
      {children}
    </div>
  );
}
