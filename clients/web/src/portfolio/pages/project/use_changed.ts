// What somebody else has just changed of the project that is shown.
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { useChanged as useChangedFields } from '@/kit/form/use_changed';
import type { Text } from '@/kit/words/text';
import { projectForm } from '@/portfolio/components/record/sheet';
import { projectWords } from './words';

const phase = (was: Project, now: Project): readonly Text[] => (was.phaseRecord !== now.phaseRecord ? [projectWords.phaseField] : []);

export const useChanged = (project: Project) => useChangedFields(projectForm, project, phase);
