// The proposals that rest on something of another service, on the page of that, and the way to cite it in one.
import { Link } from 'react-router-dom';
import { useIdentity } from '@/kit/api/session';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { idIn, proposalUrl, traceUrl, type Citable } from '@/policy/api/addresses';
import { useCiting } from '@/policy/api/trace';
import { evidenceWords as words } from '@/policy/words/evidence';
import { proposalWords } from '@/policy/words/proposals';
import { CiteLink } from './cite_link';
import { ProposalState } from './proposal_state';

export default function ProposalsCiting(of: Citable) {
  const { t } = useWords();
  const { person } = useIdentity();
  const { data: rows = [] } = useCiting(of.source);
  // To whoever cites nothing, where nothing does, it says nothing.
  if (rows.length === 0 && !person) return null;
  return (
    <Section id="propositions" title={words.citing} actions={<CiteLink {...of} />}>
      {rows.length === 0 ? <p className="quiet">{t(words.citingNone)}</p> : (
        <>
          <ul>{rows.map((row) => <li key={row.proposal}><Link to={proposalUrl(row.proposal)}>{idIn(row.proposal)} – {row.title}</Link> <ProposalState of={row} /></li>)}</ul>
          <p><Link to={traceUrl('source', of.source)}>{t(proposalWords.trace)}</Link></p>
        </>
      )}
    </Section>
  );
}
