// What the caller has of programmes, on the page that tells them who they are: applications, juries, their profile and
// their week, what their organisation hosts.
import { Link } from 'react-router-dom';
import { applyUrl, callOf, hostUrl, MARKING, profileUrl, WEEK } from '@/cohort/api/addresses';
import { useMyApplications } from '@/cohort/api/applications';
import { useCalls } from '@/cohort/api/calls';
import { useMyOrganisations } from '@/cohort/api/hosts';
import { useMyJuries } from '@/cohort/api/jury';
import { useMyProfile } from '@/cohort/api/people';
import { APPLICATION_STATES } from '@/cohort/words/application_enums';
import { applyWords } from '@/cohort/words/applications';
import { hostWords } from '@/cohort/words/hosts';
import { markWords } from '@/cohort/words/jury';
import { profileWords, weekWords } from '@/cohort/words/people';
import type { Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import { idOf } from '@/kit/api/names';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';
import { useTitles } from '@/portfolio/feature';
import { ApplicationBadge } from './application_badges';

export default function Mine() {
  const { t } = useWords();
  const { juries } = useMyJuries();
  const { profile } = useMyProfile();
  const organisations = useMyOrganisations();
  const titleOf = useTitles();
  return (
    <>
      <Applications />
      {(juries.length > 0 || profile || organisations.length > 0) && (
        <ul>
          {juries.length > 0 && <li><Link to={MARKING}>{t(markWords.title)}</Link></li>}
          {profile && <li><Link to={profileUrl(profile.name)}>{t(profileWords.mine)}</Link></li>}
          {profile && <li><Link to={WEEK}>{t(weekWords.title)}</Link></li>}
          {organisations.map((name) => <li key={name}><Link to={hostUrl(name)}>{t(hostWords.mine, { title: titleOf(name) })}</Link></li>)}
        </ul>
      )}
    </>
  );
}

function Applications() {
  const { t, date } = useWords();
  const mine = useMyApplications();
  const calls = useCalls();
  const titleOf = (name: string) => calls.data?.find((call) => call.name === callOf(name))?.title ?? idOf(callOf(name));
  const columns: Column<Application>[] = [
    { id: 'call', header: t(applyWords.call), isHeader: true, csv: ({ name }) => titleOf(name), cell: ({ name }) => <Link to={applyUrl(callOf(name))}>{titleOf(name)}</Link> },
    { id: 'state', header: t(applyWords.state), csv: ({ state }) => t(APPLICATION_STATES[state]), cell: ({ state }) => <ApplicationBadge state={state} /> },
    { id: 'submitted', header: t(applyWords.submitted), cell: ({ submitTime }) => date(submitTime) },
  ];
  return (
    <section aria-labelledby="mes-candidatures">
      <h2 className="fr-h4 fr-mt-4w" id="mes-candidatures">{t(applyWords.mine)}</h2>
      <DataTable cards caption={t(applyWords.mine)} noCaption exportedApart columns={columns} rows={mine.data} rowKey={({ name }) => name} error={mine.error} onRetry={() => void mine.refetch()} empty={<p>{t(applyWords.mineNone)}</p>} />
    </section>
  );
}
