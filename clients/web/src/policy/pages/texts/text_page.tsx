// A text that was adopted: where it is published, since when it is in force, what it changes, and which proposals it adopts.
import { Link, useParams } from 'react-router-dom';
import type { Text as Adopted } from '@/gen/pepiniere/policy/v1/text_pb';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Section } from '@/kit/ui/section';
import { Uri } from '@/kit/ui/uri';
import { useWords } from '@/kit/words/use_words';
import { TEXTS, traceUrl } from '@/policy/api/addresses';
import { useMay } from '@/policy/api/caller';
import { useText } from '@/policy/api/texts';
import { History } from '@/policy/components/history';
import { InForce } from '@/policy/components/in_force';
import { TEXT_KIND } from '@/policy/components/text_kind';
import { Things } from '@/policy/components/things';
import { proposalWords } from '@/policy/words/proposals';
import { TEXT_KINDS, textWords as words } from '@/policy/words/texts';
import { policyWords } from '@/policy/words/words';
import '@/policy/components/policy.css';

export default function TextPage() {
  const { id = '' } = useParams();
  const text = useText(`texts/${id}`);
  return <OnePage of={text} one={words.one} missing={words.missing} to={TEXTS} way={words.toList}>{(found) => <Sheet key={found.name} text={found} />}</OnePage>;
}

function Sheet({ text }: { text: Adopted }) {
  const { t, date } = useWords();
  const { name, kind, reference, publicationDate, entryIntoForceDate, uri, changes, proposals } = text;
  const may = useMay(name);
  return (
    <ResourceFrame kind={TEXT_KIND} row={text} above={[{ to: TEXTS, title: t(words.title) }]} after={TEXTS} mayEdit={may('UpdateText')} mayDelete={false}
      actions={<Link className="fr-btn fr-btn--sm fr-btn--tertiary" to={traceUrl('texte', name)}>{t(proposalWords.trace)}</Link>}>
      <Facts facts={[
        [words.kind, t(TEXT_KINDS[kind])],
        [policyWords.reference, reference],
        [words.published, date(publicationDate)],
        [words.inForceFrom, date(entryIntoForceDate)],
        [policyWords.state, <InForce key="force" of={text} />],
        [words.uri, uri && <Uri uri={uri} />],
        [words.proposals, proposals.length > 0 && <Things names={proposals} />],
      ]} />
      {changes.length > 0 && (
        <Section id="changements" title={words.changes}>
          <ul className="cards">
            {changes.map(({ identifier, article, wording }, i) => <li key={i}><h3 className="fr-h6">{[identifier, article].filter(Boolean).join(', ')}</h3>{wording && <p className="as-written">{wording}</p>}</li>)}
          </ul>
        </Section>
      )}
      <History name={name} />
    </ResourceFrame>
  );
}
