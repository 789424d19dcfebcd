// What was deployed, whoever told it.
import { useMay, useMayBelow } from '@/metrics/api/caller';
import { useDeployments } from '@/metrics/api/records';
import { deploymentTitle, DEPLOYMENTS } from '@/metrics/components/deployment_kind';
import { Named, RecordTable } from '@/metrics/components/record_table';
import { useTeller } from '@/metrics/components/use_teller';
import { dataWords } from '@/metrics/words/data';
import { DEPLOYMENT_OUTCOMES, deploymentWords as words, INTENTS } from '@/metrics/words/deployments';
import { TIERS } from '@/metrics/words/sources';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { DataSection } from './data_section';

export function Deployments({ project, showDeleted }: { project: string; showDeleted: boolean }) {
  const { t, date } = useWords();
  const teller = useTeller(project);
  const may = useMay(project);
  const mayBelow = useMayBelow(project, 'deployments');
  const found = useDeployments(project, showDeleted);
  return (
    <DataSection id="deploiements" title={words.all} told={words.told} kind={DEPLOYMENTS} project={project} mayAdd={may('CreateDeployment')}>
      <RecordTable kind={DEPLOYMENTS} caption={words.all} none={words.none} found={found} rows={found.data?.pages.flatMap(({ deployments }) => deployments)}
        may={(_, verb) => mayBelow(`${verb}Deployment`)}
        columns={[
          { id: 'one', header: t(words.one), isHeader: true, cell: (one) => <Named of={one}>{deploymentTitle(one)}</Named> },
          { id: 'tier', header: t(words.tier), cell: ({ tier }) => t(TIERS[tier]) },
          { id: 'finish', header: t(words.finish), csv: ({ finishTime }) => finishTime && dayAt(finishTime), cell: ({ finishTime }) => date(finishTime) },
          { id: 'outcome', header: t(words.outcome), cell: ({ outcome }) => t(DEPLOYMENT_OUTCOMES[outcome]) },
          { id: 'intent', header: t(words.intent), cell: ({ intent }) => t(INTENTS[intent]) },
          { id: 'by', header: t(dataWords.by), cell: ({ source }) => teller(source) },
        ]} />
    </DataSection>
  );
}
