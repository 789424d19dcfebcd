// The campaigns that ask the caller now; nothing where none does.
import { Link } from 'react-router-dom';
import { answerUrl } from '@/feedback/api/addresses';
import { useCampaignsThatAsk } from '@/feedback/api/open_campaigns';
import { campaignWords } from '@/feedback/words/campaigns';
import { useWords } from '@/kit/words/use_words';
import './feedback.css';

export function Asking() {
  const { t, date, colon } = useWords();
  const { asking } = useCampaignsThatAsk();
  return asking.map(({ name, title, endTime }) => (
    <div key={name} className="call-to-answer">
      <p><strong>{title}</strong> {t(campaignWords.asksYou, { date: date(endTime) })}</p>
      <Link className="fr-btn no-print" to={answerUrl(name)}>{t(campaignWords.answer)}<span className="fr-sr-only">{colon}{title}</span></Link>
    </div>
  ));
}
