import type { Text } from '@/kit/words/text';

export const recordWords = {
  addEvent: { fr: 'Ajouter un événement', en: 'Add an event' },
  type: { fr: 'Type', en: 'Type' },
  date: { fr: 'Date', en: 'Date' },
  comment: { fr: 'Commentaire', en: 'Comment' },
  deleteEvent: { fr: 'Supprimer cet événement (son historique reste)', en: 'Delete this event (its history stays)' },
  gone: {
    fr: 'Cette ligne n’a plus cours : elle a été corrigée ou retirée depuis.',
    en: 'This line no longer holds: it was corrected or withdrawn since.',
  },
} satisfies Record<string, Text>;
