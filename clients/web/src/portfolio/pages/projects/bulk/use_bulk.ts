// Changes many projects, each with the etag that it was read with, and keeps what became of each.
import type { MessageInitShape } from '@bufbuild/protobuf';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { UpdateProjectRequestSchema } from '@/gen/pepiniere/portfolio/v1/portfolio_service_pb';
import { call } from '@/kit/api/query';
import { isUnanswered } from '@/kit/api/write';
import { portfolioMethods } from '@/portfolio/api/clients';
import type { BulkField } from './fields';

const AT_ONCE = 4;

export interface Line { name: string; title: string; state: 'waiting' | 'done' | 'unchanged' | 'failed'; error?: unknown }
export interface Work { field: BulkField; value: string }

export function useBulk() {
  const queryClient = useQueryClient();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [isRunning, setRunning] = useState(false);
  // What was sent and not answered is sent again as it was: it may have been done.
  const sent = useRef(new Map<string, MessageInitShape<typeof UpdateProjectRequestSchema>>());
  const asked = useRef<Work>(undefined);
  const stopped = useRef(false);
  useEffect(() => {
    stopped.current = false;
    return () => void (stopped.current = true);
  }, []);
  const put = (name: string, change: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.name === name ? { ...line, error: undefined, ...change } : line)));

  const changeOne = async (name: string, { field, value }: Work) => {
    let request = sent.current.get(name);
    if (!request) {
      const project = await call(portfolioMethods.getProject, { name });
      put(name, { title: project.title });
      const change = field.change(project, value);
      if (!change) return put(name, { state: 'unchanged' });
      request = { project: { ...(change as object), name, etag: project.etag }, updateMask: { paths: [field.path] }, requestId: crypto.randomUUID() };
      sent.current.set(name, request);
    }
    await call(portfolioMethods.updateProject, request);
    sent.current.delete(name);
    return put(name, { state: 'done' });
  };

  const run = async (names: readonly string[], work: Work) => {
    setRunning(true);
    const left = [...names];
    const worker = async () => {
      for (let name = left.shift(); name !== undefined && !stopped.current; name = left.shift()) {
        try {
          await changeOne(name, work);
        } catch (error) {
          if (!isUnanswered(error)) sent.current.delete(name);
          put(name, { state: 'failed', error });
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    setRunning(false);
    await queryClient.invalidateQueries({ predicate: ({ queryKey: [service, method] }) => service === 'portfolio' && /Project|Portfolio|Attention/.test(String(method)) });
  };

  return {
    lines, isRunning,
    start: (names: readonly string[], work: Work) => {
      sent.current.clear();
      asked.current = work;
      setLines(names.map((name) => ({ name, title: name.slice(name.indexOf('/') + 1), state: 'waiting' })));
      return run(names, work);
    },
    // As it was asked, whatever was typed since.
    retry: () => {
      if (!asked.current) return undefined;
      const failed = lines.filter(({ state }) => state === 'failed').map(({ name }) => name);
      failed.forEach((name) => put(name, { state: 'waiting' }));
      return run(failed, asked.current);
    },
  };
}
