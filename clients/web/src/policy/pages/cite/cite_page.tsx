// Citing what another page shows: in which proposal, as what.
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Evidence_Kind as Kind } from '@/gen/pepiniere/policy/v1/evidence_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { useIdentity } from '@/kit/api/session';
import type { Values } from '@/kit/form/field';
import { ChoiceField } from '@/kit/form/inputs';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { formWords } from '@/kit/form/words';
import { Facts } from '@/kit/ui/facts';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { among, aText, soundly } from '@/kit/ui/sound_address';
import { Answer, Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { proposalUrl } from '@/policy/api/addresses';
import { useMay } from '@/policy/api/caller';
import { calledOf, useGoingOn } from '@/policy/api/proposals';
import { EVIDENCE_KIND } from '@/policy/components/evidence_kind';
import { ListFrame } from '@/policy/components/list_frame';
import { PROPOSAL_KIND } from '@/policy/components/proposal_kind';
import { SourceLink } from '@/policy/components/source_link';
import { EVIDENCE_KINDS, evidenceWords as words } from '@/policy/words/evidence';
import { proposalWords } from '@/policy/words/proposals';

const KINDS = Object.keys(Kind).filter((symbol) => Number.isNaN(Number(symbol)));
// As names and titles are, at most.
const LONGEST = 500;

export default soundly({ nature: among(KINDS), source: aText(LONGEST), partie: aText(LONGEST), titre: aText(LONGEST), proposition: aText(LONGEST) }, CitePage);

const kindOf = (symbol: string) => Kind[symbol as keyof typeof Kind] ?? Kind.UNSPECIFIED;

function CitePage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const { isPending, person } = useIdentity();
  const kind = kindOf(get('nature'));
  const source = get('source');
  return (
    <ListFrame title={words.citeTitle} intro={words.citeIntro}>
      {kind === Kind.UNSPECIFIED || !source ? <p>{t(words.citeNothing)}</p> : (
        <>
          <Facts facts={[
            [words.kind, t(EVIDENCE_KINDS[kind])],
            [words.source, <SourceLink key={source} kind={kind} source={source} />],
            [words.part, get('partie')],
            [words.name, get('titre')],
          ]} />
          {isPending ? <Loading /> : person ? <Where person={person} start={{ kind: String(kind), source, part: get('partie'), title: get('titre') }} /> : <SignInFirst told={words.citeSignIn} />}
        </>
      )}
    </ListFrame>
  );
}

// One's own proposals; of those who look after them all, all.
function Where({ person, start }: { person: string; start: Values }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { get, set } = useUrlState();
  const may = useMay(EVERYTHING), mine = useMay(person);
  const found = useGoingOn(may('AdmitProposal') ? '' : person, true);
  const [opened, open] = useState<'cite' | 'begin'>();
  const close = () => open(undefined);
  const chosen = get('proposition');
  return (
    <>
      <Answer of={found}>
        {(proposals) => (proposals.length === 0 ? <p>{t(words.citeNone)}</p> : (
          <ChoiceField label={t(words.citeWhich)} value={proposals.some(({ name }) => name === chosen) ? chosen : ''} none={t(formWords.choose)} options={proposals.map((one) => ({ value: one.name, label: calledOf(one) }))} onChange={(proposition) => set({ proposition }, true)} />
        ))}
      </Answer>
      <div className="acts">
        <button type="button" className="fr-btn" disabled={!chosen} onClick={() => open('cite')}>{t(words.citeHere)}</button>
        {mine('CreateProposal') && <button type="button" className="fr-btn fr-btn--secondary" onClick={() => open('begin')}>{t(proposalWords.add)}</button>}
      </div>
      {opened === 'cite' && <AddDialog kind={EVIDENCE_KIND} parent={chosen} draft={`.${start.source}`} start={start} onDone={() => void navigate(`${proposalUrl(chosen)}#pieces`)} onClose={close} />}
      {opened === 'begin' && <AddDialog kind={PROPOSAL_KIND} parent={person} draft={`.${start.source}`} onDone={({ name }) => set({ proposition: name }, true)} onClose={close} />}
    </>
  );
}
