// The parts of an application that is written: questions, choices, conditions, and files that answer nothing.
import { answerPath, CHOICES, hasDay, isByAge, ORGANISATION, POOL, rulePath } from '@/cohort/components/application_form';
import { PoolTold } from '@/cohort/components/pool_told';
import { Question } from '@/cohort/components/question';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { applyWords as words } from '@/cohort/words/applications';
import { callWords } from '@/cohort/words/calls';
import { RULE_QUESTIONS } from '@/cohort/words/conditions';
import { RULE_KINDS } from '@/cohort/words/enums';
import { EligibilityFinding_Verdict as Verdict, type Application, type EligibilityFinding } from '@/gen/pepiniere/cohort/v1/application_pb';
import { EligibilityRule_Day as Day, FormField_Kind as Kind, type Call, type EligibilityRule } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Faults, Values } from '@/kit/form/field';
import { inputId } from '@/kit/form/form_fields';
import { CheckField, ChoiceField, RadioField, TextField } from '@/kit/form/inputs';
import { OrderedField } from '@/kit/form/ordered_field';
import { formWords } from '@/kit/form/words';
import { useWords } from '@/kit/words/use_words';
import { useOrganisations } from '@/portfolio/feature';
import { FileQuestion, UnusedFiles } from './file_question';

interface WriterFieldsProps {
  id: string;
  call: Call;
  application: Application;
  values: Values;
  faults: Faults;
  // What follows for the conditions from what was last asked of the service.
  findings: readonly EligibilityFinding[];
  change: (path: string, value: string) => void;
}

export function WriterFields(props: WriterFieldsProps) {
  const { t } = useWords();
  const { id, call, application, values, faults, findings, change } = props;
  const isUnmet = (rule: EligibilityRule) => findings.some(({ kind, verdict }) => kind === rule.kind && verdict === Verdict.NOT_MET);
  const inputOf = (path: string) => ({ id: inputId(id, path), value: values[path] ?? '', error: faults[path] && t(faults[path]), onChange: (value: string) => change(path, value) });
  return (
    <>
      <fieldset className="writer__part">
        <legend className="fr-h5">{t(words.questions)}</legend>
        {call.form.map((field) => (field.kind === Kind.FILE
          ? <FileQuestion key={field.code} field={field} application={application.name} {...inputOf(answerPath(field.code))} />
          : <Question key={field.code} field={field} {...inputOf(answerPath(field.code))} />))}
        <Organisation input={inputOf(ORGANISATION)} />
      </fieldset>
      {(call.choicesMax > 0 || call.poolOffered) && (
        <fieldset className="writer__part">
          <legend className="fr-h5">{t(words.choices)}</legend>
          {call.choicesMax > 0 && <Choices call={call} input={inputOf(CHOICES)} />}
          {call.poolOffered && <><CheckField {...inputOf(POOL)} label={t(words.pool)} /><PoolTold /></>}
        </fieldset>
      )}
      {call.eligibilityRules.length > 0 && (
        <fieldset className="writer__part">
          <legend className="fr-h5">{t(words.eligibility)}</legend>
          <p>{t(words.eligibilityTold)}</p>
          {call.eligibilityRules.map((rule) => <Rule key={rule.kind} rule={rule} isUnmet={isUnmet(rule)} inputOf={inputOf} />)}
        </fieldset>
      )}
      <UnusedFiles application={application.name} used={call.form.filter(({ kind }) => kind === Kind.FILE).map(({ code }) => values[answerPath(code)] ?? '')} />
    </>
  );
}

interface Input { id: string; value: string; error: string | undefined; onChange: (value: string) => void }

function Organisation({ input }: { input: Input }) {
  const { t } = useWords();
  const { data: organisations = [] } = useOrganisations();
  const options = organisations.map(({ name, title }) => ({ value: name, label: title })).sort((a, b) => a.label.localeCompare(b.label));
  return <ChoiceField {...input} label={t(words.organisation)} hint={t(words.organisationHint)} none={t(words.noOrganisation)} options={options} />;
}

function Choices({ call, input }: { call: Call; input: Input }) {
  const { t } = useWords();
  const { seats, titleOf } = useSeatTitles(call);
  const { choicesMin: least, choicesMax: most } = call;
  const options = seats.map(({ name }) => ({ value: name, label: titleOf(name) })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <OrderedField {...input} label={t(words.choicesLabel)} required={least > 0} most={most} options={options}
      hint={least === 1 && most === 1 ? t(callWords.choicesOne) : t(callWords.choicesTold, { least, most })} />
  );
}

function Rule({ rule: { kind, asOf, minimumAge }, isUnmet, inputOf }: { rule: EligibilityRule; isUnmet: boolean; inputOf: (path: string) => Input }) {
  const { t } = useWords();
  const condition = isByAge(kind) ? t(callWords.aged, { n: minimumAge }) : t(RULE_KINDS[kind]);
  const required = asOf !== Day.NEVER;
  const yesNo = [{ value: 'yes', label: t(formWords.yes) }, { value: 'no', label: t(formWords.no) }];
  return (
    <div className="writer__rule" role="group" aria-label={t(RULE_KINDS[kind])}>
      <p className="fr-mb-0"><strong>{condition}</strong></p>
      {!isByAge(kind) && <RadioField {...inputOf(rulePath(kind, 'answer'))} label={t(RULE_QUESTIONS[kind])} required={required} options={yesNo} inline />}
      {hasDay(kind) && <TextField {...inputOf(rulePath(kind, 'day'))} type="date" label={t(isByAge(kind) ? words.birthDay : words.lastDay)} required={required && isByAge(kind)} />}
      <TextField {...inputOf(rulePath(kind, 'declaration'))} lines={2} label={t(words.declaration)} hint={t(words.declarationHint)} required={required} />
      <div role="status">{isUnmet && <p className="fr-message fr-message--warning">{t(words.unmet, { condition })}</p>}</div>
    </div>
  );
}
