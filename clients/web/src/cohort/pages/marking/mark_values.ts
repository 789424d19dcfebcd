// A review as a form of its grid: of each criterion a mark, or an abstention with its reason; and a comment.
import { markWords } from '@/cohort/words/jury';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Criterion } from '@/gen/pepiniere/cohort/v1/grid_pb';
import type { Review } from '@/gen/pepiniere/cohort/v1/review_pb';
import { sameInBoth, type Form, type Values } from '@/kit/form/field';
import { filled } from '@/kit/words/text';

export const ABSTAINS = 'abstain';
export const markPath = (code: string) => `marks.${code}`;
export const reasonPath = (code: string) => `abstentions.${code}`;
export const COMMENT = 'comment';

// `isWhole`: with what it must say once it is submitted; a draft may leave criteria open.
export function markFormOf(criteria: readonly Criterion[], values: Values, isWhole: boolean): Form {
  const marked = criteria.filter(({ code }) => values[markPath(code)] && values[markPath(code)] !== ABSTAINS);
  const abstained = criteria.filter(({ code }) => values[markPath(code)] === ABSTAINS);
  const called = (path: string, list: string, all: readonly Criterion[]) =>
    path.replace(new RegExp(`^${list}\\[(\\d+)\\].*`), (whole, i: string) => (all[Number(i)] ? `${list}.${all[Number(i)]!.code}` : whole));
  return {
    fields: [
      ...criteria.flatMap(({ code, label }) => [
        { path: markPath(code), kind: 'text' as const, label: sameInBoth(label).label, required: isWhole },
        ...(values[markPath(code)] === ABSTAINS
          ? [{ path: reasonPath(code), kind: 'area' as const, label: filled(markWords.abstainReason, { criterion: label }), required: true, bounds: { maxLength: bounds.Abstention.reason.maxLength } }] : []),
      ]),
      { path: COMMENT, kind: 'area', label: markWords.comment, bounds: bounds.Review.comment },
    ],
    pathOf: (path) => called(called(path, 'marks', marked), 'abstentions', abstained),
  };
}

export const valuesOf = (review: Review | undefined): Values => ({
  [COMMENT]: review?.comment ?? '',
  ...Object.fromEntries((review?.marks ?? []).map(({ criterion, mark }) => [markPath(criterion), String(mark)])),
  ...Object.fromEntries((review?.abstentions ?? []).flatMap(({ criterion, reason }) => [[markPath(criterion), ABSTAINS], [reasonPath(criterion), reason]])),
});

export const reviewIn = (criteria: readonly Criterion[], values: Values) => ({
  marks: criteria.filter(({ code }) => values[markPath(code)] && values[markPath(code)] !== ABSTAINS).map(({ code }) => ({ criterion: code, mark: Number(values[markPath(code)]) })),
  abstentions: criteria.filter(({ code }) => values[markPath(code)] === ABSTAINS).map(({ code }) => ({ criterion: code, reason: values[reasonPath(code)] ?? '' })),
  comment: values[COMMENT] ?? '',
});

export const REVIEW_PATHS = ['marks', 'abstentions', 'comment', 'application_revision'] as const;
