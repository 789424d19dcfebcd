// A project by its title, which leads to its page; by its name as it was given, where there is none.
import { Link } from 'react-router-dom';
import { idOf } from '@/kit/api/names';
import { projectUrl } from '@/portfolio/api/addresses';
import { useProject } from '@/portfolio/api/projects';

export function ProjectLink({ name }: { name: string }) {
  const { data } = useProject(name);
  return data ? <Link to={projectUrl(data.name)}>{data.title}</Link> : <>{idOf(name)}</>;
}
