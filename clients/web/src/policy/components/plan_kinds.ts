// Action plans, their commitments and milestones, what is claimed of them and what reports find, as their coordinators write them.
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import type { CommitmentClaim } from '@/gen/pepiniere/policy/v1/claim_pb';
import type { Commitment } from '@/gen/pepiniere/policy/v1/commitment_pb';
import type { Milestone } from '@/gen/pepiniere/policy/v1/milestone_pb';
import type { Plan } from '@/gen/pepiniere/policy/v1/plan_pb';
import type { CommitmentReview } from '@/gen/pepiniere/policy/v1/review_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Field, type Form, type Option } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import type { Kind } from '@/kit/form/resource_kind';
import type { Text } from '@/kit/words/text';
import { commitmentOf } from '@/policy/api/addresses';
import { policyMethods } from '@/policy/api/clients';
import { milestonesIn } from '@/policy/api/plans';
import { commitmentWords, milestoneWords, planWords as words, STARS, termText } from '@/policy/words/plans';
import { readersOf } from '@/policy/words/readers';
import { policyWords } from '@/policy/words/words';

const PLAN_ID = 'plan_id', COMMITMENT_ID = 'commitment_id', MILESTONE_ID = 'milestone_id';

export const planForm: Form = bound(bounds.Plan, {
  fields: [
    { path: 'title', kind: 'text', label: policyWords.name },
    { path: 'country', kind: 'text', label: words.country, shape: words.countryShape, hint: words.countryShape },
    { path: 'cycle', kind: 'text', label: words.cycle },
    { path: 'first_year', kind: 'count', label: words.firstYear, hint: words.firstYearHint },
    { path: 'last_year', kind: 'number', label: words.lastYear },
    { path: 'declared_count', kind: 'count', label: words.declared },
    { path: 'declared_source', kind: 'text', label: words.declaredIn },
    { path: 'uri', kind: 'uri', label: words.uri },
  ],
});
const newPlanForm: Form = { fields: [identifierField(PLAN_ID, bounds.CreatePlanRequest), ...planForm.fields] };
export const PLAN_KIND: Kind<Plan> = {
  prefix: 'plan',
  words,
  methods: {
    create: policyMethods.createPlan as never, get: policyMethods.getPlan as never, update: policyMethods.updatePlan as never,
    remove: policyMethods.deletePlan as never, undelete: policyMethods.undeletePlan as never,
  },
  writes: { create: readersOf('CreatePlan'), update: readersOf('UpdatePlan'), remove: readersOf('DeletePlan') },
  newForm: () => newPlanForm,
  made: (_, values) => ({ planId: identifierIn(values[PLAN_ID]), plan: writeValues(planForm, values) }),
  form: () => planForm,
  titleOf: ({ title }) => title,
};

export const commitmentForm: Form = bound(bounds.Commitment, {
  fields: [
    { path: 'identifier', kind: 'text', label: commitmentWords.identifier, hint: commitmentWords.identifierHint },
    { path: 'title', kind: 'text', label: policyWords.name, hint: commitmentWords.titleHint },
    { path: 'text', kind: 'area', label: commitmentWords.text },
    { path: 'lead_institution', kind: 'text', label: commitmentWords.lead },
    { path: 'support_institutions', kind: 'list', label: commitmentWords.support },
    { path: 'policy_areas', kind: 'list', label: commitmentWords.areas },
    { path: 'starred', kind: 'enum', options: choices(STARS), label: words.starred },
    { path: 'star_source', kind: 'text', label: commitmentWords.starSource },
    { path: 'principles', kind: 'list', label: commitmentWords.principles },
    { path: 'links', kind: 'list', label: commitmentWords.links, hint: commitmentWords.linksHint },
  ],
});
const newCommitmentForm: Form = { fields: [identifierField(COMMITMENT_ID, bounds.CreateCommitmentRequest), ...commitmentForm.fields] };
export const COMMITMENT_KIND: Kind<Commitment> = {
  prefix: 'commitment',
  words: commitmentWords,
  methods: {
    create: policyMethods.createCommitment as never, get: policyMethods.getCommitment as never, update: policyMethods.updateCommitment as never,
    remove: policyMethods.deleteCommitment as never, undelete: policyMethods.undeleteCommitment as never,
  },
  writes: { create: readersOf('CreateCommitment'), update: readersOf('UpdateCommitment'), remove: readersOf('DeleteCommitment') },
  newForm: () => newCommitmentForm,
  made: (parent, values) => ({ parent, commitmentId: identifierIn(values[COMMITMENT_ID]), commitment: writeValues(commitmentForm, values) }),
  form: () => commitmentForm,
  titleOf: ({ identifier, title }) => `${identifier} – ${title}`,
};

