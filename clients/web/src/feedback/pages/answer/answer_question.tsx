// A question, as whoever answers meets it: by keyboard, by finger, and left out again where it need not be answered.
import { answerWords as words } from '@/feedback/words/answers';
import { Question_Kind as Kind, type Question } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import { CheckField, RadioField, TextField } from '@/kit/form/inputs';
import { useWords } from '@/kit/words/use_words';
import { linesIn, NONE_OF_THEM, toggled } from './answer_values';

interface AnswerQuestionProps { id: string; question: Question; value: string; error: string | undefined; onChange: (value: string) => void }

const LINES = 5;
// The places of a scale.
const SCALE = ['1', '2', '3', '4', '5'];

export function AnswerQuestion({ id, question, value, error, onChange }: AnswerQuestionProps) {
  const { t } = useWords();
  const { code, kind, text, help, options, mandatory } = question;
  const shared = { id, label: text, hint: help || undefined, error, required: mandatory, value, onChange };
  const called = (place: string) => {
    const label = options.find((one) => one.code === place)?.label;
    return label ? t(words.place, { n: place, label }) : place;
  };
  return (
    <div className="answer-form__question" data-question={code}>
      {kind === Kind.TEXT ? <TextField {...shared} lines={LINES} /> : kind === Kind.CHOICE_MANY ? <ManyField {...shared} options={options} />
        : <RadioField {...shared} inline={kind === Kind.SCALE} options={kind === Kind.SCALE ? SCALE.map((place) => ({ value: place, label: called(place) })) : options.map((one) => ({ value: one.code, label: one.label }))} />}
      {value !== '' && !mandatory && kind !== Kind.TEXT && (
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm answer-form__clear" onClick={() => (onChange(''), focusFirst(id))}>{t(words.clear)}</button>
      )}
    </div>
  );
}

// The button goes with what it clears: the focus stays with its question.
const focusFirst = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.querySelector<HTMLElement>('input')?.focus());

interface ManyFieldProps { id: string; label: string; hint: string | undefined; error: string | undefined; required: boolean; value: string; onChange: (value: string) => void; options: readonly { code: string; label: string }[] }

// Any of these, or none of them.
function ManyField({ id, label, hint, error, required, value, onChange, options }: ManyFieldProps) {
  const { t } = useWords();
  const chosen = linesIn(value);
  const all = [...options.map(({ code, label: called }) => ({ code, called })), { code: NONE_OF_THEM, called: t(words.none) }];
  return (
    <fieldset id={id} tabIndex={-1} className={`fr-fieldset ${error ? 'fr-fieldset--error' : ''}`} aria-labelledby={`${id}-legende ${id}-messages`} aria-invalid={error ? true : undefined}>
      <legend id={`${id}-legende`} className="fr-fieldset__legend fr-fieldset__legend--regular">
        {label}{required && <span aria-hidden="true"> *</span>}
        <span className="fr-hint-text">{[hint, t(words.several)].filter(Boolean).join(' ')}</span>
      </legend>
      {all.map(({ code, called }) => (
        <div key={code} className="fr-fieldset__element">
          <CheckField label={called} value={chosen.includes(code) ? 'yes' : ''} onChange={() => onChange(toggled(value, code))} />
        </div>
      ))}
      <div id={`${id}-messages`} className="fr-messages-group" aria-live="polite">{error && <p className="fr-message fr-message--error">{error}</p>}</div>
    </fieldset>
  );
}
