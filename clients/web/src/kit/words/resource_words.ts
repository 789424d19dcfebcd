// What pages of things that people make and change say alike, whatever the service.
import type { Text } from './text';

export const resourceWords = {
  edit: { fr: 'Modifier', en: 'Edit' },
  remove: { fr: 'Supprimer', en: 'Delete' },
  more: { fr: 'Voir la suite', en: 'Show more' },
  changedNow: { fr: 'Quelqu’un vient de modifier : {fields}.', en: 'Somebody has just changed: {fields}.' },
  deletedOn: { fr: 'supprimé le {date}', en: 'deleted on {date}' },
  deleted: { fr: 'Ceci a été supprimé le {date}.', en: 'This was deleted on {date}.' },
  missingTold: { fr: 'Il n’y a rien de ce nom, ou ce n’est pas pour vous.', en: 'There is nothing of that name, or it is not for you.' },
} satisfies Record<string, Text>;
