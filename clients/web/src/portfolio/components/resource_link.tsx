// Something of the portfolio, which leads to its page: by its title where that is known, else by its id.
import { Link } from 'react-router-dom';
import { incubatorUrl, ministryUrl, projectUrl } from '@/portfolio/api/addresses';
import { useTitles } from '@/portfolio/api/directory';

const URLS: Readonly<Record<string, (name: string) => string>> = { incubators: incubatorUrl, organisations: ministryUrl, projects: projectUrl };

export function ResourceLink({ name }: { name: string }) {
  const titleOf = useTitles();
  const url = URLS[name.slice(0, name.indexOf('/'))];
  return url ? <Link to={url(name)}>{titleOf(name)}</Link> : <>{name}</>;
}
