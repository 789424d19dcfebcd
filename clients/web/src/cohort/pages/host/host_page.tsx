// What an organisation hosts: its challenges, who comes, what pays for that, and the calls that are open to it.
import { useParams } from 'react-router-dom';
import { useCalls } from '@/cohort/api/calls';
import { useHosted } from '@/cohort/api/hosts';
import { CallTable } from '@/cohort/components/call_table';
import { hostWords as words } from '@/cohort/words/hosts';
import { Call_Kind as Kind, Call_State as State } from '@/gen/pepiniere/cohort/v1/call_pb';
import { idOf } from '@/kit/api/names';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { useOrganisations } from '@/portfolio/feature';
import { HostedChallenges } from './hosted_challenges';
import { HostMoney } from './host_money';
import { HostPeople } from './host_people';
import '@/cohort/components/cohort.css';

const MINISTRIES = '/ministeres';

export default function HostPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const name = `organisations/${id}`;
  const organisations = useOrganisations();
  const found = organisations.data?.find((one) => one.name === name);
  if (organisations.data && !found) return <Missing title={t(words.missing)} told={t(words.missingTold)} to={MINISTRIES} way={t(words.toMinistries)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!found && <PageTitle>{t(words.here)}</PageTitle>}
      <Answer of={organisations} lines={8}>{() => found && <Host key={name} name={name} title={found.title} />}</Answer>
    </div>
  );
}

function Host({ name, title }: { name: string; title: string }) {
  const { t } = useWords();
  const { within, challenges, hosted } = useHosted(name);
  return (
    <>
      <Breadcrumb above={[{ to: MINISTRIES, title: t(words.ministries) }, { to: `${MINISTRIES}/${encodeURIComponent(idOf(name))}`, title }]} here={t(words.here)} />
      <PageTitle>{t(words.title, { title })}</PageTitle>
      <p>{t(words.intro)}</p>
      <HostedChallenges challenges={hosted} error={challenges.error} onRetry={() => void challenges.refetch()} />
      {hosted && hosted.length > 0 && (
        <>
          <HostPeople within={within} challenges={hosted} />
          <HostMoney challenges={hosted} />
        </>
      )}
      <OpenCalls />
    </>
  );
}

function OpenCalls() {
  const { t } = useWords();
  const calls = useCalls();
  const open = calls.data?.filter(({ kind, state }) => kind === Kind.CHALLENGES && state === State.OPEN);
  return (
    <section className="known-section" aria-labelledby="appels">
      <h2 className="fr-h4" id="appels">{t(words.calls)}</h2>
      <CallTable caption={t(words.calls)} calls={open} error={calls.error} onRetry={() => void calls.refetch()} empty={t(words.noCalls)} />
    </section>
  );
}
