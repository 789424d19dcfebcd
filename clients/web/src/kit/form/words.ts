import type { Text } from '@/kit/words/text';

export const formWords = {
  choose: { fr: 'Choisir…', en: 'Choose…' },
  unknown: { fr: 'Non renseigné', en: 'Not known' },
  yes: { fr: 'Oui', en: 'Yes' },
  no: { fr: 'Non', en: 'No' },
  add: { fr: 'Ajouter…', en: 'Add…' },
  change: { fr: 'Changer', en: 'Change' },
  changeThis: { fr: 'Changer : {name}', en: 'Change: {name}' },
  noMatch: { fr: 'Rien ne porte ce nom.', en: 'Nothing has this name.' },
  takeOut: { fr: 'Retirer {name}', en: 'Take {name} out' },
  required: { fr: 'Les champs marqués * sont obligatoires.', en: 'Fields marked * are required.' },
  found: {
    fr: 'Ce que vous aviez saisi a été retrouvé.',
    en: 'What you had typed was found again.',
  },
  identifierHint: { fr: 'Dans l’adresse, pour toujours : court de préférence.', en: 'In the address, for good: rather a short one.' },
  saving: { fr: 'Enregistrement…', en: 'Saving…' },
  reason: { fr: 'Motif', en: 'Reason' },
  reasonHint: { fr: 'Il reste attaché à la correction.', en: 'It stays with the correction.' },
  withdraw: { fr: 'Retirer cette ligne, sans rien à sa place', en: 'Withdraw this line, with nothing in its place' },
} satisfies Record<string, Text>;
