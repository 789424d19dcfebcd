// Adding a grid, changing one, deleting one; making a version of it, and changing one that is not frozen.
import { useNavigate } from 'react-router-dom';
import { GRIDS, gridUrl, numberOf } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { gridWords } from '@/cohort/words/grids';
import { readersOf } from '@/cohort/words/readers';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Grid, GridVersion } from '@/gen/pepiniere/cohort/v1/grid_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { afterDeletion } from '@/kit/form/deletion';
import { DialogForm } from '@/kit/form/dialog_form';
import { EditDialog } from '@/kit/form/edit_dialog';
import { readValues, writeValues, type Form, type Values } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { gridForm, newGridForm, versionForm } from './grid_form';

const NOTHING_ASKED: Form = { fields: [] };
const newForm: Form = { ...newGridForm, fields: [identifierField('grid_id', bounds.CreateGridRequest), ...newGridForm.fields] };

export function AddGrid({ programme, onClose }: { programme: string; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: create } = useWrite(cohortMethods.createGrid);
  return (
    <Dialog title={t(gridWords.add)} onClose={onClose} wide>
      <DialogForm id="grilles.nouvelle" form={newForm} writes={readersOf('CreateGrid')} prefix="grid" submit={t(gridWords.add)} start={{ programme }}
        send={async (values) => navigate(gridUrl((await create({ gridId: identifierIn(values.grid_id), grid: writeValues(newGridForm, values) })).name))}
        onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function EditGrid({ grid, mayRestore, onDone, onClose }: { grid: Grid; mayRestore: boolean; onDone: () => void; onClose: () => void }) {
  const { t } = useWords();
  const { name, title, etag: now } = grid;
  const { mutateAsync: undelete } = useWrite(cohortMethods.undeleteGrid);
  const { mutateAsync: update } = useWrite(cohortMethods.updateGrid);
  return (
    <Dialog title={t(gridWords.editThis, { title })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={gridForm} writes={readersOf('UpdateGrid')} words={gridWords} prefix="grid" current={grid}
        read={() => call(cohortMethods.getGrid, { name })}
        send={({ paths, fields, etag }) => update({ grid: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onDone} onCancel={onClose}
        restore={mayRestore ? () => undelete({ name, etag: now }) : undefined} />
    </Dialog>
  );
}

export function DeleteGrid({ grid: { name, title, etag }, onClose }: { grid: Grid; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: remove } = useWrite(cohortMethods.deleteGrid);
  return (
    <Dialog title={t(gridWords.removeThis, { title })} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={readersOf('DeleteGrid')} submit={t(gridWords.remove)}
        intro={<p>{t(gridWords.removeTold)}</p>} send={() => remove({ name, etag })} onDone={() => navigate(GRIDS, afterDeletion({ name, title }))} onCancel={onClose} />
    </Dialog>
  );
}

// `last`: the version that the new one starts from.
export function AddVersion({ grid, last, onClose }: { grid: string; last: GridVersion | undefined; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: create } = useWrite(cohortMethods.createGridVersion);
  const requestOf = (values: Values) => ({ parent: grid, version: writeValues(versionForm, values) });
  const criteria = last && readValues(versionForm, last).criteria;
  return (
    <Dialog title={t(gridWords.addVersion)} onClose={onClose} wide>
      <DialogForm id={`${grid}.version.${last ? numberOf(last.name) : 0}`} form={versionForm} writes={readersOf('CreateGridVersion')} prefix="version" submit={t(gridWords.addVersion)}
        start={criteria ? { criteria } : {}} intro={last && <p>{t(gridWords.fromLast, { n: numberOf(last.name) })}</p>}
        check={(values) => call(cohortMethods.createGridVersion, { ...requestOf(values), validateOnly: true })}
        send={(values) => create(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function EditVersion({ version, onDone, onClose }: { version: GridVersion; onDone: () => void; onClose: () => void }) {
  const { t } = useWords();
  const { name } = version;
  const { mutateAsync: update } = useWrite(cohortMethods.updateGridVersion);
  return (
    <Dialog title={t(gridWords.editVersion, { n: numberOf(name) })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={versionForm} writes={readersOf('UpdateGridVersion')} words={gridWords} prefix="version" current={version}
        read={() => call(cohortMethods.getGridVersion, { name })}
        check={({ paths, fields, etag }) => call(cohortMethods.updateGridVersion, { version: { ...fields, name, etag }, updateMask: { paths }, validateOnly: true })}
        send={({ paths, fields, etag }) => update({ version: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onDone} onCancel={onClose} />
    </Dialog>
  );
}
