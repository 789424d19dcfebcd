// What an audit keeps, as people say it.
import { toJson, type DescMessage, type DescMethodUnary, type JsonValue } from '@bufbuild/protobuf';
import { timestampFromDate, ValueSchema, type Value } from '@bufbuild/protobuf/wkt';
import type { ComponentType } from 'react';
import type { AuditRecord } from '@/gen/pepiniere/rpc/v1/audit_pb';
import { dayOf } from '@/kit/words/day';
import { moneyOf } from '@/kit/words/money';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import type { Field } from './field';
import { formWords } from './words';

// How a service calls what it keeps.
export interface AuditOf {
  // Its ListAuditRecords.
  list: DescMethodUnary<DescMessage, DescMessage>;
  // What those who did it are called.
  people: { Who: ComponentType<{ name: string }>; readNames: (names: readonly string[]) => Promise<(name: string) => string> };
  // What its methods do, for people.
  methods: Readonly<Record<string, Text>>;
  // What a resource below the one that is shown is called, at {n}, by its collection: "events" of projects/x/events/3.
  parts: Readonly<Record<string, Text>>;
  // A reason that a service writes by itself; others as they are.
  reasonNamed?: (reason: string) => Text;
  // A value of an enumeration, or of a vocabulary, by its symbol.
  symbolNamed?: (symbol: string) => Text | undefined;
  // A field of `resource` as its form knows it, if one does, and what it is called. `shown`: whose audit it is.
  fieldNamed: (field: string, resource: string, shown: string) => { known: Field | undefined; label: Text };
}

// What every service does.
const OF_ALL: Readonly<Record<string, Text>> = {
  ErasePersonalData: { fr: 'a effacé ce qui concernait une personne', en: 'erased what was about a person' },
};
export const deedText = (methods: Readonly<Record<string, Text>>, verb: string): Text | undefined => methods[verb] ?? OF_ALL[verb];

export const ERASED: Text = { fr: 'effacé', en: 'erased' };

// What was done, and on what below the one that is shown: nothing where it is that one.
export function useDeed({ methods, parts }: AuditOf) {
  const { t } = useWords();
  return ({ method, resource }: AuditRecord, shown: string) => {
    const verb = method.slice(method.lastIndexOf('/') + 1);
    const part = resource.slice(shown.length + 1);
    const [collection = '', n = ''] = part.split('/');
    const did = deedText(methods, verb);
    return { did: did ? t(did) : verb, part: parts[collection] ? t(parts[collection], { n }) : part };
  };
}

export function useReason({ reasonNamed }: AuditOf) {
  const { t } = useWords();
  return ({ reason, reasonErased }: AuditRecord) => (reasonErased ? t(ERASED) : reasonNamed ? t(reasonNamed(reason)) : reason);
}

// "2026-11-28T09:30:00Z", with a part of a second or without.
export const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));

interface Sayings { yes: string; no: string; day: (iso: string) => string; instant: (iso: string) => string; text: (text: string) => string }
// A value of JSON without its brackets: rows one after the other, of each what it has.
export function toldOf(json: JsonValue, say: Sayings): string {
  if (json === null) return '';
  if (Array.isArray(json)) return json.map((one) => toldOf(one, say)).join(json.some((one) => typeof one === 'object') ? ' ; ' : ', ');
  if (typeof json === 'object') return Object.values(json).map((one) => toldOf(one, say)).filter(Boolean).join(', ');
  if (typeof json === 'boolean') return json ? say.yes : say.no;
  if (typeof json === 'number') return String(json);
  return dayOf(json) ? say.day(json) : isInstant(json) ? say.instant(json) : say.text(json);
}

// As the audit keeps it: money in cents, names without their collection, values of enumerations by their symbols. `isErased`: what
// it told of a person is null now.
export function useSaid({ symbolNamed }: AuditOf) {
  const { t, date, money } = useWords();
  return (value: Value, field: Field | undefined, isErased = false): string => {
    if (isErased && value.kind.case === 'nullValue') return t(ERASED);
    const json = toJson(ValueSchema, value);
    if (field?.kind === 'money' && typeof json === 'number') return money(moneyOf(String(json / 100)));
    if (field?.kind === 'enum' && Array.isArray(field.options)) {
      const option = field.options.find((candidate) => candidate.value === String(json));
      if (option) return t(option.label);
    }
    return toldOf(json, {
      yes: t(formWords.yes), no: t(formWords.no), day: date, instant: (text) => date(timestampFromDate(new Date(text))),
      text: (text) => {
        const symbol = symbolNamed?.(text);
        return symbol ? t(symbol) : text.trim();
      },
    });
  };
}
