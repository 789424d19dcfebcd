// What a juror has to review: where each stands, and what it is called.
import { useNames } from '@/access/feature';
import { markWords } from '@/cohort/words/jury';
import { Review_State as State, type ReviewTask } from '@/gen/pepiniere/cohort/v1/review_pb';
import { useWords } from '@/kit/words/use_words';

export const stateOf = ({ review }: ReviewTask) => review?.state ?? State.NONE;
export const isOpen = (task: ReviewTask) => stateOf(task) !== State.SUBMITTED;

// By who applies, where that may be known; by its place otherwise.
export function useTaskTitles(tasks: readonly ReviewTask[]): (task: ReviewTask) => string {
  const { t } = useWords();
  const nameOf = useNames(tasks.map(({ application }) => application?.applicant ?? '').filter(Boolean));
  return (task) => {
    const applicant = task.application?.applicant ?? '';
    // Not every juror is told what people are called.
    const isNamed = applicant !== '' && nameOf(applicant) !== applicant;
    return isNamed ? t(markWords.applicationOf, { who: nameOf(applicant) }) : t(markWords.application, { n: tasks.indexOf(task) + 1 });
  };
}
