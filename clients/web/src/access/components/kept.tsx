// What the services keep of a person: asked when somebody wants to see it, shown by service, and taken away as files.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accessMethods } from '@/access/api/clients';
import { jsonOf, linesOf, type KeptLine } from '@/access/api/kept';
import { FIELDS, keptWords, PLACES, SERVICES } from '@/access/words/persons';
import type { PersonExport, PersonExport_ServiceData as ServiceData } from '@/gen/pepiniere/access/v1/erasure_pb';
import type { PersonalDatum } from '@/gen/pepiniere/rpc/v1/personal_pb';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import { CsvExport } from '@/kit/ui/csv_export';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { save } from '@/kit/ui/save';
import { Answer } from '@/kit/ui/states';
import { dayAt } from '@/kit/words/day';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { HeldOn } from './held_on';
import './kept.css';

// Of one service, at first sight.
const SHOWN = 100;

export function Kept({ name, show }: { name: string; show: Text }) {
  const { t } = useWords();
  const [isAsked, ask] = useState(false);
  const found = useQuery({ ...query(accessMethods.exportPerson, { name }), enabled: isAsked });
  if (!isAsked) return <button type="button" className="fr-btn fr-btn--secondary no-print" onClick={() => ask(true)}>{t(show)}</button>;
  return (
    <div aria-busy={found.isFetching}>
      <Answer of={found} lines={8}>{(all) => <Told all={all} onAgain={() => void found.refetch()} />}</Answer>
    </div>
  );
}

function Told({ all, onAgain }: { all: PersonExport; onAgain: () => void }) {
  const { t, date } = useWords();
  const { person, exportTime, services, accessBindings } = all;
  return (
    <>
      <p role="status">{exportTime && t(keptWords.on, { date: date(exportTime) })} {t(keptWords.bindings, { n: accessBindings.length })}</p>
      <div className="kept-files no-print">
        <button type="button" className="fr-btn fr-btn--sm fr-icon-download-line fr-btn--icon-left"
          onClick={() => save(new Blob([jsonOf(all)], { type: 'application/json' }), `personne-${idOf(person)}.json`)}>
          {t(keptWords.json)}
        </button>
        <Csv all={all} />
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={onAgain}>{t(keptWords.again)}</button>
      </div>
      {services.length === 0 && <p>{t(keptWords.noService)}</p>}
      {services.map((one) => <OfService key={one.service} of={one} />)}
    </>
  );
}

const useFieldNames = () => {
  const { t } = useWords();
  return (field: string) => (FIELDS[field] ? t(FIELDS[field]) : field);
};

function Csv({ all }: { all: PersonExport }) {
  const { t } = useWords();
  const fieldNamed = useFieldNames();
  return (
    <CsvExport<KeptLine> fileName={`personne-${idOf(all.person)}.csv`} rows={linesOf(all)} columns={[
      { header: t(keptWords.service), value: ({ service }) => service },
      { header: t(keptWords.resource), value: ({ datum: { resource } }) => resource },
      { header: t(keptWords.field), value: ({ datum: { field } }) => fieldNamed(field) },
      { header: t(keptWords.value), value: ({ datum: { value } }) => value },
      { header: t(keptWords.place), value: ({ datum: { place } }) => t(PLACES[place] ?? keptWords.elsewhere) },
      { header: t(keptWords.since), value: ({ datum: { createTime } }) => createTime && dayAt(createTime) },
    ]} />
  );
}

function OfService({ of: { service, data, truncated, error } }: { of: ServiceData }) {
  const { t } = useWords();
  const title = t(keptWords.count, { service: SERVICES[service] ? t(SERVICES[service]) : service, n: data.length });
  const columns = useColumns();
  return (
    <section className="fr-mt-3w" data-service={service}>
      <h3 className="fr-h6">{title}</h3>
      {error && <p className="fr-message fr-message--error">{t(keptWords.failed)} <span lang="en">({error})</span></p>}
      {truncated && <p className="fr-message fr-message--warning">{t(keptWords.truncated)}</p>}
      {data.length > SHOWN && <p>{t(keptWords.someShown, { n: SHOWN })}</p>}
      {!error && (
        <DataTable caption={title} noCaption exportedApart columns={columns} rows={data.slice(0, SHOWN).map((datum, i) => ({ datum, i }))}
          rowKey={({ i }) => String(i)} empty={<p>{t(keptWords.nothing)}</p>} />
      )}
    </section>
  );
}

function useColumns(): Column<{ datum: PersonalDatum; i: number }>[] {
  const { t, shortDate } = useWords();
  const fieldNamed = useFieldNames();
  return [
    { id: 'resource', header: t(keptWords.resource), isHeader: true, cell: ({ datum: { resource } }) => <Where resource={resource} /> },
    { id: 'field', header: t(keptWords.field), cell: ({ datum: { field } }) => fieldNamed(field) },
    { id: 'value', header: t(keptWords.value), cell: ({ datum: { value } }) => <span className="as-typed">{value}</span> },
    { id: 'place', header: t(keptWords.place), cell: ({ datum: { place } }) => t(PLACES[place] ?? keptWords.elsewhere) },
    { id: 'since', header: t(keptWords.since), isDay: true, cell: ({ datum: { createTime } }) => createTime && shortDate(dayAt(createTime)) },
  ];
}

// What is inside of something has no page of its own.
const isInside = (resource: string) => resource.split('/').length !== 2;

function Where({ resource }: { resource: string }) {
  return isInside(resource) ? <>{resource}</> : <HeldOn resource={resource} />;
}
