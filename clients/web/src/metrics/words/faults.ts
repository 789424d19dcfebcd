// What the service says is wrong: by its sentences, and by the types of its conditions.
import type { Text } from '@/kit/words/text';

const OF_OBJECTIVES: Readonly<Record<string, Text>> = {
  'say by which metric it is measured, or by which indicator': { fr: 'Dites par quelle mesure, ou par quel indicateur.', en: 'Say by which metric it is measured, or by which indicator.' },
  'must be empty: it is measured by a metric': { fr: 'À laisser vide : c’est une mesure qui le mesure.', en: 'Leave it empty: it is measured by a metric.' },
  'must be other than the baseline: no progress could be told': { fr: 'Doit différer du point de départ : on ne pourrait dire aucun progrès.', en: 'It must be other than the baseline: no progress could be told.' },
  'say what it was on baseline_date': { fr: 'Dites ce qu’il en était ce jour-là.', en: 'Say what it was on that day.' },
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
  NOT_REPLAYABLE: { fr: 'Ce qui avait été envoyé n’est plus gardé.', en: 'What was sent is no longer kept.' },
};

const OF_QUESTIONS: Readonly<Record<string, Text>> = {
  'name one of them: {sources}': { fr: 'Plusieurs sources en parlent, et aucune n’est choisie : {sources}.', en: 'Several sources tell of it, and none is chosen: {sources}.' },
  'name the dimensions that are meant': { fr: 'Ces valeurs ne s’additionnent pas : elles se lisent une à une.', en: 'These values are never added up: they are read one by one.' },
  'is no time zone: use a name such as Europe/Paris': { fr: 'Ce n’est pas un fuseau horaire.', en: 'This is no time zone.' },
  'must not lie more than 10 years after from_time': { fr: 'La période est trop longue.', en: 'The period is too long.' },
  'must lie before known_at': { fr: 'Ce jour doit être passé.', en: 'This day must be past.' },
  NOT_ADDITIVE: { fr: 'Ces valeurs ne s’additionnent pas.', en: 'These values are never added up.' },
  SEVERAL_SOURCES: { fr: 'Plusieurs sources en parlent.', en: 'Several sources tell of it.' },
};

// The service's own sentences.
export const SENTENCES: Readonly<Record<string, Text>> = { ...OF_OBJECTIVES, ...OF_SOURCES, ...OF_QUESTIONS };
