// Constraints, their topics, and what was published of them month by month.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ConstraintFigure, ConstraintTopic } from '@/gen/pepiniere/feedback/v1/constraint_pb';
import { equal } from '@/kit/api/filter';
import { paged, query, whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { isoOf } from '@/kit/words/day';
import type { Lang } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { feedbackMethods } from './clients';

const everyTopic = whole(feedbackMethods.listConstraintTopics, { orderBy: 'title' }, (page) => page.constraintTopics);
export const useTopics = () => useQuery(everyTopic);
export const topicTitle = ({ title, titleEn }: Pick<ConstraintTopic, 'title' | 'titleEn'>, lang: Lang) => (lang === 'en' && titleEn) || title;
// What a topic is called, by its name.
export function useTopicTitle(): (name: string) => string {
  const { lang } = useWords();
  const { data = [] } = useTopics();
  return (name) => {
    const found = data.find((one) => one.name === name);
    return found ? topicTitle(found, lang) : name.slice(name.indexOf('/') + 1);
  };
}
// As a field of a form chooses from those under which something new is reported.
export const TOPICS: Source = { useResources: () => {
  const { lang } = useWords();
  return useTopics().data?.filter(({ closed }) => !closed).map((one) => ({ name: one.name, title: topicTitle(one, lang) })) ?? [];
} };

// What an address asks for: a topic, a severity.
export const constraintFilter = (get: (param: string) => string) => [
  get('sujet') && equal('topic')(`constraintTopics/${get('sujet')}`), /^\d$/.test(get('gravite')) && `severity = ${get('gravite')}`,
].filter(Boolean).join(' AND ');

export const useConstraints = (filter: string) => useInfiniteQuery(paged(feedbackMethods.listConstraints, { filter, orderBy: 'severity desc', pageSize: 50 }));
export const ofProject = equal('project');
export const ofCohort = equal('cohort');
export const useConstraint = (name: string) => useQuery({ ...query(feedbackMethods.getConstraint, { name }), enabled: name !== '' });

// What those that the caller reads say, to choose from.
const SHORT = 80;
const everyConstraint = whole(feedbackMethods.listConstraints, {}, (page) => page.constraints);
export const CONSTRAINTS_TO_CHOOSE: Source = { useResources: () => {
  const titleOf = useTopicTitle();
  return useQuery(everyConstraint).data?.map(({ name, topic, text }) => ({ name, title: `${titleOf(topic)} – ${text.slice(0, SHORT)}` })) ?? [];
} };

export const useFigures = () => useQuery({ ...query(feedbackMethods.listConstraintFigures, {}), select: ({ figures }) => figures });

export const monthOf = ({ monthDate }: Pick<ConstraintFigure, 'monthDate'>) => (monthDate ? isoOf(monthDate).slice(0, 7) : '');
export const lastMonthOf = (figures: readonly ConstraintFigure[]) => figures.map(monthOf).sort().at(-1) ?? '';

export interface MonthTotal { month: string; reports: number; lostDays: number; newReports: number }
// Month by month, the first one first: of a topic, or of all. What has entered stays, so that each month tells what the one before did.
export function monthsOf(figures: readonly ConstraintFigure[], topic: string): MonthTotal[] {
  const months = [...new Set(figures.map(monthOf))].sort();
  const of = figures.filter((one) => !topic || one.topic === topic);
  let before = 0;
  return months.map((month) => {
    const now = of.filter((one) => monthOf(one) === month);
    const reports = now.reduce((sum, one) => sum + one.reports, 0);
    const total = { month, reports, lostDays: now.reduce((sum, one) => sum + Number(one.lostDays), 0), newReports: reports - before };
    before = reports;
    return total;
  });
}
