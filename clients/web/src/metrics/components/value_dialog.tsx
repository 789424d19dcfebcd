// Telling a value of a metric by hand. One that was told before is shown: what is told now takes its place, and it stays in the history.
import { useEffect, useMemo, useRef } from 'react';
import { Definition_Period as Period, type Definition } from '@/gen/pepiniere/metrics/v1/definition_pb';
import { metricsMethods } from '@/metrics/api/clients';
import { taken } from '@/metrics/api/points';
import { BY_HAND, useToldBefore } from '@/metrics/api/values';
import { readersOfValues } from '@/metrics/words/readers';
import { SAID_OF_STATE, valueWords as words } from '@/metrics/words/values';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { DEFINITIONS, isPublic } from './definition_kind';
import { useSaid } from './use_said';
import { asksOfValue, dimensionsIn, pointOf, stretchIn, valueFormOf } from './value_form';

// `onDone`: is told what became of it, in words.
interface TellValueProps { project: string; definition: Definition; onDone: (said: string) => void; onClose: () => void }

export function TellValue({ project, definition, onDone, onClose }: TellValueProps) {
  const all = useWords();
  const { t } = all;
  const said = useSaid();
  const form = useMemo(() => valueFormOf(definition), [definition]);
  const { mutateAsync: ingest } = useWrite(metricsMethods.ingestPoints);
  // What was told of that time before, as it is in view.
  const before = useRef<string>(undefined);
  const keep = (value: string | undefined) => {
    before.current = value;
  };
  const requestOf = (values: Values) => ({ parent: project, source: BY_HAND, points: [pointOf(definition, values)] });
  const measured = (value: number) => said.measured(value, definition.unit);
  const send = async (values: Values) => {
    const point = pointOf(definition, values);
    // What is in view when it is sent: the answer may be read again before it comes.
    const was = before.current ?? t(words.nothing);
    const state = await taken(ingest(requestOf(values)));
    const text = SAID_OF_STATE[state];
    onDone(text ? t(text, { before: was, after: point.withdrawn ? t(words.nothing) : measured(point.value) }) : '');
  };
  return (
    <Dialog title={t(words.tellThis, { metric: DEFINITIONS.titleOf(definition, all) })} onClose={onClose}>
      <DialogForm id={`${project}.${definition.name}.valeur`} form={form} writes={readersOfValues(isPublic(definition))} asks={asksOfValue} submit={t(words.tell)}
        start={definition.period === Period.INSTANT ? {} : { time: todayIso() }}
        check={(values) => taken(call(metricsMethods.ingestPoints, { ...requestOf(values), validateOnly: true }))}
        send={send} onDone={onClose} onCancel={onClose}>
        {(values) => <Before project={project} definition={definition} values={values} tell={keep} />}
      </DialogForm>
    </Dialog>
  );
}

interface BeforeProps { project: string; definition: Definition; values: Values; tell: (value: string | undefined) => void }

function Before({ project, definition, values, tell }: BeforeProps) {
  const { t } = useWords();
  const said = useSaid();
  const found = useToldBefore(project, definition.name, dimensionsIn(definition, values), stretchIn(definition, values));
  const value = found?.last ?? found?.value ?? found?.sum;
  const text = value === undefined ? undefined : said.measured(value, definition.unit);
  useEffect(() => tell(text));
  return <p role="status" className="quiet">{found === undefined ? '' : text === undefined ? t(words.fresh) : t(words.before, { value: text })}</p>;
}
