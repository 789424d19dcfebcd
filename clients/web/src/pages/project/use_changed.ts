// What somebody else has just changed of what is shown.
import { useEffect, useRef, useState } from 'react';
import { isOwn } from '@/api/own_writes';
import { changedPaths, readValues } from '@/components/form/field';
import { labelAt, projectForm } from '@/components/record/sheet';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import type { Text } from '@/words/text';
import { projectWords } from './words';

export function useChanged(project: Project | undefined): readonly Text[] {
  const before = useRef<Project>(undefined);
  const [changed, setChanged] = useState<{ etag: string; labels: Text[] }>({ etag: '', labels: [] });
  useEffect(() => {
    const was = before.current;
    before.current = project;
    if (!was || !project || was.name !== project.name || was.etag === project.etag) return;
    const labels = changedPaths(projectForm, readValues(projectForm, was), readValues(projectForm, project)).map(labelAt);
    if (was.phaseRecord !== project.phaseRecord) labels.unshift(projectWords.phaseField);
    setChanged({ etag: project.etag, labels });
  }, [project]);
  return isOwn(changed.etag) ? [] : changed.labels;
}
