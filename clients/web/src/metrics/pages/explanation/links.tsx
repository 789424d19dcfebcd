// Which deployment each incident was put down to, and why.
import { idIn } from '@/metrics/api/addresses';
import { useSaid } from '@/metrics/components/use_said';
import { explanationWords as words, LINK_ORIGINS } from '@/metrics/words/explanation';
import type { Explanation_Link as Link } from '@/gen/pepiniere/metrics/v1/explanation_pb';
import { DataTable } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

export function Links({ links }: { links: readonly Link[] }) {
  const { t } = useWords();
  const said = useSaid();
  if (links.length === 0) return null;
  return (
    <section className="measures__section" aria-labelledby="liens">
      <h2 className="fr-h4" id="liens">{t(words.links)}</h2>
      <DataTable caption={t(words.links)} noCaption rows={links} rowKey={({ incident, deployment }) => `${incident} ${deployment}`} columns={[
        { id: 'incident', header: t(words.incident), isHeader: true, cell: ({ incident }) => idIn(incident) },
        { id: 'deployment', header: t(words.deployment), cell: ({ deployment }) => deployment && idIn(deployment) },
        { id: 'origin', header: t(words.origin), cell: ({ origin }) => t(LINK_ORIGINS[origin]) },
        { id: 'distance', header: t(words.distance), numeric: true, cell: ({ deployment, distanceSeconds }) => deployment && said.duration(distanceSeconds), csv: ({ deployment, distanceSeconds }) => (deployment ? distanceSeconds : undefined) },
      ]} />
    </section>
  );
}
