// The campaigns that the caller sees: those of programmes that they coach, those that ask them, those that are published for everybody.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ProgrammeLink } from '@/cohort/programmes';
import { campaignUrl, QUESTIONNAIRES } from '@/feedback/api/addresses';
import { campaignFilter, useCampaigns } from '@/feedback/api/campaigns';
import { feedbackMethods } from '@/feedback/api/clients';
import { useProgrammesWhere } from '@/feedback/api/programmes';
import { Asking } from '@/feedback/components/asking';
import { CAMPAIGN_KIND } from '@/feedback/components/campaign_kind';
import { CampaignState } from '@/feedback/components/campaign_state';
import { ListFrame } from '@/feedback/components/list_frame';
import { PROGRAMME_CHECKS, TYPED_CHECKS, useProgrammeField, useTypedField } from '@/feedback/components/programme_filter';
import { CAMPAIGN_STATES, campaignWords as words } from '@/feedback/words/campaigns';
import { questionnaireWords } from '@/feedback/words/questionnaires';
import { feedbackWords } from '@/feedback/words/words';
import { Campaign_State as State, type Campaign } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { DELETED_CHECKS, DeletedSwitch, JustDeleted, useDeletedShown } from '@/kit/form/deletion';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { Gone } from '@/kit/ui/gone';
import { More } from '@/kit/ui/more';
import { among, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

const SHOWN = [State.OPEN, State.CLOSED, State.RELEASED, State.DRAFT];

export default soundly({ ...DELETED_CHECKS, ...PROGRAMME_CHECKS, ...TYPED_CHECKS, etat: among(SHOWN.map((state) => State[state])) }, CampaignsPage);

function CampaignsPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const prepares = useProgrammesWhere('CreateCampaign').length > 0;
  const filter = campaignFilter(get);
  const found = useCampaigns(filter, useDeletedShown(prepares));
  const [isAdding, setAdding] = useState(false);
  const fields = [useTypedField(), useProgrammeField(), { param: 'etat', type: 'select' as const, label: t(feedbackWords.state), options: SHOWN.map((state) => ({ value: State[state], label: t(CAMPAIGN_STATES[state]) })) }];
  return (
    <ListFrame title={words.title} intro={words.intro} add={prepares && words.add} onAdd={() => setAdding(true)}
      actions={<Link className="fr-btn fr-btn--secondary" to={QUESTIONNAIRES}>{t(questionnaireWords.title)}</Link>}>
      <JustDeleted undelete={feedbackMethods.undeleteCampaign} />
      <Asking />
      <FilterBar fields={fields} />
      {prepares && <DeletedSwitch />}
      <DataTable caption={t(words.title)} noCaption columns={useColumns()} rows={found.data?.pages.flatMap(({ campaigns }) => campaigns)} rowKey={({ name }) => name}
        error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(filter ? words.noneSuch : words.none)}</p>} />
      <More found={found} of={t(words.title)} />
      {isAdding && <AddDialog kind={CAMPAIGN_KIND} parent={EVERYTHING} leadTo={({ name }) => campaignUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}

function useColumns(): Column<Campaign>[] {
  const { t, shortDate, number } = useWords();
  return [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: (one) => <><Link to={campaignUrl(one.name)}>{one.title}</Link><Gone of={one} /></> },
    { id: 'state', header: t(feedbackWords.state), csv: ({ state }) => t(CAMPAIGN_STATES[state]), cell: ({ state }) => <CampaignState state={state} /> },
    { id: 'programme', header: t(feedbackWords.programme), cell: ({ programme }) => <ProgrammeLink name={programme} /> },
    { id: 'end', header: t(words.end), isDay: true, csv: ({ endTime }) => endTime && dayAt(endTime), cell: ({ endTime }) => shortDate(endTime && dayAt(endTime)) },
    { id: 'people', header: t(words.people), numeric: true, csv: ({ peopleAsked }) => peopleAsked || undefined, cell: ({ peopleAsked }) => (peopleAsked > 0 ? number(peopleAsked) : '') },
  ];
}
