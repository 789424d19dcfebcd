// Who changed what of a network, a questionnaire, a campaign: for those who may read it. Nothing of an answer is among it.
import { fieldText, reasonText } from '@/access/audit_words';
import { readNames, Who } from '@/access/feature';
import { useMay } from '@/feedback/api/caller';
import { feedbackMethods } from '@/feedback/api/clients';
import { FIELDS, METHODS, PARTS_BELOW } from '@/feedback/words/methods';
import { symbolText } from '@/feedback/words/symbols';
import { feedbackWords } from '@/feedback/words/words';
import { Audit } from '@/kit/form/audit';
import type { AuditOf } from '@/kit/form/audit_told';
import type { Form } from '@/kit/form/field';
import { Section } from '@/kit/ui/section';
import { WhenSeen } from '@/kit/ui/when_seen';
import { campaignForm } from './campaign_kind';
import { memberForm, networkForm } from './network_kind';
import { questionnaireForm, versionForm } from './questionnaire_kind';

const FORMS: Readonly<Record<string, Form>> = {
  networks: networkForm, 'networks/members': memberForm, questionnaires: questionnaireForm, 'questionnaires/versions': versionForm, campaigns: campaignForm(''),
};
const collectionsOf = (name: string) => name.split('/').filter((_, i) => i % 2 === 0).join('/');

const AUDIT: AuditOf = {
  list: feedbackMethods.listAuditRecords as AuditOf['list'],
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
  return <Section id="journal" title={feedbackWords.history}><WhenSeen instead={null}><Audit name={name} of={AUDIT} /></WhenSeen></Section>;
}
