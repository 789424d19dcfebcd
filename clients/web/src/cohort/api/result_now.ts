// Where the result of an application stands, by all that was decided of it and asked.
import { ApplicationResult_Kind as Kind, type ApplicationResult } from '@/gen/pepiniere/cohort/v1/result_pb';

export interface ResultNow {
  // The last decision; undefined where there is none.
  decided: ApplicationResult | undefined;
  // The appeal that no decision answers yet.
  appeal: ApplicationResult | undefined;
}

// They come in the order of recording.
export function resultNow(results: readonly ApplicationResult[]): ResultNow {
  const last = results.at(-1);
  return { decided: results.findLast(({ kind }) => kind !== Kind.APPEAL), appeal: last?.kind === Kind.APPEAL ? last : undefined };
}
