// The report of an erasure: followed until every service is done.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { accessMethods } from '@/access/api/clients';
import { untilDone } from '@/access/api/erasures';
import { ERASURES, PERSONS, personUrl } from '@/access/api/persons';
import { AskedBy } from '@/access/components/asked_by';
import { ErasureReport } from '@/access/components/erasure_report';
import { ErasureState } from '@/access/components/erasure_state';
import { erasureWords } from '@/access/words/erasures';
import { personWords } from '@/access/words/persons';
import type { Erasure } from '@/gen/pepiniere/access/v1/erasure_pb';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export default function ErasurePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const erasure = useQuery({
    ...query(accessMethods.getErasure, { name: `erasures/${id}` }), refetchInterval: ({ state }) => untilDone(state.data && [state.data]),
  });
  if (isMissing(erasure)) return <Missing title={t(erasureWords.missing)} told={t(erasureWords.missingTold)} to={ERASURES} way={t(erasureWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: PERSONS, title: t(personWords.title) }, { to: ERASURES, title: t(erasureWords.title) }]} here={t(erasureWords.one)} />
      <PageTitle>{t(erasureWords.one)}</PageTitle>
      <Answer of={erasure} lines={8}>{(found) => <Report erasure={found} />}</Answer>
    </div>
  );
}

function Report({ erasure }: { erasure: Erasure }) {
  const { date } = useWords();
  const { person, reason, createTime } = erasure;
  return (
    <>
      <Facts facts={[
        [erasureWords.person, <Link to={personUrl(person)}>{idOf(person)}</Link>],
        [erasureWords.asked, createTime && date(createTime)],
        [erasureWords.by, <AskedBy erasure={erasure} />],
        [erasureWords.why, reason],
        [erasureWords.state, <ErasureState erasure={erasure} />],
      ]} />
      <ErasureReport erasure={erasure} />
    </>
  );
}
