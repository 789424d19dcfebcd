// What people tell by hand of a project, on one page.
import { filled, type Text } from '@/kit/words/text';

export const dataWords = {
  title: { fr: 'Données de {project}', en: 'Data of {project}' },
  of: { fr: 'Ce dont elles sont faites', en: 'What they are made of' },
  here: { fr: 'Données', en: 'Data' },
  told: {
    fr: 'Ce dont les chiffres sont faits : ce que les outils ont dit, et ce qui se dit ici, à la main.',
    en: 'What the figures are made of: what tools told, and what is told here, by hand.',
  },
  enter: { fr: 'Saisir à la main', en: 'Enter by hand' },
  by: { fr: 'Dit par', en: 'Told by' },
  byNone: { fr: 'Aucune source choisie', en: 'No source chosen' },
  act: { fr: 'Agir', en: 'Act' },
  edit: { fr: 'Modifier', en: 'Edit' },
  remove: { fr: 'Supprimer', en: 'Delete' },
  removeTold: { fr: 'Cela ne compte plus nulle part. Vous pourrez revenir en arrière.', en: 'It counts nowhere any more. You will be able to take this back.' },
  deletedOn: { fr: 'Supprimé le {date}', en: 'Deleted on {date}' },
  readAt: { fr: 'Adresse', en: 'Where it is read' },
} satisfies Record<string, Text>;

// Who told it: a word, or a tool that is connected.
export const TELLERS: Readonly<Record<string, Text>> = {
  manual: { fr: 'À la main', en: 'By hand' },
  csv: { fr: 'Un fichier', en: 'A file' },
};
const A_TOOL: Text = { fr: 'Outil branché ({id})', en: 'Connected tool ({id})' };
const FEED = 'sources/';
export const tellerOf = (source: string): Text =>
  TELLERS[source] ?? (source.startsWith(FEED) ? filled(A_TOOL, { id: source.slice(FEED.length) }) : { fr: source, en: source });
