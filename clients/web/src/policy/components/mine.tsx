// What the caller has of this service, on the page that tells them who they are.
import { Link } from 'react-router-dom';
import { useWords } from '@/kit/words/use_words';
import { MY_RECEIPTS, PROPOSALS } from '@/policy/api/addresses';
import { YES } from '@/policy/api/proposals';
import { proposalWords } from '@/policy/words/proposals';
import { receiptWords } from '@/policy/words/receipts';
import { policyWords as words } from '@/policy/words/words';

export default function Mine() {
  const { t, colon } = useWords();
  return (
    <section aria-labelledby="mes-propositions">
      <h2 className="fr-h4 fr-mt-4w" id="mes-propositions">{t(words.mine)}</h2>
      <ul>
        <li><Link to={`${PROPOSALS}?miennes=${YES}`}>{t(proposalWords.title)}{colon}{t(proposalWords.mine)}</Link></li>
        <li><Link to={MY_RECEIPTS}>{t(receiptWords.title)}</Link></li>
      </ul>
    </section>
  );
}
