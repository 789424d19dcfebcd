// The form of a call as those who answer will see it: it can be tried, and nothing is sent or kept.
import { useState } from 'react';
import { callWords } from '@/cohort/words/calls';
import type { FormField } from '@/gen/pepiniere/cohort/v1/call_pb';
import { formWords } from '@/kit/form/words';
import { Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { Question } from './question';

export function FormPreview({ form }: { form: readonly FormField[] }) {
  const { t } = useWords();
  if (form.length === 0) return <Empty><p>{t(callWords.noForm)}</p></Empty>;
  return (
    <>
      <p>{t(callWords.formTold)}</p>
      <div className="form-preview">{form.map((field, i) => <Tried key={field.code || i} field={field} />)}</div>
      {form.some(({ required }) => required) && <p className="fr-hint-text">{t(formWords.required)}</p>}
    </>
  );
}

function Tried({ field }: { field: FormField }) {
  const [value, setValue] = useState('');
  return <Question field={field} value={value} onChange={setValue} />;
}
