// What each role that is given here may be held on, by its code.
export interface HeldOn {
  // "incubators" of incubators/x.
  collections: readonly string[];
  // Whether it may be held on everything.
  everything: boolean;
}

export const ROLES_HELD_ON: Readonly<Record<string, HeldOn>> = {
  COACH: { collections: ['incubators', 'programmes'], everything: false },
  MINISTRY: { collections: ['organisations'], everything: false },
  TEAM: { collections: ['projects'], everything: false },
  SYSTEM: { collections: ['projects'], everything: true },
  PROGRAMME_ADMIN: { collections: [], everything: true },
};
