// The caller and a network: agreeing, joining, saying what one may be contacted for, and leaving.
import { Suspense, useState } from 'react';
import { Link } from 'react-router-dom';
import { ConsentTo } from '@/access/feature';
import { COHORTS } from '@/cohort/cohorts';
import { useMay } from '@/feedback/api/caller';
import { useMyMembership } from '@/feedback/api/networks';
import { MEMBER_KIND } from '@/feedback/components/network_kind';
import { CONTACTS, networkWords as words } from '@/feedback/words/networks';
import type { Member } from '@/gen/pepiniere/feedback/v1/network_pb';
import { useIdentity, useSession } from '@/kit/api/session';
import { AddDialog, DeleteResource, EditResource } from '@/kit/form/resource_dialogs';
import { Facts } from '@/kit/ui/facts';
import { Section } from '@/kit/ui/section';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { Answer, Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

// What whoever is of a network agrees to.
const ALUMNI = 'alumni';

export function Membership({ network }: { network: string }) {
  const { isPending, person } = useIdentity();
  return (
    <Section id="vous" title={words.you}>
      {isPending ? <Loading /> : !person ? <SignInFirst told={words.signIn} /> : <Mine network={network} person={person} />}
    </Section>
  );
}

type Dialogue = 'join' | 'change' | 'leave';

function Mine({ network, person }: { network: string; person: string }) {
  const { t } = useWords();
  const { data: session } = useSession();
  const may = useMay(network);
  const found = useMyMembership(network);
  const { member } = found;
  const [opened, open] = useState<Dialogue>();
  const [hasLeft, setLeft] = useState(false);
  const close = () => open(undefined);
  return (
    <Answer of={found}>
      {() => (
        <>
          <div role="status">{hasLeft && !member && <p className="fr-message fr-message--valid fr-mb-2w">{t(words.left)}</p>}</div>
          {member ? <Said member={member} open={open} /> : (
            <>
              <h3 className="fr-h6">{t(words.agreeFirst)}</h3>
              <p>{t(words.agreeTold)}</p>
              <Suspense fallback={<Loading />}><ConsentTo person={person} purpose={ALUMNI} /></Suspense>
              <h3 className="fr-h6">{t(words.joinThen)}</h3>
              {may('CreateMember') && <button type="button" className="fr-btn fr-mb-3w no-print" onClick={() => open('join')}>{t(words.join)}</button>}
            </>
          )}
          <p>{t(words.erase)} <Link to="/moi">{t(words.toErase)}</Link></p>
          {opened === 'join' && <AddDialog kind={MEMBER_KIND} parent={network} start={{ display_name: session?.name ?? '' }} onDone={() => setLeft(false)} onClose={close} />}
          {opened === 'change' && member && <EditResource kind={MEMBER_KIND} row={member} title={t(words.change)} onClose={close} />}
          {opened === 'leave' && member && <DeleteResource kind={MEMBER_KIND} row={member} title={t(words.leave)} told={t(words.leaveTold)} onDone={() => setLeft(true)} onClose={close} />}
        </>
      )}
    </Answer>
  );
}

function Said({ member: { displayName, contactFor, interests, cohorts, createTime }, open }: { member: Member; open: (dialogue: Dialogue) => void }) {
  const { t, date } = useWords();
  const known = COHORTS.useResources();
  const list = (all: readonly string[]) => all.length > 0 && <ul className="values">{all.map((one) => <li key={one}>{one}</li>)}</ul>;
  return (
    <>
      <p className="fr-message fr-message--valid fr-mb-2w">{t(words.joined)}</p>
      <Facts facts={[
        [words.displayName, displayName],
        [words.contactFor, list(contactFor.map((one) => (CONTACTS[one] ? t(CONTACTS[one]) : one)))],
        [words.interests, list(interests)],
        [words.cohorts, list(cohorts.map((name) => known.find((one) => one.name === name)?.title ?? name))],
        [words.joinedOn, date(createTime)],
      ]} />
      <div className="fr-mb-3w no-print">
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => open('change')}>{t(words.change)}</button>{' '}
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => open('leave')}>{t(words.leave)}</button>
      </div>
    </>
  );
}
