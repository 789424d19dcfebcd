// What the caller has of this service, on the page that tells them who they are: what asks them now, what they are of, their receipts.
import { Link } from 'react-router-dom';
import { aboveOf, INVITATIONS, MY_VOICE, networkUrl, panelUrl } from '@/feedback/api/addresses';
import { useMyMemberships, useNetworks } from '@/feedback/api/networks';
import { useMyPanels, usePanels } from '@/feedback/api/panels';
import { receiptWords } from '@/feedback/words/receipts';
import { studyWords } from '@/feedback/words/studies';
import { feedbackWords as words } from '@/feedback/words/words';
import { useWords } from '@/kit/words/use_words';
import { Asking } from './asking';

export default function Mine() {
  const { t } = useWords();
  const memberships = useMyMemberships();
  const { panels } = useMyPanels();
  const networks = useNetworks().data ?? [];
  const allPanels = usePanels().data ?? [];
  const joined = memberships.map(({ name }) => aboveOf(name));
  return (
    <section aria-labelledby="ma-participation">
      <h2 className="fr-h4 fr-mt-4w" id="ma-participation">{t(words.mine)}</h2>
      <Asking />
      <ul>
        <li><Link to={MY_VOICE}>{t(receiptWords.title)}</Link></li>
        {networks.filter(({ name }) => joined.includes(name)).map(({ name, title }) => <li key={name}><Link to={networkUrl(name)}>{title}</Link></li>)}
        {allPanels.filter(({ name }) => panels.includes(name)).map(({ name, title }) => <li key={name}><Link to={panelUrl(name)}>{title}</Link></li>)}
        {panels.length > 0 && <li><Link to={INVITATIONS}>{t(studyWords.mineTitle)}</Link></li>}
      </ul>
    </section>
  );
}
