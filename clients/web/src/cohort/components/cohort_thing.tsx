// A programme or a cohort by its title, which leads to its page: for whom it is not there, its id alone.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { cohortUrl, programmeOf } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { query } from '@/kit/api/query';
import { ProgrammeLink } from './programme_link';

const isCohort = (name: string) => name.split('/').length === 4;

export function CohortThing({ name }: { name: string }) {
  const { data } = useQuery({ ...query(cohortMethods.getCohort, { name }), enabled: isCohort(name) });
  if (!isCohort(name)) return <ProgrammeLink name={name} />;
  const id = name.split('/')[3];
  return <><ProgrammeLink name={programmeOf(name)} />, {data ? <Link to={cohortUrl(name)}>{data.title || id}</Link> : id}</>;
}
