// A commitment: what the government claims of it beside what reports find, its milestones, and what carries it out.
import { Link, useParams } from 'react-router-dom';
import type { CommitmentClaim } from '@/gen/pepiniere/policy/v1/claim_pb';
import { Commitment_Starred as Starred, type Commitment } from '@/gen/pepiniere/policy/v1/commitment_pb';
import type { CommitmentReview } from '@/gen/pepiniere/policy/v1/review_pb';
import { valueAt } from '@/kit/form/field';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { Answer } from '@/kit/ui/states';
import { Uri } from '@/kit/ui/uri';
import { useWords } from '@/kit/words/use_words';
import { idIn, planUrl, PLANS, proposalUrl, topOf, traceUrl } from '@/policy/api/addresses';
import { useMay } from '@/policy/api/caller';
import { useClaims, useCommitment, usePlan, useReviews } from '@/policy/api/plans';
import { calledOf, useCarrying } from '@/policy/api/proposals';
import { useRules, wordsOfCycle } from '@/policy/api/rules';
import { Act } from '@/policy/components/act';
import { History } from '@/policy/components/history';
import { claimKind, COMMITMENT_KIND, RATED, reviewKind, type Terms } from '@/policy/components/plan_kinds';
import { Thing, Things } from '@/policy/components/things';
import { commitmentWords as words, planWords, STARS, termText } from '@/policy/words/plans';
import { proposalWords } from '@/policy/words/proposals';
import { Milestones } from './milestones';
import '@/policy/components/policy.css';

export default function CommitmentPage() {
  const { id = '', e = '' } = useParams();
  const plan = `plans/${id}`;
  const commitment = useCommitment(`${plan}/commitments/${e}`);
  return <OnePage of={commitment} one={words.one} missing={words.missing} to={planUrl(plan)} way={words.toPlan}>{(found) => <Sheet key={found.name} commitment={found} />}</OnePage>;
}

function Sheet({ commitment }: { commitment: Commitment }) {
  const { t, lang } = useWords();
  const { name, identifier, text, leadInstitution, supportInstitutions, policyAreas, starred, starSource, principles, links, deleteTime } = commitment;
  const may = useMay(name);
  const plan = topOf(name);
  const { data: of } = usePlan(plan);
  const { data: carrying = [] } = useCarrying(name);
  const list = (all: readonly string[]) => new Intl.ListFormat(lang).format(all);
  return (
    <ResourceFrame kind={COMMITMENT_KIND} row={commitment} above={[{ to: PLANS, title: t(planWords.title) }, { to: planUrl(plan), title: of?.title ?? t(planWords.one) }]} after={planUrl(plan)}
      mayEdit={may('UpdateCommitment')} mayDelete={may('DeleteCommitment')} mayRestore={may('UndeleteCommitment')}
      actions={<Link className="fr-btn fr-btn--sm fr-btn--tertiary" to={traceUrl('engagement', name)}>{t(proposalWords.trace)}</Link>}>
      <Facts facts={[
        [words.identifier, identifier],
        [words.lead, leadInstitution && <Thing name={leadInstitution} />],
        [words.support, supportInstitutions.length > 0 && <Things names={supportInstitutions} />],
        [words.areas, list(policyAreas)],
        [planWords.starred, starred !== Starred.UNSPECIFIED && t(STARS[starred])],
        [words.starSource, starSource],
        [words.principles, list(principles)],
        [words.links, links.length > 0 && <Things names={links} />],
        [words.carrying, carrying.length > 0 && <ul className="fr-raw-list">{carrying.map((one) => <li key={one.name}><Link to={proposalUrl(one.name)}>{calledOf(one)}</Link></li>)}</ul>],
      ]} />
      <Prose text={text} />
      {!deleteTime && <SideBySide commitment={name} firstYear={of?.firstYear ?? 0} mayEdit={may('UpdateCommitment')} />}
      {!deleteTime && <Milestones commitment={name} />}
      <History name={name} />
    </ResourceFrame>
  );
}

// `mayEdit`: those who keep the commitment record what is said of it.
function SideBySide({ commitment, firstYear, mayEdit }: { commitment: string; firstYear: number; mayEdit: boolean }) {
  const { t } = useWords();
  const claims = useClaims(commitment), reviews = useReviews(commitment);
  const { data: rules } = useRules();
  const terms: Terms = (measure) => (rules ? wordsOfCycle(rules, measure, firstYear) : []);
  return (
    <Section id="declare-et-constate" title={words.sideBySide} told={words.sideBySideTold}>
      <div className="side-by-side">
        <section aria-labelledby="declare-titre">
          <h3 className="fr-h6" id="declare-titre">{t(words.claims)}</h3>
          {mayEdit && rules && <div className="acts"><Act label={t(words.addClaim)}>{(close) => <AddDialog kind={claimKind(commitment, terms)} parent={commitment} onClose={close} />}</Act></div>}
          <Answer of={claims}>{(all) => (all.length === 0 ? <p className="quiet">{t(words.noClaims)}</p> : <ul className="cards">{all.map((one) => <li key={one.name} data-claim={one.status}><Claim claim={one} /></li>)}</ul>)}</Answer>
        </section>
        <section aria-labelledby="constate-titre">
          <h3 className="fr-h6" id="constate-titre">{t(words.reviews)}</h3>
          {mayEdit && rules && <div className="acts"><Act label={t(words.addReview)}>{(close) => <AddDialog kind={reviewKind(terms)} parent={commitment} onClose={close} />}</Act></div>}
          <Answer of={reviews}>{(all) => (all.length === 0 ? <p className="quiet">{t(words.noReviews)}</p> : <ul className="cards">{all.map((one) => <li key={one.name} data-review={one.completion}><Review review={one} /></li>)}</ul>)}</Answer>
        </section>
      </div>
    </Section>
  );
}

function Claim({ claim: { status, claimDate, milestone, evidence, source, uri } }: { claim: CommitmentClaim }) {
  const { t, date } = useWords();
  return (
    <>
      <p><strong>{t(termText(status))}</strong> <span className="quiet">{date(claimDate)}</span></p>
      <Facts facts={[[words.ofMilestone, milestone && idIn(milestone)], [words.source, source], [words.uri, uri && <Uri uri={uri} />], [words.proof, evidence && <span className="as-written">{evidence}</span>]]} />
    </>
  );
}

function Review({ review }: { review: CommitmentReview }) {
  const { t, date } = useWords();
  const { report, observationDate, uri, relevance, note } = review;
  const saidOf = (path: string) => {
    const term = String(valueAt(review, path) ?? '');
    return term && t(termText(term));
  };
  return (
    <>
      <p><strong>{report}</strong> <span className="quiet">{date(observationDate)}</span></p>
      <Facts facts={[
        ...RATED.map(([path, label]) => [label, saidOf(path)] as const),
        [words.relevance, relevance.map((one) => t(termText(one))).join(', ')],
        [words.note, note && <span className="as-written">{note}</span>],
        [words.uri, uri && <Uri uri={uri} />],
      ]} />
    </>
  );
}
