// A measure: what is done, for whom, of what it comes, and since when it has been where.
import { useParams } from 'react-router-dom';
import { MEASURES } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { useMeasure } from '@/feedback/api/measures';
import { ConstraintLink } from '@/feedback/components/constraint_link';
import { useForWhom } from '@/feedback/components/for_whom';
import { IdeaLink } from '@/feedback/components/idea_link';
import { MEASURE_KIND } from '@/feedback/components/measure_kind';
import { MeasureState } from '@/feedback/components/measure_state';
import { MEASURE_STATES, measureWords as words } from '@/feedback/words/measures';
import { feedbackWords } from '@/feedback/words/words';
import type { Measure, MeasureMove } from '@/gen/pepiniere/feedback/v1/measure_pb';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { OrganisationLink } from '@/portfolio/feature';
import { Advance } from './advance';

export default function MeasurePage() {
  const { id = '' } = useParams();
  const measure = useMeasure(`measures/${id}`);
  return <OnePage of={measure} one={words.one} missing={words.missing} to={MEASURES} way={words.toList}>{(found) => <Sheet key={found.name} measure={found} />}</OnePage>;
}

function Sheet({ measure }: { measure: Measure }) {
  const { t } = useWords();
  const { name, description, state, audiences, owner, ideas, constraints, moves, deleteTime } = measure;
  const may = useMay(name);
  const forWhom = useForWhom();
  return (
    <ResourceFrame kind={MEASURE_KIND} row={measure} above={[{ to: MEASURES, title: t(words.title) }]} after={MEASURES}
      mayEdit={may('UpdateMeasure')} mayDelete={may('DeleteMeasure')} mayRestore={may('UndeleteMeasure')} actions={!deleteTime && <Advance measure={measure} />}>
      <Facts facts={[
        [feedbackWords.state, <MeasureState key="state" state={state} />],
        [words.audiences, forWhom(audiences)],
        [words.owner, owner && <OrganisationLink key="owner" name={owner} />],
        [words.ideas, ideas.length > 0 && <ul key="ideas" className="fr-raw-list">{ideas.map((one) => <li key={one}><IdeaLink name={one} /></li>)}</ul>],
        [words.constraints, constraints.length > 0 && <ul key="constraints" className="fr-raw-list">{constraints.map((one) => <li key={one}><ConstraintLink name={one} /></li>)}</ul>],
      ]} />
      <Prose text={description} />
      <Section id="etapes" title={words.moves}><Moves moves={moves} /></Section>
    </ResourceFrame>
  );
}

function Moves({ moves }: { moves: readonly MeasureMove[] }) {
  const { t, date } = useWords();
  return (
    <ol className="moves">
      {moves.map(({ state, date: day, note }, i) => (
        <li key={i}>
          <p><strong>{t(MEASURE_STATES[state])}</strong> <span className="quiet">{date(day)}</span></p>
          {note && <p className="as-written">{note}</p>}
        </li>
      ))}
    </ol>
  );
}
