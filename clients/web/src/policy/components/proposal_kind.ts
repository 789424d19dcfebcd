// Proposals, as their authors write them.
import { TOPICS } from '@/feedback/topics';
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import type { Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Field, type Form, type Rows } from '@/kit/form/field';
import { optionsOf } from '@/kit/form/options';
import type { Kind } from '@/kit/form/resource_kind';
import { policyMethods } from '@/policy/api/clients';
import { COMMITMENTS } from '@/policy/api/plans';
import { NATURES, proposalWords as words, TARGET_KINDS } from '@/policy/words/proposals';
import { readersOf } from '@/policy/words/readers';
import { policyWords } from '@/policy/words/words';
import { ORGANISATIONS } from '@/portfolio/feature';

const targets: Rows = bound(bounds.TargetText, {
  one: words.target, add: words.addTarget, isOrdered: true,
  fields: [
    { path: 'kind', kind: 'enum', options: choices(TARGET_KINDS), label: words.targetKind },
    { path: 'identifier', kind: 'text', label: words.identifier, hint: words.identifierHint },
    { path: 'article', kind: 'text', label: words.article },
    { path: 'current_wording', kind: 'area', label: words.current },
    { path: 'proposed_wording', kind: 'area', label: words.proposed },
    { path: 'authority', kind: 'word', options: ORGANISATIONS, label: policyWords.authority, hint: words.authorityHint },
  ],
});

const said: readonly Field[] = [
  { path: 'title', kind: 'text', label: policyWords.name },
  { path: 'problem', kind: 'area', label: words.problem, hint: words.problemHint },
  { path: 'topics', kind: 'list', options: TOPICS, label: words.topics },
  { path: 'proposed_change', kind: 'area', label: words.change, hint: words.changeHint },
  { path: 'natures', kind: 'list', options: optionsOf(NATURES), label: words.natures },
  { path: 'target_texts', kind: 'rows', rows: targets, label: words.targets },
  { path: 'no_target_text_known', kind: 'flag', label: words.noTarget },
  { path: 'impact_audience', kind: 'text', label: words.audience },
  { path: 'impact_people', kind: 'number', label: words.people },
  { path: 'impact_hours', kind: 'number', label: words.hours },
  { path: 'impact_euros', kind: 'number', label: words.euros },
  { path: 'impact_reasoning', kind: 'area', label: words.reasoning },
];
const commitments: Field = { path: 'commitments', kind: 'list', options: COMMITMENTS, label: words.commitments };
const authors: Field = { path: 'authors', kind: 'list', label: words.authors, hint: words.authorsHint };
const newForm: Form = bound(bounds.Proposal, { fields: [...said, commitments] });
export const proposalForm: Form = bound(bounds.Proposal, { fields: [...said, commitments, authors] });

// Made by the person that it is of.
export const PROPOSAL_KIND: Kind<Proposal> = {
  prefix: 'proposal',
  words,
  methods: { create: policyMethods.createProposal as never, get: policyMethods.getProposal as never, update: policyMethods.updateProposal as never },
  writes: { create: readersOf('CreateProposal'), update: readersOf('UpdateProposal') },
  newForm: () => newForm,
  made: (author, values) => ({ author, proposal: writeValues(newForm, values) }),
  form: () => proposalForm,
  titleOf: ({ title }) => title,
};
