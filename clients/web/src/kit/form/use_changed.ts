// What somebody else has just changed of what is shown: the labels of the fields.
import { useEffect, useRef, useState } from 'react';
import { isOwn } from '@/kit/api/own_writes';
import type { Text } from '@/kit/words/text';
import { changedPaths, labelIn, readValues, type Form } from './field';
import type { Versioned } from './use_edit';

// `besides`: what else changed that is no field of the form.
export function useChanged<Resource extends Versioned & { name: string }>(
  form: Form, resource: Resource, besides?: (was: Resource, now: Resource) => readonly Text[]): readonly Text[] {
  const before = useRef<Resource>(undefined);
  const [changed, setChanged] = useState<{ now: Resource; labels: readonly Text[] }>();
  useEffect(() => {
    const was = before.current;
    before.current = resource;
    if (!was || was.name !== resource.name || was.etag === resource.etag) return;
    const labels = changedPaths(form, readValues(form, was), readValues(form, resource)).map((path) => labelIn(form, path));
    setChanged({ now: resource, labels: [...(besides?.(was, resource) ?? []), ...labels] });
  }, [form, resource, besides]);
  return !changed || isOwn(changed.now) ? [] : changed.labels;
}
