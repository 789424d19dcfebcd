// What is recorded about a project line by line: money, time, proofs, waivers. The same table, form and correction serve
// all five; a kind says what is its own.
import type { DescMessage, DescMethodUnary, Message } from '@bufbuild/protobuf';
import { useQuery } from '@tanstack/react-query';
import * as bounds from '@/gen/pepiniere/portfolio/v1/bounds';
import type { Trail } from '@/gen/pepiniere/portfolio/v1/entry_pb';
import { whole } from '@/kit/api/query';
import { bound } from '@/kit/form/bounds';
import { choices, type Field, type Form, type Values } from '@/kit/form/field';
import { addDays, todayIso } from '@/kit/words/day';
import type { Text } from '@/kit/words/text';
import { governanceMethods as methods } from '@/portfolio/api/clients';
import { CATEGORIES, PHASES, SUPPLIERS } from '@/portfolio/words/enums';
import { FAULTS } from '@/portfolio/words/faults';

export type Line = Message & { name: string; trail?: Trail };

export interface LineKind {
  // In the address: ?dialogue=financement.
  id: string;
  title: Text;
  // One of them, by its number: in the audit.
  one: Text;
  add: Text;
  correct: Text;
  empty: Text;
  form: Form;
  // The field of the requests: "funding_line", fundingLine.
  key: string;
  list: DescMethodUnary<DescMessage, DescMessage>;
  // The field of the answer.
  items: string;
  create: DescMethodUnary<DescMessage, DescMessage>;
  change: DescMethodUnary<DescMessage, DescMessage>;
  start?: () => Values;
}

const phase: Field = { path: 'phase', kind: 'enum', options: choices(PHASES), label: { fr: 'Phase', en: 'Phase' } };
const amount: Field = { path: 'amount', kind: 'money', label: { fr: 'Montant, en euros', en: 'Amount, in euros' } };
const note: Field = { path: 'note', kind: 'text', label: { fr: 'Note', en: 'Note' } };
const code: Field = {
  path: 'code', kind: 'text', label: { fr: 'Exigence', en: 'Requirement' },
  hint: { fr: 'Son code, comme COMMITTEE_GO : les liens de « Prochaine phase » le remplissent.', en: 'Its code, as in COMMITTEE_GO: the links of “Next phase” fill it in.' },
  shape: FAULTS.code,
};

export const FUNDING: LineKind = {
  id: 'financement',
  one: { fr: 'financement {n}', en: 'funding {n}' },
  title: { fr: 'Financements', en: 'Funding' },
  add: { fr: 'Ajouter un financement', en: 'Add funding' },
  correct: { fr: 'Corriger un financement', en: 'Correct funding' },
  empty: { fr: 'Aucun financement enregistré.', en: 'No funding recorded.' },
  form: bound(bounds.FundingLine, {
    fields: [
      { path: 'date', kind: 'day', label: { fr: 'Accordé le', en: 'Granted on' } },
      { path: 'funding_source', kind: 'text', label: { fr: 'Financeur', en: 'Funding source' }, hint: { fr: 'FAST, PIA, LFI, le ministère…', en: 'FAST, PIA, LFI, the ministry…' } },
      amount,
      { ...phase, hint: { fr: 'La phase qu’il paie ; vide : ce qui vient.', en: 'The phase it pays for; empty: whatever comes.' } },
      { path: 'share_percent', kind: 'number', label: { fr: 'Part du financement, en %', en: 'Share of the financing, in %' } },
      { path: 'promotion', kind: 'number', label: { fr: 'Promotion', en: 'Promotion' }, hint: { fr: 'Le numéro de la promotion FAST.', en: 'The number of the FAST promotion.' } },
      note,
    ],
  }),
  key: 'funding_line',
  list: methods.listFundingLines, items: 'fundingLines', create: methods.createFundingLine, change: methods.correctFundingLine,
  start: () => ({ date: todayIso() }),
};

