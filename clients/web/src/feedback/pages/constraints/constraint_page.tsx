// A report: what happens, what that costs, what would lift it, and who reads that.
import { Link, useParams } from 'react-router-dom';
import { Who } from '@/access/feature';
import { CONSTRAINTS, measureUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { useConstraint, useTopicTitle } from '@/feedback/api/constraints';
import { useMeasuresLifting } from '@/feedback/api/measures';
import { About } from '@/feedback/components/about';
import { CONSTRAINT_KIND } from '@/feedback/components/constraint_kind';
import { constraintWords as words, SEVERITIES, VISIBILITIES } from '@/feedback/words/constraints';
import type { Constraint } from '@/gen/pepiniere/feedback/v1/constraint_pb';
import { useIdentity } from '@/kit/api/session';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { useWords } from '@/kit/words/use_words';
import { CiteLink } from '@/policy/cite';

export default function ConstraintPage() {
  const { id = '' } = useParams();
  const constraint = useConstraint(`constraints/${id}`);
  return <OnePage of={constraint} one={words.one} missing={words.missing} to={CONSTRAINTS} way={words.toList}>{(found) => <Sheet key={found.name} constraint={found} />}</OnePage>;
}

function Sheet({ constraint }: { constraint: Constraint }) {
  const { t, date } = useWords();
  const { person } = useIdentity();
  const { name, topic, text, remedy, severity, lostDays, visibility, reporter, createTime } = constraint;
  const may = useMay(name);
  const topicOf = useTopicTitle();
  const { data: lifting = [] } = useMeasuresLifting(name);
  return (
    <ResourceFrame kind={CONSTRAINT_KIND} row={constraint} above={[{ to: CONSTRAINTS, title: t(words.title) }]} after={CONSTRAINTS}
      mayEdit={may('UpdateConstraint')} mayDelete={may('DeleteConstraint')} removeLabel={t(words.removeThis)}
      actions={<CiteLink kind="CONSTRAINT_COUNT" source={topic} title={topicOf(topic)} />}>
      <Facts facts={[
        [words.topic, topicOf(topic)],
        [words.about, <About key="about" of={constraint} />],
        [words.severity, SEVERITIES[severity] && t(SEVERITIES[severity])],
        [words.lost, lostDays !== undefined && t(words.lostCount, { n: lostDays })],
        [words.text, <span key="text" className="as-written">{text}</span>],
        [words.remedy, remedy && <span key="remedy" className="as-written">{remedy}</span>],
        [words.visibility, t(VISIBILITIES[visibility])],
        [words.reporter, reporter && (reporter === person ? t(words.you) : <Who key="reporter" name={reporter} />)],
        [words.reported, date(createTime)],
        [words.lifts, lifting.length > 0 && <ul key="lifts" className="fr-raw-list">{lifting.map((measure) => <li key={measure.name}><Link to={measureUrl(measure.name)}>{measure.title}</Link></li>)}</ul>],
      ]} />
    </ResourceFrame>
  );
}
