// What waits for whoever looks: in the programmes that they lead, in juries, in what they applied to.
import Mine from '@/cohort/components/mine';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { ToDo } from '@/cohort/components/to_do';
import { useProgrammes } from '@/cohort/api/programmes';
import { cohortMethods } from '@/cohort/api/clients';
import { toDoWords as words } from '@/cohort/words/to_do';
import { usePermissions } from '@/kit/api/permissions';
import { useIdentity } from '@/kit/api/session';
import { PageTitle } from '@/kit/ui/page_title';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import '@/cohort/components/cohort.css';

export default function ToDoPage() {
  const { t } = useWords();
  const { isPending, person } = useIdentity();
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(words.title)}</PageTitle>
      {isPending ? <Loading lines={8} /> : person ? <><Led /><Mine /></> : <SignInFirst told={words.signIn} />}
    </div>
  );
}

// The programmes that the caller leads.
function Led() {
  const { t } = useWords();
  const programmes = useProgrammes().data ?? [];
  const { may } = usePermissions(cohortMethods.getPermissions, programmes.map(({ name }) => name));
  return programmes.filter(({ name }) => may(name, 'CreateCohort')).map(({ name, title }) => <ToDo key={name} programme={name} title={t(words.waitingIn, { title })} />);
}
