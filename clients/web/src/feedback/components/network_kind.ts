// Networks of alumni, and what a member says of themselves.
import { COHORTS, PROGRAMME_CHOICES } from '@/cohort/cohorts';
import { feedbackMethods } from '@/feedback/api/clients';
import { CONTACTS, networkWords as words } from '@/feedback/words/networks';
import { readersOf } from '@/feedback/words/readers';
import { feedbackWords } from '@/feedback/words/words';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Member, Network } from '@/gen/pepiniere/feedback/v1/network_pb';
import { bound } from '@/kit/form/bounds';
import { writeValues, type Field, type Form } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { optionsOf } from '@/kit/form/options';
import type { Kind } from '@/kit/form/resource_kind';

const ID = 'network_id';
export const networkForm: Form = bound(bounds.Network, {
  fields: [
    { path: 'title', kind: 'text', label: feedbackWords.name },
    { path: 'description', kind: 'area', label: feedbackWords.description, hint: feedbackWords.markdown },
  ],
});
const programme: Field = { path: 'programme', kind: 'word', options: PROGRAMME_CHOICES, label: feedbackWords.programme, hint: feedbackWords.programmeHint };
const newForm: Form = bound(bounds.Network, { fields: [programme, ...networkForm.fields] });
const wholeForm: Form = { fields: [identifierField(ID, bounds.CreateNetworkRequest), ...newForm.fields] };

export const NETWORK_KIND: Kind<Network> = {
  prefix: 'network',
  words,
  methods: {
    create: feedbackMethods.createNetwork as never, get: feedbackMethods.getNetwork as never, update: feedbackMethods.updateNetwork as never,
    remove: feedbackMethods.deleteNetwork as never, undelete: feedbackMethods.undeleteNetwork as never,
  },
  writes: { create: readersOf('CreateNetwork'), update: readersOf('UpdateNetwork'), remove: readersOf('DeleteNetwork') },
  newForm: () => wholeForm,
  made: (_, values) => ({ networkId: identifierIn(values[ID]), network: writeValues(newForm, values) }),
  form: () => networkForm,
  titleOf: ({ title }) => title,
};

export const memberForm: Form = bound(bounds.Member, {
  fields: [
    { path: 'display_name', kind: 'text', label: words.displayName },
    { path: 'contact_for', kind: 'list', options: optionsOf(CONTACTS), label: words.contactFor, hint: words.contactForHint },
    { path: 'interests', kind: 'list', label: words.interests, hint: words.interestsHint },
    { path: 'cohorts', kind: 'list', options: COHORTS, label: words.cohorts },
  ],
});

export const MEMBER_KIND: Kind<Member> = {
  prefix: 'member',
  words: { ...words, add: words.join, editThis: words.change, removeThis: words.takeOutThis, removeTold: words.takeOutTold },
  methods: { create: feedbackMethods.createMember as never, get: feedbackMethods.getMember as never, update: feedbackMethods.updateMember as never, remove: feedbackMethods.deleteMember as never },
  writes: { create: readersOf('CreateMember'), update: readersOf('UpdateMember'), remove: readersOf('DeleteMember') },
  newForm: () => memberForm,
  made: (parent, values) => ({ parent, member: writeValues(memberForm, values) }),
  form: () => memberForm,
  titleOf: ({ displayName }) => displayName,
};
