// Those that tell nothing: how many they are, and behind that which. On paper, as on the screen.
import { Link } from 'react-router-dom';
import { measuresUrl } from '@/metrics/api/addresses';
import { portfolioWords as words } from '@/metrics/words/portfolio';
import type { DigitalService } from '@/gen/pepiniere/metrics/v1/service_dashboard_pb';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

export function SilentServices({ services }: { services: readonly DigitalService[] }) {
  const { t, shortDate } = useWords();
  if (services.length === 0) return null;
  return (
    <details className="silent">
      <summary>{t(words.silent, { n: services.length })}</summary>
      <ul>
        {services.map(({ project, title, lastTime }) => (
          <li key={project}>
            <Link to={measuresUrl(project)}>{title || project}</Link>
            {lastTime && <span className="quiet"> ({t(words.lastOn, { date: shortDate(dayAt(lastTime)) })})</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
