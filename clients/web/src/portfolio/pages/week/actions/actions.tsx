// What can be done about a concern without leaving the page.
import type { ComponentType } from 'react';
import { AttentionAction } from '@/gen/pepiniere/portfolio/v1/health_pb';
import type { Field } from '@/kit/form/field';
import type { Text } from '@/kit/words/text';
import { EventForm } from '@/portfolio/components/record/event_form';
import { JournalForm } from '@/portfolio/components/record/journal_form';
import { journalWords } from '@/portfolio/components/record/journal_words';
import { LineForm } from '@/portfolio/components/record/line_form';
import { EXTENSIONS } from '@/portfolio/components/record/lines';
import { fieldAt } from '@/portfolio/components/record/sheet';
import { SheetForm } from '@/portfolio/components/record/sheet_form';
import { recordWords } from '@/portfolio/components/record/words';
import { weekWords } from '../words';
import { AddToAgenda } from './add_to_agenda';
import type { ActionProps } from './props';

interface Action { label: Text; form: ComponentType<ActionProps> }

const fills = (label: Text, ...fields: Field[]): Action => ({ label, form: (props) => <SheetForm fields={fields} {...props} /> });
const needed = (path: string, label?: Text): Field => {
  const field = fieldAt(path)!;
  return { ...field, required: true, label: label ?? field.label };
};

// What has a form of its own here: what a gate asks for is provided on the project's page.
const ACTIONS: Partial<Record<AttentionAction, Action>> = {
  [AttentionAction.PUT_ON_AGENDA]: { label: weekWords.toAgenda, form: AddToAgenda },
  [AttentionAction.EXTEND_TIME_BOX]: { label: weekWords.extend, form: (props) => <LineForm kind={EXTENSIONS} {...props} /> },
  [AttentionAction.RECORD_EVENT]: { label: recordWords.addEvent, form: EventForm },
  [AttentionAction.WRITE_JOURNAL]: { label: journalWords.write, form: JournalForm },
  [AttentionAction.NAME_SPONSOR]: fills(weekWords.nameSponsor, needed('sponsors', weekWords.sponsor)),
  [AttentionAction.NAME_FOLLOW_UP]: fills(weekWords.nameFollowUp, needed('incubator_contact')),
  [AttentionAction.WRITE_LESSONS]: fills(weekWords.writeLessons, fieldAt('outcome.reason')!, needed('outcome.lessons'), fieldAt('outcome.lessons_confidential')!),
};

export const actionsOf = (actions: readonly AttentionAction[]): readonly Action[] => actions.flatMap((action) => ACTIONS[action] ?? []);
