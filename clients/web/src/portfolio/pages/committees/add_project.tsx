// Finds a project to put on the agenda.
import { useDeferredValue, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import { TextField } from '@/kit/form/inputs';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { projectFilter } from '@/portfolio/api/project_filter';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { committeeWords } from './words';

const SHOWN = 8;

interface AddProjectProps {
  // Whose projects; all where empty.
  incubator: string;
  taken: ReadonlySet<string>;
  add: (project: string) => void;
}

export function AddProject({ incubator, taken, add }: AddProjectProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const filter = projectFilter((param) => ({ incubateur: incubator && idOf(incubator), texte: text })[param] ?? '');
  const found = useQuery({
    ...query(portfolioMethods.listProjects, { filter, pageSize: SHOWN + taken.size, readMask: { paths: ['name', 'title', 'phase', 'paused'] } }),
    enabled: text.length > 0,
    placeholderData: (before) => before,
  });
  const projects = text ? found.data?.projects.filter(({ name }) => !taken.has(name)).slice(0, SHOWN) : undefined;
  return (
    <div className="add-project" role="search" aria-label={t(committeeWords.addProject)}>
      <TextField label={t(committeeWords.addProject)} hint={t(committeeWords.addProjectHint)} value={typed} onChange={setTyped} />
      <div aria-live="polite">
        {projects?.length === 0 && <p className="quiet">{t(committeeWords.noMatch)}</p>}
        {projects && projects.length > 0 && (
          <ul className="add-project__found">
            {projects.map(({ name, title, phase, paused }) => (
              <li key={name}>
                <span>{title}</span> <PhaseBadge phase={phase} paused={paused} />
                <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" aria-label={`${t(committeeWords.add)} ${title}`}
                  onClick={() => {
                    add(name);
                    setTyped('');
                  }}>
                  {t(committeeWords.add)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
