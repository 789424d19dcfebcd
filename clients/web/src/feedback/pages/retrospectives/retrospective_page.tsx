// A retrospective: what was tried, what happened, what was learned.
import { useParams } from 'react-router-dom';
import { RETROSPECTIVES } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { useRetrospective } from '@/feedback/api/retrospectives';
import { About } from '@/feedback/components/about';
import { RETROSPECTIVE_KIND } from '@/feedback/components/retrospective_kind';
import { retrospectiveWords as words, SHARINGS } from '@/feedback/words/retrospectives';
import type { Retrospective } from '@/gen/pepiniere/feedback/v1/retrospective_pb';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';

export default function RetrospectivePage() {
  const { id = '' } = useParams();
  const retrospective = useRetrospective(`retrospectives/${id}`);
  return <OnePage of={retrospective} one={words.one} missing={words.missing} to={RETROSPECTIVES} way={words.toList}>{(found) => <Sheet key={found.name} retrospective={found} />}</OnePage>;
}

// In the order in which it is told.
const PARTS = ['tried', 'happened', 'learned'] as const;

function Sheet({ retrospective }: { retrospective: Retrospective }) {
  const { t, date } = useWords();
  const { name, sharing, createTime } = retrospective;
  const may = useMay(name);
  return (
    <ResourceFrame kind={RETROSPECTIVE_KIND} row={retrospective} above={[{ to: RETROSPECTIVES, title: t(words.title) }]} after={RETROSPECTIVES} mayEdit={may('UpdateRetrospective')} mayDelete={may('DeleteRetrospective')}>
      <Facts facts={[[words.about, <About key="about" of={retrospective} />], [words.sharing, t(SHARINGS[sharing])], [words.written, date(createTime)]]} />
      {PARTS.map((part) => retrospective[part] && <Section key={part} id={part} title={words[part]}><Prose text={retrospective[part]} /></Section>)}
    </ResourceFrame>
  );
}
