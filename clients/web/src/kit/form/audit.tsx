// Who changed what, when and why: what each field said before, and says since. Of every service.
// `of`: how its service calls what it keeps.
import { timestampDate, type Value } from '@bufbuild/protobuf/wkt';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditRecord, FieldChange } from '@/gen/pepiniere/rpc/v1/audit_pb';
import { paged, pages } from '@/kit/api/query';
import { CsvExport } from '@/kit/ui/csv_export';
import { Problem } from '@/kit/ui/problem';
import { Empty, Loading } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { useDeed, useReason, useSaid, type AuditOf } from './audit_told';
import './audit.css';

const LONG = 240;
const AROUND = 60;
const words = {
  audit: { fr: 'Journal des modifications', en: 'Audit' },
  more: { fr: 'Voir la suite', en: 'Show more' },
  empty: { fr: 'Aucune modification enregistrée.', en: 'No change recorded.' },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
  fields: { fr: { one: '{n} champ', other: '{n} champs' }, en: { one: '{n} field', other: '{n} fields' } },
  why: { fr: 'Motif : {reason}', en: 'Reason: {reason}' },
  forWhom: { fr: 'pour', en: 'for' },
  when: { fr: 'Quand', en: 'When' },
  who: { fr: 'Qui', en: 'Who' },
  did: { fr: 'A fait', en: 'Did' },
  on: { fr: 'Sur', en: 'On' },
  field: { fr: 'Champ', en: 'Field' },
  reason: { fr: 'Motif', en: 'Reason' },
} satisfies Record<string, Text>;

const recordsIn = (page: unknown) => (page as { auditRecords: AuditRecord[] }).auditRecords;

export function Audit({ name, of }: { name: string; of: AuditOf }) {
  const { t } = useWords();
  const found = useInfiniteQuery(paged(of.list, { resource: name, pageSize: 20 } as never));
  if (found.isError && !found.data) return <Problem error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const records = found.data.pages.flatMap(recordsIn);
  if (records.length === 0) return <Empty><p>{t(words.empty)}</p></Empty>;
  return (
    <>
      <AuditExport name={name} of={of} />
      <ol className="audit">{records.map((record) => <Item key={record.id} record={record} name={name} of={of} />)}</ol>
      {found.hasNextPage && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" onClick={() => void found.fetchNextPage()}>{t(words.more)}</button>
      )}
    </>
  );
}

// A line a field that changed.
function AuditExport({ name, of }: { name: string; of: AuditOf }) {
  const { t } = useWords();
  const deedOf = useDeed(of);
  const say = useSaid(of);
  const reasonOf = useReason(of);
  const told = (value: Value | undefined, { record, change }: ChangeLine) =>
    value && say(value, of.fieldNamed(change?.field ?? '', record.resource, name).known, change?.erased);
  return (
    <CsvExport fileName={`journal-${name.slice(name.indexOf('/') + 1)}.csv`} what={t(words.audit)} read={(signal) => allChanges(name, of, signal)} columns={[
      { header: t(words.when), value: ({ record: { eventTime } }) => eventTime && timestampDate(eventTime).toISOString() },
      { header: t(words.who), value: ({ who }) => who },
      { header: t(words.did), value: ({ record }) => deedOf(record, name).did },
      { header: t(words.on), value: ({ record }) => deedOf(record, name).part },
      { header: t(words.field), value: ({ record, change }) => change && t(of.fieldNamed(change.field, record.resource, name).label) },
      { header: t(words.before), value: (line) => told(line.change?.before, line) },
      { header: t(words.after), value: (line) => told(line.change?.after, line) },
      { header: t(words.reason), value: ({ record }) => reasonOf(record) },
    ]} />
  );
}

interface ChangeLine { record: AuditRecord; who: string; change?: FieldChange }

async function* allChanges(resource: string, { list, people }: AuditOf, signal: AbortSignal): AsyncGenerator<ChangeLine[]> {
  for await (const page of pages(list, { resource } as never, signal)) {
    const auditRecords = recordsIn(page);
    const nameOf = await people.readNames(auditRecords.map(({ principal }) => principal));
    yield auditRecords.flatMap((record): ChangeLine[] => {
      const line = { record, who: nameOf(record.principal) };
      return record.changes.length > 0 ? record.changes.map((change) => ({ ...line, change })) : [line];
    });
  }
}

function Item({ record, name, of }: { record: AuditRecord; name: string; of: AuditOf }) {
  const { t, date } = useWords();
  const { eventTime, principal, onBehalfOf, changes } = record;
  const reason = useReason(of)(record);
  const { did, part } = useDeed(of)(record, name);
  const { Who } = of.people;
  return (
    <li className="audit__item">
      <p className="fr-mb-0">
        <span className="quiet">{date(eventTime)}</span> – <strong><Who name={principal} /></strong> {onBehalfOf && <>({t(words.forWhom)} <Who name={onBehalfOf} />) </>}{did}
        {part && <span className="quiet"> ({part})</span>}
      </p>
      {reason && <p className="fr-mb-0">{t(words.why, { reason })}</p>}
      {changes.length > 0 && (
        <details open={changes.length <= 3}>
          <summary>{t(words.fields, { n: changes.length })}</summary>
          <dl className="diff">{changes.map((change) => <Change key={change.field} change={change} resource={record.resource} name={name} of={of} />)}</dl>
        </details>
      )}
    </li>
  );
}

function Change({ change: { field, before, after, erased }, resource, name, of }: { change: FieldChange; resource: string; name: string; of: AuditOf }) {
  const { t, colon } = useWords();
  const say = useSaid(of);
  const { known, label } = of.fieldNamed(field, resource, name);
  const [was, is] = contrast(before && say(before, known, erased), after && say(after, known, erased));
  return (
    <div className="diff__field">
      <dt>{t(label)}</dt>
      {was !== undefined && <dd><del><span className="fr-sr-only">{t(words.before)}{colon}</span>{was}</del></dd>}
      {is !== undefined && <dd><ins><span className="fr-sr-only">{t(words.after)}{colon}</span>{is}</ins></dd>}
    </div>
  );
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
