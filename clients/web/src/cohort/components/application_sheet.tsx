// An application as those who may read it do: its answers, its choices, its conditions, its files.
import { applicationsWords as words, applyWords } from '@/cohort/words/applications';
import type { Application, ApplicationFile } from '@/gen/pepiniere/cohort/v1/application_pb';
import { FormField_Kind as Kind, type Call, type FormField } from '@/gen/pepiniere/cohort/v1/call_pb';
import { formWords } from '@/kit/form/words';
import { Uri } from '@/kit/ui/uri';
import { dayOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { OrganisationLink } from '@/portfolio/feature';
import { useFiles } from '@/cohort/api/applications';
import { ApplicationFiles, FileLink } from './application_files';
import { Findings } from './findings';
import { useSeatTitles } from './use_seats';
import './applications.css';

// What is said of files that the caller is not told of: those of an anonymous screening, those of an application that is sealed.
const KEPT = {
  screening: { answer: words.hidden, files: words.filesHidden },
  sealed: { answer: words.sealedAnswer, files: words.filesSealed },
} as const;

// `kept`: why files are not there. What a juror of an anonymous screening may not see is not there either: questions that tell who answers
// are left out with it. `level`: of its headings.
export function ApplicationSheet({ call, application, kept, level: Heading = 'h2' }: { call: Call; application: Application; kept?: keyof typeof KEPT | undefined; level?: 'h2' | 'h3' }) {
  const { t } = useWords();
  const { titleOf } = useSeatTitles(call);
  const files = useFiles(application.name, !kept);
  const { answers, choices, poolConsent, eligibilityFindings, organisation } = application;
  const shown = call.form.filter(({ personal, code }) => kept !== 'screening' || !personal || answers.some((one) => one.code === code));
  return (
    <>
      <section className="known-section" aria-labelledby="reponses">
        <Heading className="fr-h4" id="reponses">{t(words.answers)}</Heading>
        <dl className="answers">
          {shown.map((field) => (
            <div key={field.code}>
              <dt>{field.label}</dt>
              <dd>{kept && field.kind === Kind.FILE ? <span className="quiet">{t(KEPT[kept].answer)}</span> : <Answered field={field} value={answers.find(({ code }) => code === field.code)?.value ?? ''} files={files.data ?? []} />}</dd>
            </div>
          ))}
          {organisation && <div><dt>{t(words.organisation)}</dt><dd><OrganisationLink name={organisation} /></dd></div>}
        </dl>
      </section>
      {(call.choicesMax > 0 || choices.length > 0) && (
        <section className="known-section" aria-labelledby="choix">
          <Heading className="fr-h4" id="choix">{t(words.choices)}</Heading>
          {choices.length === 0 ? <p>{t(words.noChoice)}</p> : <ol>{choices.map((seat) => <li key={seat}>{titleOf(seat)}</li>)}</ol>}
          {call.poolOffered && <p>{t(poolConsent ? words.poolYes : words.poolNo)}</p>}
        </section>
      )}
      {eligibilityFindings.length > 0 && (
        <section className="known-section" aria-labelledby="conditions">
          <Heading className="fr-h4" id="conditions">{t(words.conditions)}</Heading>
          <Findings of={application} />
        </section>
      )}
      <section className="known-section" aria-labelledby="fichiers">
        <Heading className="fr-h4" id="fichiers">{t(applyWords.files)}</Heading>
        {kept ? <p>{t(KEPT[kept].files)}</p> : <ApplicationFiles files={files.data} error={files.error} onRetry={() => void files.refetch()} />}
      </section>
    </>
  );
}

function Answered({ field: { kind }, value, files }: { field: FormField; value: string; files: readonly ApplicationFile[] }) {
  const { t, date, number } = useWords();
  if (value === '') return <span className="quiet">{t(words.noAnswer)}</span>;
  const file = files.find(({ name }) => name === value);
  if (kind === Kind.FILE) return file ? <FileLink file={file} /> : <span className="quiet">{t(words.noAnswer)}</span>;
  if (kind === Kind.YES_OR_NO) return t(value === 'true' ? formWords.yes : formWords.no);
  if (kind === Kind.DATE) return date(dayOf(value)) || value;
  if (kind === Kind.NUMBER) return number(Number(value));
  if (kind === Kind.URL) return <Uri uri={value} />;
  return <span className="as-typed">{value}</span>;
}
