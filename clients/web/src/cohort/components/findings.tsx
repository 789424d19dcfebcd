// What the conditions of a call make of what was answered: a proposal to those who decide; to who applies, those that are not met.
import { VERDICTS } from '@/cohort/words/application_enums';
import { applicationsWords as words } from '@/cohort/words/applications';
import { RULE_KINDS } from '@/cohort/words/enums';
import { EligibilityFinding_Verdict as Verdict, type Application, type EligibilityFinding } from '@/gen/pepiniere/cohort/v1/application_pb';
import { formWords } from '@/kit/form/words';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { dayOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { VerdictBadge } from './application_badges';
import { isByAge } from './application_form';

export function Findings({ of: { eligibilityFindings, eligibilityAnswers, eligibilityVerdict } }: { of: Application }) {
  const { t, date } = useWords();
  const answerOf = (kind: EligibilityFinding['kind']) => eligibilityAnswers.find((one) => one.kind === kind);
  const columns: Column<EligibilityFinding>[] = [
    { id: 'rule', header: t(words.condition), isHeader: true, cell: ({ kind }) => t(RULE_KINDS[kind]) },
    { id: 'answer', header: t(words.answered), cell: ({ kind, answer }) => <AnswerTo kind={kind} of={answerOf(kind)} isSaid={answer !== ''} /> },
    { id: 'rests', header: t(words.restsOn), cell: ({ declaration }) => <span className="as-typed">{declaration}</span> },
    { id: 'day', header: t(words.asOf), isDay: true, cell: ({ day }) => date(dayOf(day)) },
    { id: 'verdict', header: t(words.finding), csv: ({ verdict }) => t(VERDICTS[verdict]), cell: ({ verdict }) => <VerdictBadge verdict={verdict} /> },
  ];
  return (
    <>
      <DataTable caption={t(words.conditions)} noCaption exportedApart columns={columns} rows={eligibilityFindings} rowKey={({ kind }) => String(kind)} />
      <p>{eligibilityVerdict === Verdict.UNSPECIFIED ? t(words.unmetTold) : t(words.proposed, { verdict: t(VERDICTS[eligibilityVerdict]).toLowerCase() })}</p>
    </>
  );
}

// The same on a line each, where many applications are in view.
export function FindingsInBrief({ of: { eligibilityFindings, eligibilityAnswers } }: { of: Application }) {
  const { t, colon } = useWords();
  return (
    <ul>
      {eligibilityFindings.map(({ kind, answer, declaration, verdict }) => (
        <li key={kind}>
          {t(RULE_KINDS[kind])}{colon}<AnswerTo kind={kind} of={eligibilityAnswers.find((one) => one.kind === kind)} isSaid={answer !== ''} /> <VerdictBadge verdict={verdict} />
          {declaration && <> <span className="quiet">{declaration}</span></>}
        </li>
      ))}
    </ul>
  );
}

function AnswerTo({ kind, of: answer, isSaid }: { kind: EligibilityFinding['kind']; of: Application['eligibilityAnswers'][number] | undefined; isSaid: boolean }) {
  const { t, date } = useWords();
  if (!answer || !isSaid) return <span className="quiet">{t(words.noAnswer)}</span>;
  const day = date(dayOf(answer.day));
  if (isByAge(kind)) return day;
  return <>{t(answer.answer ? formWords.yes : formWords.no)}{day && <> ({t(words.untilDay, { day })})</>}</>;
}
