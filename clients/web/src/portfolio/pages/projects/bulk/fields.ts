// What can be set on many projects at once.
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Project, ProjectSchema } from '@/gen/pepiniere/portfolio/v1/project_pb';
import type { Text } from '@/kit/words/text';
import { labelAt } from '@/portfolio/components/record/sheet';
import { bulkWords } from './words';

type Change = MessageInitShape<typeof ProjectSchema>;

export interface BulkField {
  // In UpdateProject's mask.
  path: string;
  label: Text;
  // Where values come from; any text otherwise.
  values?: 'organisations' | 'theme' | 'user_type';
  // An empty value has a meaning: it clears.
  clears?: boolean;
  // What it makes of a project; undefined where that is so already.
  change: (project: Project, value: string) => Change | undefined;
}

type ListKey = 'themes' | 'userTypes' | 'technologies' | 'sponsors';
type TextKey = 'programmeContact' | 'incubatorContact' | 'contact';

const adds = (key: ListKey): BulkField['change'] => (project, value) =>
  (project[key].includes(value) ? undefined : { [key]: [...project[key], value] });
const removes = (key: ListKey): BulkField['change'] => (project, value) =>
  (project[key].includes(value) ? { [key]: project[key].filter((one) => one !== value) } : undefined);
const sets = (key: TextKey): BulkField['change'] => (project, value) => (project[key] === value ? undefined : { [key]: value });

export const BULK_FIELDS: readonly BulkField[] = [
  { path: 'themes', label: bulkWords.addTheme, values: 'theme', change: adds('themes') },
  { path: 'themes', label: bulkWords.removeTheme, values: 'theme', change: removes('themes') },
  { path: 'user_types', label: bulkWords.addUsers, values: 'user_type', change: adds('userTypes') },
  { path: 'user_types', label: bulkWords.removeUsers, values: 'user_type', change: removes('userTypes') },
  { path: 'technologies', label: bulkWords.addTechnology, change: adds('technologies') },
  { path: 'sponsors', label: bulkWords.addSponsor, values: 'organisations', change: adds('sponsors') },
  { path: 'incubator_contact', label: labelAt('incubator_contact'), clears: true, change: sets('incubatorContact') },
  { path: 'programme_contact', label: labelAt('programme_contact'), clears: true, change: sets('programmeContact') },
  { path: 'contact', label: labelAt('contact'), clears: true, change: sets('contact') },
];
