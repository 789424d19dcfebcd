// Sprints, as people tell, correct and close them.
import { useQuery } from '@tanstack/react-query';
import * as bounds from '@/gen/pepiniere/metrics/v1/bounds';
import type { Sprint } from '@/gen/pepiniere/metrics/v1/sprint_pb';
import { idIn } from '@/metrics/api/addresses';
import { metricsMethods } from '@/metrics/api/clients';
import { dataWords } from '@/metrics/words/data';
import { readersOf } from '@/metrics/words/readers';
import { sprintWords as words } from '@/metrics/words/sprints';
import { query } from '@/kit/api/query';
import { bound } from '@/kit/form/bounds';
import { writeValues, type Form, type Source } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { newId } from './new_id';
import type { RecordKind } from './record_kind';

const ID = 'sprint_id';

export const sprintForm: Form = bound(bounds.Sprint, {
  fields: [
    { path: 'title', kind: 'text', label: words.title, hint: words.titleHint },
    { path: 'start_time', kind: 'moment', label: words.start },
    { path: 'end_time', kind: 'moment', label: words.end, hint: words.endHint },
    { path: 'goal', kind: 'area', label: words.goal },
    { path: 'closed', kind: 'flag', label: words.closed },
  ],
});
const newForm: Form = { fields: [...sprintForm.fields, { ...identifierField(ID, bounds.CreateSprintRequest), hint: words.idHint }] };

// What its team calls it, or its tool; its id otherwise.
export const sprintTitle = ({ name, title, sourceId }: Pick<Sprint, 'name' | 'title' | 'sourceId'>) => title || sourceId || idIn(name);

export const SPRINTS: RecordKind<Sprint> = {
  prefix: 'sprint',
  words: { ...words, removeTold: dataWords.removeTold },
  methods: {
    create: metricsMethods.createSprint as never, get: metricsMethods.getSprint as never, update: metricsMethods.updateSprint as never,
    remove: metricsMethods.deleteSprint as never, undelete: metricsMethods.undeleteSprint as never,
  },
  writes: { create: readersOf('CreateSprint'), update: readersOf('UpdateSprint'), remove: readersOf('DeleteSprint') },
  newForm: () => newForm,
  start: () => ({ [ID]: newId() }),
  made: (parent, values) => ({ parent, sprintId: identifierIn(values[ID]), sprint: writeValues(sprintForm, values) }),
  form: () => sprintForm,
  titleOf: (row, { shortDate }) => [sprintTitle(row), row.startTime && shortDate(dayAt(row.startTime))].filter(Boolean).join(', '),
};

// Those that an item may have been in: the latest to start.
const LATEST = 100;
export const sprintsOf = (project: string): Source => ({
  useResources: () => {
    const all = useWords();
    const { data } = useQuery(query(metricsMethods.listSprints, { parent: project, orderBy: 'start_time desc', pageSize: LATEST }));
    return data?.sprints.map((one) => ({ name: one.name, title: SPRINTS.titleOf(one, all) })) ?? [];
  },
});
