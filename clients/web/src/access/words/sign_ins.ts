// Ways to sign in: the subjects of a person.
import type { Text } from '@/kit/words/text';

export const signInWords = {
  list: { fr: 'Comment cette personne se connecte', en: 'How this person signs in' },
  none: { fr: 'Aucune connexion n’est connue.', en: 'No sign-in is known.' },
  issuer: { fr: 'Fournisseur d’identité', en: 'Identity provider' },
  subjectOrName: { fr: 'Sujet du jeton, ou nom du certificat', en: 'Subject of the token, or name of the certificate' },
  certificate: { fr: 'Certificat', en: 'Certificate' },
  add: { fr: 'Ajouter une façon de se connecter', en: 'Add a way to sign in' },
  addTold: {
    fr: 'Qui se connectera ainsi sera cette personne, partout dans la minute : tout ce qu’elle peut lire et faire, et ce qui est enregistré sous son nom.',
    en: 'Whoever signs in so will be this person, everywhere within a minute: all that they may read and do, and what is recorded under their name.',
  },
  added: { fr: 'La façon de se connecter est ajoutée. Elle vaut partout dans la minute.', en: 'The way to sign in was added. It counts everywhere within a minute.' },
  way: { fr: 'Par quoi', en: 'By what' },
  token: { fr: 'Un fournisseur d’identité', en: 'An identity provider' },
  ofCertificate: { fr: 'Un certificat, celui d’un système', en: 'A certificate, that of a system' },
  issuerHint: { fr: 'Son adresse, exactement comme la disent ses jetons (iss).', en: 'Its address, exactly as its tokens tell it (iss).' },
  subject: { fr: 'Sujet du jeton', en: 'Subject of the token' },
  subjectHint: { fr: 'Exactement comme le disent les jetons (sub).', en: 'Exactly as the tokens tell it (sub).' },
  name: { fr: 'Nom du certificat', en: 'Name of the certificate' },
  nameHint: { fr: 'Exactement comme il est dans le certificat.', en: 'Exactly as it is in the certificate.' },
  reason: { fr: 'Motif', en: 'Reason' },
  reasonHint: { fr: 'Ce motif reste : n’y nommez pas la personne.', en: 'This reason stays: do not name the person in it.' },
  isTaken: { fr: 'Quelqu’un d’autre se connecte déjà ainsi', en: 'Somebody else signs in so already' },
  takenBy: { fr: 'Se connecte ainsi aujourd’hui :', en: 'Signs in so today:' },
  takeOverTold: {
    fr: 'Si vous la reprenez, qui se connecte ainsi ne sera plus cette personne-là. Ce qu’elle a fait reste à son nom, et les rôles reçus sous ce nom aussi ; ceux qui ont été donnés au sujet lui-même suivent.',
    en: 'If you take it over, whoever signs in so will no longer be that person. What they did stays theirs, and so do the roles given by their name; those given to the subject itself go with it.',
  },
  takeOver: { fr: 'La reprendre à cette personne', en: 'Take it over from this person' },
  takenOver: { fr: 'La façon de se connecter est reprise. Cela vaut partout dans la minute.', en: 'The way to sign in was taken over. It counts everywhere within a minute.' },
  remove: { fr: 'Retirer', en: 'Take away' },
  removeThis: { fr: 'Retirer une façon de se connecter : {subject}', en: 'Take away a way to sign in: {subject}' },
  removeTold: {
    fr: 'Qui se connectera ensuite ainsi sera quelqu’un de nouveau, sans rien de cette personne. Cela vaut partout dans la minute.',
    en: 'Whoever signs in so next will be somebody new, with nothing of this person. It counts everywhere within a minute.',
  },
  removeLast: {
    fr: 'C’est la seule façon de se connecter de cette personne : elle n’en aura plus.',
    en: 'It is the only way to sign in of this person: they will have none.',
  },
  removed: { fr: 'La façon de se connecter est retirée. Cela vaut partout dans la minute.', en: 'The way to sign in was taken away. It counts everywhere within a minute.' },
} satisfies Record<string, Text>;
