// Who one is here: what others read, what is recorded, what one agrees to, what is kept; and the right to correct all of it, to take
// it away, and to have it erased.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accessMethods } from '@/access/api/clients';
import { EditPerson } from '@/access/components/edit_person';
import { EraseDialog } from '@/access/components/erase_dialog';
import { Kept } from '@/access/components/kept';
import { PersonFacts } from '@/access/components/person_facts';
import { myWords, personWords } from '@/access/words/persons';
import type { Erasure } from '@/gen/pepiniere/access/v1/erasure_pb';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { query } from '@/kit/api/query';
import { Answer } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { Consents } from './consents';
import { Mail } from './mail';

interface MyselfProps { name: string; onErased: (erasure: Erasure) => Promise<void> }

export function Myself({ name, onErased }: MyselfProps) {
  const person = useQuery(query(accessMethods.getPerson, { name }));
  return <Answer of={person}>{(found) => <Known person={found} onErased={onErased} />}</Answer>;
}

function Known({ person, onErased }: { person: Person; onErased: MyselfProps['onErased'] }) {
  const { t } = useWords();
  const [opened, open] = useState<'edit' | 'erase'>();
  const [isSaved, setSaved] = useState(false);
  const close = () => open(undefined);
  return (
    <>
      <h2 className="fr-h4 fr-mt-4w">{t(myWords.who)}</h2>
      <p>{t(myWords.recorded)}</p>
      <div role="status">{isSaved && <p className="fr-message fr-message--valid fr-mb-2w">{t(common.saved)}</p>}</div>
      <PersonFacts person={person} />
      <button type="button" className="fr-btn fr-btn--secondary no-print" onClick={() => open('edit')}>{t(personWords.correct)}</button>
      <Consents person={person.name} />
      <Mail person={person} />
      <h2 className="fr-h4 fr-mt-4w">{t(myWords.kept)}</h2>
      <p>{t(myWords.keptTold)}</p>
      <Kept name={person.name} show={myWords.keptShow} />
      <h2 className="fr-h4 fr-mt-4w">{t(myWords.erase)}</h2>
      <p>{t(myWords.eraseTold)}</p>
      <button type="button" className="fr-btn fr-btn--tertiary no-print" onClick={() => open('erase')}>{t(myWords.erase)}</button>
      {opened === 'edit' && <EditPerson person={person} title={t(personWords.correctMine)} onDone={() => (setSaved(true), close())} onClose={close} />}
      {opened === 'erase' && <EraseDialog person={person} title={t(myWords.erase)} isOwn onErased={onErased} onClose={close} />}
    </>
  );
}
