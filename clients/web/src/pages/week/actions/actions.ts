// What can be done about a concern without leaving the page.
import type { ComponentType } from 'react';
import { Concern } from '@/gen/pepiniere/portfolio/v1/health_pb';
import type { Text } from '@/words/text';
import { weekWords } from '../words';
import { AddToAgenda } from './add_to_agenda';
import { ExtendTimeBox } from './extend_time_box';
import { NameFollowUp } from './name_follow_up';
import { NameSponsor } from './name_sponsor';
import { RecordEvent } from './record_event';
import { WriteLessons } from './write_lessons';

export interface ActionProps {
  project: string;
  title: string;
  incubator: string;
  onClose: () => void;
}
interface Action { label: Text; form: ComponentType<ActionProps> }

const AGENDA: Action = { label: weekWords.toAgenda, form: AddToAgenda };
const EXTEND: Action = { label: weekWords.extend, form: ExtendTimeBox };
const EVENT: Action = { label: weekWords.recordEvent, form: RecordEvent };

const ACTIONS: Partial<Record<Concern, readonly Action[]>> = {
  [Concern.OVER_BUDGET]: [AGENDA],
  [Concern.OVERDUE]: [AGENDA, EXTEND],
  [Concern.REVIEW_DUE]: [AGENDA],
  [Concern.TIME_BOX_ENDING]: [AGENDA, EXTEND],
  [Concern.STUCK]: [EVENT],
  [Concern.NO_COMMITTEE]: [AGENDA],
  [Concern.UNSPONSORED]: [{ label: weekWords.nameSponsor, form: NameSponsor }],
  [Concern.NO_FOLLOW_UP]: [{ label: weekWords.nameFollowUp, form: NameFollowUp }],
  [Concern.OUTCOME_WITHOUT_LESSONS]: [{ label: weekWords.writeLessons, form: WriteLessons }],
};

export const actionsOf = (concern: Concern): readonly Action[] => ACTIONS[concern] ?? [];
