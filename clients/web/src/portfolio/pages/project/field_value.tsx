// A field of a project as people read it: its values lead to the projects that share them.
import type { Field } from '@/kit/form/field';
import { FieldValue as OneOfKit } from '@/kit/form/field_value';
import { projectsUrl } from '@/portfolio/api/project_filter';

const LEADS: Readonly<Record<string, string>> = {
  primary_incubator: 'incubateur', other_incubators: 'incubateur', sponsors: 'ministere', themes: 'thematique', user_types: 'usagers', technologies: 'techno',
};

const leadOf = (path: string, value: string) => (LEADS[path] ? projectsUrl({ [LEADS[path]]: value }) : undefined);

export function FieldValue(props: { field: Field; value: unknown }) {
  return <OneOfKit {...props} leadOf={leadOf} />;
}
