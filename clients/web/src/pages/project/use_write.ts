// A write that is done once: the same body sent again, after a connection was lost, has the same request_id.
import { create, toJsonString, type DescMessage, type DescMethodUnary, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '@/api/query';
import { noteOwn } from './own_writes';

// `project`: what the write concerns, whose answers are asked again after it.
export function useWrite<I extends DescMessage, O extends DescMessage>(project: string, method: DescMethodUnary<I, O>) {
  const queryClient = useQueryClient();
  const last = useRef({ body: '', requestId: '' });
  return useMutation({
    mutationFn: (request: MessageInitShape<I>): Promise<MessageShape<O>> => {
      const body = toJsonString(method.input, create(method.input, request));
      if (last.current.body !== body) last.current = { body, requestId: crypto.randomUUID() };
      return call(method, { ...(request as object), requestId: last.current.requestId } as unknown as MessageInitShape<I>);
    },
    onSuccess: async (answer) => {
      last.current = { body: '', requestId: '' };
      noteOwn(answer);
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes(`"${project}`) });
    },
  });
}
