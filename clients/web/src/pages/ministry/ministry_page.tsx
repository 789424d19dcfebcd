// An organisation's portfolio against the whole, on a day.
import { Link, useParams } from 'react-router-dom';
import { ministryUrl } from '@/api/addresses';
import { lineOf, useOrganisations } from '@/api/directory';
import { Meant } from '@/components/meant';
import { PageTitle } from '@/components/page_title';
import { Empty, Loading } from '@/components/states';
import { SearchKind } from '@/gen/pepiniere/portfolio/v1/search_pb';
import { useWords } from '@/words/use_words';
import { MinistryPortfolio } from './ministry_portfolio';
import { useSubject } from './subject';
import { Branch, childrenOf } from './tree';
import { ministryWords } from './words';

export default function MinistryPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const { subject, isPending } = useSubject(`organisations/${id}`);
  return (
    <div className="fr-container fr-py-4w">
      {subject ? <MinistryPortfolio key={subject.name} subject={subject}><Place name={subject.name} /></MinistryPortfolio> : isPending ? <Loading lines={10} /> : (
        <>
          <PageTitle>{t(ministryWords.title)}</PageTitle>
          <Empty><p>{t(ministryWords.notFound)}</p><Meant typed={id} kind={SearchKind.ORGANISATION} /><Link to="/ministeres">{t(ministryWords.title)}</Link></Empty>
        </>
      )}
    </div>
  );
}

// Where it stands in the tree: what is above, what is below.
function Place({ name }: { name: string }) {
  const { t, locale } = useWords();
  const { data: all = [] } = useOrganisations();
  const titleOf = (one: string) => all.find((organisation) => organisation.name === one)?.title ?? one;
  const below = childrenOf(all, locale);
  return (
    <>
      <nav className="fr-breadcrumb fr-mt-0 fr-mb-2w" aria-label={t({ fr: 'vous êtes ici :', en: 'you are here:' })}>
        <ol className="fr-breadcrumb__list">
          <li><Link className="fr-breadcrumb__link" to="/ministeres">{t(ministryWords.title)}</Link></li>
          {lineOf(name, all).reverse().map((one) => (
            <li key={one}>
              {one === name ? <span className="fr-breadcrumb__link" aria-current="page">{titleOf(one)}</span> : <Link className="fr-breadcrumb__link" to={ministryUrl(one)}>{titleOf(one)}</Link>}
            </li>
          ))}
        </ol>
      </nav>
      {below.has(name) && (
        <details className="below no-print">
          <summary>{t(ministryWords.below)} <span className="quiet">({below.get(name)!.length})</span></summary>
          <Branch of={name} below={below} counts={undefined} label={t(ministryWords.below)} />
        </details>
      )}
    </>
  );
}
