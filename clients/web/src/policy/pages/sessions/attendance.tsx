// Who is there, and whose mandate who holds: what a policy officer changes counts at once, and the quorums follow.
import { Session_State as State, type Session } from '@/gen/pepiniere/policy/v1/session_pb';
import { useWrite } from '@/kit/api/write';
import { ChoiceField } from '@/kit/form/inputs';
import { Readers } from '@/kit/form/readers';
import { Problem } from '@/kit/ui/problem';
import { Section } from '@/kit/ui/section';
import { StateTag } from '@/kit/ui/state_tag';
import { useWords } from '@/kit/words/use_words';
import { policyMethods } from '@/policy/api/clients';
import { attendanceOf, seatsOf, type Part, type Seat } from '@/policy/api/sessions';
import { readersOf } from '@/policy/words/readers';
import { ATTENDED, sessionWords as words } from '@/policy/words/sessions';

const PARTS: readonly Part[] = ['present', 'remote', 'represented', 'absent'];

export function Attendance({ session, mayRecord }: { session: Session; mayRecord: boolean }) {
  const { t } = useWords();
  const { name, etag, state, members } = session;
  const { mutate: record, isPending, error } = useWrite(policyMethods.recordAttendance);
  const seats = seatsOf(session);
  const isRecorded = mayRecord && (state === State.CONVENED || state === State.OPENED);
  const change = (code: string, part: Part, holder: string) => record({ name, etag, ...attendanceOf(seats.map((one) => (one.code === code ? { ...one, part, holder } : one))) });
  return (
    <Section id="presence" title={words.attendance} told={isRecorded ? words.attendanceTold : undefined}>
      {members.length === 0 && <p className="quiet">{t(words.hiddenMembers)}</p>}
      {isRecorded && <Readers writes={readersOf('RecordAttendance')} />}
      <ul className="seats">
        {seats.map((seat) => <li key={seat.code} data-seat={seat.code}>{isRecorded ? <Recorded seat={seat} seats={seats} isBusy={isPending} change={change} /> : <Told seat={seat} seats={seats} />}</li>)}
      </ul>
      {error && <Problem error={error} />}
    </Section>
  );
}

function Called({ seat: { title, isChair } }: { seat: Seat }) {
  return <p>{title}{isChair && <>{' '}<StateTag text={words.chair} tone="info" /></>}</p>;
}

function Told({ seat, seats }: { seat: Seat; seats: readonly Seat[] }) {
  const { t } = useWords();
  const holder = seats.find(({ code }) => code === seat.holder)?.title ?? seat.holder;
  return <><Called seat={seat} /><p>{t(ATTENDED[seat.part])}</p><p>{seat.part === 'represented' && t(words.represented, { name: holder })}</p></>;
}

interface RecordedProps { seat: Seat; seats: readonly Seat[]; isBusy: boolean; change: (code: string, part: Part, holder: string) => void }

function Recorded({ seat, seats, isBusy, change }: RecordedProps) {
  const { t } = useWords();
  const { code, title, part, holder } = seat;
  // One is represented by saying whose mandate it is.
  const offered = PARTS.filter((one) => one !== 'represented' || part === 'represented').map((one) => ({ value: one, label: t(ATTENDED[one]) }));
  const others = seats.filter((one) => one.code !== code).map((one) => ({ value: one.code, label: one.title }));
  return (
    <>
      <Called seat={seat} />
      <ChoiceField label={t(words.partOf, { name: title })} value={part} disabled={isBusy} options={offered}
        onChange={(value) => change(code, value as Part, '')} />
      <ChoiceField label={t(words.holderOf, { name: title })} value={holder} disabled={isBusy || part === 'present' || part === 'remote'} none={t(words.noHolder)} options={others} onChange={(value) => change(code, value ? 'represented' : 'absent', value)} />
    </>
  );
}
