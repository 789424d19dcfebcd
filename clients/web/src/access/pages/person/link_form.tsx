// Letting somebody sign in in one more way. Where somebody else signs in so, it is said who, and may be taken over.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Link } from 'react-router-dom';
import { accessMethods } from '@/access/api/clients';
import { personUrl } from '@/access/api/persons';
import { CERTIFICATE, isCertificate, signInOf, takenBy, TOKEN } from '@/access/api/sign_ins';
import { Who } from '@/access/components/who';
import { readersOf } from '@/access/words/readers';
import { signInWords } from '@/access/words/sign_ins';
import * as bounds from '@/gen/pepiniere/access/v1/bounds';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Field, Form, Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

const WAY: Field = {
  path: 'way', kind: 'word', required: true, label: signInWords.way,
  options: [{ value: TOKEN, label: signInWords.token }, { value: CERTIFICATE, label: signInWords.ofCertificate }],
};
const ISSUER: Field = { path: 'issuer', kind: 'text', label: signInWords.issuer, hint: signInWords.issuerHint };
const SUBJECT: Field = { path: 'subject', kind: 'text', label: signInWords.subject, hint: signInWords.subjectHint };
const NAME: Field = { path: 'subject', kind: 'text', label: signInWords.name, hint: signInWords.nameHint };
const REASON: Field = { path: 'reason', kind: 'area', label: signInWords.reason, hint: signInWords.reasonHint };

const FIELDS: Readonly<Record<string, readonly Field[]>> = { [TOKEN]: [ISSUER, SUBJECT], [CERTIFICATE]: [NAME] };

const formOf = ({ way = '' }: Values): Form => bound(bounds.LinkSubjectRequest, { fields: [WAY, ...(FIELDS[way] ?? []), REASON] });

// What is sent beside what was typed, where it is taken from somebody else.
const TAKING = { take_over: 'yes' };

interface LinkFormProps { person: Person; onDone: (told: Text) => void; onClose: () => void }

export function LinkForm({ person: { name, subjects }, onDone, onClose }: LinkFormProps) {
  const { t } = useWords();
  const { mutateAsync: link } = useWrite(accessMethods.linkSubject);
  // Somebody has several accounts of one provider more often than accounts of several.
  const { issuer = '' } = subjects.find((one) => !isCertificate(one)) ?? {};
  const send = async (values: Values) => {
    const { reason = '', take_over: takes } = values;
    await link({ name, ...signInOf(values), takeOver: takes !== undefined, reason: reason.trim() });
    onDone(takes ? signInWords.takenOver : signInWords.added);
  };
  return (
    <Dialog title={t(signInWords.add)} onClose={onClose}>
      <DialogForm id={`${name}.connexion`} form={formOf} writes={readersOf('LinkSubject')} start={{ issuer }} submit={t(signInWords.add)} intro={<p>{t(signInWords.addTold)}</p>}
        send={send} onDone={onClose} onCancel={onClose}
        explain={(error, _, again) => {
          const holder = takenBy(error);
          return holder !== undefined && <Taken by={holder} onTake={() => again(TAKING)} />;
        }} />
    </Dialog>
  );
}

function Taken({ by, onTake }: { by: string; onTake: () => void }) {
  const { t } = useWords();
  return (
    <Alert severity="warning" small={false} as="h3" title={t(signInWords.isTaken)} description={
      <>
        {by && <p>{t(signInWords.takenBy)} <Link to={personUrl(by)}><Who name={by} /></Link></p>}
        <p>{t(signInWords.takeOverTold)}</p>
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm fr-mt-1w" onClick={onTake}>{t(signInWords.takeOver)}</button>
      </>
    } />
  );
}
