// What lint_wrong_web must find: what is around the pages of a service, and knows more of it than its feature.ts.
export * from '@/portfolio/words/terms';
// It may.
export * from '@/cohort/feature';
