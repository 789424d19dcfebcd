// What the service says is wrong: by its sentences, and by the types of its conditions.
import type { Text } from '@/kit/words/text';

const OF_OBJECTIVES: Readonly<Record<string, Text>> = {
  'say by which metric it is measured, or by which indicator': { fr: 'Dites par quelle mesure, ou par quel indicateur.', en: 'Say by which metric it is measured, or by which indicator.' },
  'must be empty: it is measured by a metric': { fr: 'À laisser vide : c’est une mesure qui le mesure.', en: 'Leave it empty: it is measured by a metric.' },
  'must be other than the baseline: no progress could be told': { fr: 'Doit différer du point de départ : on ne pourrait dire aucun progrès.', en: 'It must be other than the baseline: no progress could be told.' },
  'say what it was on baseline_date': { fr: 'Dites ce qu’il en était ce jour-là.', en: 'Say what it was on that day.' },
  'lies before baseline_date': { fr: 'C’est avant le jour du point de départ.', en: 'This lies before the day of the baseline.' },
  'say why that is the verdict': { fr: 'Dites pourquoi c’est le verdict.', en: 'Say why that is the verdict.' },
  'name at least one figure that it stands on': { fr: 'Nommez au moins un chiffre qui le fonde.', en: 'Name at least one figure that it stands on.' },
  'name a figure that has a value, or say that it is INCONCLUSIVE': { fr: 'Nommez un chiffre qui a une valeur, ou dites que ce n’est pas concluant.', en: 'Name a figure that has a value, or say that it is inconclusive.' },
  'is no indicator: see the formulas': { fr: 'Ce n’est pas un indicateur.', en: 'This is no indicator.' },
  'there is no such metric': { fr: 'Il n’y a pas de mesure de ce nom.', en: 'There is no such metric.' },
  'is a metric of another project': { fr: 'C’est une mesure d’un autre projet.', en: 'This is a metric of another project.' },
  'is none of its dimensions': { fr: 'Cette mesure ne se découpe pas ainsi.', en: 'This metric is not split by that.' },
  NO_VALUE: { fr: 'Rien n’a été mesuré : on ne peut ni confirmer, ni réfuter.', en: 'Nothing was measured: it can be neither confirmed nor refuted.' },
  'cite a metric that is open data': { fr: 'Citez une mesure en données ouvertes.', en: 'Cite a metric that is open data.' },
  NOT_PUBLIC: { fr: 'Ce ne sont pas des données ouvertes : ce chiffre ne peut pas être gardé.', en: 'This is not open data: the figure cannot be kept.' },
};

const OF_SOURCES: Readonly<Record<string, Text>> = {
  'is of GITHUB and GITLAB alone': { fr: 'Cela ne se dit que de GitHub et de GitLab.', en: 'This is of GitHub and GitLab alone.' },
  'may have a * at its end alone': { fr: 'Il ne peut y avoir de * qu’à la fin.', en: 'It may have a * at its end alone.' },
  'start pepiniered with --sources-key': { fr: 'Le serveur n’a pas de clé pour sceller les secrets : dites-le à qui l’administre.', en: 'The server has no key to seal secrets with: tell whoever runs it.' },
  'revoke one first': { fr: 'Révoquez-en une d’abord.', en: 'Revoke one first.' },
  'are not all of this source': { fr: 'Tous ne sont pas de cette source.', en: 'They are not all of this source.' },
  'have its tool send it again': { fr: 'Faites-le renvoyer par l’outil.', en: 'Have the tool send it again.' },
  NO_SERVER_KEY: { fr: 'Le serveur n’a pas de clé pour sceller les secrets.', en: 'The server has no key to seal secrets with.' },
  TOO_MANY_SOURCES: { fr: 'Le projet a autant de sources qu’il peut en avoir.', en: 'The project has as many sources as it may have.' },
  PROJECT_GONE: { fr: 'Le projet a été supprimé : rétablissez-le d’abord.', en: 'The project was deleted: bring it back first.' },
  NOT_REPLAYABLE: { fr: 'Ce qui avait été envoyé n’est plus gardé.', en: 'What was sent is no longer kept.' },
};

const OF_QUESTIONS: Readonly<Record<string, Text>> = {
  'must not lie in the future': { fr: 'Cela ne peut pas être à venir.', en: 'This cannot lie in the future.' },
  'must lie between the years 100 and 9900': { fr: 'Ce doit être entre les années 100 et 9900.', en: 'This must lie between the years 100 and 9900.' },
  'name one of them: {sources}': { fr: 'Plusieurs sources en parlent, et aucune n’est choisie : {sources}.', en: 'Several sources tell of it, and none is chosen: {sources}.' },
  'name the dimensions that are meant': { fr: 'Ces valeurs ne s’additionnent pas : elles se lisent une à une.', en: 'These values are never added up: they are read one by one.' },
  'is no time zone: use a name such as Europe/Paris': { fr: 'Ce n’est pas un fuseau horaire.', en: 'This is no time zone.' },
  'must not lie more than 10 years after from_time': { fr: 'La période est trop longue.', en: 'The period is too long.' },
  'must lie before known_at': { fr: 'Ce jour doit être passé.', en: 'This day must be past.' },
  NOT_ADDITIVE: { fr: 'Ces valeurs ne s’additionnent pas.', en: 'These values are never added up.' },
  SEVERAL_SOURCES: { fr: 'Plusieurs sources en parlent.', en: 'Several sources tell of it.' },
};

