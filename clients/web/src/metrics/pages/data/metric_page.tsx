// A metric of a project: what it means, its values as they were told, and what was told otherwise since.
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Definition_Kind as Kind, Definition_Visibility as Visibility, type Definition } from '@/gen/pepiniere/metrics/v1/definition_pb';
import { dataUrl } from '@/metrics/api/addresses';
import { useMay } from '@/metrics/api/caller';
import { useDefinition } from '@/metrics/api/records';
import { DEFINITIONS, isPublic } from '@/metrics/components/definition_kind';
import { PeriodBar } from '@/metrics/components/period_bar';
import { ProjectFrame } from '@/metrics/components/project_frame';
import { DeleteRecord, EditRecord } from '@/metrics/components/record_dialogs';
import { useSaid } from '@/metrics/components/use_said';
import { TellValue } from '@/metrics/components/value_dialog';
import { dataWords } from '@/metrics/words/data';
import { DEFINITION_KINDS, definitionWords as words, DIRECTIONS, PERIODS, PURPOSES, VISIBILITIES } from '@/metrics/words/definitions';
import { valueWords } from '@/metrics/words/values';
import { Deleted } from '@/kit/form/deleted';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { aDay, soundly } from '@/kit/ui/sound_address';
import { Answer } from '@/kit/ui/states';
import { Uri } from '@/kit/ui/uri';
import { useWords } from '@/kit/words/use_words';
import { SeriesValues } from './series_values';

export default soundly({ du: aDay, au: aDay }, MetricPage);

function MetricPage() {
  const { id = '', mesure = '' } = useParams();
  return <OneMetric key={`${id}/${mesure}`} project={`projects/${id}`} name={`definitions/${mesure}`} />;
}

function OneMetric({ project, name }: { project: string; name: string }) {
  const { t } = useWords();
  const definition = useDefinition(name);
  if (isMissing(definition)) return <Missing title={t(words.missing)} told={t(words.missingTold)} to={dataUrl(project)} way={t(words.toData)} />;
  return definition.data ? <Found project={project} definition={definition.data} />
    : <div className="fr-container fr-py-4w"><PageTitle>{t(words.all)}</PageTitle><Answer of={definition} lines={8}>{() => null}</Answer></div>;
}

type Dialogue = 'tell' | 'edit' | 'remove';

function Found({ project, definition }: { project: string; definition: Definition }) {
  const all = useWords();
  const { t } = all;
  const inProject = useMay(project);
  const may = useMay(definition.name);
  const [opened, open] = useState<Dialogue>();
  const [said, setSaid] = useState('');
  const close = () => open(undefined);
  const isLive = !definition.deleteTime;
  const isTold = definition.kind !== Kind.RATIO;
  const isOwn = definition.project === project && isLive;
  const called = DEFINITIONS.titleOf(definition, all);
  const act = (dialogue: Dialogue, label: string, isFirst = false) =>
    <button type="button" className={`fr-btn fr-btn--sm ${isFirst ? '' : 'fr-btn--secondary'}`} onClick={() => open(dialogue)}>{label}</button>;
  return (
    <ProjectFrame project={project} title={{ fr: called, en: called }} here={called} below above={[{ to: dataUrl(project), title: t(dataWords.here) }]} actions={
      <>
        {isLive && isTold && inProject('IngestPoints') && act('tell', t(valueWords.tell), true)}
        {isOwn && may('UpdateDefinition') && act('edit', t(dataWords.edit))}
        {isOwn && may('DeleteDefinition') && act('remove', t(dataWords.remove))}
      </>
    }>
      <p role="status" className="quiet no-print">{said}</p>
      <Deleted of={definition} told={words.deleted} undelete={DEFINITIONS.methods.undelete} mayRestore={may('UndeleteDefinition')} />
      <Sheet definition={definition} />
      {isLive && (isTold ? <><PeriodBar /><SeriesValues project={project} definition={definition} /></> : <p>{t(valueWords.computed)}</p>)}
      {opened === 'tell' && <TellValue project={project} definition={definition} onDone={setSaid} onClose={close} />}
      {opened === 'edit' && <EditRecord kind={DEFINITIONS} row={definition} mayRestore={may('UndeleteDefinition')} onClose={close} />}
      {opened === 'remove' && <DeleteRecord kind={DEFINITIONS} row={definition} onClose={close} after={dataUrl(project)} />}
    </ProjectFrame>
  );
}

function Sheet({ definition }: { definition: Definition }) {
  const { t } = useWords();
  const said = useSaid();
  const { description, unit, kind, period, direction, purpose, source, sourceUri, dimensions, numerator, denominator } = definition;
  return (
    <Facts facts={[
      [words.description, description],
      [words.kind, t(DEFINITION_KINDS[kind])],
      [words.period, t(PERIODS[period])],
      [words.unit, unit && said.unit(unit)],
      [words.direction, t(DIRECTIONS[direction])],
      [words.purpose, purpose !== 0 && t(PURPOSES[purpose])],
      [words.numerator, numerator && said.titleOf(numerator)],
      [words.denominator, denominator && said.titleOf(denominator)],
      [words.dimensions, dimensions.join(', ')],
      [words.visibility, t(VISIBILITIES[isPublic(definition) ? Visibility.PUBLIC : Visibility.PROJECT])],
      [words.source, source],
      [words.sourceUri, sourceUri && <Uri key="uri" uri={sourceUri} />],
    ]} />
  );
}