export const SPENDING: LineKind = {
  id: 'depense',
  one: { fr: 'dépense {n}', en: 'spending {n}' },
  title: { fr: 'Dépenses', en: 'Spending' },
  add: { fr: 'Ajouter une dépense', en: 'Add spending' },
  correct: { fr: 'Corriger une dépense', en: 'Correct spending' },
  empty: { fr: 'Aucune dépense enregistrée.', en: 'No spending recorded.' },
  form: bound(bounds.SpendingEntry, {
    fields: [
      { path: 'date', kind: 'day', label: { fr: 'Date', en: 'Date' } },
      amount,
      { path: 'category', kind: 'enum', options: choices(CATEGORIES), label: { fr: 'Poste', en: 'Category' } },
      { path: 'supplier_type', kind: 'enum', options: choices(SUPPLIERS), label: { fr: 'Payé à', en: 'Paid to' } },
      note,
    ],
  }),
  key: 'spending_entry',
  list: methods.listSpendingEntries, items: 'spendingEntries', create: methods.createSpendingEntry, change: methods.correctSpendingEntry,
  start: () => ({ date: todayIso() }),
};

export const EXTENSIONS: LineKind = {
  id: 'prolongation',
  one: { fr: 'prolongation {n}', en: 'extension {n}' },
  title: { fr: 'Prolongations', en: 'Extensions' },
  add: { fr: 'Prolonger la durée', en: 'Extend the time-box' },
  correct: { fr: 'Corriger une prolongation', en: 'Correct an extension' },
  empty: { fr: 'Aucune prolongation.', en: 'No extension.' },
  form: bound(bounds.TimeBoxExtension, {
    fields: [
      { path: 'end_date', kind: 'day', label: { fr: 'Nouveau dernier jour', en: 'New last day' } },
      { path: 'granted_by', kind: 'text', label: { fr: 'Accordée par', en: 'Granted by' }, hint: { fr: 'Comme on le dit : « le comité de juin ».', en: 'As people say it: “the committee of June”.' } },
      { path: 'reason', kind: 'text', label: { fr: 'Pourquoi', en: 'Why' } },
    ],
  }),
  key: 'time_box_extension',
  list: methods.listTimeBoxExtensions, items: 'timeBoxExtensions', create: methods.createTimeBoxExtension, change: methods.correctTimeBoxExtension,
};

export const EVIDENCE: LineKind = {
  id: 'preuve',
  one: { fr: 'preuve {n}', en: 'evidence {n}' },
  title: { fr: 'Preuves', en: 'Evidence' },
  add: { fr: 'Ajouter une preuve', en: 'Add evidence' },
  correct: { fr: 'Corriger une preuve', en: 'Correct evidence' },
  empty: { fr: 'Aucune preuve enregistrée.', en: 'No evidence recorded.' },
  form: bound(bounds.Evidence, {
    fields: [
      { ...phase, label: { fr: 'Pour entrer en', en: 'To enter' } },
      code,
      { path: 'uri', kind: 'uri', label: { fr: 'Où est la preuve', en: 'Where the proof is' } },
      note,
    ],
  }),
  key: 'evidence',
  list: methods.listEvidence, items: 'evidence', create: methods.createEvidence, change: methods.correctEvidence,
};

export const WAIVERS: LineKind = {
  id: 'dispense',
  one: { fr: 'dispense {n}', en: 'waiver {n}' },
  title: { fr: 'Dispenses', en: 'Waivers' },
  add: { fr: 'Accorder une dispense', en: 'Grant a waiver' },
  correct: { fr: 'Corriger une dispense', en: 'Correct a waiver' },
  empty: { fr: 'Aucune dispense.', en: 'No waiver.' },
  form: bound(bounds.Waiver, {
    fields: [
      { ...phase, label: { fr: 'Pour entrer en', en: 'To enter' } },
      code,
      { path: 'reason', kind: 'text', label: { fr: 'Pourquoi', en: 'Why' }, hint: { fr: 'Montré partout où la dispense compte.', en: 'Shown wherever the waiver counts.' } },
      { path: 'expire_date', kind: 'day', label: { fr: 'Dernier jour', en: 'Last day' }, hint: { fr: 'Vide : pour toujours.', en: 'Empty: for ever.' } },
    ],
  }),
  key: 'waiver',
  list: methods.listWaivers, items: 'waivers', create: methods.createWaiver, change: methods.correctWaiver,
  start: () => ({ expire_date: addDays(todayIso(), 180) }),
};

export const LINE_KINDS: readonly LineKind[] = [FUNDING, SPENDING, EXTENSIONS, EVIDENCE, WAIVERS];

export function useLines(project: string, kind: LineKind, showSuperseded: boolean) {
  return useQuery(whole(kind.list, { parent: project, showSuperseded } as never,
    (page) => (page as unknown as Record<string, Line[]>)[kind.items] ?? []));
}
