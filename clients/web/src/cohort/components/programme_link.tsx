// A programme by its title, which leads to its page; by its id, where there is none or it is not known yet.
import { Link } from 'react-router-dom';
import { programmeUrl } from '@/cohort/api/addresses';
import { useProgrammes } from '@/cohort/api/programmes';
import { idOf } from '@/kit/api/names';

export function ProgrammeLink({ name }: { name: string }) {
  const found = useProgrammes().data?.find((one) => one.name === name);
  return found ? <Link to={programmeUrl(name)}>{found.title || idOf(name)}</Link> : <>{idOf(name)}</>;
}

export default ProgrammeLink;
