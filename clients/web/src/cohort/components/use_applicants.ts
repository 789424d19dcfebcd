// Who applied to a call, by their applications.
import { useNames } from '@/access/feature';
import { numberOf } from '@/cohort/api/addresses';
import { useApplications } from '@/cohort/api/applications';
import { runWords } from '@/cohort/words/runs';
import { useWords } from '@/kit/words/use_words';

const SHOWN = 6;

export function useApplicants(call: string) {
  const { t } = useWords();
  const { data } = useApplications(call, '', true);
  const nameOf = useNames(data?.map(({ applicant }) => applicant) ?? []);
  return {
    // What the applicant is called; where the caller is not told, the end of the id of the application.
    whoOf: (application: string) => {
      const found = data?.find(({ name }) => name === application);
      return found?.applicant ? nameOf(found.applicant) : t(runWords.anApplication, { id: numberOf(application).slice(-SHOWN) });
    },
  };
}
