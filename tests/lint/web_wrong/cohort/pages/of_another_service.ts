// What lint_wrong_web must find: a service that sees more of another one than its feature.ts.
export * from '@/portfolio/api/directory';
export * from '@/gen/pepiniere/portfolio/v1/project_pb';
export * from '@/app/words';
// It may.
export * from '@/portfolio/feature';
export * from '@/gen/pepiniere/cohort/v1/cohort_pb';
