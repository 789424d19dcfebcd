// What gets in the way: what was published of it month by month, and the reports that the caller reads.
import { idIn } from '@/feedback/api/addresses';
import { constraintFilter, topicTitle, useConstraints, useTopics } from '@/feedback/api/constraints';
import { ConstraintTable } from '@/feedback/components/constraint_table';
import { ListFrame } from '@/feedback/components/list_frame';
import { ReportConstraint } from '@/feedback/components/report_constraint';
import { constraintWords as words, SEVERITIES } from '@/feedback/words/constraints';
import { feedbackWords } from '@/feedback/words/words';
import { useIdentity } from '@/kit/api/session';
import { FilterBar } from '@/kit/ui/filter_bar';
import { Section } from '@/kit/ui/section';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { among, aText, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { Catalogue } from './catalogue';

// As a topic has at most.
const LONGEST = 100;
export default soundly({ sujet: aText(LONGEST), courbe: aText(LONGEST), gravite: among(Object.keys(SEVERITIES)) }, ConstraintsPage);

function ConstraintsPage() {
  const { t, lang } = useWords();
  const { isPending, person } = useIdentity();
  const { get } = useUrlState();
  const { data: topics = [] } = useTopics();
  const found = useConstraints(constraintFilter(get));
  const fields = [
    { param: 'sujet', type: 'select' as const, label: t(words.topic), options: topics.map((one) => ({ value: idIn(one.name), label: topicTitle(one, lang) })) },
    { param: 'gravite', type: 'select' as const, label: t(words.severity), options: Object.entries(SEVERITIES).map(([value, text]) => ({ value, label: t(text) })) },
  ];
  return (
    <ListFrame title={words.title} intro={words.intro} actions={<ReportConstraint />}>
      {!isPending && !person && <SignInFirst told={feedbackWords.signInTo} />}
      <Catalogue />
      <Section id="signalements" title={words.list} told={words.listTold}>
        <FilterBar fields={fields} />
        <ConstraintTable found={found} caption={words.list} empty={words.none} />
      </Section>
    </ListFrame>
  );
}
