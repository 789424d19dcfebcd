// Deciding of several applications at once, with one reason: each is a decision of its own, shown before with what it is about, and what
// failed stays to be tried again.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { togetherWords as words } from '@/cohort/words/together';
import { noteOwn } from '@/kit/api/own_writes';
import { isUnanswered } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { EachLines } from '@/kit/form/each_lines';
import type { Form, Values } from '@/kit/form/field';
import type { Readership } from '@/kit/form/readers';
import { useEach } from '@/kit/form/use_each';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

// `about`: what one decides by.
export interface Decided { name: string; who: string; about: ReactNode }

interface DecideTogetherProps {
  // Names the draft.
  id: string;
  people: readonly Decided[];
  form: Form;
  start?: Values;
  writes: Readership;
  // What comes of it.
  told: string;
  decide: (name: string, values: Values, requestId: string) => Promise<Parameters<typeof noteOwn>[0]>;
  onDone: () => void;
  onClose: () => void;
}

export function DecideTogether({ id, people, form, start, writes, told, decide, onDone, onClose }: DecideTogetherProps) {
  const { t } = useWords();
  const queryClient = useQueryClient();
  // What was sent and not answered is sent again as it was: it may have been done.
  const sent = useRef(new Map<string, string>());
  const decideOne = async (name: string, values: Values) => {
    const what = JSON.stringify([name, values]);
    const requestId = sent.current.get(what) ?? crypto.randomUUID();
    sent.current.set(what, requestId);
    try {
      noteOwn(await decide(name, values, requestId));
    } catch (error) {
      if (!isUnanswered(error)) sent.current.delete(what);
      throw error;
    }
    sent.current.delete(what);
    return 'done' as const;
  };
  const each = useEach(decideOne, () => queryClient.invalidateQueries({ predicate: ({ queryKey: [service] }) => service === 'cohort' }));
  const whoOf = (name: string) => people.find((one) => one.name === name)?.who ?? name;
  const send = async (values: Values) => {
    const failed = each.lines.length === 0 ? await each.start(people.map(({ name }) => name), values, whoOf) : await each.again(each.failed, values);
    if (failed.length > 0) throw new Error('some failed');
  };
  return (
    <Dialog title={t(words.title, { n: people.length })} onClose={onClose} wide>
      <DialogForm id={id} form={form} writes={writes} start={start} submit={t(each.failed.length > 0 ? words.again : words.decide, { n: each.failed.length || people.length })}
        intro={<><p>{told}</p><p>{t(words.told)}</p>{each.lines.length === 0 && <People people={people} />}</>}
        send={send} explain={() => <p className="fr-message fr-message--error">{t(words.someFailed, { n: each.failed.length })}</p>} onDone={onDone} onCancel={onClose}>
        {() => each.lines.length > 0 && <EachLines lines={each.lines} isRunning={each.isRunning} words={words} />}
      </DialogForm>
    </Dialog>
  );
}

function People({ people }: { people: readonly Decided[] }) {
  const { t } = useWords();
  return (
    <ul className="together" aria-label={t(words.people)}>
      {people.map(({ name, who, about }) => <li key={name}><p><strong>{who}</strong></p>{about}</li>)}
    </ul>
  );
}
