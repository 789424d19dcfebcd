// That applications are ranked of which nobody has decided yet whether they are admissible, and the way to these.
import { Link } from 'react-router-dom';
import { applicationsUrl } from '@/cohort/api/addresses';
import { useCounts } from '@/cohort/api/applications';
import { useMay } from '@/cohort/api/caller';
import { rankingWords as words } from '@/cohort/words/rankings';
import { Application_State as State } from '@/gen/pepiniere/cohort/v1/application_pb';
import { useWords } from '@/kit/words/use_words';

export function Awaiting({ call }: { call: string }) {
  const { t } = useWords();
  const may = useMay(call);
  const counts = useCounts(call, may('CountApplications')).data?.counts;
  const submitted = counts?.find(({ state, seat }) => state === State.SUBMITTED && seat === '');
  // What is no longer kept awaits nothing.
  const n = submitted ? submitted.count - submitted.erased : 0;
  return (
    <div role="status">
      {n > 0 && <p className="fr-message fr-message--warning fr-mb-2w"><span>{t(words.awaiting, { n })} <Link to={`${applicationsUrl(call)}?etat=SUBMITTED#liste`}>{t(words.awaitingWay, { n })}</Link></span></p>}
    </div>
  );
}
