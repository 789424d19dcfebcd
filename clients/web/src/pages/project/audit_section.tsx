// Who changed what, when and why: what each field said before, and says since.
import { toJson } from '@bufbuild/protobuf';
import { ValueSchema, type Value } from '@bufbuild/protobuf/wkt';
import { useInfiniteQuery } from '@tanstack/react-query';
import { governanceMethods } from '@/api/clients';
import { paged } from '@/api/query';
import { writeValue, type Field } from '@/components/form/field';
import { Problem } from '@/components/problem';
import { LINE_KINDS } from '@/components/record/lines';
import { fieldAt } from '@/components/record/sheet';
import { Empty, Loading } from '@/components/states';
import type { Money } from '@/gen/google/type/money_pb';
import type { AuditRecord, FieldChange } from '@/gen/pepiniere/rpc/v1/audit_pb';
import { dayOf } from '@/words/day';
import { KINDS, kindNamed, PHASES, phaseNamed } from '@/words/enums';
import { EVENT_TYPES } from '@/words/events';
import type { Text } from '@/words/text';
import { useWords } from '@/words/use_words';
import { projectWords } from './words';

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
const LONG = 240;
const AROUND = 60;
const words = {
  empty: { fr: 'Aucune modification enregistrée.', en: 'No change recorded.' },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
  fields: { fr: { one: '{n} champ', other: '{n} champs' }, en: { one: '{n} field', other: '{n} fields' } },
  why: { fr: 'Motif : {reason}', en: 'Reason: {reason}' },
} satisfies Record<string, Text>;

export function AuditSection({ name }: { name: string }) {
  const { t } = useWords();
  const found = useInfiniteQuery(paged(governanceMethods.listAuditRecords, { resource: name, pageSize: 20 }));
  if (found.isError && !found.data) return <Problem error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const records = found.data.pages.flatMap((page) => page.auditRecords);
  if (records.length === 0) return <Empty><p>{t(words.empty)}</p></Empty>;
  return (
    <>
      <ol className="audit">{records.map((record) => <Item key={record.id} record={record} project={name} />)}</ol>
      {found.hasNextPage && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" onClick={() => void found.fetchNextPage()}>{t(projectWords.more)}</button>
      )}
    </>
  );
}

function Item({ record, project }: { record: AuditRecord; project: string }) {
  const { t, date } = useWords();
  const { eventTime, principal, method, resource, reason, changes } = record;
  const verb = method.slice(method.lastIndexOf('/') + 1);
  const part = resource.slice(project.length + 1);
  const [collection = '', n = ''] = part.split('/');
  return (
    <li className="audit__item">
      <p className="fr-mb-0">
        <span className="quiet">{date(eventTime)}</span> – <strong>{principal}</strong> {METHODS[verb] ? t(METHODS[verb]!) : verb}
        {part && <span className="quiet"> ({PARTS[collection] ? t(PARTS[collection]!, { n }) : part})</span>}
      </p>
      {reason && <p className="fr-mb-0">{t(words.why, { reason })}</p>}
      {changes.length > 0 && (
        <details open={changes.length <= 3}>
          <summary>{t(words.fields, { n: changes.length })}</summary>
          <dl className="diff">{changes.map((change) => <Change key={change.field} change={change} isSheet={!part} />)}</dl>
        </details>
      )}
    </li>
  );
}

function Change({ change: { field, before, after }, isSheet }: { change: FieldChange; isSheet: boolean }) {
  const { t, colon } = useWords();
  const say = useSaid();
  const known = isSheet ? fieldAt(field) : LINE_FIELDS.get(field);
  const label = (isSheet ? known?.label : OTHERS[field] ?? known?.label) ?? { fr: field, en: field };
  const [was, is] = contrast(before && say(before, known), after && say(after, known));
  return (
    <div className="diff__field">
      <dt>{t(label)}</dt>
      {was !== undefined && <dd><del><span className="fr-sr-only">{t(words.before)}{colon}</span>{was}</del></dd>}
      {is !== undefined && <dd><ins><span className="fr-sr-only">{t(words.after)}{colon}</span>{is}</ins></dd>}
    </div>
  );
}

// As the audit keeps it: money in cents, names without their collection, values of enumerations by their symbols.
function useSaid() {
  const { t, date, money } = useWords();
  return (value: Value, field: Field | undefined): string => {
    const json = toJson(ValueSchema, value);
    if (field?.kind === 'money' && typeof json === 'number') return money(writeValue('money', String(json / 100)) as Money);
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

// Of two long texts, the part around where they part.
function contrast(was?: string, is?: string): [string?, string?] {
  let same = 0;
  while (was !== undefined && is !== undefined && same < was.length && was[same] === is[same]) same += 1;
  const from = Math.max(0, same - AROUND);
  const part = (text?: string) => (text === undefined || text.length <= LONG ? text
    : `${from ? '…' : ''}${text.slice(from, from + LONG)}${text.length > from + LONG ? '…' : ''}`);
  return [part(was), part(is)];
}
