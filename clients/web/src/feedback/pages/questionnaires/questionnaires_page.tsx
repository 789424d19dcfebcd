// The questionnaires, by their names.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ProgrammeLink } from '@/cohort/programmes';
import { questionnaireUrl } from '@/feedback/api/addresses';
import { feedbackMethods } from '@/feedback/api/clients';
import { useProgrammesWhere } from '@/feedback/api/programmes';
import { questionnaireFilter, useQuestionnaires } from '@/feedback/api/questionnaires';
import { ListFrame } from '@/feedback/components/list_frame';
import { PROGRAMME_CHECKS, TYPED_CHECKS, useProgrammeField, useTypedField } from '@/feedback/components/programme_filter';
import { QUESTIONNAIRE_KIND } from '@/feedback/components/questionnaire_kind';
import { questionnaireWords as words } from '@/feedback/words/questionnaires';
import { feedbackWords } from '@/feedback/words/words';
import type { Questionnaire } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { DELETED_CHECKS, DeletedSwitch, JustDeleted, useDeletedShown } from '@/kit/form/deletion';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { Gone } from '@/kit/ui/gone';
import { More } from '@/kit/ui/more';
import { soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';

export default soundly({ ...DELETED_CHECKS, ...PROGRAMME_CHECKS, ...TYPED_CHECKS }, QuestionnairesPage);

function QuestionnairesPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const writes = useProgrammesWhere('CreateQuestionnaire').length > 0;
  const filter = questionnaireFilter(get);
  const found = useQuestionnaires(filter, useDeletedShown(writes));
  const [isAdding, setAdding] = useState(false);
  const fields = [useTypedField(), useProgrammeField()];
  const columns: Column<Questionnaire>[] = [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: (one) => <><Link to={questionnaireUrl(one.name)}>{one.title}</Link><Gone of={one} /></> },
    { id: 'programme', header: t(feedbackWords.programme), cell: ({ programme }) => <ProgrammeLink name={programme} /> },
  ];
  return (
    <ListFrame title={words.title} intro={words.intro} add={writes && words.add} onAdd={() => setAdding(true)}>
      <JustDeleted undelete={feedbackMethods.undeleteQuestionnaire} />
      <FilterBar fields={fields} />
      {writes && <DeletedSwitch />}
      <DataTable caption={t(words.title)} noCaption columns={columns} rows={found.data?.pages.flatMap(({ questionnaires }) => questionnaires)} rowKey={({ name }) => name}
        error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(filter ? words.noneSuch : words.none)}</p>} />
      <More found={found} of={t(words.title)} />
      {isAdding && <AddDialog kind={QUESTIONNAIRE_KIND} parent={EVERYTHING} leadTo={({ name }) => questionnaireUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}
