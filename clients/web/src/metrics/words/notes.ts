// What the service remarks of a row of an explanation, and what it says is wrong with what a tool sent: its sentences, in words.
import type { Text } from '@/kit/words/text';
import { filled } from '@/kit/words/text';

// What stands in brackets is named; {seconds} is a span.
type Sentence = readonly [RegExp, Text];
const NOTES: readonly Sentence[] = [
  [/^crosses both edges$/, { fr: 'traverse les deux bords de la période', en: 'crosses both edges of the period' }],
  [/^crosses the start$/, { fr: 'traverse le début de la période', en: 'crosses the start of the period' }],
  [/^crosses the end$/, { fr: 'traverse la fin de la période', en: 'crosses the end of the period' }],
  [/^rolled back$/, { fr: 'annulé après coup', en: 'rolled back afterwards' }],
  [/^(?<name>.+), since its creation$/, { fr: '{name}, depuis son ouverture', en: '{name}, since it was opened' }],
  [/^(?<name>\S+) explicit$/, { fr: '{name}, quelqu’un l’a dit', en: '{name}, somebody said so' }],
  [/^(?<name>\S+) by time, (?<seconds>\d+(?:\.\d+)?) s after$/, { fr: '{name}, remarqué {span} après', en: '{name}, noticed {span} after' }],
];

// `spanOf`: how a number of seconds is said. What is not known stays as it is.
export function noteText(note: string, spanOf: (seconds: number) => string): readonly Text[] {
  return note.split('; ').filter(Boolean).map((part) => {
    for (const [pattern, text] of NOTES) {
      const found = pattern.exec(part);
      // What is named as a whole, by its id: projects/x/incidents/I-140.
      const name = found?.groups?.name?.split('/').at(-1) ?? '';
      if (found) return filled(text, { ...found.groups, name, span: found.groups?.seconds ? spanOf(Number(found.groups.seconds)) : '' });
    }
    return { fr: part, en: part };
  });
}

