// Points as they were told: of which series, what took the place of what, and what becomes of one that is sent.
import { Code, ConnectError } from '@connectrpc/connect';
import { BadRequestSchema } from '@/gen/google/rpc/error_details_pb';
import type { Dimension } from '@/gen/pepiniere/metrics/v1/dimension_pb';
import { PointResult_State as State, type IngestPointsResponse } from '@/gen/pepiniere/metrics/v1/point_pb';
import type { PointRevision } from '@/gen/pepiniere/metrics/v1/reading_pb';
import type { Series } from '@/gen/pepiniere/metrics/v1/series_pb';
import { learn } from '@/kit/words/faults';
import { REFUSED_POINTS } from '@/metrics/words/values';
import { isSameTime } from './periods';

export type Said = Pick<Dimension, 'key' | 'value'>;
const keyed = (dimensions: readonly Said[]) => dimensions.map(({ key, value }) => `${key}=${value}`).sort().join('\n');
// Each value of each dimension, and no other.
export const seriesOf = (all: readonly Series[], dimensions: readonly Said[]) => all.find((one) => keyed(one.dimensions) === keyed(dimensions));

export interface Restatement { before: PointRevision; after: PointRevision }
// What took the place of what, the latest first.
export function restatementsOf(revisions: readonly PointRevision[]): Restatement[] {
  const all = revisions.flatMap((after, i) => {
    const before = revisions[i - 1];
    return before && isSameTime(before.time, after.time) ? [{ before, after }] : [];
  });
  return all.sort((a, b) => Number((b.after.receiveTime?.seconds ?? 0n) - (a.after.receiveTime?.seconds ?? 0n)));
}

// A point that is refused is an error of its field, as what any other form sends is.
const refusal = (field: string, description: string) =>
  new ConnectError(description, Code.InvalidArgument, undefined, [{ desc: BadRequestSchema, value: { fieldViolations: [{ field, description }] } }]);

learn(Object.fromEntries(Object.values(REFUSED_POINTS).map(({ text }) => [String(text.en), text])));

// Of the one point that was sent.
export async function taken(sent: Promise<IngestPointsResponse>): Promise<State> {
  const [result] = (await sent).results;
  if (result && result.state !== State.REFUSED) return result.state;
  const { field, text } = REFUSED_POINTS[result?.reason ?? 0];
  throw refusal(field, String(text.en));
}
