// What the caller gave to a proposal: for them alone.
import { Link } from 'react-router-dom';
import { useIdentity } from '@/kit/api/session';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { MY_RECEIPTS } from '@/policy/api/addresses';
import { useOwnReceipt } from '@/policy/api/receipts';
import { CONTRIBUTIONS, receiptWords as words } from '@/policy/words/receipts';

export function MineHere({ proposal }: { proposal: string }) {
  const { t } = useWords();
  const { person } = useIdentity();
  const { data: receipt } = useOwnReceipt(person, proposal);
  if (!receipt) return null;
  return (
    <Section id="mon-apport" title={words.mine} told={words.mineTold}>
      <ul>{receipt.contributions.map((one) => <li key={one}>{t(CONTRIBUTIONS[one])}</li>)}</ul>
      <p className="no-print"><Link to={MY_RECEIPTS}>{t(words.toAll)}</Link></p>
    </Section>
  );
}
