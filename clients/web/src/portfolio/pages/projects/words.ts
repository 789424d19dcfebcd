import type { Text } from '@/kit/words/text';

export const projectsWords = {
  title: { fr: 'Projets', en: 'Projects' },
  foundOn: { fr: { one: '{n} projet au {date}', other: '{n} projets au {date}' }, en: { one: '{n} project on {date}', other: '{n} projects on {date}' } },
  list: { fr: 'Liste des projets', en: 'List of projects' },
  empty: { fr: 'Aucun projet ne répond à ces filtres.', en: 'No project matches these filters.' },
  emptyNext: { fr: 'Retirez un filtre, ou changez la date.', en: 'Remove a filter, or change the date.' },
  more: { fr: 'Plus de filtres', en: 'More filters' },
  lastChange: { fr: 'Modifié le', en: 'Changed on' },
  sponsors: { fr: 'Sponsors', en: 'Sponsors' },
  themes: { fr: 'Thématiques', en: 'Themes' },
  pastTold: {
    fr: 'La phase, son début et la pause sont ceux du {date} ; le reste est ce que l’on sait aujourd’hui.',
    en: 'The phase, its start and the pause are those of {date}; the rest is what is known today.',
  },
  domains: { fr: 'Domaines ministériels', en: 'Ministerial domains' },
  mission: { fr: 'Mission', en: 'Mission' },
  pausedSince: { fr: 'En pause depuis le', en: 'Paused since' },
  unknownPhase: { fr: 'Phase inconnue', en: 'Unknown phase' },
  chosen: { fr: { one: '{n} projet choisi', other: '{n} projets choisis' }, en: { one: '{n} project chosen', other: '{n} projects chosen' } },
} satisfies Record<string, Text>;
