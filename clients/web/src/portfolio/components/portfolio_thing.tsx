// Something of the portfolio by its title, which leads to its page, and what it is in it: "Alerte Crue (événement 3)". For whom it is
// not there, its id alone.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { query } from '@/kit/api/query';
import { useWords } from '@/kit/words/use_words';
import { committeeUrl } from '@/portfolio/api/addresses';
import { governanceMethods } from '@/portfolio/api/clients';
import { useCommitteeTitle } from './committee_title';
import { PARTS } from './parts';
import { ProjectLink } from './project_link';
import { ResourceLink } from './resource_link';

export function PortfolioThing({ name }: { name: string }) {
  const { t } = useWords();
  const [collection = '', id = '', part = '', n = ''] = name.split('/');
  const whole = `${collection}/${id}`;
  const known = collection === 'projects' ? <ProjectLink name={whole} /> : collection === 'committees' ? <CommitteeLink name={whole} /> : <ResourceLink name={whole} />;
  return <>{known}{part && <span className="quiet"> ({PARTS[part] ? t(PARTS[part], { n }) : `${part}/${n}`})</span>}</>;
}

function CommitteeLink({ name }: { name: string }) {
  const { shortDate } = useWords();
  const titleOf = useCommitteeTitle();
  const { data } = useQuery(query(governanceMethods.getCommittee, { name }));
  return data ? <Link to={committeeUrl(name)}>{titleOf(data)} <span className="quiet">{shortDate(data.date)}</span></Link> : <>{name.slice(name.indexOf('/') + 1)}</>;
}
