// What stands around every page of a project's measures: where it is, what it is called.
import type { ReactNode } from 'react';
import { measuresUrl, projectUrl } from '@/metrics/api/addresses';
import { measureWords } from '@/metrics/words/words';
import { idOf } from '@/kit/api/names';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { PageTitle } from '@/kit/ui/page_title';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { PROJECTS } from '@/portfolio/feature';
import './metrics.css';

// The title of a project; its id until it is known.
export function useProjectTitle(project: string): string {
  return PROJECTS.useTitle(project) || idOf(project);
}

interface ProjectFrameProps {
  project: string;
  // At {project}.
  title: Text;
  here: string;
  // Below the page of measures, rather than that page itself.
  below?: boolean;
  // What lies between.
  above?: readonly { to: string; title: string }[];
  actions?: ReactNode;
  children: ReactNode;
}

export function ProjectFrame({ project, title, here, below = false, above = [], actions, children }: ProjectFrameProps) {
  const { t } = useWords();
  const called = useProjectTitle(project);
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: projectUrl(project), title: called }, ...(below ? [{ to: measuresUrl(project), title: t(measureWords.title) }] : []), ...above]} here={here} />
      <PageTitle actions={actions}>{t(title, { project: called })}</PageTitle>
      {children}
    </div>
  );
}
