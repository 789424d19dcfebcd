// What the audit of the portfolio keeps, as people say it.
import { fieldText, reasonText } from '@/access/audit_words';
import { readNames, Who } from '@/access/feature';
import type { AuditOf } from '@/kit/form/audit_told';
import { governanceMethods } from '@/portfolio/api/clients';
import { PARTS } from '@/portfolio/components/parts';
import { LINE_KINDS } from '@/portfolio/components/record/lines';
import { fieldAt } from '@/portfolio/components/record/sheet';
import { DEEDS } from '@/portfolio/words/deeds';
import { symbolText } from '@/portfolio/words/symbols';

// Of what is recorded beside the sheet, by its collection.
const FORMS = new Map(LINE_KINDS.map(({ items, form }) => [items, form]));

export const AUDIT_OF_PROJECT: AuditOf = {
  list: governanceMethods.listAuditRecords,
  people: { Who, readNames },
  methods: DEEDS,
  reasonNamed: reasonText,
  parts: PARTS,
  symbolNamed: symbolText,
  fieldNamed: (field, resource, project) => {
    const [collection = ''] = resource.slice(project.length + 1).split('/');
    const known = collection ? FORMS.get(collection)?.fields.find(({ path }) => path === field) : fieldAt(field);
    return { known, label: known?.label ?? fieldText(field) ?? { fr: field, en: field } };
  },
};
