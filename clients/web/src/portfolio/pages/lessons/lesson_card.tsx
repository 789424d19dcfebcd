import { Link } from 'react-router-dom';
import type { Lesson } from '@/gen/pepiniere/portfolio/v1/health_pb';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { useTitles } from '@/portfolio/api/directory';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { lessonsWords } from './words';

export function LessonCard({ lesson }: { lesson: Lesson }) {
  const { t, date } = useWords();
  const titleOf = useTitles();
  const { project, title, phase, since, incubator, reason, lessons, confidential, themes } = lesson;
  return (
    <li className="lesson">
      <h2 className="fr-h6"><Link to={projectUrl(project)}>{title}</Link></h2>
      <p className="lesson__about">
        <PhaseBadge phase={phase} /> {since && t(lessonsWords.stoppedOn, { date: date(since) })}
        <span className="quiet">{[titleOf(incubator), ...themes].join(' · ')}</span>
      </p>
      {confidential && <p className="fr-icon-lock-line lesson__confidential">{t(lessonsWords.confidential)}</p>}
      <dl>
        <dt>{t(lessonsWords.why)}</dt>
        <dd>{reason || t(lessonsWords.notTold)}</dd>
        <dt>{t(lessonsWords.learned)}</dt>
        <dd>{lessons || t(lessonsWords.notTold)}</dd>
      </dl>
    </li>
  );
}
