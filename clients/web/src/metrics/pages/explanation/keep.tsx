// The export, by which anybody computes the figure again; and keeping the figure as it is, to be cited.
import { useState } from 'react';
import { useMay } from '@/metrics/api/caller';
import { metricsMethods } from '@/metrics/api/clients';
import { readExport, type Asked } from '@/metrics/api/explanation';
import { sha256Of } from '@/metrics/api/hash';
import { explanationWords as words } from '@/metrics/words/explanation';
import { readersOf } from '@/metrics/words/readers';
import * as bounds from '@/gen/pepiniere/metrics/v1/bounds';
import type { Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import { idOf } from '@/kit/api/names';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import { writeValues, type Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { Problem } from '@/kit/ui/problem';
import { save } from '@/kit/ui/save';
import { useWords } from '@/kit/words/use_words';

const form: Form = bound(bounds.Snapshot, { fields: [{ path: 'title', kind: 'text', label: words.keptAs }, { path: 'note', kind: 'area', label: words.keptNote }] });

interface KeepProps { project: string; asked: Asked; figure: Indicator; sha256: string; called: string }

export function Keep({ project, asked, figure, sha256, called }: KeepProps) {
  const { t } = useWords();
  const may = useMay(project);
  const [isKeeping, setKeeping] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <section className="measures__section" aria-labelledby="export">
      <h2 className="fr-h4" id="export">{t(words.export)}</h2>
      <p>{t(words.exportTold)} <code>{sha256}</code></p>
      <Download asked={asked} figure={figure} name={`${idOf(project)}-${figure.indicator}.jsonl`} />
      {may('CreateSnapshot') && <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" onClick={() => setKeeping(true)}>{t(words.keep)}</button>}
      <p role="status" className="quiet">{said}</p>
      {isKeeping && <KeepDialog project={project} asked={asked} figure={figure} called={called} onDone={() => (setSaid(t(words.kept)), setKeeping(false))} onClose={() => setKeeping(false)} />}
    </section>
  );
}

// Of the same instants as what is in view, so that it says the same.
const fixed = (asked: Asked, { fromTime, toTime, asOf, knownAt }: Indicator) => ({ ...(asked as object), fromTime, toTime, asOf, knownAt }) as Asked;

function Download({ asked, figure, name }: { asked: Asked; figure: Indicator; name: string }) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    setError(undefined);
    try {
      const { text, sha256 } = await readExport(fixed(asked, figure));
      // What came whole is kept; what did not is said.
      if (await sha256Of(text) !== sha256) return setSaid(t(words.downloadedOther));
      save(new Blob([text], { type: 'application/jsonl;charset=utf-8' }), name);
      setSaid(t(words.downloaded));
    } catch (caught) {
      setError(caught);
    } finally {
      setRunning(false);
    }
    return undefined;
  };
  return (
    <div className="csv-export no-print">
      <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm fr-icon-download-line fr-btn--icon-left" disabled={isRunning} onClick={() => void run()}>{t(words.download)}</button>
      <span role="status" className="quiet">{said}</span>
      {error !== undefined && <Problem error={error} />}
    </div>
  );
}

interface KeepDialogProps { project: string; asked: Asked; figure: Indicator; called: string; onDone: () => void; onClose: () => void }

function KeepDialog({ project, asked, figure, called, onDone, onClose }: KeepDialogProps) {
  const { t } = useWords();
  const { mutateAsync: keep } = useWrite(metricsMethods.createSnapshot);
  const { indicator, subject, dimensions, source } = asked as { indicator: string; subject: string; dimensions: { key: string; value: string }[]; source: string };
  const { fromTime, toTime, asOf, knownAt } = figure;
  return (
    <Dialog title={t(words.keep)} onClose={onClose}>
      <DialogForm id={`${project}.${indicator}.garder`} form={form} writes={readersOf('CreateSnapshot')} prefix="snapshot" submit={t(words.keep)} intro={<p>{t(words.keepTold)}</p>} start={{ title: called }}
        send={(values) => keep({ parent: project, snapshot: writeValues(form, values), indicator, subject, dimensions, source, fromTime, toTime, asOf, knownAt })} onDone={onDone} onCancel={onClose} />
    </Dialog>
  );
}
