// Amendments to a revision of a proposal: which part, and in which words.
import { Amendment_Part as Part, type Amendment } from '@/gen/pepiniere/policy/v1/amendment_pb';
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import type { Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Field, type Form, type Values } from '@/kit/form/field';
import type { Kind } from '@/kit/form/resource_kind';
import type { Text } from '@/kit/words/text';
import { policyMethods } from '@/policy/api/clients';
import { amendmentWords as words, PARTS } from '@/policy/words/amendments';
import { readersOf } from '@/policy/words/readers';

type Amended = Pick<Proposal, 'name' | 'revision' | 'title' | 'problem' | 'proposedChange' | 'targetTexts'>;

export const partIn = (values: Values): Part => Number(values.part ?? 0);
// What stands now where an amendment would put other words.
export function wordsAt({ title, problem, proposedChange, targetTexts }: Amended, part: Part, target: number): string {
  const said: Readonly<Record<Part, string>> = {
    [Part.UNSPECIFIED]: '', [Part.TITLE]: title, [Part.PROBLEM]: problem, [Part.PROPOSED_CHANGE]: proposedChange, [Part.TARGET_TEXT]: targetTexts[target - 1]?.proposedWording ?? '',
  };
  return said[part];
}

const calledIn = ({ identifier, article }: { identifier: string; article: string }, i: number): Text => {
  const called = `${i + 1}. ${[identifier, article].filter(Boolean).join(', ')}`;
  return { fr: called, en: called };
};

function fieldsOf({ targetTexts }: Amended, values: Values): readonly Field[] {
  const targets = targetTexts.map((one, i) => ({ value: String(i + 1), label: calledIn(one, i) }));
  return [
    { path: 'part', kind: 'enum', options: choices(PARTS).filter(({ value }) => Number(value) !== Part.TARGET_TEXT || targets.length > 0), label: words.part },
    ...(partIn(values) === Part.TARGET_TEXT ? [{ path: 'target_text', kind: 'enum' as const, required: true, options: targets, label: words.whichTarget }] : []),
    { path: 'proposed_wording', kind: 'area', label: words.wording },
    { path: 'reason', kind: 'area', label: words.why },
  ];
}

// Of that proposal, as it is now: an amendment is based on its current revision.
export const amendmentKind = (proposal: Amended): Kind<Amendment> => {
  const newForm = (values: Values): Form => bound(bounds.Amendment, { fields: fieldsOf(proposal, values) });
  return {
    prefix: 'amendment',
    words,
    methods: { create: policyMethods.createAmendment as never, get: policyMethods.getAmendment as never, update: policyMethods.updateAmendment as never },
    writes: { create: readersOf('CreateAmendment'), update: readersOf('UpdateAmendment') },
    newForm: () => newForm,
    made: (author, values) => ({ parent: proposal.name, amendment: { author, baseRevision: proposal.revision, ...writeValues(newForm(values), values) } }),
    form: () => bound(bounds.Amendment, { fields: [{ path: 'proposed_wording', kind: 'area', label: words.wording }, { path: 'reason', kind: 'area', label: words.why }] }),
    titleOf: ({ name }, { t }) => t(words.number, { n: name.slice(name.lastIndexOf('/') + 1) }),
  };
};
