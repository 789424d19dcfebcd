// Words that several pages of the portfolio say.
import type { Text } from '@/kit/words/text';

export const terms = {
  projects: { fr: { one: '{n} projet', other: '{n} projets' }, en: { one: '{n} project', other: '{n} projects' } },
  project: { fr: 'Projet', en: 'Project' },
  phase: { fr: 'Phase', en: 'Phase' },
  since: { fr: 'Depuis', en: 'Since' },
  kind: { fr: 'Type', en: 'Kind' },
  incubator: { fr: 'Incubateur', en: 'Incubator' },
  // The topmost organisation, with everything below it.
  byOrganisation: { fr: 'Ministère, par organisation', en: 'Ministry, by organisation' },
  domain: { fr: 'Domaine ministériel', en: 'Ministerial domain' },
  sponsor: { fr: 'Sponsor', en: 'Sponsor' },
  theme: { fr: 'Thématique', en: 'Theme' },
  userType: { fr: 'Usagers', en: 'Users' },
  technology: { fr: 'Technologie', en: 'Technology' },
  followed: { fr: 'Projets suivis', en: 'Projects followed' },
  organisation: { fr: 'Organisation', en: 'Organisation' },
  team: { fr: 'Équipe', en: 'Team' },
  started: { fr: 'Commencés', en: 'Started' },
  serving: { fr: 'Opérés ou transférés', en: 'Operated or transferred' },
  built: { fr: 'Construits', en: 'Built' },
  alive: { fr: 'Encore en vie', en: 'Still alive' },
  ended: { fr: 'Abandonnés ou non concluants', en: 'Stopped or inconclusive' },
  underIncubation: { fr: 'En cours d’incubation', en: 'Under incubation' },
  primaryIncubator: { fr: 'Incubateur principal', en: 'Primary incubator' },
  inPhaseFrom: { fr: 'Dans la phase depuis le', en: 'In the phase since' },
  inPhaseTo: { fr: '… et jusqu’au', en: '… and until' },
  asOf: { fr: 'À la date du', en: 'As of' },
  paused: { fr: 'En pause', en: 'Paused' },
  unknownPhase: { fr: '« {word} », phase inconnue', en: '“{word}”, unknown phase' },
} satisfies Record<string, Text>;
