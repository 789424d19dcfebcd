// Whom a study invited, in the order of the draw, and what came of each, for managers of the panel.
import { useState } from 'react';
import { useNames, Who } from '@/access/feature';
import { feedbackMethods } from '@/feedback/api/clients';
import { useInvitations } from '@/feedback/api/panels';
import { useStratumName } from '@/feedback/components/stratum_name';
import { readersOf } from '@/feedback/words/readers';
import { DISPOSITIONS, INVITATION_STATES, studyWords as words } from '@/feedback/words/studies';
import { feedbackWords } from '@/feedback/words/words';
import type { Invitation } from '@/gen/pepiniere/feedback/v1/invitation_pb';
import type { Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { choices, type Form } from '@/kit/form/field';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { More } from '@/kit/ui/more';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';

const form: Form = { fields: [{ path: 'disposition', kind: 'enum', required: true, options: choices(DISPOSITIONS), label: words.disposition }] };

export function Invited({ study }: { study: Study }) {
  const { t, date, colon } = useWords();
  const found = useInvitations(study.name, true);
  const rows = found.data?.pages.flatMap(({ invitations }) => invitations);
  const stratumOf = useStratumName(study);
  const nameOf = useNames(rows?.map(({ person }) => person) ?? []);
  const [recorded, record] = useState<Invitation>();
  const { mutateAsync: send } = useWrite(feedbackMethods.recordDisposition);
  const columns: Column<Invitation>[] = [
    { id: 'rank', header: t(words.rank), isHeader: true, csv: ({ rank }) => rank, cell: ({ rank }) => rank },
    { id: 'stratum', header: t(words.stratum), cell: ({ stratum }) => stratumOf(stratum) },
    { id: 'person', header: t(words.panelist), csv: ({ person }) => nameOf(person), cell: ({ person }) => person && <Who name={person} /> },
    { id: 'state', header: t(feedbackWords.state), csv: ({ state }) => t(INVITATION_STATES[state]), cell: ({ state, reserveEndTime }) => <>{t(INVITATION_STATES[state])}{reserveEndTime && <span className="quiet"> {t(words.reservedUntil, { date: date(reserveEndTime) })}</span>}</> },
    { id: 'disposition', header: t(words.disposition), csv: ({ disposition }) => t(DISPOSITIONS[disposition]), cell: ({ disposition }) => t(DISPOSITIONS[disposition]) },
    { id: 'hash', header: t(words.drawHash), csv: ({ drawHash }) => drawHash, cell: ({ drawHash }) => <code className="hash">{drawHash.slice(0, 12)}…</code> },
    { id: 'act', header: t(feedbackWords.act), csv: false, cell: (one) => <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm no-print" onClick={() => record(one)}>{t(words.record)}<span className="fr-sr-only">{colon}{nameOf(one.person)}</span></button> },
  ];
  return (
    <Section id="invitations" title={words.invitations}>
      <DataTable cards caption={t(words.invitations)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name} error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(words.noInvitations)}</p>} />
      <More found={found} of={t(words.invitations)} />
      {recorded && (
        <ActDialog id={`${recorded.name}.issue`} title={t(words.recordThis, { n: recorded.rank })} submit={t(words.record)} form={form} start={{ disposition: String(recorded.disposition) }} writes={readersOf('RecordDisposition')}
          send={({ disposition }) => send({ name: recorded.name, etag: recorded.etag, disposition: Number(disposition) })} onClose={() => record(undefined)} />
      )}
    </Section>
  );
}
