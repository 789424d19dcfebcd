// Who changed what of a proposal, a session, a text, a plan: for those who may read it.
import { fieldText, reasonText } from '@/access/audit_words';
import { readNames, Who } from '@/access/feature';
import { Audit } from '@/kit/form/audit';
import type { AuditOf } from '@/kit/form/audit_told';
import type { Form } from '@/kit/form/field';
import { Section } from '@/kit/ui/section';
import { WhenSeen } from '@/kit/ui/when_seen';
import { useMay } from '@/policy/api/caller';
import { policyMethods } from '@/policy/api/clients';
import { FIELDS, METHODS, PARTS_BELOW } from '@/policy/words/methods';
import { symbolText } from '@/policy/words/symbols';
import { policyWords } from '@/policy/words/words';
import { commitmentForm, planForm } from './plan_kinds';
import { proposalForm } from './proposal_kind';
import { sessionForm } from './session_kind';
import { textForm } from './text_kind';

const FORMS: Readonly<Record<string, Form>> = { proposals: proposalForm, sessions: sessionForm, texts: textForm, plans: planForm, 'plans/commitments': commitmentForm };
const collectionsOf = (name: string) => name.split('/').filter((_, i) => i % 2 === 0).join('/');

const AUDIT: AuditOf = {
  list: policyMethods.listAuditRecords as AuditOf['list'],
  people: { Who, readNames },
  methods: METHODS,
  reasonNamed: reasonText,
  parts: PARTS_BELOW,
  symbolNamed: symbolText,
  fieldNamed: (field, resource) => {
    const known = FORMS[collectionsOf(resource)]?.fields.find(({ path }) => path === field);
    return { known, label: known?.label ?? FIELDS[field] ?? fieldText(field) ?? { fr: field, en: field } };
  },
};

export function History({ name }: { name: string }) {
  const may = useMay(name);
  if (!may('ListAuditRecords')) return null;
  return <Section id="journal" title={policyWords.history}><WhenSeen instead={null}><Audit name={name} of={AUDIT} /></WhenSeen></Section>;
}
