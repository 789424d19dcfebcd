// A cohort by its title, which leads to its page.
import { Link } from 'react-router-dom';
import { cohortUrl } from '@/cohort/api/addresses';
import { useCohortTitle } from '@/cohort/api/cohorts';

export function CohortLink({ name }: { name: string }) {
  return <Link to={cohortUrl(name)}>{useCohortTitle()(name)}</Link>;
}
