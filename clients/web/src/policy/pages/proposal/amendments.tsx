// Other words for a part of a proposal: each against what stands there, and what was decided of it.
import { useMemo } from 'react';
import { Amendment_Part as Part, Amendment_State as State, type Amendment } from '@/gen/pepiniere/policy/v1/amendment_pb';
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import type { Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { problemOf } from '@/kit/api/problem';
import { useIdentity } from '@/kit/api/session';
import { useWouldTake } from '@/kit/api/would_take';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import { AddDialog, EditResource } from '@/kit/form/resource_dialogs';
import { Section } from '@/kit/ui/section';
import { StateTag, type Tone } from '@/kit/ui/state_tag';
import { Answer, Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { amendmentAnchor, idIn } from '@/policy/api/addresses';
import { useAmendments } from '@/policy/api/amendments';
import { useMay } from '@/policy/api/caller';
import { policyMethods } from '@/policy/api/clients';
import { Act } from '@/policy/components/act';
import { amendmentKind, partIn, wordsAt } from '@/policy/components/amendment_kind';
import { By } from '@/policy/components/by';
import { Wording } from '@/policy/components/wording';
import { AMENDMENT_STATES, amendmentWords as words, PARTS } from '@/policy/words/amendments';
import { readersOf } from '@/policy/words/readers';
import { policyWords } from '@/policy/words/words';

export function Amendments({ proposal }: { proposal: Proposal }) {
  const { t } = useWords();
  const { person } = useIdentity();
  const found = useAmendments(proposal.name);
  const may = useMay(person);
  const kind = useMemo(() => amendmentKind(proposal), [proposal]);
  return (
    <Section id="amendements" title={words.title} told={words.told} actions={person && may('CreateAmendment') && (
      <Act label={t(words.add)}>
        {(close) => (
          <AddDialog kind={kind} parent={person} draft={`.${proposal.name}`} explain={explainStale} onClose={close}>
            {(values) => values.proposed_wording && <Wording before={wordsAt(proposal, partIn(values), Number(values.target_text ?? 0))} after={values.proposed_wording} level="h3" />}
          </AddDialog>
        )}
      </Act>
    )}>
      <Answer of={found}>
        {(all) => (all.length === 0 ? <Empty><p>{t(words.none)}</p></Empty> : <ul className="cards">{all.map((one) => <li key={one.name}><One proposal={proposal} amendment={one} /></li>)}</ul>)}
      </Answer>
    </Section>
  );
}

const TONES: Readonly<Record<State, Tone>> = { [State.UNSPECIFIED]: '', [State.OPEN]: 'info', [State.ACCEPTED]: 'success', [State.REJECTED]: '', [State.WITHDRAWN]: '' };

function One({ proposal, amendment }: { proposal: Proposal; amendment: Amendment }) {
  const { t, date } = useWords();
  const { name, author, baseRevision, part, targetText, currentWording, proposedWording, reason, state, decideTime, decisionReason, madeRevision, stale, createTime } = amendment;
  const target = part === Part.TARGET_TEXT ? proposal.targetTexts[targetText - 1]?.identifier : undefined;
  return (
    <article id={amendmentAnchor(name)} tabIndex={-1} className="amendment" data-amendment={State[state]}>
      <h3 className="fr-h6">{t(words.number, { n: idIn(name) })} <span className="quiet">{t(PARTS[part])}{target && <> ({target})</>}, {t(words.onRevision, { n: baseRevision })}</span></h3>
      <p className="badges"><StateTag text={AMENDMENT_STATES[state]} tone={TONES[state]} /><span className="quiet"><By name={author} /> – {date(createTime)}</span></p>
      {stale && <p className="fr-message fr-message--warning fr-mb-1w">{t(words.stale)}</p>}
      <Wording before={currentWording} after={proposedWording} />
      <p className="as-written">{reason}</p>
      {state !== State.OPEN && <p className="quiet">{date(decideTime)} {madeRevision > 0 && t(words.made, { n: madeRevision })}</p>}
      {decisionReason && <p className="as-written">{t(words.decidedSo)} – {decisionReason}</p>}
      {state === State.OPEN && <Acts proposal={proposal} amendment={amendment} />}
    </article>
  );
}

const acceptForm: Form = bound(bounds.AcceptAmendmentRequest, { fields: [{ path: 'reason', kind: 'area', label: policyWords.reason, hint: policyWords.reasonHint }] });
const rejectForm: Form = bound(bounds.RejectAmendmentRequest, { fields: [{ path: 'reason', kind: 'area', label: policyWords.reason, hint: policyWords.reasonHint }] });
const NOTHING_ASKED: Form = { fields: [] };

// What the service lets one do with it: those who decide, and its author.
function Acts({ proposal, amendment }: { proposal: Proposal; amendment: Amendment }) {
  const { t } = useWords();
  const { person } = useIdentity();
  const { name, etag, author } = amendment;
  const called = t(words.number, { n: idIn(name) });
  const may = useMay(name);
  const kind = useMemo(() => amendmentKind(proposal), [proposal]);
  const { would: mayAccept } = useWouldTake(policyMethods.acceptAmendment, { name }, may('AcceptAmendment'));
  const isMine = person !== '' && person === author;
  const { mutateAsync: accept } = useWrite(policyMethods.acceptAmendment);
  const { mutateAsync: reject } = useWrite(policyMethods.rejectAmendment);
  const { mutateAsync: withdraw } = useWrite(policyMethods.withdrawAmendment);
  return (
    <div className="acts">
      {mayAccept && (
        <Act label={t(words.accept)} of={called} look="primary">{(close) => (
          <ActDialog id={`${name}.accepter`} title={`${t(words.accept)} – ${called}`} submit={t(words.accept)} told={t(words.acceptTold)} form={acceptForm} writes={readersOf('AcceptAmendment')} explain={explainStale}
            send={({ reason = '' }) => accept({ name, etag, reason })} onClose={close} />
        )}</Act>
      )}
      {may('RejectAmendment') && (
        <Act label={t(words.reject)} of={called}>{(close) => (
          <ActDialog id={`${name}.refuser`} title={`${t(words.reject)} – ${called}`} submit={t(words.reject)} told={t(words.rejectTold)} form={rejectForm} writes={readersOf('RejectAmendment')}
            send={({ reason = '' }) => reject({ name, etag, reason })} onClose={close} />
        )}</Act>
      )}
      {isMine && <Act label={t(policyWords.edit)} of={called}>{(close) => <EditAnew kind={kind} amendment={amendment} proposal={proposal} onClose={close} />}</Act>}
      {isMine && (
        <Act label={t(words.withdraw)} of={called} look="tertiary">{(close) => (
          <ActDialog id={`${name}.retirer`} title={t(words.removeThis, { title: called })} submit={t(words.withdraw)} told={t(words.removeTold)} form={NOTHING_ASKED} writes={readersOf('WithdrawAmendment')}
            send={() => withdraw({ name, etag })} onClose={close} />
        )}</Act>
      )}
    </div>
  );
}

// One whose base was replaced is put on the current revision with what its author writes now.
function EditAnew({ kind, amendment, proposal, onClose }: { kind: ReturnType<typeof amendmentKind>; amendment: Amendment; proposal: Proposal; onClose: () => void }) {
  const { t } = useWords();
  const { name, etag, part, targetText, proposedWording, reason, stale } = amendment;
  const { mutateAsync: update } = useWrite(policyMethods.updateAmendment);
  if (!stale) return <EditResource kind={kind} row={amendment} onClose={onClose} />;
  return (
    <ActDialog id={`${name}.reprendre.${proposal.revision}`} title={t(words.editThis, { title: idIn(name) })} submit={t(policyWords.edit)} told={t(words.stale)} prefix="amendment" form={kind.form(amendment)} writes={readersOf('UpdateAmendment')}
      start={{ proposed_wording: proposedWording, reason }} explain={explainStale}
      send={(values) => update({ amendment: { name, etag, baseRevision: proposal.revision, proposedWording: values.proposed_wording ?? '', reason: values.reason ?? '' }, updateMask: { paths: ['base_revision', 'proposed_wording', 'reason'] } })}
      onClose={onClose}>
      {(values) => <Wording before={wordsAt(proposal, part, targetText)} after={values.proposed_wording ?? ''} level="h3" />}
    </ActDialog>
  );
}

const explainStale = (error: unknown) => problemOf(error).reason === 'STALE_BASE' && <Stale />;
function Stale() {
  const { t } = useWords();
  return <p className="fr-message fr-message--error" role="alert">{t(words.staleNow)}</p>;
}
