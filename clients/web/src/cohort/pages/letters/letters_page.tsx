// What was told of a call by e-mail, to whom and when; and that nothing is sent where there is no mail server.
import { useNames } from '@/access/feature';
import { useLetters } from '@/cohort/api/results';
import { CallPart } from '@/cohort/components/call_part';
import { LetterBadge } from '@/cohort/components/season_badges';
import { lettersWords as words } from '@/cohort/words/results';
import { runWords } from '@/cohort/words/runs';
import { LETTER_REASONS, LETTER_STATES, letterText } from '@/cohort/words/season_enums';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Letter_State as State, type Letter } from '@/gen/pepiniere/rpc/v1/mail_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { among, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';

const STATE = 'etat';
const STATES = ['QUEUED', 'SENT', 'FAILED', 'STOPPED'] as const;

export default soundly({ [STATE]: among(STATES) }, LettersPage);

function LettersPage() {
  return <CallPart title={words.title} here={words.here} needs="ListLetters">{(call) => <Letters call={call} />}</CallPart>;
}

function Letters({ call }: { call: Call }) {
  const { t, date, number, lang } = useWords();
  const { get } = useUrlState();
  const pages = useLetters(call.name);
  const letters = pages.data?.flatMap((page) => page.letters);
  const nameOf = useNames(letters?.map(({ person }) => person) ?? []);
  const rows = letters?.filter(({ state }) => !get(STATE) || state === State[get(STATE) as keyof typeof State]);
  const whyOf = ({ reason, replyCode, nextAttemptTime }: Letter) => {
    const why = LETTER_REASONS[reason];
    const told = [why && t(why), replyCode > 0 && t(words.reply, { code: String(replyCode) }), nextAttemptTime && t(words.next, { date: date(nextAttemptTime) })];
    return new Intl.ListFormat(lang, { type: 'unit' }).format(told.filter((text) => typeof text === 'string'));
  };
  const fields: FilterField[] = [{ param: STATE, type: 'select', label: t(runWords.state), options: STATES.map((value) => ({ value, label: t(LETTER_STATES[State[value]]) })) }];
  const columns: Column<Letter>[] = [
    { id: 'who', header: t(words.to), isHeader: true, cell: ({ person }) => nameOf(person) },
    { id: 'what', header: t(words.what), cell: ({ template }) => t(letterText(template)) },
    { id: 'written', header: t(words.written), cell: ({ createTime }) => date(createTime) },
    { id: 'state', header: t(runWords.state), csv: ({ state }) => t(LETTER_STATES[state]), cell: ({ state }) => <LetterBadge state={state} /> },
    { id: 'settled', header: t(words.settled), cell: ({ settleTime }) => date(settleTime) },
    { id: 'attempts', header: t(words.attempts), numeric: true, cell: ({ attempts }) => number(attempts) },
    { id: 'why', header: t(words.why), cell: whyOf },
  ];
  return (
    <>
      <p>{t(words.intro)}</p>
      {pages.data?.[0]?.sends === false && <p className="fr-message fr-message--warning fr-mb-2w">{t(words.silent)}</p>}
      <FilterBar fields={fields} />
      <DataTable cards caption={t(words.here)} columns={columns} rows={rows} rowKey={({ name }) => name} error={pages.error} onRetry={() => void pages.refetch()} empty={<p>{t(get(STATE) ? words.noneSuch : words.none)}</p>} />
    </>
  );
}
