// What people call roles, by their codes.
import type { Role } from '@/gen/pepiniere/rpc/v1/access_pb';
import type { ROLES_GIVEN } from '@/gen/pepiniere/rpc/v1/roles';
import type { Text } from '@/kit/words/text';

const WORDS: Readonly<Record<Exclude<keyof typeof Role, 'UNSPECIFIED'>, Text>> = {
  PROGRAMME_ADMIN: { fr: 'Administrateur du programme', en: 'Programme administrator' },
  COACH: { fr: 'Coach', en: 'Coach' },
  MINISTRY: { fr: 'Ministère', en: 'Ministry' },
  SYSTEM: { fr: 'Autre système', en: 'Other system' },
  TEAM: { fr: 'Équipe de projet', en: 'Project team' },
  SOURCE: { fr: 'Source de mesures', en: 'Source of metrics' },
  POLICY_OFFICER: { fr: 'Chargé de politique publique', en: 'Policy officer' },
  PANEL_MANAGER: { fr: 'Responsable de panel', en: 'Panel manager' },
  PLAN_COORDINATOR: { fr: 'Coordinateur de plan d’action', en: 'Plan coordinator' },
  ORGANISER: { fr: 'Organisateur', en: 'Organiser' },
  JUROR: { fr: 'Juré', en: 'Juror' },
  MODERATOR: { fr: 'Modérateur', en: 'Moderator' },
  OWNER: { fr: 'La personne elle-même', en: 'The person themselves' },
  SERVICE: { fr: 'Service de Pépinière', en: 'Service of Pépinière' },
};
export const ROLES: Readonly<Record<string, Text>> = WORDS;

// One of each collection that roles are held on.
type Given = typeof ROLES_GIVEN;
const ONE_OF: Readonly<Record<Given[keyof Given]['collections'][number], Text>> = {
  incubators: { fr: 'incubateur', en: 'incubator' },
  organisations: { fr: 'organisation', en: 'organisation' },
  projects: { fr: 'projet', en: 'project' },
  programmes: { fr: 'programme', en: 'programme' },
  networks: { fr: 'réseau d’anciens', en: 'network of alumni' },
  panels: { fr: 'panel d’usagers', en: 'panel of users' },
  plans: { fr: 'plan d’action', en: 'action plan' },
  editions: { fr: 'édition', en: 'edition' },
  events: { fr: 'événement', en: 'event' },
};
export const COLLECTIONS: Readonly<Record<string, Text>> = ONE_OF;
