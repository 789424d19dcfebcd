import type { Text } from '@/kit/words/text';

export const vocabularyWords = {
  title: { fr: 'Les mots des phases', en: 'Words for phases' },
  told: {
    fr: 'Les sources ont leurs mots pour les phases. Un mot que personne n’a expliqué ne dit rien : ses projets restent dans la dernière phase que nous comprenons, s’il y en a une.',
    en: 'Sources have their own words for phases. A word that nobody explained says nothing: its projects stay in the last phase that we understand, if there is one.',
  },
  adminsExplain: {
    fr: 'Un administrateur du programme dit ce qu’un mot veut dire.',
    en: 'A programme administrator says what a word means.',
  },
  unknown: { fr: 'Mots que nous ne connaissons pas', en: 'Words that we do not know' },
  noUnknown: { fr: 'Tous les mots des sources ont une phase.', en: 'Every word of the sources has a phase.' },
  known: { fr: 'Mots que nous connaissons', en: 'Words that we know' },
  word: { fr: 'Mot', en: 'Word' },
  label: { fr: 'Libellé de la source', en: 'Label at the source' },
  lines: { fr: 'Lignes de parcours', en: 'Lines of journeys' },
  waiting: { fr: 'Projets qui l’attendent', en: 'Projects that wait for it' },
  noneWaits: { fr: 'Aucun : ses lignes sont passées', en: 'None: its lines are past' },
  written: { fr: '{projects} (« {word} »)', en: '{projects} (“{word}”)' },
  from: { fr: 'D’après', en: 'According to' },
  builtin: { fr: 'le vocabulaire de beta.gouv.fr', en: 'the words of beta.gouv.fr' },
  administrators: { fr: 'les administrateurs du programme', en: 'programme administrators' },
  actions: { fr: 'Actions', en: 'Actions' },
  explain: { fr: 'Dire sa phase', en: 'Say its phase' },
  change: { fr: 'Changer sa phase', en: 'Change its phase' },
  explainThis: { fr: 'Dire la phase de « {word} »', en: 'Say the phase of “{word}”' },
  changeThis: { fr: 'Changer la phase de « {word} »', en: 'Change the phase of “{word}”' },
  follows: {
    fr: 'Tous les parcours qui disent ce mot sont relus aussitôt, et leurs projets changent de phase s’il le faut. Ce que l’on savait avant aujourd’hui reste lisible tel quel.',
    en: 'All journeys that say this word are read anew at once, and their projects change phase where needed. What was known before today stays as it was known.',
  },
  means: { fr: 'Ce mot veut dire', en: 'This word means' },
  takeBack: { fr: 'Sans phase, le mot redevient inconnu.', en: 'Without a phase, the word is unknown again.' },
} satisfies Record<string, Text>;
