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
      if (found) return filled(text, { ...found.groups, span: found.groups?.seconds ? spanOf(Number(found.groups.seconds)) : '' });
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
  [/^is of a repository that this source does not listen to$/, { fr: 'cette source n’écoute pas ce dépôt', en: 'is of a repository that this source does not listen to' }],
  [/^nothing that was rolled back is known: replay it once it is$/, { fr: 'rien n’est connu de ce qui a été annulé : rejouez-le ensuite', en: 'nothing that was rolled back is known: replay it once it is' }],
];

// Undefined for what is not known.
export function messageText(message: string): Text | undefined {
  for (const [pattern, text] of MESSAGES) {
    const found = pattern.exec(message);
    if (found) return filled(text, found.groups ?? {});
  }
  return undefined;
}
