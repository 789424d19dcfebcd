// Who changed what, when and why: what each field said before, and says since.
import { timestampDate, type Value } from '@bufbuild/protobuf/wkt';
import { useInfiniteQuery } from '@tanstack/react-query';
import { readNames, Who } from '@/access/feature';
import type { AuditRecord, FieldChange } from '@/gen/pepiniere/rpc/v1/audit_pb';
import { paged, pages } from '@/kit/api/query';
import { CsvExport } from '@/kit/ui/csv_export';
import { Problem } from '@/kit/ui/problem';
import { Empty, Loading } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { governanceMethods } from '@/portfolio/api/clients';
import { ERASED, fieldNamed, useDeed, useSaid } from './audit_told';
import { projectWords } from './words';

const LONG = 240;
const AROUND = 60;
const words = {
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

export function AuditSection({ name }: { name: string }) {
  const { t } = useWords();
  const found = useInfiniteQuery(paged(governanceMethods.listAuditRecords, { resource: name, pageSize: 20 }));
  if (found.isError && !found.data) return <Problem error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const records = found.data.pages.flatMap((page) => page.auditRecords);
  if (records.length === 0) return <Empty><p>{t(words.empty)}</p></Empty>;
  return (
    <>
      <AuditExport name={name} />
      <ol className="audit">{records.map((record) => <Item key={record.id} record={record} project={name} />)}</ol>
      {found.hasNextPage && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" onClick={() => void found.fetchNextPage()}>{t(projectWords.more)}</button>
      )}
    </>
  );
}

// A line a field that changed.
function AuditExport({ name }: { name: string }) {
  const { t } = useWords();
  const deedOf = useDeed();
  const say = useSaid();
  const told = (value: Value | undefined, { record, change }: ChangeLine) =>
    value && say(value, fieldNamed(change?.field ?? '', record.resource === name).known, change?.erased);
  return (
    <CsvExport fileName={`journal-${name.slice(name.indexOf('/') + 1)}.csv`} what={t(projectWords.audit)} read={(signal) => allChanges(name, signal)} columns={[
      { header: t(words.when), value: ({ record: { eventTime } }) => eventTime && timestampDate(eventTime).toISOString() },
      { header: t(words.who), value: ({ who }) => who },
      { header: t(words.did), value: ({ record }) => deedOf(record, name).did },
      { header: t(words.on), value: ({ record }) => deedOf(record, name).part },
      { header: t(words.field), value: ({ record, change }) => change && t(fieldNamed(change.field, record.resource === name).label) },
      { header: t(words.before), value: (line) => told(line.change?.before, line) },
      { header: t(words.after), value: (line) => told(line.change?.after, line) },
      { header: t(words.reason), value: ({ record }) => (record.reasonErased ? t(ERASED) : record.reason) },
    ]} />
  );
}

interface ChangeLine { record: AuditRecord; who: string; change?: FieldChange }

async function* allChanges(resource: string, signal: AbortSignal): AsyncGenerator<ChangeLine[]> {
  for await (const { auditRecords } of pages(governanceMethods.listAuditRecords, { resource }, signal)) {
    const nameOf = await readNames(auditRecords.map(({ principal }) => principal));
    yield auditRecords.flatMap((record): ChangeLine[] => {
      const line = { record, who: nameOf(record.principal) };
      return record.changes.length > 0 ? record.changes.map((change) => ({ ...line, change })) : [line];
    });
  }
}

function Item({ record, project }: { record: AuditRecord; project: string }) {
  const { t, date } = useWords();
  const { eventTime, principal, onBehalfOf, reasonErased, changes } = record;
  const reason = reasonErased ? t(ERASED) : record.reason;
  const { did, part } = useDeed()(record, project);
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
          <dl className="diff">{changes.map((change) => <Change key={change.field} change={change} isSheet={!part} />)}</dl>
        </details>
      )}
    </li>
  );
}

function Change({ change: { field, before, after, erased }, isSheet }: { change: FieldChange; isSheet: boolean }) {
  const { t, colon } = useWords();
  const say = useSaid();
  const { known, label } = fieldNamed(field, isSheet);
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
