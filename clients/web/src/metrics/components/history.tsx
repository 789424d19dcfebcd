// Who changed what of a project's measures, of a source, of an objective: for those who may read it.
import { fieldText, reasonText } from '@/access/audit_words';
import { Definition_Kind as Kind } from '@/gen/pepiniere/metrics/v1/definition_pb';
import { projectOf } from '@/metrics/api/addresses';
import { useMay } from '@/metrics/api/caller';
import { metricsMethods } from '@/metrics/api/clients';
import { FIELDS, METHODS, PARTS_BELOW } from '@/metrics/words/methods';
import { symbolText } from '@/metrics/words/symbols';
import { measureWords } from '@/metrics/words/words';
import { Audit } from '@/kit/form/audit';
import type { AuditOf } from '@/kit/form/audit_told';
import type { Form } from '@/kit/form/field';
import { WhenSeen } from '@/kit/ui/when_seen';
import { useWords } from '@/kit/words/use_words';
import { definitionForm } from './definition_kind';
import { deploymentForm } from './deployment_kind';
import { incidentFormOf } from './incident_kind';
import { itemFormOf } from './item_kind';
import { objectiveFormOf } from './objective_form';
import { sourceForm } from './source_form';
import { sprintForm } from './sprint_kind';
import { readTellers, WhoTold } from './who_told';

// By what names of it hold.
const FORMS: readonly (readonly [RegExp, (resource: string) => Form])[] = [
  [/^sources\//, () => sourceForm], [/^definitions\//, () => definitionForm(Kind.ADDITIVE)], [/\/objectives\//, (of) => objectiveFormOf(projectOf(of))],
  [/\/deployments\//, () => deploymentForm], [/\/incidents\//, (of) => incidentFormOf(projectOf(of))],
  [/\/workItems\//, (of) => itemFormOf(projectOf(of))], [/\/sprints\//, () => sprintForm],
];
const formOf = (resource: string): Form | undefined => FORMS.find(([pattern]) => pattern.test(resource))?.[1](resource);

const AUDIT: AuditOf = {
  list: metricsMethods.listAuditRecords as AuditOf['list'],
  people: { Who: WhoTold, readNames: readTellers },
  methods: METHODS,
  reasonNamed: reasonText,
  parts: PARTS_BELOW,
  symbolNamed: symbolText,
  fieldNamed: (field, resource) => {
    const known = formOf(resource)?.fields.find(({ path }) => path === field);
    return { known, label: known?.label ?? FIELDS[field] ?? fieldText(field) ?? { fr: field, en: field } };
  },
};

export function ProjectHistory({ project }: { project: string }) {
  const may = useMay(project);
  return may('ListAuditRecords') ? <Shown name={project} /> : null;
}

export function SourceHistory({ source }: { source: string }) {
  const may = useMay(source);
  return may('ListAuditRecords') ? <Shown name={source} /> : null;
}

function Shown({ name }: { name: string }) {
  const { t } = useWords();
  return (
    <section className="measures__section no-print" aria-labelledby="journal">
      <h2 className="fr-h4" id="journal">{t(measureWords.history)}</h2>
      <WhenSeen instead={null}><Audit name={name} of={AUDIT} /></WhenSeen>
    </section>
  );
}
