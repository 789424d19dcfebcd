// What the service says is wrong: by its sentences, and by the types of its conditions.
import type { Text } from '@/kit/words/text';

const SAME_CODE: Text = { fr: 'Ce code est déjà pris, plus haut : chacun une fois.', en: 'This code is taken already, above: each once.' };
const FROZEN_LIST: Text = { fr: 'La liste est figée : ce dont suit le tirage ne change plus.', en: 'The list is frozen: what the draw follows from stays as it is.' };
const NO_WAY: Text = { fr: 'D’où cela en est, on ne peut pas passer là.', en: 'From where it is, it cannot go there.' };

const OF_NETWORKS: Readonly<Record<string, Text>> = {
  'give that consent first': { fr: 'Donnez d’abord votre accord à figurer parmi les anciens.', en: 'Give your consent to be listed among alumni first.' },
  CONSENT_NEEDED: { fr: 'Il faut d’abord votre accord à figurer parmi les anciens.', en: 'Your consent to be listed among alumni is needed first.' },
};

const OF_QUESTIONNAIRES: Readonly<Record<string, Text>> = {
  'is that of {other}': SAME_CODE,
  'says the same as {other}: ask it once': { fr: 'Cette question est déjà posée plus haut : une fois suffit.', en: 'This question is asked above already: once is enough.' },
  'must be left out: a text is answered in words': { fr: 'Un texte se répond en mots : n’offrez rien à choisir.', en: 'A text is answered in words: offer nothing to choose.' },
  'is of what is counted: texts are read by a person first': { fr: 'Cela ne se dit que de ce qui est compté : les textes sont relus par quelqu’un.', en: 'This is of what is counted: texts are read by somebody first.' },
  'is no place of the scale: these go from 1 to 5': { fr: 'Ce n’est pas une place de l’échelle : elles vont de 1 à 5.', en: 'This is no place of the scale: these go from 1 to 5.' },
  'must have {least} to {most} items': { fr: 'Il en faut de {least} à {most}.', en: 'There must be {least} to {most} of them.' },
  'make a new version of its questionnaire': { fr: 'Une campagne s’est ouverte avec elle : faites une nouvelle version.', en: 'A campaign opened with it: make a new version.' },
  VERSION_FROZEN: { fr: 'Cette version est figée.', en: 'This version is frozen.' },
};

const OF_CAMPAIGNS: Readonly<Record<string, Text>> = {
  'is missing: of which cohort are they?': { fr: 'Dites de quelle promotion.', en: 'Say of which cohort.' },
  'is of fellows and mentors alone': { fr: 'Cela ne se dit que des personnes affectées et des mentors.', en: 'This is of fellows and mentors alone.' },
  'is missing: of which network are they?': { fr: 'Dites de quel réseau.', en: 'Say of which network.' },
  'is of members alone': { fr: 'Cela ne se dit que des membres d’un réseau.', en: 'This is of the members of a network alone.' },
  'is of alumni alone': { fr: 'Cela ne se dit que des anciens.', en: 'This is of alumni alone.' },
  'must not lie before the first one': { fr: 'C’est avant la première année.', en: 'This lies before the first year.' },
  'lies after the end': { fr: 'C’est après la fermeture.', en: 'This lies after the close.' },
  'must follow the one before': { fr: 'Chaque rappel suit le précédent.', en: 'Each reminder follows the one before.' },
  'is of another programme': { fr: 'C’est d’un autre programme.', en: 'This is of another programme.' },
  'what was asked, and of whom, stays as it was: make another': { fr: 'Ce qui a été demandé, et à qui, ne change plus : préparez-en une autre.', en: 'What was asked, and of whom, stays as it was: prepare another.' },
  CAMPAIGN_OPENED: { fr: 'La campagne a été ouverte.', en: 'The campaign was opened.' },
  'its end has passed: set a later one': { fr: 'Sa fin est passée : donnez-en une plus tardive.', en: 'Its end has passed: give a later one.' },
  'it would ask {n} people: {least} at least': { fr: 'Elle interrogerait {n} personnes : il en faut au moins {least}.', en: 'It would ask {n} people: {least} at least.' },
  'was asked within 12 months, and {groups} groups of fewer than {fewest} people could be told apart: ask other people, or wait': {
    fr: 'Cette question a déjà été posée dans l’année, et {groups} groupes de moins de {fewest} personnes se distingueraient : interrogez d’autres personnes, ou attendez.',
    en: 'This question was asked within the year, and {groups} groups of fewer than {fewest} people could be told apart: ask other people, or wait.',
  },
  'start pepiniered with --answer-keys': { fr: 'Ce serveur ne garde pas de clés : dites-le à qui l’administre.', en: 'This server keeps no keys: tell whoever runs it.' },
  'this server keeps no keys of answers': { fr: 'Ce serveur ne garde pas de clés : dites-le à qui l’administre.', en: 'This server keeps no keys: tell whoever runs it.' },
  'decide {n} free texts first': { fr: 'Il reste {n} textes à relire.', en: 'There are {n} texts left to read.' },
  'of its keys, {n} copies are not known to be gone': { fr: 'De ses clés, {n} copies ne sont pas encore sûrement détruites : réessayez plus tard.', en: 'Of its keys, {n} copies are not known to be gone yet: try again later.' },
  'they are there from its close to its release': { fr: 'Il y a des textes à relire de la fermeture à la publication.', en: 'There are texts to read from the close to the release.' },
  'it is not open yet, or it has closed': { fr: 'Elle n’est pas encore ouverte, ou elle est fermée.', en: 'It is not open yet, or it has closed.' },
};

