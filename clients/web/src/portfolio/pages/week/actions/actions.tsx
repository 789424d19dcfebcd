// What can be done about a concern without leaving the page.
import type { ComponentType } from 'react';
import { Concern } from '@/gen/pepiniere/portfolio/v1/health_pb';
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

const AGENDA: Action = { label: weekWords.toAgenda, form: AddToAgenda };
const EXTEND: Action = { label: weekWords.extend, form: (props) => <LineForm kind={EXTENSIONS} {...props} /> };
const NEWS: Action = { label: journalWords.write, form: JournalForm };
const EVENT: Action = { label: recordWords.addEvent, form: EventForm };

const fills = (label: Text, ...fields: Field[]): Action => ({ label, form: (props) => <SheetForm fields={fields} {...props} /> });
const needed = (path: string, label?: Text): Field => {
  const field = fieldAt(path)!;
  return { ...field, required: true, label: label ?? field.label };
};

const ACTIONS: Partial<Record<Concern, readonly Action[]>> = {
  [Concern.OVER_BUDGET]: [AGENDA],
  [Concern.OVERDUE]: [AGENDA, EXTEND],
  [Concern.REVIEW_DUE]: [AGENDA],
  [Concern.TIME_BOX_ENDING]: [AGENDA, EXTEND],
  // A line of the journal ends no silence: what happened does.
  [Concern.STUCK]: [EVENT, AGENDA, NEWS],
  [Concern.NO_COMMITTEE]: [AGENDA],
  [Concern.UNSPONSORED]: [fills(weekWords.nameSponsor, needed('sponsors', weekWords.sponsor))],
  [Concern.NO_FOLLOW_UP]: [fills(weekWords.nameFollowUp, needed('incubator_contact'))],
  [Concern.OUTCOME_WITHOUT_LESSONS]: [fills(weekWords.writeLessons, fieldAt('outcome.reason')!, needed('outcome.lessons'), fieldAt('outcome.lessons_confidential')!)],
};

export const actionsOf = (concern: Concern): readonly Action[] => ACTIONS[concern] ?? [];
