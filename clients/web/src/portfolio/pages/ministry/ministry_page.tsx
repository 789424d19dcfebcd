// An organisation's portfolio against the whole, on a day.
import { Link, useParams } from 'react-router-dom';
import { hostUrl } from '@/cohort/hosts';
import { SearchKind } from '@/gen/pepiniere/portfolio/v1/search_pb';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Missing } from '@/kit/ui/missing';
import { aDay, soundly } from '@/kit/ui/sound_address';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { waitsUrl } from '@/policy/addresses';
import { ministryUrl } from '@/portfolio/api/addresses';
import { lineOf, useOrganisations } from '@/portfolio/api/directory';
import { PERIOD_CHECKS } from '@/portfolio/components/checks';
import { Meant } from '@/portfolio/components/meant';
import { MinistryPortfolio } from './ministry_portfolio';
import { useSubject } from './subject';
import { Branch, childrenOf } from './tree';
import { ministryWords } from './words';

export default soundly({ date: aDay, ...PERIOD_CHECKS }, MinistryPage);

function MinistryPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const { subject, isPending } = useSubject(`organisations/${id}`);
  if (!subject && !isPending) {
    return (
      <Missing title={t(ministryWords.missing)} told={t(ministryWords.missingTold)} to="/ministeres" way={t(ministryWords.toList)}>
        <Meant typed={id} kind={SearchKind.ORGANISATION} />
      </Missing>
    );
  }
  return (
    <div className="fr-container fr-py-4w">
      {subject ? <MinistryPortfolio key={subject.name} subject={subject}><Place name={subject.name} /></MinistryPortfolio> : <Loading lines={10} />}
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
      <Breadcrumb here={titleOf(name)} above={[{ to: '/ministeres', title: t(ministryWords.title) },
        ...lineOf(name, all).slice(1).reverse().map((one) => ({ to: ministryUrl(one), title: titleOf(one) }))]} />
      <p className="no-print"><Link className="fr-link" to={hostUrl(name)}>{t(ministryWords.hosted)}</Link> <Link className="fr-link fr-ml-2w" to={waitsUrl(name)}>{t(ministryWords.waits)}</Link></p>
      {below.has(name) && (
        <details className="below no-print">
          <summary>{t(ministryWords.below)} <span className="quiet">({below.get(name)!.length})</span></summary>
          <Branch of={name} below={below} counts={undefined} label={t(ministryWords.below)} />
        </details>
      )}
    </>
  );
}
