// A draw, done again: secrets against what was committed to, the seed against the secrets, and who was invited against the seed.
import type { Invitation } from '@/gen/pepiniere/feedback/v1/invitation_pb';
import type { Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { sha256Of } from '@/kit/api/hash';
import { idIn } from './addresses';

export interface DrawChecks { parts: boolean; seed: boolean; draw: boolean }
type Drawn = Pick<Study, 'name' | 'seed' | 'seedHash'> & { seedParts: readonly { hash: string; secret: string }[] };
type Invited = Pick<Invitation, 'panelist' | 'stratum' | 'rank' | 'drawHash'>;

const allOf = async (checks: readonly Promise<boolean>[]) => (await Promise.all(checks)).every(Boolean);

// Of each part of a panel by itself, the lowest first.
function areInOrder(invitations: readonly Invited[]): boolean {
  const sorted = [...invitations].sort((a, b) => a.stratum.localeCompare(b.stratum) || a.rank - b.rank);
  return sorted.every((one, i) => i === 0 || sorted[i - 1]!.stratum !== one.stratum || sorted[i - 1]!.drawHash < one.drawHash);
}

// `invitations`: those that the caller reads.
export async function checkDraw({ name, seed, seedHash, seedParts }: Drawn, invitations: readonly Invited[]): Promise<DrawChecks> {
  const hashIs = async (text: string, hash: string) => (await sha256Of(text)) === hash;
  const [parts, seedIsRight, draw] = await Promise.all([
    allOf(seedParts.map(({ secret, hash }) => hashIs(secret, hash))),
    hashIs(seed, seedHash),
    allOf(invitations.map(({ panelist, drawHash }) => hashIs(`${seed}|${idIn(name)}|${panelist}`, drawHash))),
  ]);
  return { parts, seed: seedIsRight && seed === seedParts.map(({ secret }) => secret).join(':'), draw: draw && areInOrder(invitations) };
}
