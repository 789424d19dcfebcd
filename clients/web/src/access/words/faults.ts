// What is wrong with a role that is given, or with a way to sign in, in the words of both languages.
import type { Text } from '@/kit/words/text';

export const FAULTS = {
  otherThing: { fr: 'Ce rôle ne se tient pas là-dessus : choisissez autre chose.', en: 'This role is not held on that: choose another thing.' },
  everything: { fr: 'Ce rôle se tient sur tout : il n’y a rien à choisir.', en: 'This role is held on everything: there is nothing to choose.' },
  passed: { fr: 'C’est déjà passé.', en: 'This has passed already.' },
  afterStart: { fr: 'Le dernier jour ne peut pas précéder le premier.', en: 'The last day cannot come before the first.' },
  nobody: { fr: 'Ce n’est personne : un rôle se donne à quelqu’un.', en: 'This is nobody: a role is given to somebody.' },
  long: { fr: 'Plus de 255 octets.', en: 'Longer than 255 bytes.' },
  issuer: { fr: 'Aucun jeton de ce fournisseur n’est accepté ici.', en: 'No token of this provider is accepted here.' },
  another: { fr: 'C’est le nom d’un service ou d’une personne : personne ne se connecte ainsi.', en: 'This is what a service or a person is called: nobody signs in so.' },
  unnamed: { fr: 'Dites comment on l’appelle, ou donnez son courriel.', en: 'Say what they are called, or give their e-mail.' },
  notTheirs: { fr: 'Cette personne ne se connecte pas, ou plus, ainsi.', en: 'This person does not sign in so, or no longer does.' },
} satisfies Record<string, Text>;

// The service's own sentences.
export const SENTENCES: Readonly<Record<string, Text>> = {
  'this role is held on everything: leave it out': FAULTS.everything,
  'has passed already': FAULTS.passed,
  'must lie after start_time': FAULTS.afterStart,
  'is nobody: a role is given to somebody': FAULTS.nobody,
  'is longer than 255 bytes': FAULTS.long,
  'must be an issuer whose tokens are accepted here, or certificate': FAULTS.issuer,
  'is what a service or a person is called': FAULTS.another,
  'must say what they are called, or person.email must': FAULTS.unnamed,
  'is none that this person signs in as': FAULTS.notTheirs,
};
