// Who changed what of a person: for those who may read it.
import { accessMethods } from '@/access/api/clients';
import { readNames } from '@/access/api/person_names';
import { AGREEMENTS } from '@/access/words/consents';
import { DEEDS, reasonText } from '@/access/words/deeds';
import { fieldText } from '@/access/words/fields';
import { personWords } from '@/access/words/persons';
import { ROLES } from '@/access/words/roles';
import { Audit } from '@/kit/form/audit';
import type { AuditOf } from '@/kit/form/audit_told';
import { WhenSeen } from '@/kit/ui/when_seen';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { personForm } from './person_form';
import { Who } from './who';

const SYMBOLS: Readonly<Record<string, Text>> = { ...ROLES, GIVEN: AGREEMENTS.given, WITHDRAWN: AGREEMENTS.withdrawn };

const AUDIT: AuditOf = {
  list: accessMethods.listAuditRecords,
  people: { Who, readNames },
  methods: DEEDS,
  reasonNamed: reasonText,
  parts: { consents: personWords.consentTo },
  symbolNamed: (symbol) => SYMBOLS[symbol],
  fieldNamed: (field, resource, person) => {
    const known = resource === person ? personForm.fields.find(({ path }) => path === field) : undefined;
    return { known, label: known?.label ?? fieldText(field) ?? { fr: field, en: field } };
  },
};

export function History({ person }: { person: string }) {
  const { t } = useWords();
  return (
    <section className="no-print" aria-labelledby="journal">
      <h2 className="fr-h4 fr-mt-4w" id="journal">{t(personWords.history)}</h2>
      <WhenSeen instead={null}><Audit name={person} of={AUDIT} /></WhenSeen>
    </section>
  );
}
