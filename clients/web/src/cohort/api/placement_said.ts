// What the run of a placement says of who is placed: their place on the list of their seat, and which of their choices that is. The run
// calls applications and seats by the last part of their names.
import { numberOf } from './addresses';

interface Run {
  inputs?: { choices?: Readonly<Record<string, readonly string[]>>; lists?: Readonly<Record<string, readonly string[]>> };
  result?: { stable?: boolean };
}

// Counted from 1; undefined where it is not there.
const placeIn = (list: readonly string[] | undefined, name: string) => {
  const i = list?.indexOf(numberOf(name)) ?? -1;
  return i < 0 ? undefined : i + 1;
};

// Undefined where the caller is not told the run.
export function placementSaid(runJson: string) {
  if (!runJson) return undefined;
  const { inputs, result } = JSON.parse(runJson) as Run;
  const { choices = {}, lists } = inputs ?? {};
  const listOf = (seat: string) => lists?.[numberOf(seat)];
  return {
    // As the run itself says: it was checked when it was run.
    isStable: result?.stable === true,
    placeOf: (application: string, seat: string) => placeIn(listOf(seat), application),
    choiceOf: (application: string, seat: string) => placeIn(choices[numberOf(application)], seat),
    // Whether a seat that they chose ranks them: nobody else can be placed.
    isRanked: (application: string) => !lists || (choices[numberOf(application)] ?? []).some((seat) => placeIn(lists[seat], application) !== undefined),
  };
}
export type PlacementSaid = NonNullable<ReturnType<typeof placementSaid>>;
