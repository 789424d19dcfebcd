// A proposal by its reference and title, which leads to its page; by its reference, where there is none for the caller.
import { Link } from 'react-router-dom';
import { useWords } from '@/kit/words/use_words';
import { idIn, proposalUrl } from '@/policy/api/addresses';
import { calledOf, useProposal } from '@/policy/api/proposals';
import { proposalWords } from '@/policy/words/proposals';

export function ProposalLink({ name }: { name: string }) {
  const { t } = useWords();
  const { data } = useProposal(name);
  return data ? <Link to={proposalUrl(name)}>{calledOf(data)}</Link> : <span className="quiet">{t(proposalWords.one)} {idIn(name)}</span>;
}
