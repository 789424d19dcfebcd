// A person, for administrators: who they are, how they sign in, which roles they were given, what they agreed to, what is kept of
// them; and their erasure.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { useAccess } from '@/access/api/caller';
import { accessMethods } from '@/access/api/clients';
import { erasureUrl, PERSONS } from '@/access/api/persons';
import { EditPerson } from '@/access/components/edit_person';
import { EraseDialog } from '@/access/components/erase_dialog';
import { History } from '@/access/components/history';
import { Kept } from '@/access/components/kept';
import { PersonFacts } from '@/access/components/person_facts';
import { eraseWords } from '@/access/words/erasures';
import { keptWords, personWords } from '@/access/words/persons';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { usePermission } from '@/kit/api/permissions';
import { query } from '@/kit/api/query';
import { useIdentity } from '@/kit/api/session';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { Consents } from './consents';
import { GivenRoles } from './given_roles';
import { Reports } from './reports';
import { SignIns } from './sign_ins';

export default function PersonPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const person = useQuery(query(accessMethods.getPerson, { name: `persons/${id}` }));
  if (isMissing(person)) return <Missing title={t(personWords.missing)} told={t(personWords.missingTold)} to={PERSONS} way={t(personWords.toList)} />;
  const title = person.data?.displayName || t(person.data?.eraseTime ? personWords.erasedName : personWords.one);
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: PERSONS, title: t(personWords.title) }]} here={title} />
      {!person.data && <PageTitle>{title}</PageTitle>}
      <Answer of={person} lines={8}>{(found) => <Known key={found.name} person={found} title={title} />}</Answer>
    </div>
  );
}

function Known({ person, title }: { person: Person; title: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { name, eraseTime } = person;
  const may = usePermission(accessMethods.getPermissions, name);
  const { reads } = useAccess();
  const isOwn = useIdentity().person === name;
  const [opened, open] = useState<'edit' | 'erase'>();
  const [isSaved, setSaved] = useState(false);
  const close = () => open(undefined);
  return (
    <>
      <PageTitle actions={!eraseTime && (
        <>
          {may('UpdatePerson') && <button type="button" className="fr-btn fr-btn--secondary" onClick={() => open('edit')}>{t(personWords.correct)}</button>}
          {may('ErasePerson') && !isOwn && <button type="button" className="fr-btn fr-btn--tertiary" onClick={() => open('erase')}>{t(eraseWords.title)}</button>}
        </>
      )}>
        {title}
      </PageTitle>
      <div role="status">{isSaved && <p className="fr-message fr-message--valid fr-mb-2w">{t(common.saved)}</p>}</div>
      {eraseTime && <><p>{t(personWords.erasedTold)}</p><Reports person={name} /></>}
      {isOwn && <p>{t(personWords.isYou)} <Link to="/moi">{t(personWords.toAccount)}</Link></p>}
      <PersonFacts person={person} />
      {!eraseTime && <SignIns person={person} />}
      <GivenRoles person={person} />
      <Consents person={name} />
      {may('ExportPerson') && (
        <>
          <h2 className="fr-h4 fr-mt-4w">{t(keptWords.title)}</h2>
          <p>{t(keptWords.told)}</p>
          <Kept name={name} show={keptWords.show} />
        </>
      )}
      {reads && <History person={name} />}
      {opened === 'edit' && <EditPerson person={person} title={t(personWords.correctThis)} onDone={() => (setSaved(true), close())} onClose={close} />}
      {opened === 'erase' && (
        <EraseDialog person={person} title={t(eraseWords.title)} onErased={({ name: erasure }) => navigate(erasureUrl(erasure))} onClose={close} />
      )}
    </>
  );
}
