// What the changes below calls, grids and cohorts make worth asking again.
import type { Feed, Touches } from '@/kit/api/changes';

// What a query names first: "calls/x/applications/y" of ListReviews.
const namedIn = (request: string) => /"((?:calls|grids|programmes)\/[^"]+)"/.exec(request)?.[1] ?? '';

const isSame = (asked: string | undefined, changed: string | undefined) => !asked || !changed || asked === '-' || asked === changed;

// Whether what changed may be part of what was asked: of the same call, and, where both are of one collection of it, of the same one.
function isAbout(asked: string, changed: string) {
  const [a, c] = [asked.split('/'), changed.split('/')];
  return a[0] !== c[0] || (isSame(a[1], c[1]) && (a[2] !== c[2] || isSame(a[3], c[3])));
}

const touching = (...methods: readonly string[]): Touches => ({ method, request }, changed) => {
  if (!methods.includes(method)) return false;
  if (changed === 'all') return true;
  const asked = namedIn(request);
  return [...changed].some((name) => isAbout(asked, name));
};

export const FEEDS: readonly Feed[] = [
  { name: 'cohort.versions', touches: touching('GetGridVersion', 'ListGridVersions', 'CheckCall') },
  { name: 'cohort.moods', touches: touching('GetMood', 'ListMoods', 'ListMoodFigures') },
  { name: 'cohort.applications', touches: touching('GetApplication', 'ListApplications', 'CountApplications', 'ListApplicationRevisions', 'ListApplicationDecisions',
    'ListApplicationFiles', 'ListApplicationResults', 'ListMyReviews', 'GetJuryProgress', 'GetCallFigures') },
  { name: 'cohort.jurors', touches: touching('GetCaller', 'GetJuror', 'ListJurors', 'ListConflicts', 'ListMyReviews', 'GetJuryProgress') },
  { name: 'cohort.reviews', touches: touching('GetReview', 'ListReviews', 'ListReviewRevisions', 'ListConflicts', 'ListMyReviews', 'GetJuryProgress') },
  { name: 'cohort.hearings', touches: touching('GetJuryHearing', 'ListJuryHearings') },
  { name: 'cohort.rankings', touches: touching('GetRanking', 'ListRankings', 'GetRankingRun', 'GetExplanation', 'GetCallFigures') },
  { name: 'cohort.placements', touches: touching('GetPlacement', 'ListPlacements', 'GetPlacementRun', 'GetCallFigures') },
  { name: 'cohort.offers', touches: touching('GetOffer', 'ListOffers', 'GetCallFigures') },
];
