import { useQuery } from '@tanstack/react-query';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { portfolioMethods } from '@/api/clients';
import { call, query } from '@/api/query';
import { useWrite } from '@/api/write';
import type { ProjectSchema } from '@/gen/pepiniere/portfolio/v1/project_pb';

// The project as it stands, and a write of some of its fields that is refused if somebody was faster.
export function useProjectUpdate(name: string, onDone: () => void) {
  const { data: project } = useQuery(query(portfolioMethods.getProject, { name }));
  const write = useWrite(({ fields, paths }: { fields: MessageInitShape<typeof ProjectSchema>; paths: string[] }, requestId) =>
    call(portfolioMethods.updateProject, { project: { ...fields, name, etag: project?.etag ?? '' }, updateMask: { paths }, requestId }), onDone);
  return { project, write };
}
