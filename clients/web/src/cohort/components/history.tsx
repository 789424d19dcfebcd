// Who changed what of a programme, of a cohort, of a challenge, of a call: for those who may read it.
import { fieldText, reasonText } from '@/access/audit_words';
import { readNames, Who } from '@/access/feature';
import { useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { challengeWords } from '@/cohort/words/challenges';
import { METHODS, PARTS_BELOW } from '@/cohort/words/methods';
import { Audit } from '@/kit/form/audit';
import type { AuditOf } from '@/kit/form/audit_told';
import type { Form } from '@/kit/form/field';
import { WhenSeen } from '@/kit/ui/when_seen';
import { useWords } from '@/kit/words/use_words';
import { callForm, seatFields } from './call_form';
import { challengeForm, outcomeForm } from './challenge_form';
import { cohortForm } from './cohort_form';
import { gridForm, versionForm } from './grid_form';
import { jurorFormOf } from './jury_forms';
import { assignmentFormOf, profileForm } from './people_forms';
import { programmeForm } from './programme_form';

// By the collections of a name: "challenges/outcomes" of challenges/x/outcomes/3.
const FORMS: Readonly<Record<string, Form>> = {
  programmes: programmeForm, 'programmes/cohorts': cohortForm, challenges: challengeForm, 'challenges/outcomes': outcomeForm,
  calls: callForm, 'calls/seats': { fields: seatFields }, grids: gridForm, 'grids/versions': versionForm,
  assignments: assignmentFormOf(''), people: profileForm, 'calls/jurors': jurorFormOf([], true),
};
const collectionsOf = (name: string) => name.split('/').filter((_, i) => i % 2 === 0).join('/');

const AUDIT: AuditOf = {
  list: cohortMethods.listAuditRecords,
  people: { Who, readNames },
  methods: METHODS,
  reasonNamed: reasonText,
  parts: PARTS_BELOW,
  fieldNamed: (field, resource) => {
    const known = FORMS[collectionsOf(resource)]?.fields.find(({ path }) => path === field);
    return { known, label: known?.label ?? fieldText(field) ?? { fr: field, en: field } };
  },
};

export function History({ name }: { name: string }) {
  const { t } = useWords();
  const may = useMay(name);
  if (!may('ListAuditRecords')) return null;
  return (
    <section className="known-section no-print" aria-labelledby="journal">
      <h2 className="fr-h4" id="journal">{t(challengeWords.history)}</h2>
      <WhenSeen instead={null}><Audit name={name} of={AUDIT} /></WhenSeen>
    </section>
  );
}
