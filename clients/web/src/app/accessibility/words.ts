import type { Text } from '@/kit/words/text';

export const accessibilityWords = {
  title: { fr: 'Déclaration d’accessibilité', en: 'Accessibility statement' },
  commitment: {
    fr: 'L’administration qui met Pépinière en service s’engage à rendre ce site accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.',
    en: 'The administration that runs Pépinière commits to making this site accessible, as article 47 of the French law 2005-102 of 11 February 2005 asks.',
  },
  state: { fr: 'État de conformité', en: 'State of compliance' },
  stateTold: {
    fr: 'Pépinière n’est pas encore déclarée conforme au référentiel général d’amélioration de l’accessibilité (RGAA) : aucun audit de conformité n’a été réalisé. Elle est conçue et vérifiée pour le devenir.',
    en: 'Pépinière is not yet declared compliant with the French accessibility rules (RGAA): no audit has been made. It is designed and checked to become so.',
  },
  done: { fr: 'Ce qui est vérifié', en: 'What is checked' },
  checks: {
    fr: 'À chaque version, un navigateur ouvre chaque page, à 360 et à 1920 pixels de large, et y cherche automatiquement les défauts d’accessibilité (WCAG 2.1, niveaux A et AA) : il ne doit en trouver aucun. Les parcours sont essayés au clavier seul.',
    en: 'At each version a browser opens every page, 360 and 1920 pixels wide, and looks for accessibility defects (WCAG 2.1, levels A and AA): it must find none. Journeys are tried with the keyboard alone.',
  },
  pictures: {
    fr: 'Chaque graphique est accompagné d’un tableau qui dit les mêmes nombres.',
    en: 'Each picture stands beside a table that says the same numbers.',
  },
  limits: { fr: 'Contenus non accessibles', en: 'Content that is not accessible' },
  limitsTold: {
    fr: 'Les fiches des projets sont écrites par leurs équipes : leur contenu n’est pas vérifié. Les messages du service et certaines explications ne sont donnés qu’en anglais, et annoncés comme tels aux lecteurs d’écran.',
    en: 'Project sheets are written by their teams: what they hold is not checked. Messages of the service, and some explanations, are in English only, and told as such to screen readers.',
  },
  contact: { fr: 'Retour d’information et contact', en: 'Feedback and contact' },
  contactTold: {
    fr: 'Si vous ne parvenez pas à accéder à un contenu, écrivez à l’administration qui met ce site en service : elle vous orientera vers une alternative accessible, ou vous donnera le contenu sous une autre forme.',
    en: 'If some content is out of your reach, write to the administration that runs this site: it will lead you to an accessible alternative, or give it to you in another form.',
  },
  appeal: { fr: 'Voies de recours', en: 'Appeal' },
  appealTold: {
    fr: 'Si vous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu, et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez saisir le Défenseur des droits.',
    en: 'If you reported an accessibility defect that keeps you from some content, and had no satisfactory answer, you may turn to the Défenseur des droits.',
  },
  defender: { fr: 'Écrire au Défenseur des droits', en: 'Write to the Défenseur des droits' },
} satisfies Record<string, Text>;
