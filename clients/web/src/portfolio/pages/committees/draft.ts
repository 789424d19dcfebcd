// What somebody prepares of a session: texts as they are typed, kept until they are saved.
import { create } from '@bufbuild/protobuf';
import { CommitteeSchema, Decision, HearingSchema, type Committee, type Hearing } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { dayOf, isoOf } from '@/kit/words/day';
import { moneyOf, textOfMoney } from '@/kit/words/money';

export interface HearingDraft {
  project: string;
  summary: string;
  decision: Decision;
  phase: Phase;
  conditions: string;
  amount: string;
  source: string;
  promotion: string;
  review: string;
  notes: string;
}

export interface Draft {
  title: string;
  date: string;
  members: { displayName: string; title: string }[];
  minutesUri: string;
  notes: string;
  hearings: HearingDraft[];
}

// As UpdateCommittee's mask names what a draft holds.
export const DRAFT_PATHS = ['title', 'date', 'members', 'minutes_uri', 'notes', 'hearings'];

export const newHearing = (project: string): HearingDraft => ({
  project, summary: '', decision: Decision.UNSPECIFIED, phase: Phase.UNSPECIFIED, conditions: '', amount: '', source: '', promotion: '', review: '', notes: '',
});

const readHearing = (hearing: Hearing): HearingDraft => ({
  project: hearing.project,
  summary: hearing.summary,
  decision: hearing.decision,
  phase: hearing.phase,
  conditions: hearing.conditions,
  amount: textOfMoney(hearing.amountGranted),
  source: hearing.fundingSource,
  promotion: hearing.promotion ? String(hearing.promotion) : '',
  review: hearing.nextReviewDate ? isoOf(hearing.nextReviewDate) : '',
  notes: hearing.notes,
});

export const readDraft = (committee: Committee): Draft => ({
  title: committee.title,
  date: committee.date ? isoOf(committee.date) : '',
  members: committee.members.map(({ displayName, title }) => ({ displayName, title })),
  minutesUri: committee.minutesUri,
  notes: committee.notes,
  hearings: committee.hearings.map(readHearing),
});

const writeHearing = (draft: HearingDraft): Hearing => create(HearingSchema, {
  project: draft.project,
  summary: draft.summary.trim(),
  decision: draft.decision,
  phase: draft.phase,
  conditions: draft.conditions.trim(),
  amountGranted: draft.amount ? moneyOf(draft.amount) : undefined,
  fundingSource: draft.source.trim(),
  promotion: Number(draft.promotion) || 0,
  nextReviewDate: dayOf(draft.review),
  notes: draft.notes.trim(),
});

export const writeDraft = (draft: Draft, name: string, etag: string): Committee => create(CommitteeSchema, {
  name, etag,
  title: draft.title.trim(),
  date: dayOf(draft.date),
  members: draft.members.filter(({ displayName }) => displayName.trim()),
  minutesUri: draft.minutesUri.trim(),
  notes: draft.notes.trim(),
  hearings: draft.hearings.map(writeHearing),
});

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
export const isSame = (a: Draft, b: Draft) => same(a, b);

// Amounts that are not numbers are not sent: they would be lost.
export const hasBadAmount = ({ hearings }: Draft) => hearings.some(({ amount }) => amount && !moneyOf(amount));

type Key = Exclude<keyof Draft, 'hearings'>;
const KEYS: readonly Key[] = ['title', 'date', 'members', 'minutesUri', 'notes'];

export interface Merged {
  draft: Draft;
  // What both changed, differently: mine stays. Fields of the session, names of projects.
  clashes: string[];
}

// Mine where I changed it, theirs elsewhere. The agenda is merged project by project, in my order if I changed it.
export function merge(base: Draft, mine: Draft, theirs: Draft): Merged {
  const clashes: string[] = [];
  const choose = <T>(what: string, before: T, my: T, their: T): T => {
    if (same(before, my)) return their;
    if (!same(before, their) && !same(my, their)) clashes.push(what);
    return my;
  };
  const draft = { ...mine };
  for (const key of KEYS) Object.assign(draft, { [key]: choose(key, base[key], mine[key], theirs[key]) });
  const find = ({ hearings }: Draft, project: string) => hearings.find((hearing) => hearing.project === project);
  const orderOf = ({ hearings }: Draft) => hearings.map(({ project }) => project);
  const order = same(orderOf(base), orderOf(mine)) ? orderOf(theirs) : [...new Set([...orderOf(mine), ...orderOf(theirs)])];
  draft.hearings = order.flatMap((project) =>
    choose(project, find(base, project), find(mine, project), find(theirs, project)) ?? []);
  return { draft, clashes };
}
