// What became of a challenge, line by line, the latest day first; those that were corrected or withdrawn where one asks for them.
import { useState } from 'react';
import { Who } from '@/access/feature';
import { useMay } from '@/cohort/api/caller';
import { useOutcomes } from '@/cohort/api/challenges';
import { latestFirst } from '@/cohort/api/outcome_said';
import { outcomeForm } from '@/cohort/components/challenge_form';
import { AddOutcome, CorrectOutcome } from '@/cohort/components/outcome_dialogs';
import { outcomeWords } from '@/cohort/words/challenges';
import type { Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import type { ChallengeOutcome, Trail } from '@/gen/pepiniere/cohort/v1/outcome_pb';
import { valueAt, type Field } from '@/kit/form/field';
import { FieldValue } from '@/kit/form/field_value';
import { CheckField } from '@/kit/form/inputs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

// 0 people is something that is known.
function isSaid({ path, kind }: Field, line: ChallengeOutcome) {
  const value = valueAt(line, path);
  return value !== undefined && value !== '' && (kind !== 'enum' || value !== 0);
}

export function Outcomes({ challenge: { name, deleteTime } }: { challenge: Challenge }) {
  const { t, date } = useWords();
  const [showsAll, showAll] = useState('');
  const [dialog, open] = useState<'add' | ChallengeOutcome>();
  const may = useMay(name);
  const outcomes = useOutcomes(name, showsAll !== '');
  const rows = outcomes.data && latestFirst(outcomes.data);
  const close = () => open(undefined);
  const columns: Column<ChallengeOutcome>[] = [
    // A column that no line fills says nothing.
    ...outcomeForm.fields.filter((field) => field.required || rows?.some((line) => isSaid(field, line))).map((field): Column<ChallengeOutcome> => ({
      id: field.path, header: t(field.label), numeric: field.kind === 'count', isDay: field.kind === 'day',
      csv: field.kind === 'day' ? ((line) => line.date && isoOf(line.date)) : undefined, cell: (line) => <Cell field={field} line={line} />,
    })),
    { id: 'trail', header: t(outcomeWords.trail), cell: ({ trail }) => <TrailCell trail={trail} /> },
    ...(may('CreateChallengeOutcome') && !deleteTime ? [{ id: 'acts', header: t(outcomeWords.acts), csv: false as const, cell: (line: ChallengeOutcome) => !line.trail?.supersedeTime && (
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" aria-label={t(outcomeWords.correctThis, { date: date(line.date) })} onClick={() => open(line)}>{t(outcomeWords.correct)}</button>
    ) }] : []),
  ];
  return (
    <section className="known-section" aria-labelledby="devenir">
      <div className="list-head">
        <h2 className="fr-h4 fr-mb-0" id="devenir">{t(outcomeWords.title)}</h2>
        {may('CreateChallengeOutcome') && !deleteTime && <button type="button" className="fr-btn fr-btn--sm fr-icon-add-line fr-btn--icon-left no-print" onClick={() => open('add')}>{t(outcomeWords.add)}</button>}
      </div>
      <DataTable caption={t(outcomeWords.title)} noCaption columns={columns} rows={rows} rowKey={(line) => line.name}
        error={outcomes.error} onRetry={() => void outcomes.refetch()} empty={<p>{t(outcomeWords.unknownTold)}</p>} />
      <div className="no-print"><CheckField label={t(outcomeWords.showAll)} value={showsAll} onChange={showAll} /></div>
      {dialog === 'add' && <AddOutcome challenge={name} onClose={close} />}
      {dialog && dialog !== 'add' && <CorrectOutcome outcome={dialog} onClose={close} />}
    </section>
  );
}

function Cell({ field, line }: { field: Field; line: ChallengeOutcome }) {
  const { t } = useWords();
  const value = valueAt(line, field.path);
  const shown = !isSaid(field, line) ? <span className="quiet">{field.path === 'comment' || field.path === 'destination_title' ? '' : t(outcomeWords.unknown)}</span> : <FieldValue field={field} value={value} />;
  return line.trail?.supersedeTime ? <del>{shown}</del> : shown;
}

function TrailCell({ trail }: { trail: Trail | undefined }) {
  const { t, shortDate, colon } = useWords();
  if (!trail) return null;
  const { recordTime, recordedBy, supersedeTime, supersededBy, supersedeReason } = trail;
  return (
    <>
      {t(outcomeWords.recorded, { date: shortDate(recordTime) })}{recordedBy && <> {t(outcomeWords.recordedBy)} <Who name={recordedBy} /></>}
      {supersedeTime && <><br /><strong>{t(supersededBy ? outcomeWords.corrected : outcomeWords.withdrawn, { date: shortDate(supersedeTime) })}{supersedeReason && colon + supersedeReason}</strong></>}
    </>
  );
}
