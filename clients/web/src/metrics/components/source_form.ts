// The fields of a source that people read and change.
import { KINDS, sourceWords as words, STATES, TIERS } from '@/metrics/words/sources';
import * as bounds from '@/gen/pepiniere/metrics/v1/bounds';
import { bound } from '@/kit/form/bounds';
import { choices, type Field, type Form, type Rows } from '@/kit/form/field';

const stateRules: Rows = bound(bounds.StateRule, {
  one: words.stateRule, add: words.addStateRule, isOrdered: true,
  fields: [{ path: 'word', kind: 'text', label: words.word }, { path: 'state', kind: 'enum', options: choices(STATES), label: words.state }],
});
const tierRules: Rows = bound(bounds.TierRule, {
  one: words.tierRule, add: words.addTierRule, isOrdered: true,
  fields: [{ path: 'environment', kind: 'text', label: words.environment }, { path: 'tier', kind: 'enum', options: choices(TIERS), label: words.tier }],
});

const title: Field = { path: 'title', kind: 'text', label: words.name };
const kind: Field = { path: 'kind', kind: 'enum', options: choices(KINDS), label: words.kind };
const rules: readonly Field[] = [
  { path: 'repositories', kind: 'list', label: words.repositories, hint: words.repositoriesHint },
  { path: 'state_rules', kind: 'rows', rows: stateRules, label: words.stateRules },
  { path: 'tier_rules', kind: 'rows', rows: tierRules, label: words.tierRules },
];

export const newSourceForm: Form = bound(bounds.Source, { fields: [title, kind, ...rules] });
export const sourceForm: Form = bound(bounds.Source, { fields: [title, ...rules, { path: 'paused', kind: 'flag', label: words.paused }] });
export const rotationForm: Form = bound(bounds.RotateSourceSecretRequest, { fields: [{ path: 'keep_hours', kind: 'count', label: words.keepHours, hint: words.keepHoursHint }] });
