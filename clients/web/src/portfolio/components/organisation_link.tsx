// An organisation by its title, which leads to its page; by its name as it was given, where there is none.
import { Link } from 'react-router-dom';
import { idOf } from '@/kit/api/names';
import { ministryUrl } from '@/portfolio/api/addresses';
import { useOrganisations } from '@/portfolio/api/directory';

export function OrganisationLink({ name }: { name: string }) {
  const { data } = useOrganisations();
  const found = data?.find((one) => one.name === name);
  return found ? <Link to={ministryUrl(name)}>{found.title}</Link> : <>{idOf(name)}</>;
}