const MESSAGES: readonly Sentence[] = [
  [/^is missing$/, { fr: 'il manque', en: 'is missing' }],
  [/^must be an instant with an offset(?:, as "(?<example>[^"]+)")?$/, { fr: 'ce doit être un instant avec son fuseau, comme 2026-10-01T08:00:00Z', en: 'must be an instant with an offset, as 2026-10-01T08:00:00Z' }],
  [/^must be a text or a whole number$/, { fr: 'ce doit être un texte ou un nombre entier', en: 'must be a text or a whole number' }],
  [/^must be a text$/, { fr: 'ce doit être un texte', en: 'must be a text' }],
  [/^must be a number$/, { fr: 'ce doit être un nombre', en: 'must be a number' }],
  [/^must be a list$/, { fr: 'ce doit être une liste', en: 'must be a list' }],
  [/^must be true or false$/, { fr: 'ce doit être true ou false', en: 'must be true or false' }],
  [/^must be a JSON object$/, { fr: 'ce doit être un objet JSON', en: 'must be a JSON object' }],
  [/^is no JSON at byte (?<at>\d+)$/, { fr: 'ce n’est pas du JSON, à l’octet {at}', en: 'is no JSON at byte {at}' }],
  [/^is no JSON of (?<name>\w+)$/, { fr: 'ce n’est pas un message {name}', en: 'is no JSON of {name}' }],
  [/^stands twice in one object$/, { fr: 'cette clé est deux fois dans le même objet', en: 'stands twice in one object' }],
  [/^has a key twice in one object$/, { fr: 'une clé est deux fois dans le même objet', en: 'has a key twice in one object' }],
  [/^must not be longer than (?<most>\d+) characters$/, { fr: '{most} caractères au plus', en: 'must not be longer than {most} characters' }],
  [/^must not have more than (?<most>\d+) items$/, { fr: '{most} éléments au plus', en: 'must not have more than {most} items' }],
  [/^must be the sha of a commit, in 40 or 64 hexadecimal digits$/, { fr: 'ce doit être l’empreinte d’un commit, en 40 ou 64 chiffres hexadécimaux', en: 'must be the sha of a commit, in 40 or 64 hexadecimal digits' }],
  [/^is none that (?<name>GitHub|GitLab) has$/, { fr: '{name} n’en a pas de tel', en: 'is none that {name} has' }],
  [/^is of (?<name>.+), which this source does not listen to: it listens to (?<list>.+)$/, { fr: 'c’est de {name}, que cette source n’écoute pas ; elle écoute {list}', en: 'is of {name}, which this source does not listen to: it listens to {list}' }],
  [/^is (?<instant>\S+), more than 24 hours after its receipt: set the source's clock right$/, { fr: 'c’est le {instant}, plus de 24 heures après sa réception : mettez l’horloge de la source à l’heure', en: 'is {instant}, more than 24 hours after its receipt: set the source’s clock right' }],
  [/^is before 1990: set the source's clock right$/, { fr: 'c’est avant 1990 : mettez l’horloge de la source à l’heure', en: 'is before 1990: set the source’s clock right' }],
  [/^must be an instant with its offset, such as .+$/, { fr: 'ce doit être un instant avec son fuseau, comme 2026-10-01T08:00:00Z', en: 'must be an instant with its offset, such as 2026-10-01T08:00:00Z' }],
  [/^must be the address of a commit$/, { fr: 'ce doit être l’adresse d’un commit', en: 'must be the address of a commit' }],
  [/^must end with the sha of a commit$/, { fr: 'cela doit finir par l’empreinte d’un commit', en: 'must end with the sha of a commit' }],
  [/^must have 1 to (?<most>\d+) bytes on one line$/, { fr: 'de 1 à {most} octets, sur une ligne', en: 'must have 1 to {most} bytes on one line' }],
  [/^must not be larger than (?<most>\d+) bytes(?:: send it in several texts)?$/, { fr: '{most} octets au plus', en: 'must not be larger than {most} bytes' }],
  [/^is not UTF-8 at byte (?<at>\d+)(?:: send it in UTF-8)?$/, { fr: 'ce n’est pas de l’UTF-8, à l’octet {at}', en: 'is not UTF-8 at byte {at}' }],
  [/^must end with # EOF: was it cut\?$/, { fr: 'cela doit finir par # EOF : a-t-il été coupé ?', en: 'must end with # EOF: was it cut?' }],
  [/^it has no sample$/, { fr: 'il n’y a pas de valeur', en: 'it has no sample' }],
  [/^no metric is made of this (?:kind|type) of event$/, { fr: 'aucune mesure ne se fait de cette sorte d’événement', en: 'no metric is made of this kind of event' }],
  [/^a deployment that is (?<name>\w*) tells nothing here$/, { fr: 'un déploiement « {name} » ne dit rien ici', en: 'a deployment that is {name} tells nothing here' }],
  [/^this action on an issue says nothing of its state$/, { fr: 'cette action sur un ticket ne dit rien de son état', en: 'this action on an issue says nothing of its state' }],
  [/^a (?:pull|merge) request tells of a change once it is merged$/, { fr: 'une demande de fusion parle d’un changement une fois fusionnée', en: 'a pull or merge request tells of a change once it is merged' }],
  [/^an incident counts when it opens and when it is closed$/, { fr: 'un incident compte quand il s’ouvre et quand il se clôt', en: 'an incident counts when it opens and when it is closed' }],
  [/^nothing that was rolled back is known yet$/, { fr: 'rien n’est encore connu de ce qui a été annulé', en: 'nothing that was rolled back is known yet' }],
  [/^is of a repository that this source does not listen to$/, { fr: 'cette source n’écoute pas ce dépôt', en: 'is of a repository that this source does not listen to' }],
  [/^nothing that was rolled back is known: replay it once it is$/, { fr: 'rien n’est connu de ce qui a été annulé : rejouez-le ensuite', en: 'nothing that was rolled back is known: replay it once it is' }],
];

// Undefined for what is not known. `momentOf`: how an instant is said, which comes as 2026-10-01T08:00:00+00:00.
export function messageText(message: string, momentOf: (iso: string) => string): Text | undefined {
  for (const [pattern, text] of MESSAGES) {
    const found = pattern.exec(message);
    if (found) return filled(text, { ...found.groups, instant: found.groups?.instant ? momentOf(found.groups.instant) : '' });
  }
  return undefined;
}

// What a forge sends first, to try the address: nothing is told by it, and that it came is all that was wanted.
export const isPing = (message: string) => message === 'ping: the hook is connected';
