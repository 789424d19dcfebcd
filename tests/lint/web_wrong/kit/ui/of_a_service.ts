// What lint_wrong_web must find: the kit that knows a service, whichever way it says so; and a floor that sees the one above it.
export * from '@/portfolio/api/directory';
export * from '../../cohort/feature';
export type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
export const later = () => import('@/portfolio/pages/lists/moves_page');
export * from '@/kit/form/field';
// It may.
export * from '@/gen/pepiniere/rpc/v1/access_pb';
export * from '../words/text';
