// The metrics of a project, its own first, with the way to the values of each.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Definition_Kind as Kind, Definition_Visibility as Visibility, type Definition } from '@/gen/pepiniere/metrics/v1/definition_pb';
import { metricDataUrl } from '@/metrics/api/addresses';
import { useMay } from '@/metrics/api/caller';
import { metricsMethods } from '@/metrics/api/clients';
import { useDefinitionsOf } from '@/metrics/api/records';
import { DEFINITIONS, isPublic } from '@/metrics/components/definition_kind';
import { Named, RecordTable } from '@/metrics/components/record_table';
import { TellValue } from '@/metrics/components/value_dialog';
import { DEFINITION_KINDS, definitionWords as words, PERIODS, PURPOSES, VISIBILITIES } from '@/metrics/words/definitions';
import { UNITS } from '@/metrics/words/units';
import { valueWords } from '@/metrics/words/values';
import { usePermissions } from '@/kit/api/permissions';
import { useWords } from '@/kit/words/use_words';
import { DataSection } from './data_section';

export function Definitions({ project, showDeleted }: { project: string; showDeleted: boolean }) {
  const all = useWords();
  const { t, colon } = all;
  const mayInProject = useMay(project);
  const found = useDefinitionsOf(project, showDeleted);
  const own = found.data?.filter((one) => one.project === project).map(({ name }) => name) ?? [];
  const { may } = usePermissions(metricsMethods.getPermissions, own);
  const [told, tell] = useState<Definition>();
  const [said, setSaid] = useState('');
  const tells = mayInProject('IngestPoints');
  return (
    <DataSection id="mesures" title={words.all} told={words.told} kind={DEFINITIONS} project={project} mayAdd={mayInProject('CreateDefinition')}>
      <p role="status" className="quiet no-print">{said}</p>
      <RecordTable kind={DEFINITIONS} caption={words.all} none={words.none} found={found} rows={found.data}
        may={({ name }, verb) => may(name, `${verb}Definition`)}
        acts={tells ? (one) => one.kind !== Kind.RATIO && (
          <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => tell(one)}>{t(valueWords.tell)}<span className="fr-sr-only">{colon}{DEFINITIONS.titleOf(one, all)}</span></button>
        ) : undefined}
        columns={[
          { id: 'name', header: t(words.name), isHeader: true, cell: (one) => <Named of={one}>{one.deleteTime ? DEFINITIONS.titleOf(one, all) : <Link to={metricDataUrl(project, one.name)}>{DEFINITIONS.titleOf(one, all)}</Link>}</Named> },
          { id: 'whose', header: t(words.whose), cell: (one) => t(one.project ? words.ofProject : words.ofAll) },
          { id: 'purpose', header: t(words.purpose), cell: ({ purpose }) => (purpose ? t(PURPOSES[purpose]) : '') },
          { id: 'kind', header: t(words.kind), cell: ({ kind }) => t(DEFINITION_KINDS[kind]) },
          { id: 'unit', header: t(words.unit), cell: ({ unit }) => (UNITS[unit] ? t(UNITS[unit]) : unit) },
          { id: 'period', header: t(words.period), cell: ({ period }) => t(PERIODS[period]) },
          { id: 'visibility', header: t(words.visibility), cell: (one) => t(VISIBILITIES[isPublic(one) ? Visibility.PUBLIC : Visibility.PROJECT]) },
        ]} />
      {told && <TellValue project={project} definition={told} onDone={setSaid} onClose={() => tell(undefined)} />}
    </DataSection>
  );
}
