// Spaces, their ideas, what is said of them, and what was decided.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { text, word } from '@/kit/api/filter';
import { paged, query, whole } from '@/kit/api/query';
import { quietQuery } from '@/kit/api/quiet';
import type { Finder, Source } from '@/kit/form/field';
import { useSettled } from '@/kit/ui/use_settled';
import { aboveOf } from './addresses';
import { feedbackMethods } from './clients';

const AGAIN_MS = 10_000;
const PAGE = 50;

export const useSpaces = (showDeleted = false) => useQuery(whole(feedbackMethods.listSpaces, { orderBy: 'title', showDeleted }, (page) => page.spaces));
export const useSpace = (name: string) => useQuery({ ...query(feedbackMethods.getSpace, { name }), enabled: name !== '' });

// What an address asks for: words of the title, a state by its symbol.
export const ideaFilter = (get: (param: string) => string) => [get('texte') && text('title')(get('texte')), get('etat') && word('state')(get('etat'))].filter(Boolean).join(' AND ');
// The newest first.
export const useIdeas = (space: string, filter: string) => useInfiniteQuery(paged(feedbackMethods.listIdeas, { parent: space, filter, orderBy: 'name desc', pageSize: PAGE }));
// Votes are told by no feed: they are asked again while they are in view.
export const useIdea = (name: string, isLive = false) => useQuery({ ...query(feedbackMethods.getIdea, { name }), enabled: name !== '', refetchInterval: isLive ? AGAIN_MS : false });
export const useIdeaVersions = (name: string, isAsked: boolean) => useQuery({ ...query(feedbackMethods.listIdeaVersions, { name }), enabled: isAsked });
export const useComments = (idea: string) => useInfiniteQuery(paged(feedbackMethods.listComments, { parent: idea, pageSize: PAGE * 2 }));

// What says nearly the same, as one types: asked so that nothing of what is typed stays anywhere.
export function useSimilar(space: string, typed: string) {
  const asked = useSettled(typed.trim());
  return useQuery({ ...quietQuery(feedbackMethods.findSimilarIdeas, { parent: space, text: asked }), enabled: asked !== '', placeholderData: keepPreviousData });
}

const FOUND = 10;
// Ideas of the space of this one, to choose from by the words of their titles.
export const ideasBeside = (idea: string): Finder => ({
  useFound: (typed) => useQuery({ ...query(feedbackMethods.listIdeas, { parent: aboveOf(idea), filter: text('title')(typed), pageSize: FOUND }), enabled: typed !== '' })
    .data?.ideas.filter(({ name }) => name !== idea).map(({ name, title }) => ({ name, title })),
  useTitle: (name) => useIdea(name).data?.title || name,
});
const everyIdea = whole(feedbackMethods.listIdeas, { parent: 'spaces/-', orderBy: 'title' }, (page) => page.ideas);
export const IDEAS: Source = { useResources: () => useQuery(everyIdea).data ?? [] };

// Somebody's own that waits or was taken away, and all of that to whoever moderates.
const CONCEALED = ['PENDING', 'HIDDEN'].map(word('visibility')).join(' OR ');
export const useConcealedIdeas = (space: string, isAsked: boolean) => useQuery({ ...whole(feedbackMethods.listIdeas, { parent: space, filter: CONCEALED }, (page) => page.ideas), enabled: isAsked });
export const useConcealedComments = (space: string, isAsked: boolean) => useQuery({ ...whole(feedbackMethods.listComments, { parent: `${space}/ideas/-`, filter: CONCEALED }, (page) => page.comments), enabled: isAsked });

// What was decided, the latest first.
export const useRulings = (space: string) => useInfiniteQuery(paged(feedbackMethods.listModerationActions, { parent: space, orderBy: 'number desc', pageSize: PAGE }));
export const useOpenAppeals = (space: string, isAsked: boolean) =>
  useQuery({ ...whole(feedbackMethods.listModerationActions, { parent: space, filter: word('appeal')('OPEN') }, (page) => page.moderationActions), enabled: isAsked });
// Of one item.
export const useRulingsOn = (space: string, item: string) =>
  useQuery(whole(feedbackMethods.listModerationActions, { parent: space, filter: `item = "${item}"` }, (page) => page.moderationActions));