const OF_ANSWERS: Readonly<Record<string, Text>> = {
  'must be left out: it is answered in words': { fr: 'Cette question se répond en mots.', en: 'This question is answered in words.' },
  'must be left out: it is answered by what is offered': { fr: 'Cette question se répond par un choix.', en: 'This question is answered by a choice.' },
  'is none of its options': { fr: 'Ce n’est pas une des réponses proposées.', en: 'This is none of the answers that are offered.' },
  'is chosen already': { fr: 'C’est déjà choisi.', en: 'This is chosen already.' },
  'must have one item: only one may be chosen': { fr: 'Un seul choix.', en: 'One choice alone.' },
  'is no question of the campaign': { fr: 'La campagne ne pose plus cette question.', en: 'The campaign does not ask this question any more.' },
  'is answered already': { fr: 'C’est déjà répondu.', en: 'This is answered already.' },
  'must answer {code}': { fr: 'Une question obligatoire est sans réponse.', en: 'A question that must be answered has no answer.' },
};

const OF_CONSTRAINTS: Readonly<Record<string, Text>> = {
  'is missing, and so are the challenge and the cohort: give one of them': { fr: 'Dites de quoi il s’agit : un projet, un défi ou une promotion.', en: 'Say what it is about: a project, a challenge or a cohort.' },
  'must be yourself: nobody reports for somebody else': { fr: 'On ne signale que pour soi.', en: 'Nobody reports for somebody else.' },
  'is closed: nothing new is reported under it': { fr: 'Ce sujet est clos : choisissez-en un autre.', en: 'This topic is closed: choose another.' },
};

const OF_SPACES: Readonly<Record<string, Text>> = {
  'must lie after the start': { fr: 'Ce doit être après le début.', en: 'This must lie after the start.' },
  'what is merged is unmerged, and the other way round': { fr: 'Ce qui est réuni se sépare, et l’inverse.', en: 'What is merged is taken apart, and the other way round.' },
  'it is not merged': { fr: 'Elle n’est réunie à aucune.', en: 'It is merged into none.' },
  'is required: everybody reads it': { fr: 'Dites pourquoi : chacun le lira.', en: 'Say why: everybody reads it.' },
  'is of BECOMES_MEASURE, and of that alone': { fr: 'Dites la mesure si elle en devient une, et seulement alors.', en: 'Name the measure where it becomes one, and then alone.' },
  'is of another space': { fr: 'Elle est d’un autre espace.', en: 'It is of another space.' },
  'unmerge it first': { fr: 'Elles tourneraient en rond : séparez d’abord l’autre.', en: 'They would go round in a circle: take the other one apart first.' },
  'what was merged, declined or done stays as it was said': { fr: 'Ce qui est réuni, écarté ou fait reste tel qu’il a été dit.', en: 'What was merged, declined or done stays as it was said.' },
  'its window is not open, or it is settled': { fr: 'Ce n’est pas le moment des votes, ou c’est déjà réglé.', en: 'This is not the time to vote, or it is settled already.' },
  'it is not seen': { fr: 'Elle ne se lit pas pour l’instant.', en: 'It is not read for now.' },
  'read its present version, and vote again': { fr: 'Elle a été reformulée : lisez-la, puis soutenez-la de nouveau.', en: 'It was reworded: read it, then support it again.' },
  'is no comment on this idea': { fr: 'Ce n’est pas un commentaire de cette idée.', en: 'This is no comment on this idea.' },
  'what was taken away may be contested once': { fr: 'Ce qui a été retiré se conteste une fois.', en: 'What was taken away may be contested once.' },
  'nobody contests it now': { fr: 'Personne ne le conteste en ce moment.', en: 'Nobody contests it now.' },
  ILLEGAL_TRANSITION: NO_WAY,
  MERGE_CYCLE: { fr: 'Elles tourneraient en rond.', en: 'They would go round in a circle.' },
  IDEA_SETTLED: { fr: 'C’est déjà réglé.', en: 'It is settled already.' },
  VOTE_CLOSED: { fr: 'On ne peut pas la soutenir en ce moment.', en: 'It cannot be supported now.' },
  VERSION_PASSED: { fr: 'Elle a été reformulée.', en: 'It was reworded.' },
};