const milestoneForm = (commitment: string, but = ''): Form => bound(bounds.Milestone, {
  fields: [
    { path: 'title', kind: 'text', label: policyWords.name },
    { path: 'part_of', kind: 'word', options: milestonesIn(commitment, but), label: milestoneWords.partOf },
    { path: 'first_year', kind: 'number', label: words.firstYear },
    { path: 'last_year', kind: 'number', label: words.lastYear },
    { path: 'lead_institution', kind: 'text', label: commitmentWords.lead },
    { path: 'links', kind: 'list', label: words.produced, hint: commitmentWords.linksHint },
    { path: 'expected_count', kind: 'number', label: milestoneWords.expected },
    { path: 'actual_count', kind: 'number', label: milestoneWords.actual },
  ],
});
export const MILESTONE_KIND: Kind<Milestone> = {
  prefix: 'milestone',
  words: milestoneWords,
  methods: {
    create: policyMethods.createMilestone as never, get: policyMethods.getMilestone as never, update: policyMethods.updateMilestone as never,
    remove: policyMethods.deleteMilestone as never, undelete: policyMethods.undeleteMilestone as never,
  },
  writes: { create: readersOf('CreateMilestone'), update: readersOf('UpdateMilestone'), remove: readersOf('DeleteMilestone') },
  newForm: (parent) => ({ fields: [identifierField(MILESTONE_ID, bounds.CreateMilestoneRequest), ...milestoneForm(parent).fields] }),
  made: (parent, values) => ({ parent, milestoneId: identifierIn(values[MILESTONE_ID]), milestone: writeValues(milestoneForm(parent), values) }),
  form: ({ name }) => milestoneForm(commitmentOf(name), name),
  titleOf: ({ title }) => title,
};

const optionsFrom = (terms: readonly string[]): Option[] => terms.map((value) => ({ value, label: termText(value) }));
// What may be said of a measure in the cycle of the plan, by the names that the contract's rules have.
export type Terms = (measure: string) => readonly string[];

const claimForm = (commitment: string, terms: Terms): Form => bound(bounds.CommitmentClaim, {
  fields: [
    { path: 'status', kind: 'word', options: optionsFrom(terms('completion')), label: commitmentWords.status },
    { path: 'claim_date', kind: 'day', label: commitmentWords.on },
    { path: 'milestone', kind: 'word', options: milestonesIn(commitment), label: commitmentWords.ofMilestone },
    { path: 'evidence', kind: 'area', label: commitmentWords.proof },
    { path: 'source', kind: 'text', label: commitmentWords.source },
    { path: 'uri', kind: 'uri', label: commitmentWords.uri },
  ],
});
// Claims are added, and never changed: what reads and changes one is never asked.
export const claimKind = (commitment: string, terms: Terms): Kind<CommitmentClaim & { etag: string }> => ({
  prefix: 'claim',
  words: { ...commitmentWords, add: commitmentWords.addClaim },
  methods: { create: policyMethods.createCommitmentClaim as never, get: policyMethods.listCommitmentClaims as never, update: policyMethods.createCommitmentClaim as never },
  writes: { create: readersOf('CreateCommitmentClaim'), update: readersOf('CreateCommitmentClaim') },
  newForm: () => claimForm(commitment, terms),
  made: (parent, values) => ({ parent, claim: writeValues(claimForm(commitment, terms), values) }),
  form: () => ({ fields: [] }),
  titleOf: ({ status }, { t }) => t(termText(status)),
});

// What a review says, by the names of its fields and of the rules.
export const RATED: readonly (readonly ['completion' | 'specificity' | 'verifiability' | 'potential_impact' | 'early_results' | 'potential_for_results', Text])[] = [
  ['completion', commitmentWords.status], ['specificity', commitmentWords.specificity], ['verifiability', commitmentWords.verifiability], ['potential_impact', commitmentWords.potentialImpact],
  ['early_results', commitmentWords.earlyResults], ['potential_for_results', commitmentWords.potentialForResults],
];
function reviewForm(terms: Terms): Form {
  const rated = RATED.flatMap(([path, label]): Field[] => (terms(path).length > 0 ? [{ path, kind: 'word', options: optionsFrom(terms(path)), label }] : []));
  return bound(bounds.CommitmentReview, {
    fields: [
      { path: 'report', kind: 'text', label: commitmentWords.report },
      { path: 'observation_date', kind: 'day', label: commitmentWords.observed },
      ...rated,
      { path: 'relevance', kind: 'list', label: commitmentWords.relevance, hint: commitmentWords.relevanceHint },
      { path: 'note', kind: 'area', label: commitmentWords.note },
      { path: 'uri', kind: 'uri', label: commitmentWords.uri },
    ],
  });
}
export const reviewKind = (terms: Terms): Kind<CommitmentReview & { etag: string }> => ({
  prefix: 'review',
  words: { ...commitmentWords, add: commitmentWords.addReview },
  methods: { create: policyMethods.createCommitmentReview as never, get: policyMethods.listCommitmentReviews as never, update: policyMethods.createCommitmentReview as never },
  writes: { create: readersOf('CreateCommitmentReview'), update: readersOf('CreateCommitmentReview') },
  newForm: () => reviewForm(terms),
  made: (parent, values) => ({ parent, review: writeValues(reviewForm(terms), values) }),
  form: () => ({ fields: [] }),
  titleOf: ({ report }) => report,
});
