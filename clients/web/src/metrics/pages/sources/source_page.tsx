// A tool that tells of a project: what it means, what came by it, and what can be done about it.
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { measuresUrl, projectUrl, sourcesUrl } from '@/metrics/api/addresses';
import { metricsMethods } from '@/metrics/api/clients';
import { useMay } from '@/metrics/api/caller';
import { useSource } from '@/metrics/api/sources';
import { SourceHistory } from '@/metrics/components/history';
import { hookAddress } from '@/metrics/components/hook_address';
import { useProjectTitle } from '@/metrics/components/project_frame';
import { EditSource, RevokeSource, RotateSecret } from '@/metrics/components/source_dialogs';
import { SourceState } from '@/metrics/components/source_state';
import { OUTCOMES_ASKED } from '@/metrics/components/outcomes_asked';
import { wordOf } from '@/metrics/words/indicators';
import { KINDS, REASONS, sourceWords as words, STATES, TIERS } from '@/metrics/words/sources';
import { measureWords } from '@/metrics/words/words';
import type { Source } from '@/gen/pepiniere/metrics/v1/source_pb';
import { usePermissions } from '@/kit/api/permissions';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { among, soundly } from '@/kit/ui/sound_address';
import { Answer, Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { Events } from './events';

export default soundly({ issue: among(Object.keys(OUTCOMES_ASKED)) }, SourcePage);

const DIALOGS = { edit: EditSource, rotate: RotateSecret, revoke: RevokeSource } as const;

function SourcePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const name = `sources/${id}`;
  const { may, isPending } = usePermissions(metricsMethods.getPermissions, [name]);
  if (isPending) return <div className="fr-container fr-py-4w"><PageTitle>{t(words.here)}</PageTitle><Loading lines={8} /></div>;
  if (!may(name, 'GetSource')) return <div className="fr-container fr-py-4w"><PageTitle>{t(words.here)}</PageTitle><p>{t(words.notYours)}</p></div>;
  return <OneSource key={id} name={name} />;
}

function OneSource({ name }: { name: string }) {
  const { t } = useWords();
  const source = useSource(name);
  if (isMissing(source)) return <Missing title={t(words.missing)} told={t(words.missingTold)} to="/projets" way={t(words.toProjects)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!source.data && <PageTitle>{t(words.here)}</PageTitle>}
      <Answer of={source} lines={8}>{(found) => <Found source={found} />}</Answer>
    </div>
  );
}

function Found({ source }: { source: Source }) {
  const { t, date } = useWords();
  const { name, title, project, deleteTime } = source;
  const may = useMay(source.name);
  const [opened, open] = useState<keyof typeof DIALOGS>();
  const isLive = !deleteTime;
  const Opened = opened && DIALOGS[opened];
  const act = (dialog: keyof typeof DIALOGS, method: string, label: string) => isLive && may(method)
    && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open(dialog)}>{label}</button>;
  return (
    <>
      <Breadcrumb above={[{ to: projectUrl(project), title: useProjectTitle(project) }, { to: measuresUrl(project), title: t(measureWords.title) }, { to: sourcesUrl(project), title: t(words.here) }]} here={title} />
      <PageTitle actions={<>{act('edit', 'UpdateSource', t(words.edit))}{act('rotate', 'RotateSourceSecret', t(words.rotate))}{act('revoke', 'DeleteSource', t(words.revoke))}</>}>{title}</PageTitle>
      <p><SourceState source={source} /></p>
      {deleteTime && <p className="fr-message fr-message--error">{t(words.revokedOn, { date: date(deleteTime) })}</p>}
      <Sheet source={source} />
      <Events source={name} mayReplay={isLive && may('ReplaySourceEvents')} />
      <SourceHistory source={name} />
      {Opened && <Opened source={source} onClose={() => open(undefined)} />}
    </>
  );
}

function Sheet({ source }: { source: Source }) {
  const { t, date, number, colon } = useWords();
  const { kind, hookUri, repositories, stateRules, tierRules, secretTime, previousSecretEndTime, lastEventTime, eventsLastDay, refusedLastDay, lastRefusalReason } = source;
  const list = (lines: readonly string[]) => lines.length > 0 && <ul className="values">{lines.map((line) => <li key={line}>{line}</li>)}</ul>;
  return (
    <Facts facts={[
      [words.kind, t(KINDS[kind])],
      [words.address, <code key="address">{hookAddress(location.origin, hookUri)}</code>],
      [words.repositories, list(repositories)],
      [words.stateRules, list(stateRules.map(({ word, state }) => word + colon + t(STATES[state])))],
      [words.tierRules, list(tierRules.map(({ environment, tier }) => environment + colon + t(TIERS[tier])))],
      [words.secretSince, date(secretTime)],
      [words.previousUntil, date(previousSecretEndTime)],
      [words.lastEvent, lastEventTime ? date(lastEventTime) : t(words.never)],
      [words.lastDay, number(eventsLastDay)],
      [words.refusedLastDay, number(refusedLastDay)],
      [words.lastRefusal, lastRefusalReason && t(wordOf(REASONS, lastRefusalReason))],
    ]} />
  );
}
