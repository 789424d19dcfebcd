// The topics under which constraints are reported, each with how much was, and what that cost, by the end of the last published month.
import { useState } from 'react';
import { idIn } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { lastMonthOf, monthOf, monthsOf, topicTitle, useFigures, useTopics } from '@/feedback/api/constraints';
import { TOPIC_KIND } from '@/feedback/components/constraint_kind';
import { useMonth } from '@/feedback/components/use_month';
import { constraintWords as words, SEVERITIES } from '@/feedback/words/constraints';
import { feedbackWords } from '@/feedback/words/words';
import type { ConstraintFigure, ConstraintTopic } from '@/gen/pepiniere/feedback/v1/constraint_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { ChoiceField } from '@/kit/form/inputs';
import { AddDialog, EditResource } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Section } from '@/kit/ui/section';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { Trend } from './trend';

export function Catalogue() {
  const { t, lang } = useWords();
  const topics = useTopics();
  const figures = useFigures();
  const monthName = useMonth();
  const may = useMay(EVERYTHING);
  const mayAdd = may('CreateConstraintTopic');
  const [opened, open] = useState<'add' | ConstraintTopic>();
  const { get, set } = useUrlState();
  const all = topics.data ?? [];
  const known = figures.data ?? [];
  const month = lastMonthOf(known);
  const shown = all.find(({ name }) => idIn(name) === get('courbe'));
  const columns = useColumns(known, month, mayAdd ? open : undefined);
  return (
    <Section id="catalogue" title={words.catalogue} told={words.catalogueTold} actions={mayAdd && (
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary fr-icon-add-line fr-btn--icon-left" onClick={() => open('add')}>{t(words.addTopic)}</button>
    )}>
      {figures.data && <p>{month ? t(words.asOf, { month: monthName(month) }) : t(words.noFigures)}</p>}
      <DataTable cards caption={t(words.catalogue)} noCaption columns={columns} rows={topics.data} rowKey={({ name }) => name} error={topics.error ?? figures.error} onRetry={() => (void topics.refetch(), void figures.refetch())} />
      {month && (
        <>
          <h3 className="fr-h5 fr-mt-4w" id="evolution">{t(words.trendOf)}</h3>
          <ChoiceField label={t(words.topic)} value={get('courbe')} none={t(words.allTopics)} options={all.map((one) => ({ value: idIn(one.name), label: topicTitle(one, lang) }))} onChange={(courbe) => set({ courbe }, true)} />
          <Trend figures={known} topic={shown?.name ?? ''} called={shown ? topicTitle(shown, lang) : t(words.allTopics)} />
        </>
      )}
      {opened === 'add' && <AddDialog kind={TOPIC_KIND} parent={EVERYTHING} onClose={() => open(undefined)} />}
      {typeof opened === 'object' && <EditResource kind={TOPIC_KIND} row={all.find(({ name }) => name === opened.name) ?? opened} onClose={() => open(undefined)} />}
    </Section>
  );
}

function useColumns(figures: readonly ConstraintFigure[], month: string, edit: ((topic: ConstraintTopic) => void) | undefined): Column<ConstraintTopic>[] {
  const { t, lang, number, colon } = useWords();
  const of = (topic: ConstraintTopic) => figures.find((one) => one.topic === topic.name && monthOf(one) === month);
  const newOf = (topic: ConstraintTopic) => monthsOf(figures, topic.name).at(-1)?.newReports ?? 0;
  const severities = (topic: ConstraintTopic) => of(topic)?.bySeverity.map((n, i) => ({ n, severity: i + 1 })).filter(({ n }) => n > 0) ?? [];
  const severityText = ({ n, severity }: { n: number; severity: number }) => `${SEVERITIES[severity] ? t(SEVERITIES[severity]) : severity}${colon}${number(n)}`;
  return [
    { id: 'topic', header: t(words.topic), isHeader: true, csv: (topic) => topicTitle(topic, lang), cell: (topic) => (
      <>{topicTitle(topic, lang)}{topic.closed && <span className="quiet"> ({t(words.topicClosed)})</span>}{topic.description && <span className="fr-hint-text">{topic.description}</span>}</>
    ) },
    { id: 'reports', header: t(words.reports), numeric: true, csv: (topic) => of(topic)?.reports, cell: (topic) => number(of(topic)?.reports ?? 0) },
    { id: 'new', header: t(words.newOnes), numeric: true, csv: newOf, cell: (topic) => number(newOf(topic)) },
    { id: 'lost', header: t(words.lostDays), numeric: true, csv: (topic) => Number(of(topic)?.lostDays ?? 0), cell: (topic) => number(of(topic)?.lostDays ?? 0) },
    { id: 'severity', header: t(words.bySeverity), csv: (topic) => severities(topic).map(severityText).join(', '), cell: (topic) => <ul className="fr-raw-list">{severities(topic).map((one) => <li key={one.severity}>{severityText(one)}</li>)}</ul> },
    ...(edit ? [{ id: 'act', header: t(feedbackWords.act), csv: false as const, cell: (topic: ConstraintTopic) => (
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm no-print" onClick={() => edit(topic)}>{t(feedbackWords.edit)}<span className="fr-sr-only">{colon}{topicTitle(topic, lang)}</span></button>
    ) }] : []),
  ];
}
