// What would tell a figure that there is not, and for those who may, the way to connect it or to enter it by hand.
import { Link } from 'react-router-dom';
import { dataUrl, sourcesUrl } from '@/metrics/api/addresses';
import { useMay } from '@/metrics/api/caller';
import { dataWords } from '@/metrics/words/data';
import { remedyOf } from '@/metrics/words/indicators';
import { measureWords as words } from '@/metrics/words/words';
import type { NoDataReason } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import { useWords } from '@/kit/words/use_words';

// Where people enter it, by the places of that page.
const BY_HAND: Readonly<Record<string, string>> = {
  cycle_time: 'elements', lead_time: 'elements', wip: 'elements', age: 'elements', throughput: 'elements', littles_law: 'elements', velocity: 'sprints', say_do: 'sprints',
  deployment_frequency: 'deploiements', rework_rate: 'deploiements', change_fail_rate: 'incidents', recovery_time: 'incidents',
  jdma: 'avis', nps: 'avis', csat: 'avis', usage: 'mesures', online_share: 'mesures',
};

export function WayIn({ project, indicator, noData }: { project: string; indicator: string; noData: NoDataReason }) {
  const { t } = useWords();
  const may = useMay(project);
  const remedy = remedyOf(indicator, noData), part = BY_HAND[indicator];
  if (!remedy) return null;
  return (
    <p className="quiet">
      {t(remedy.text)}
      {remedy.connects && may('CreateSource') && <> <Link className="no-print" to={sourcesUrl(project)}>{t(words.connect)}</Link></>}
      {part && may('CreateIncident') && <> <Link className="no-print" to={dataUrl(project, part)}>{t(dataWords.enter)}</Link></>}
    </p>
  );
}
