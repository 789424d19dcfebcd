// What the audit keeps, as people say it.
import { toJson } from '@bufbuild/protobuf';
import { ValueSchema, type Value } from '@bufbuild/protobuf/wkt';
import type { AuditRecord } from '@/gen/pepiniere/rpc/v1/audit_pb';
import type { Field } from '@/kit/form/field';
import { dayOf } from '@/kit/words/day';
import { moneyOf } from '@/kit/words/money';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { LINE_KINDS } from '@/portfolio/components/record/lines';
import { fieldAt } from '@/portfolio/components/record/sheet';
import { KINDS, kindNamed, PHASES, phaseNamed } from '@/portfolio/words/enums';
import { EVENT_TYPES } from '@/portfolio/words/events';

// What methods do, for people.
const METHODS: Readonly<Record<string, Text>> = {
  CreateProject: { fr: 'a créé le projet', en: 'created the project' },
  UpdateProject: { fr: 'a modifié la fiche', en: 'changed the sheet' },
  DeleteProject: { fr: 'a supprimé le projet', en: 'deleted the project' },
  UndeleteProject: { fr: 'a rétabli le projet', en: 'brought the project back' },
  AdvancePhase: { fr: 'a changé la phase', en: 'changed the phase' },
  CorrectPhase: { fr: 'a corrigé le registre des phases', en: 'corrected the phase ledger' },
  CreateProjectEvent: { fr: 'a ajouté un événement', en: 'added an event' },
  UpdateProjectEvent: { fr: 'a modifié un événement', en: 'changed an event' },
  DeleteProjectEvent: { fr: 'a supprimé un événement', en: 'deleted an event' },
  CreateEvidence: { fr: 'a ajouté une preuve', en: 'added evidence' },
  CorrectEvidence: { fr: 'a corrigé une preuve', en: 'corrected evidence' },
  CreateWaiver: { fr: 'a accordé une dispense', en: 'granted a waiver' },
  CorrectWaiver: { fr: 'a corrigé une dispense', en: 'corrected a waiver' },
  CreateFundingLine: { fr: 'a ajouté un financement', en: 'added funding' },
  CorrectFundingLine: { fr: 'a corrigé un financement', en: 'corrected funding' },
  CreateSpendingEntry: { fr: 'a ajouté une dépense', en: 'added spending' },
  CorrectSpendingEntry: { fr: 'a corrigé une dépense', en: 'corrected spending' },
  CreateTimeBoxExtension: { fr: 'a prolongé la durée', en: 'extended the time-box' },
  CorrectTimeBoxExtension: { fr: 'a corrigé une prolongation', en: 'corrected an extension' },
  HoldCommittee: { fr: 'a tenu un comité', en: 'held a committee' },
  ReopenCommittee: { fr: 'a rouvert un comité', en: 'reopened a committee' },
  ImportProjects: { fr: 'a importé', en: 'imported' },
};

// Fields of what is recorded beside the sheet.
const OTHERS: Readonly<Record<string, Text>> = {
  phase: { fr: 'Phase', en: 'Phase' },
  effective_date: { fr: 'Premier jour', en: 'First day' },
  superseded_by: { fr: 'Remplacée par', en: 'Superseded by' },
  supersede_time: { fr: 'Remplacée le', en: 'Superseded on' },
  forced: { fr: 'Forcé', en: 'Forced' },
  comment: { fr: 'Commentaire', en: 'Comment' },
  type: { fr: 'Type', en: 'Type' },
};
const LINE_FIELDS = new Map(LINE_KINDS.flatMap(({ form }) => form.fields).map((field) => [field.path, field]));
// What a resource in a project is called: projects/x/events/3.
const PARTS: Readonly<Record<string, Text>> = {
  phaseRecords: { fr: 'ligne {n} du parcours', en: 'line {n} of the journey' },
  events: { fr: 'événement {n}', en: 'event {n}' },
  ...Object.fromEntries(LINE_KINDS.map(({ items, one }) => [items, one])),
};
const PHASE_SYMBOLS = /^[A-Z_]+$/;

// What was done, and on what in the project: nothing where it is the sheet.
export function useDeed() {
  const { t } = useWords();
  return ({ method, resource }: AuditRecord, project: string) => {
    const verb = method.slice(method.lastIndexOf('/') + 1);
    const part = resource.slice(project.length + 1);
    const [collection = '', n = ''] = part.split('/');
    return { did: METHODS[verb] ? t(METHODS[verb]!) : verb, part: PARTS[collection] ? t(PARTS[collection]!, { n }) : part };
  };
}

// A field as its form knows it, if one does, and what it is called.
export function fieldNamed(field: string, isSheet: boolean): { known: Field | undefined; label: Text } {
  const known = isSheet ? fieldAt(field) : LINE_FIELDS.get(field);
  return { known, label: (isSheet ? known?.label : OTHERS[field] ?? known?.label) ?? { fr: field, en: field } };
}

export const ERASED: Text = { fr: 'effacé', en: 'erased' };

// As the audit keeps it: money in cents, names without their collection, values of enumerations by their symbols. `isErased`: what
// it told of a person is null now.
export function useSaid() {
  const { t, date, money } = useWords();
  return (value: Value, field: Field | undefined, isErased = false): string => {
    if (isErased && value.kind.case === 'nullValue') return t(ERASED);
    const json = toJson(ValueSchema, value);
    if (field?.kind === 'money' && typeof json === 'number') return money(moneyOf(String(json / 100)));
    if (field?.kind === 'enum' && Array.isArray(field.options)) {
      const option = field.options.find((candidate) => candidate.value === String(json));
      if (option) return t(option.label);
    }
    if (Array.isArray(json)) return json.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join(', ');
    if (typeof json !== 'string') return json === true ? t({ fr: 'Oui', en: 'Yes' }) : json === false ? t({ fr: 'Non', en: 'No' }) : JSON.stringify(json);
    if (dayOf(json)) return date(json);
    if (EVENT_TYPES[json]) return t(EVENT_TYPES[json]);
    if (PHASE_SYMBOLS.test(json) && phaseNamed(json)) return t(PHASES[phaseNamed(json)]);
    if (PHASE_SYMBOLS.test(json) && kindNamed(json)) return t(KINDS[kindNamed(json)]);
    return json.trim();
  };
}
