// What people call roles, by their codes.
import type { Text } from '@/kit/words/text';

export const ROLES: Readonly<Record<string, Text>> = {
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

// One of each collection that roles are held on.
export const COLLECTIONS: Readonly<Record<string, Text>> = {
  incubators: { fr: 'incubateur', en: 'incubator' },
  organisations: { fr: 'organisation', en: 'organisation' },
  projects: { fr: 'projet', en: 'project' },
  programmes: { fr: 'programme', en: 'programme' },
};
