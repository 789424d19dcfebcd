// Mail that is not owed, once one has stopped it: one click has it come again.
import { useState } from 'react';
import { accessMethods } from '@/access/api/clients';
import { myWords } from '@/access/words/persons';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { useWrite } from '@/kit/api/write';
import { Problem } from '@/kit/ui/problem';
import { useWords } from '@/kit/words/use_words';

export function Mail({ person: { name, mailStopTime } }: { person: Person }) {
  const { t, date } = useWords();
  const [isResumed, setResumed] = useState(false);
  const resume = useWrite(accessMethods.resumeMail, () => setResumed(true));
  if (!mailStopTime && !isResumed) return null;
  return (
    <>
      <h2 className="fr-h4 fr-mt-4w">{t(myWords.mail)}</h2>
      <div role="status">{isResumed && <p className="fr-message fr-message--valid">{t(myWords.mailResumed)}</p>}</div>
      {mailStopTime && (
        <>
          <p>{t(myWords.mailStopped, { date: date(mailStopTime) })}</p>
          {resume.error && <Problem error={resume.error} />}
          <button type="button" className="fr-btn fr-btn--secondary no-print" disabled={resume.isPending} onClick={() => resume.mutate({ name })}>{t(myWords.mailResume)}</button>
        </>
      )}
    </>
  );
}
