// A programme by its title, which leads to its page; by its name as it was given, where there is none.
import { Link } from 'react-router-dom';
import { programmeUrl } from '@/cohort/api/addresses';
import { useProgrammes } from '@/cohort/api/programmes';
import { idOf } from '@/kit/api/names';

export function ProgrammeLink({ name }: { name: string }) {
  const found = useProgrammes().data?.find((one) => one.name === name);
  return found ? <Link to={programmeUrl(name)}>{found.title}</Link> : <>{idOf(name)}</>;
}
