// One's own answer: asked and sent so that nothing of it stays anywhere but where it is sealed. It has no request id: the same answer
// sent again is the same.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { AnswerValueSchema } from '@/gen/pepiniere/feedback/v1/answer_pb';
import { quietly, quietQuery } from '@/kit/api/quiet';
import { feedbackMethods } from './clients';

export const answerName = (campaign: string) => `${campaign}/answer`;
const answerAsked = (campaign: string) => quietQuery(feedbackMethods.getAnswer, { name: answerName(campaign) });

export const useAnswer = (campaign: string, isAsked: boolean) => useQuery({ ...answerAsked(campaign), enabled: isAsked });

type Said = readonly MessageInitShape<typeof AnswerValueSchema>[];

export function useAnswering(campaign: string) {
  const queryClient = useQueryClient();
  const asked = answerAsked(campaign);
  const name = answerName(campaign);
  const put = useMutation({
    gcTime: 0,
    mutationFn: (values: Said) => quietly(feedbackMethods.putAnswer, { answer: { name, values: [...values] } }),
    onSuccess: (answer) => queryClient.setQueryData(asked.queryKey, answer),
  });
  const takeBack = useMutation({
    gcTime: 0,
    mutationFn: () => quietly(feedbackMethods.deleteAnswer, { name }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: asked.queryKey }),
  });
  return { put, takeBack };
}
