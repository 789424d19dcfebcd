// Whether a write would be let through now, before somebody types anything.
import type { DescMessage, DescMethodUnary, MessageInitShape } from '@bufbuild/protobuf';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { isOutage } from './outage';
import { keyOf } from './query';
import { quietly } from './quiet';
import { useIdentity } from './session';

// Told by its service, which is asked and keeps nothing (validate_only): undefined until it is known. `isAsked`: whether the question makes sense.
export function useWouldTake<I extends DescMessage, O extends DescMessage>(method: DescMethodUnary<I, O>, request: MessageInitShape<I>, isAsked = true) {
  const { person } = useIdentity();
  const asked = { ...(request as object), validateOnly: true } as unknown as MessageInitShape<I>;
  const { data, error } = useQuery(queryOptions({
    queryKey: [...keyOf(method, asked), person] as const,
    queryFn: ({ signal }) => quietly(method, asked, signal).then(() => ({ refusal: undefined }), (refusal: unknown) => {
      if (isOutage(refusal)) throw refusal;
      return { refusal };
    }),
    enabled: person !== '' && isAsked,
  }));
  return { isKnown: data !== undefined || error !== null, would: data !== undefined && data.refusal === undefined, refusal: data?.refusal };
}