const OF_DEFINITIONS: Readonly<Record<string, Text>> = {
  'say which metric is divided': { fr: 'Dites quelle mesure est divisée.', en: 'Say which metric is divided.' },
  'say by which metric it is divided': { fr: 'Dites par quelle mesure elle est divisée.', en: 'Say by which metric it is divided.' },
  'is of a RATIO alone': { fr: 'Cela ne se dit que d’un rapport.', en: 'This is of a ratio alone.' },
  'must be another metric than the numerator': { fr: 'Ce doit être une autre mesure que celle qui est divisée.', en: 'It must be another metric than the one that is divided.' },
  'must be empty: values of this kind are never added up': { fr: 'À laisser vide : ces valeurs ne s’additionnent jamais.', en: 'Leave it empty: these values are never added up.' },
  'must be an ADDITIVE metric: a ratio is made of sums': { fr: 'Ce doit être une mesure qui s’additionne : un rapport est fait de sommes.', en: 'It must be a metric that is added up: a ratio is made of sums.' },
  'is told by another period': { fr: 'Cette mesure n’est pas dite au même rythme.', en: 'That metric is told by another period.' },
  'says what its values mean, which stays: make another metric': { fr: 'Cela dit ce que veulent dire ses valeurs, et ne change plus : définissez une autre mesure.', en: 'This says what its values mean, which stays: define another metric.' },
  'is what the software brings, and stays': { fr: 'Cela vient avec le logiciel, et ne change pas.', en: 'This comes with the software, and stays.' },
  'must keep {dimension}: there are values split by it': { fr: 'Gardez « {dimension} » : des valeurs se découpent ainsi.', en: 'Keep “{dimension}”: there are values split by it.' },
  'must stay as it is for {dimension}: there are figures of values split by it': { fr: 'Laissez « {dimension} » tel quel : des chiffres sont faits de valeurs qui se découpent ainsi.', en: 'Leave “{dimension}” as it is: there are figures of values split by it.' },
  BUILTIN: { fr: 'Cette mesure vient avec le logiciel, et reste.', en: 'This metric comes with the software, and stays.' },
};

const OF_DATA: Readonly<Record<string, Text>> = {
  'is missing: what has an outcome is over': { fr: 'Il manque : ce qui a une issue est fini.', en: 'It is missing: what has an outcome is over.' },
  'is of ROLLED_BACK alone': { fr: 'Cela ne se dit que de ce qui a été annulé.', en: 'This is of what was rolled back alone.' },
  'lies before start_time': { fr: 'C’est avant le début.', en: 'This lies before the start.' },
  'lies before finish_time': { fr: 'C’est avant la fin.', en: 'This lies before the end.' },
  'lies before detect_time': { fr: 'C’est avant que ce soit remarqué.', en: 'This lies before it was noticed.' },
  'must not be set: it names the deployment that caused it': { fr: 'Choisissez : un déploiement est en cause, ou aucun.', en: 'Choose: a deployment caused it, or none did.' },
  'lies more than a day ahead: the clock of whoever tells of it is wrong': { fr: 'C’est à venir : vérifiez la date.', en: 'This is to come: check the date.' },
  'is to come': { fr: 'Ce jour est à venir.', en: 'That day is to come.' },
  'is no answer of this kind of survey': { fr: 'Ce n’est pas une réponse à cette question.', en: 'This is no answer to that question.' },
  'name each answer once': { fr: 'Chaque réponse ne se compte qu’une fois.', en: 'Count each answer once.' },
  'say at least one answer that somebody gave': { fr: 'Comptez au moins une réponse : là où personne n’a répondu, il n’y a rien à dire.', en: 'Count at least one answer: where nobody answered, there is nothing to tell.' },
};

const OF_WORK: Readonly<Record<string, Text>> = {
  'must lie after start_time': { fr: 'La fin doit venir après le début.', en: 'The end must come after the start.' },
  'lies more than {n} days after start_time: check the year': { fr: 'C’est plus de {n} jours après le début : vérifiez l’année.', en: 'This lies more than {n} days after the start: check the year.' },
  'must lie after from_time': { fr: 'La sortie doit venir après l’entrée.', en: 'It must be taken out after it was put in.' },
  'lies before the last step: the item would stay as it is': { fr: 'C’est avant la dernière étape : l’élément resterait comme il est.', en: 'This lies before the last step: the item would stay as it is.' },
  'overlaps the next time that it was in this sprint': { fr: 'La fois suivante dans ce sprint commence avant.', en: 'The next time in this sprint begins before that.' },
};

// Of what is deleted, or brought back, while something else names it.
const OF_NAMES: Readonly<Record<string, Text>> = {
  'change or delete {name} first': { fr: 'Autre chose le nomme encore : modifiez ou supprimez d’abord {name}.', en: 'Something else still names it: change or delete {name} first.' },
  'undelete {name} first': { fr: 'Ce qu’il nomme a été supprimé : rétablissez d’abord {name}.', en: 'What it names was deleted: bring {name} back first.' },
};

// The service's own sentences.
export const SENTENCES: Readonly<Record<string, Text>> = { ...OF_OBJECTIVES, ...OF_SOURCES, ...OF_QUESTIONS, ...OF_DEFINITIONS, ...OF_DATA, ...OF_WORK, ...OF_NAMES };
