// What needs its reader this week, the most urgent first, and the committees that come.
import { Link, useLocation } from 'react-router-dom';
import { signInUrl, useIdentity, useSession } from '@/kit/api/session';
import { HeldLink, useHeldPages } from '@/kit/ui/held_link';
import { PageTitle } from '@/kit/ui/page_title';
import { soundly } from '@/kit/ui/sound_address';
import { Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { AttentionList, WEEK_CHECKS } from './attention_list';
import { ComingCommittees } from './coming_committees';
import { useScopes } from './scopes';
import { weekWords } from './words';
import '../committees/state.css';
import './week.css';

export default soundly(WEEK_CHECKS, WeekPage);

function WeekPage() {
  const { t } = useWords();
  const { isPending, scopes, scope } = useScopes();
  return (
    <div className="fr-container fr-py-4w week">
      <PageTitle>{t(weekWords.title)}</PageTitle>
      {isPending ? <Loading lines={8} /> : !scope ? <Outside /> : (
        <>
          <ScopeChoice scopes={scopes} chosen={scope.parent} />
          <div className="week__columns">
            <AttentionList scope={scope} />
            <ComingCommittees scope={scope} />
          </div>
        </>
      )}
    </div>
  );
}

function ScopeChoice({ scopes, chosen }: { scopes: ReturnType<typeof useScopes>['scopes']; chosen: string }) {
  const { t } = useWords();
  const { set } = useUrlState();
  if (scopes.length < 2) return <p className="fr-text--lead fr-mb-3w">{scopes[0]?.label}</p>;
  return (
    <div className="fr-select-group week__scope">
      <label className="fr-label" htmlFor="scope">{t(weekWords.scope)}</label>
      <select id="scope" className="fr-select" value={chosen}
        onChange={(event) => set({ perimetre: event.target.value, sujet: undefined })}>
        {scopes.map(({ parent, label }) => <option key={parent} value={parent}>{label}</option>)}
      </select>
    </div>
  );
}

// For somebody whom this page is not for yet.
function Outside() {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const { data: session } = useSession();
  const elsewhere = useHeldPages(useIdentity().roles.map(({ resource }) => resource));
  const why = elsewhere.length > 0 ? weekWords.roleElsewhere : session?.signedIn ? weekWords.noRole : session && !session.signIn ? weekWords.noSignIn : weekWords.signInFirst;
  return (
    <div className="empty">
      <p>{t(weekWords.forWhom)}</p>
      <p>{t(why)}</p>
      {elsewhere.length > 0 && <ul className="fr-raw-list">{elsewhere.map((name) => <li key={name}><HeldLink name={name} /></li>)}</ul>}
      <p className="week__ways">
        {session?.signIn && !session.signedIn && <a className="fr-btn" href={signInUrl(pathname + search)}>{t(common.signIn)}</a>}
        <Link className="fr-btn fr-btn--secondary" to="/">{t(weekWords.openPortfolio)}</Link>
      </p>
    </div>
  );
}
