// Changes many projects, each with the etag that it was read with, and keeps what became of each.
import type { MessageInitShape } from '@bufbuild/protobuf';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { UpdateProjectRequestSchema } from '@/gen/pepiniere/portfolio/v1/portfolio_service_pb';
import { idOf } from '@/kit/api/names';
import { call } from '@/kit/api/query';
import { isUnanswered } from '@/kit/api/write';
import { useEach, type Put } from '@/kit/form/use_each';
import { portfolioMethods } from '@/portfolio/api/clients';
import type { BulkField } from './fields';

export interface Work { field: BulkField; value: string }

export function useBulk() {
  const queryClient = useQueryClient();
  // What was sent and not answered is sent again as it was: it may have been done.
  const sent = useRef(new Map<string, MessageInitShape<typeof UpdateProjectRequestSchema>>());
  const asked = useRef<Work>(undefined);

  const changeOne = async (name: string, { field, value }: Work, put: Put) => {
    let request = sent.current.get(name);
    if (!request) {
      const project = await call(portfolioMethods.getProject, { name });
      put({ title: project.title });
      const change = field.change(project, value);
      if (!change) return 'unchanged';
      request = { project: { ...(change as object), name, etag: project.etag }, updateMask: { paths: [field.path] }, requestId: crypto.randomUUID() };
      sent.current.set(name, request);
    }
    try {
      await call(portfolioMethods.updateProject, request);
    } catch (error) {
      if (!isUnanswered(error)) sent.current.delete(name);
      throw error;
    }
    sent.current.delete(name);
    return 'done';
  };

  const each = useEach(changeOne, () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey: [service, method] }) => service === 'portfolio' && /Project|Portfolio|Attention/.test(String(method)) }));
  return {
    lines: each.lines, isRunning: each.isRunning,
    start: (names: readonly string[], work: Work) => {
      sent.current.clear();
      asked.current = work;
      return each.start(names, work, idOf);
    },
    // As it was asked, whatever was typed since.
    retry: () => (asked.current ? each.again(each.failed, asked.current) : undefined),
  };
}
