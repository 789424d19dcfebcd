// What a person agreed to, when, and in which words. An administrator withdraws it for them, and never agrees.
import { useState } from 'react';
import { useAccess } from '@/access/api/caller';
import { isCounting, type Agreed } from '@/access/api/consents';
import { AgreementBadge } from '@/access/components/agreement_badge';
import { Agreements } from '@/access/components/agreements';
import { consentWords } from '@/access/words/consents';
import { rolesWords } from '@/access/words/words';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { WithdrawForm } from './withdraw_form';
import './consents.css';

export function Consents({ person }: { person: string }) {
  const { t } = useWords();
  const [opened, open] = useState<Agreed>();
  const [isTaken, setTaken] = useState(false);
  const columns = useColumns(open);
  return (
    <>
      <h2 className="fr-h4 fr-mt-4w">{t(consentWords.ofPerson)}</h2>
      <div role="status">{isTaken && <p className="fr-message fr-message--valid fr-mb-2w">{t(consentWords.taken)}</p>}</div>
      <Agreements person={person}>
        {(all, askAgain) => (
          <>
            <DataTable caption={t(consentWords.ofPerson)} noCaption columns={columns} rows={all.filter(({ consent }) => consent)} rowKey={({ name }) => name}
              empty={<p>{t(consentWords.noneOfPerson)}</p>} />
            {opened && <WithdrawForm agreed={opened} onWithdrawn={() => setTaken(true)} onRefused={askAgain} onClose={() => open(undefined)} />}
          </>
        )}
      </Agreements>
    </>
  );
}

function useColumns(open: (agreed: Agreed) => void): Column<Agreed>[] {
  const { t, shortDate } = useWords();
  const { withdraws } = useAccess();
  const act: Column<Agreed> = {
    id: 'act', header: t(rolesWords.actions), csv: false, cell: (agreed) => isCounting(agreed.agreement) && (
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-label={t(consentWords.takeThis, { title: t(agreed.purpose.title) })} onClick={() => open(agreed)}>
        {t(consentWords.take)}
      </button>
    ),
  };
  return [
    { id: 'purpose', header: t(consentWords.purpose), isHeader: true, cell: ({ purpose }) => t(purpose.title) },
    { id: 'state', header: t(consentWords.state), cell: ({ agreement }) => <AgreementBadge agreement={agreement} /> },
    { id: 'given', header: t(consentWords.givenOn), isDay: true, cell: ({ consent }) => consent?.giveTime && shortDate(dayAt(consent.giveTime)) },
    { id: 'withdrawn', header: t(consentWords.withdrawnOn), isDay: true, cell: ({ consent }) => consent?.withdrawTime && shortDate(dayAt(consent.withdrawTime)) },
    { id: 'wording', header: t(consentWords.wording), cell: ({ consent }) => <span className="as-typed agreed-wording">{consent?.wording}</span> },
    ...(withdraws ? [act] : []),
  ];
}
