// Campaigns: what a draft says.
import { COHORTS } from '@/cohort/cohorts';
import { feedbackMethods } from '@/feedback/api/clients';
import { networksIn } from '@/feedback/api/networks';
import { programmesWhere } from '@/feedback/api/programmes';
import { versionsIn } from '@/feedback/api/questionnaires';
import { AUDIENCES, campaignWords as words, DIMENSIONS, RELEASE_READERS } from '@/feedback/words/campaigns';
import { readersOf } from '@/feedback/words/readers';
import { feedbackWords } from '@/feedback/words/words';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import { AudienceSource_Kind as Who, type Campaign } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Field, type Form, type Rows, type Source, type Values } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { optionsOf } from '@/kit/form/options';
import type { Kind } from '@/kit/form/resource_kind';

// What each kind of people is told apart by.
const ASKED_OF: Readonly<Record<Who, readonly string[]>> = {
  [Who.UNSPECIFIED]: [], [Who.FELLOWS]: ['cohort'], [Who.MENTORS]: ['cohort'], [Who.ALUMNI]: ['first_year', 'last_year'], [Who.MEMBERS]: ['network'],
};
const kindIn = (row: Values): Who => Number(row.kind ?? 0);
const cohortsIn = (programme: string): Source => ({ useResources: () => COHORTS.useResources().filter(({ name }) => name.startsWith(`${programme}/`)) });

const sourcesOf = (programme: string): Rows => bound(bounds.AudienceSource, {
  one: words.source, add: words.addSource,
  asks: (path: string, row: Values) => path === 'kind' || ASKED_OF[kindIn(row)].includes(path),
  fields: [
    { path: 'kind', kind: 'enum', options: choices(AUDIENCES), label: words.who },
    { path: 'cohort', kind: 'word', required: true, options: cohortsIn(programme), label: words.ofCohort },
    { path: 'first_year', kind: 'number', label: words.firstYear },
    { path: 'last_year', kind: 'number', label: words.lastYear },
    { path: 'network', kind: 'word', required: true, options: networksIn(programme), label: words.ofNetwork },
  ],
});
const reminders: Rows = bound(bounds.Reminder, { one: words.reminder, add: words.addReminder, fields: [{ path: 'date', kind: 'day', label: feedbackWords.day }] });

const fieldsOf = (programme: string): readonly Field[] => [
  { path: 'title', kind: 'text', label: feedbackWords.name },
  { path: 'description', kind: 'area', label: feedbackWords.description, hint: words.descriptionHint },
  { path: 'questionnaire_version', kind: 'word', options: versionsIn(programme), label: words.asks, hint: words.asksHint },
  { path: 'audience', kind: 'rows', rows: sourcesOf(programme), label: words.audience, hint: words.audienceHint },
  { path: 'breakdown', kind: 'list', options: optionsOf(DIMENSIONS), isOrdered: true, label: words.breakdown, hint: words.breakdownHint },
  { path: 'end_time', kind: 'moment', label: words.end, hint: words.endHint },
  { path: 'reminders', kind: 'rows', rows: reminders, label: words.reminders, hint: words.remindersHint },
  { path: 'readers', kind: 'enum', options: choices(RELEASE_READERS), label: words.readers },
];
export const campaignForm = (programme: string): Form => bound(bounds.Campaign, { fields: fieldsOf(programme) });

const ID = 'campaign_id';
const id: Field = identifierField(ID, bounds.CreateCampaignRequest);
const programme: Field = { path: 'programme', kind: 'word', options: programmesWhere('CreateCampaign'), label: feedbackWords.programme, hint: feedbackWords.programmeHint };
// Whom it may ask, and what, follows from its programme.
const newForm = (values: Values): Form => bound(bounds.Campaign, { fields: [programme, ...fieldsOf(values.programme ?? '')] });

export const CAMPAIGN_KIND: Kind<Campaign> = {
  prefix: 'campaign',
  words,
  methods: {
    create: feedbackMethods.createCampaign as never, get: feedbackMethods.getCampaign as never, update: feedbackMethods.updateCampaign as never,
    remove: feedbackMethods.deleteCampaign as never, undelete: feedbackMethods.undeleteCampaign as never,
  },
  writes: { create: readersOf('CreateCampaign'), update: readersOf('UpdateCampaign'), remove: readersOf('DeleteCampaign') },
  newForm: () => (values) => ({ fields: [id, ...newForm(values).fields] }),
  made: (_, values) => ({ campaignId: identifierIn(values[ID]), campaign: writeValues(newForm(values), values) }),
  form: ({ programme: of }) => campaignForm(of),
  titleOf: ({ title }) => title,
};
