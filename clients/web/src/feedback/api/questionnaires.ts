// Questionnaires and their versions.
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { equal, text } from '@/kit/api/filter';
import { paged, query, whole } from '@/kit/api/query';
import { say } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import type { Source } from '@/kit/form/field';
import { questionnaireWords } from '@/feedback/words/questionnaires';
import { idIn } from './addresses';
import { feedbackMethods } from './clients';

// What an address asks for: words of the title, a programme.
export const questionnaireFilter = (get: (param: string) => string) =>
  [get('texte') && text('title')(get('texte')), get('programme') && equal('programme')(`programmes/${get('programme')}`)].filter(Boolean).join(' AND ');

export const useQuestionnaires = (filter: string, showDeleted: boolean) =>
  useInfiniteQuery(paged(feedbackMethods.listQuestionnaires, { filter, showDeleted, orderBy: 'title', pageSize: 50 }));
export const useQuestionnaire = (name: string) => useQuery({ ...query(feedbackMethods.getQuestionnaire, { name }), enabled: name !== '' });
export const useVersion = (name: string) => useQuery({ ...query(feedbackMethods.getQuestionnaireVersion, { name }), enabled: name !== '' });

const versionsOf = (parent: string) => whole(feedbackMethods.listQuestionnaireVersions, { parent }, (page) => page.versions);
export const useVersions = (questionnaire: string) => useQuery(versionsOf(questionnaire));

// As a field of a form chooses from those of a programme: "Où en êtes-vous ?, version 2".
function useVersionsIn(programme: string) {
  const { lang } = useWords();
  const filter = equal('programme')(programme);
  const all = useQuery({ ...whole(feedbackMethods.listQuestionnaires, { filter, orderBy: 'title' }, (page) => page.questionnaires), enabled: programme !== '' }).data ?? [];
  const versions = useQueries({ queries: all.map(({ name }) => versionsOf(name)) });
  return all.flatMap(({ title }, i) => [...versions[i]?.data ?? []].reverse().map(({ name }) => ({ name, title: say(lang, questionnaireWords.versionOf, { title, n: idIn(name) }) })));
}
export const versionsIn = (programme: string): Source => ({ useResources: () => useVersionsIn(programme) });