const OF_MEASURES: Readonly<Record<string, Text>> = {
  'lies in the future': { fr: 'Ce jour est à venir.', en: 'That day is to come.' },
  'lies before it came to where it is': { fr: 'C’est avant qu’elle en soit là.', en: 'This lies before it came to where it is.' },
  'is required: everybody reads why': { fr: 'Dites pourquoi : chacun le lira.', en: 'Say why: everybody reads it.' },
};

const OF_PANELS: Readonly<Record<string, Text>> = {
  'is no criterion of the panel': { fr: 'Ce n’est pas un critère du panel.', en: 'This is no criterion of the panel.' },
  'is none of its values': { fr: 'Ce n’est pas une de ses valeurs.', en: 'This is none of its values.' },
  'nobody joins any more': { fr: 'Plus personne ne rejoint ce panel.', en: 'Nobody joins this panel any more.' },
  'it takes no more panelists': { fr: 'Ce panel est complet.', en: 'This panel is full.' },
};

const OF_STUDIES: Readonly<Record<string, Text>> = {
  'it is committed to': FROZEN_LIST,
  'what the draw follows from stays as it was': FROZEN_LIST,
  LIST_FROZEN: FROZEN_LIST,
  'another manager of the panel commits to the other secret': { fr: 'L’autre secret est celui d’un autre gestionnaire du panel.', en: 'The other secret is another manager’s of the panel.' },
  'secrets are told between its commitment and its draw': { fr: 'Les secrets se disent une fois la liste figée, et avant le tirage.', en: 'Secrets are told once the list is frozen, and before the draw.' },
  'you committed to none': { fr: 'Vous ne vous êtes engagé sur aucun secret.', en: 'You committed to no secret.' },
  'is not what was committed to: its SHA-256 is another': { fr: 'Ce n’est pas le secret sur lequel vous vous étiez engagé.', en: 'This is not the secret that you committed to.' },
  'more are wanted than there are to be drawn from': { fr: 'Il en faudrait plus qu’il n’y a de panélistes à tirer.', en: 'More are wanted than there are panelists to draw.' },
  'only what was drawn is closed': { fr: 'Seule une étude tirée se termine.', en: 'Only a study that was drawn is ended.' },
  'the study has ended': { fr: 'L’étude est terminée.', en: 'The study has ended.' },
  'it was answered already': { fr: 'Cette invitation a déjà sa réponse.', en: 'This invitation has its answer already.' },
  'the places of its quota are taken': { fr: 'Les places de ce quota sont prises.', en: 'The places of this quota are taken.' },
  'has a total already': { fr: 'Cette valeur a déjà un total.', en: 'This value has a total already.' },
  'weight nobody: nobody has answered, or there is nothing to agree with': { fr: 'Personne n’a encore répondu, ou il n’y a pas de marge.', en: 'Nobody has answered yet, or there is no margin.' },
  'of {criterion} add up to something else than the first ones': { fr: 'Les totaux de « {criterion} » ne font pas la même somme que les premiers.', en: 'The totals of “{criterion}” add up to something else than the first ones.' },
  'want somebody with {value} of {criterion}, and nobody who answered has it': { fr: 'Personne de ceux qui ont répondu n’a « {value} » de « {criterion} ».', en: 'Nobody who answered has “{value}” of “{criterion}”.' },
  'do not tell {value} of {criterion}, which somebody who answered has': { fr: 'Il manque « {value} » de « {criterion} », qu’a quelqu’un qui a répondu.', en: '“{value}” of “{criterion}” is missing, which somebody who answered has.' },
  'cannot all be met by those who answered': { fr: 'Aucun poids ne mène à toutes ces marges.', en: 'No weights lead to all of these margins.' },
};

const OF_RETROSPECTIVES: Readonly<Record<string, Text>> = {
  'must be yourself: nobody writes for somebody else': { fr: 'On n’écrit que pour soi.', en: 'Nobody writes for somebody else.' },
};

// The service's own sentences.
export const SENTENCES: Readonly<Record<string, Text>> = {
  ...OF_NETWORKS, ...OF_QUESTIONNAIRES, ...OF_CAMPAIGNS, ...OF_ANSWERS, ...OF_CONSTRAINTS, ...OF_SPACES, ...OF_MEASURES, ...OF_PANELS, ...OF_STUDIES, ...OF_RETROSPECTIVES,
};
