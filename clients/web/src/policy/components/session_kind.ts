// Sessions of committees, as whoever convenes them writes them.
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import type { Session } from '@/gen/pepiniere/policy/v1/session_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Form, type Rows } from '@/kit/form/field';
import type { Kind } from '@/kit/form/resource_kind';
import { policyMethods } from '@/policy/api/clients';
import { BEFORE_COMMITTEE } from '@/policy/api/proposals';
import { SESSIONS_TO_CHOOSE } from '@/policy/api/sessions';
import { proposalWords } from '@/policy/words/proposals';
import { readersOf } from '@/policy/words/readers';
import { MAJORITIES, sessionWords as words } from '@/policy/words/sessions';
import { policyWords } from '@/policy/words/words';

const members: Rows = bound(bounds.Member, {
  one: words.member, add: words.addMember,
  fields: [
    { path: 'title', kind: 'text', label: words.seatTitle },
    { path: 'code', kind: 'text', label: words.code, shape: words.codeShape, hint: words.codeShape },
    { path: 'person', kind: 'text', label: words.person, hint: words.personHint },
    { path: 'chair', kind: 'flag', label: words.chair },
  ],
});
const agenda: Rows = bound(bounds.AgendaItem, {
  one: words.item, add: words.addItem, isOrdered: true,
  fields: [
    { path: 'proposal', kind: 'word', options: BEFORE_COMMITTEE, label: proposalWords.one },
    { path: 'title', kind: 'text', label: words.itemTitle },
  ],
});

export const sessionForm: Form = bound(bounds.Session, {
  fields: [
    { path: 'title', kind: 'text', label: policyWords.name },
    { path: 'start_time', kind: 'moment', label: words.start },
    { path: 'place', kind: 'text', label: words.place },
    { path: 'members', kind: 'rows', rows: members, label: words.members },
    { path: 'agenda', kind: 'rows', rows: agenda, label: words.agenda },
    { path: 'charter', kind: 'text', label: words.charter, hint: words.charterHint },
    { path: 'notice_days', kind: 'number', label: words.notice, hint: words.byCharter },
    { path: 'quorum_numerator', kind: 'number', label: words.numerator, hint: words.quorumHint },
    { path: 'quorum_denominator', kind: 'number', label: words.denominator, hint: words.quorumHint },
    { path: 'mandates_per_holder', kind: 'number', label: words.mandatesPer, hint: words.byCharter },
    { path: 'majority', kind: 'enum', options: choices(MAJORITIES), label: words.majority, hint: words.byCharter },
    { path: 'remote_excluded', kind: 'flag', label: words.remoteExcluded },
    { path: 'recused_leave_count', kind: 'flag', label: words.recusedLeave },
    { path: 'second_convening', kind: 'flag', label: words.second, hint: words.secondHint },
    { path: 'convening_of', kind: 'word', options: SESSIONS_TO_CHOOSE, label: words.first },
  ],
});

export const SESSION_KIND: Kind<Session> = {
  prefix: 'session',
  words,
  methods: { create: policyMethods.createSession as never, get: policyMethods.getSession as never, update: policyMethods.updateSession as never },
  writes: { create: readersOf('CreateSession'), update: readersOf('UpdateSession') },
  newForm: () => sessionForm,
  made: (_, values) => ({ session: writeValues(sessionForm, values) }),
  form: () => sessionForm,
  titleOf: ({ title }) => title,
};
