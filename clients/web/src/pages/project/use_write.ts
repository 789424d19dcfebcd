// A write that is done once, known by its method: what it answers is noted as this page's own.
import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { call } from '@/api/query';
import { useWrite as useWriteOnce } from '@/api/write';
import { noteOwn } from './own_writes';

export function useWrite<I extends DescMessage, O extends DescMessage>(method: DescMethodUnary<I, O>) {
  return useWriteOnce<MessageInitShape<I>, MessageShape<O>>(
    (request, requestId) => call(method, { ...(request as object), requestId } as unknown as MessageInitShape<I>), noteOwn);
}
