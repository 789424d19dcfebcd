// What waits in a space or was taken away there, ideas and comments alike: one's own, and all of it to whoever moderates.
import { useConcealedComments, useConcealedIdeas } from '@/feedback/api/spaces';
import { Idea_Visibility as Visibility } from '@/gen/pepiniere/feedback/v1/idea_pb';

export interface Concealed { name: string; text: string; author: string; isWaiting: boolean }

export function useConcealed(space: string, isAsked: boolean) {
  const ideas = useConcealedIdeas(space, isAsked);
  const comments = useConcealedComments(space, isAsked);
  const told = ({ name, author, visibility }: { name: string; author: string; visibility: Visibility }, text: string): Concealed => ({ name, text, author, isWaiting: visibility === Visibility.PENDING });
  return {
    error: ideas.error ?? comments.error,
    retry: () => (void ideas.refetch(), void comments.refetch()),
    items: ideas.data && comments.data && [...ideas.data.map((one) => told(one, one.title)), ...comments.data.map((one) => told(one, one.text))],
  };
}
