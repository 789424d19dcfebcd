// What each role that is given here may be held on, by its code.
import { ROLES_GIVEN } from '@/gen/pepiniere/rpc/v1/roles';

export interface HeldOn {
  // "incubators" of incubators/x.
  collections: readonly string[];
  // Whether it may be held on everything.
  everything: boolean;
}

export const ROLES_HELD_ON: Readonly<Record<string, HeldOn>> = ROLES_GIVEN;
