// How a person signs in: by which tokens, by which certificates; and, for those who may, adding a way and taking one away.
import { useState } from 'react';
import { accessMethods } from '@/access/api/clients';
import { isCertificate, type SignIn } from '@/access/api/sign_ins';
import { signInWords } from '@/access/words/sign_ins';
import { rolesWords } from '@/access/words/words';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { usePermission } from '@/kit/api/permissions';
import { DataTable, type Column } from '@/kit/ui/data_table';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { LinkForm } from './link_form';
import { UnlinkForm } from './unlink_form';

type Opened = { add: true } | { remove: SignIn };

export function SignIns({ person }: { person: Person }) {
  const { t } = useWords();
  const { name, subjects } = person;
  const may = usePermission(accessMethods.getPermissions, name);
  const [opened, open] = useState<Opened>();
  const [done, tell] = useState<Text>();
  const close = () => open(undefined);
  const remove: Column<SignIn> = {
    id: 'act', header: t(rolesWords.actions), csv: false, cell: (signIn) => (
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-label={t(signInWords.removeThis, { subject: signIn.subject })} onClick={() => open({ remove: signIn })}>
        {t(signInWords.remove)}
      </button>
    ),
  };
  return (
    <>
      <h2 className="fr-h4 fr-mt-4w">{t(signInWords.list)}</h2>
      <div role="status">{done && <p className="fr-message fr-message--valid fr-mb-2w">{t(done)}</p>}</div>
      <DataTable<SignIn> caption={t(signInWords.list)} noCaption rows={subjects} rowKey={({ issuer, subject }) => `${issuer} ${subject}`} empty={<p>{t(signInWords.none)}</p>} columns={[
        { id: 'subject', header: t(signInWords.subjectOrName), isHeader: true, cell: ({ subject }) => subject },
        { id: 'issuer', header: t(signInWords.issuer), cell: (signIn) => (isCertificate(signIn) ? t(signInWords.certificate) : signIn.issuer) },
        ...(may('UnlinkSubject') ? [remove] : []),
      ]} />
      {may('LinkSubject') && (
        <button type="button" className="fr-btn fr-btn--secondary fr-icon-add-line fr-btn--icon-left fr-mb-2w no-print" onClick={() => open({ add: true })}>{t(signInWords.add)}</button>
      )}
      {opened && 'add' in opened && <LinkForm person={person} onDone={tell} onClose={close} />}
      {opened && 'remove' in opened && <UnlinkForm person={person} signIn={opened.remove} onDone={() => tell(signInWords.removed)} onClose={close} />}
    </>
  );
}
