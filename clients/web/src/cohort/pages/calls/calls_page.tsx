// The calls: those that are open first, then those to come, those that are over, and the drafts of one's own programmes.
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useCalls } from '@/cohort/api/calls';
import { cohortMethods } from '@/cohort/api/clients';
import { CallTable } from '@/cohort/components/call_table';
import { callWords } from '@/cohort/words/calls';
import { Call_State as State, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { JustDeleted } from '@/kit/form/deletion';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import '@/cohort/components/cohort.css';

const closing = ({ closeTime }: Call) => (closeTime ? timestampMs(closeTime) : 0);
const opening = ({ openTime }: Call) => (openTime ? timestampMs(openTime) : 0);
const GROUPS = [
  { id: 'ouverts', title: callWords.open, states: [State.OPEN], order: (a: Call, b: Call) => closing(a) - closing(b) },
  { id: 'a-venir', title: callWords.coming, states: [State.PUBLISHED], order: (a: Call, b: Call) => opening(a) - opening(b) },
  { id: 'brouillons', title: callWords.drafts, states: [State.DRAFT], order: (a: Call, b: Call) => opening(a) - opening(b) },
  { id: 'fermes', title: callWords.over, states: [State.CLOSED, State.CANCELLED], order: (a: Call, b: Call) => closing(b) - closing(a) },
];

export default function CallsPage() {
  const { t } = useWords();
  const calls = useCalls();
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(callWords.title)}</PageTitle>
      <p>{t(callWords.intro)}</p>
      <JustDeleted undelete={cohortMethods.undeleteCall} />
      <Answer of={calls} lines={8}>
        {(all) => GROUPS.map(({ id, title, states, order }) => {
          const rows = all.filter(({ state }) => states.includes(state)).sort(order);
          if (rows.length === 0 && id !== 'ouverts') return null;
          return (
            <section key={id} className="known-section" aria-labelledby={id}>
              <h2 className="fr-h4" id={id}>{t(title)}</h2>
              <CallTable caption={t(title)} calls={rows} error={undefined} onRetry={() => void calls.refetch()} empty={t(callWords.noneOpen)} />
            </section>
          );
        })}
      </Answer>
    </div>
  );
}
