// How people vote in a consultation, and one's own vote.
import { Consultation_State as State, Position, type Consultation } from '@/gen/pepiniere/policy/v1/consultation_pb';
import { useIdentity } from '@/kit/api/session';
import { useWouldTake } from '@/kit/api/would_take';
import { useWrite } from '@/kit/api/write';
import { Readers } from '@/kit/form/readers';
import { DataTable } from '@/kit/ui/data_table';
import { Pictured } from '@/kit/ui/pictured';
import { Problem } from '@/kit/ui/problem';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { policyMethods } from '@/policy/api/clients';
import { useOwnVote } from '@/policy/api/consultations';
import { consultationWords as words, POSITIONS } from '@/policy/words/consultations';
import { readersOf } from '@/policy/words/readers';

export function Votes({ consultation }: { consultation: Consultation }) {
  const { t, number } = useWords();
  const { isPending, person } = useIdentity();
  const { state, supportCount, contestCount, abstainCount } = consultation;
  const rows = [{ label: words.support, count: supportCount }, { label: words.contest, count: contestCount }, { label: words.abstain, count: abstainCount }];
  const most = Math.max(1, ...rows.map(({ count }) => count));
  if (state === State.PLANNED) return null;
  return (
    <>
      <Pictured heading="h3" title={t(words.votes)} picture={
        <ul className="positions">
          {rows.map(({ label, count }) => (
            <li key={String(label.fr)}><span>{t(label)}</span><span className="positions__track"><span className="positions__bar" style={{ width: `${Math.round(count / most * 100)}%` }} /></span><span>{number(count)}</span></li>
          ))}
        </ul>
      }>
        <DataTable caption={t(words.votes)} noCaption rows={rows} rowKey={({ label }) => String(label.fr)} columns={[
          { id: 'position', header: t(words.position), isHeader: true, csv: ({ label }) => t(label), cell: ({ label }) => t(label) },
          { id: 'count', header: t(words.count), numeric: true, csv: ({ count }) => count, cell: ({ count }) => number(count) },
        ]} />
      </Pictured>
      {state === State.OPEN && !isPending && (person ? <Own consultation={consultation} person={person} /> : <div className="no-print"><SignInFirst told={words.signIn} /></div>)}
    </>
  );
}

const OFFERED: readonly (readonly [Position, Text])[] = [[Position.SUPPORT, words.voteSupport], [Position.CONTEST, words.voteContest], [Position.ABSTAIN, words.voteAbstain]];

function Own({ consultation: { name }, person }: { consultation: Consultation; person: string }) {
  const { t } = useWords();
  const own = useOwnVote(name, person);
  const { isKnown, would } = useWouldTake(policyMethods.castVote, { name, person, position: Position.ABSTAIN });
  const cast = useWrite(policyMethods.castVote);
  const revoke = useWrite(policyMethods.revokeVote);
  const isBusy = cast.isPending || revoke.isPending;
  const error = cast.error ?? revoke.error;
  const position = own.data?.position ?? Position.UNSPECIFIED;
  const vote = (chosen: Position) => (revoke.reset(), cast.mutate({ name, person, position: chosen }));
  const takeBack = () => (cast.reset(), revoke.mutate({ name, person }));
  if (isKnown && !would) return <p className="quiet">{t(words.others)}</p>;
  return (
    <section className="vote" aria-label={t(words.votes)}>
      <p role="status"><strong>{t(words.yours, { position: t(POSITIONS[position]) })}</strong></p>
      {would && OFFERED.map(([one, label]) => <button key={one} type="button" className="fr-btn fr-btn--sm fr-btn--secondary no-print" aria-pressed={one === position} disabled={isBusy || one === position} onClick={() => vote(one)}>{t(label)}</button>)}
      {would && position !== Position.UNSPECIFIED && <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary no-print" disabled={isBusy} onClick={takeBack}>{t(words.revoke)}</button>}
      <Readers writes={readersOf('CastVote')} />
      <p className="quiet">{t(words.voteTold)}</p>
      {error && <Problem error={error} />}
    </section>
  );
}
