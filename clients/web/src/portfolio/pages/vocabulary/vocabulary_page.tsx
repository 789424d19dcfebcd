// What sources call phases: the words that nobody explained, who waits for them, and what the others mean. Administrators explain them.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { PhaseWord } from '@/gen/pepiniere/portfolio/v1/vocabulary_pb';
import { idOf } from '@/kit/api/names';
import { EVERYTHING } from '@/kit/api/permissions';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { useMay } from '@/portfolio/api/caller';
import { isWritten, usePhaseWords, useWaiting } from '@/portfolio/api/phase_words';
import { projectsUrl } from '@/portfolio/api/project_filter';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import { ExplainWord } from './explain_word';
import { vocabularyWords } from './words';

const isUnknown = ({ phase }: PhaseWord) => phase === Phase.UNSPECIFIED;

export default function VocabularyPage() {
  const { t, number, colon } = useWords();
  const explains = useMay(EVERYTHING)('UpdatePhaseWord');
  const words = usePhaseWords();
  const [explained, explain] = useState<PhaseWord>();
  const act = (word: PhaseWord) => {
    const what = t(isUnknown(word) ? vocabularyWords.explain : vocabularyWords.change);
    return (
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => explain(word)} aria-label={what + colon + idOf(word.name)}>
        {what}
      </button>
    );
  };
  const acts = (some: readonly PhaseWord[]): Column<PhaseWord>[] => (explains && some.some(({ builtin }) => !builtin)
    ? [{ id: 'act', header: t(vocabularyWords.actions), csv: false, cell: (word) => (word.builtin ? null : act(word)) }] : []);
  const first = (some: readonly PhaseWord[]): Column<PhaseWord>[] => [
    { id: 'word', header: t(vocabularyWords.word), isHeader: true, cell: ({ name }) => idOf(name) },
    ...(some.some(({ label }) => label) ? [{ id: 'label', header: t(vocabularyWords.label), cell: ({ label }: PhaseWord) => label }] : []),
  ];
  const lines: Column<PhaseWord> = { id: 'lines', header: t(vocabularyWords.lines), numeric: true, csv: ({ lineCount }) => Number(lineCount), cell: ({ lineCount }) => number(lineCount) };
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(vocabularyWords.title)}</PageTitle>
      <p>{t(vocabularyWords.told)}{!explains && <> {t(vocabularyWords.adminsExplain)}</>}</p>
      <Answer of={words} lines={8}>
        {(all) => {
          const [unknown, known] = [all.filter(isUnknown), all.filter((word) => !isUnknown(word))];
          return (
            <>
              <DataTable caption={t(vocabularyWords.unknown)} rows={unknown} rowKey={({ name }) => name} empty={<p>{t(vocabularyWords.noUnknown)}</p>}
                columns={[...first(unknown), ...acts(unknown), { id: 'waiting', header: t(vocabularyWords.waiting), cell: ({ name }) => <Waiting name={name} /> }, lines]} />
              <DataTable caption={t(vocabularyWords.known)} rows={known} rowKey={({ name }) => name} columns={[
                ...first(known),
                { id: 'phase', header: t(terms.phase), csv: ({ phase }) => t(PHASES[phase]), cell: ({ phase }) => <PhaseBadge phase={phase} /> },
                { id: 'from', header: t(vocabularyWords.from), cell: ({ builtin }) => t(builtin ? vocabularyWords.builtin : vocabularyWords.administrators) },
                lines,
                ...acts(known),
              ]} />
            </>
          );
        }}
      </Answer>
      {explained && <ExplainWord word={explained} onClose={() => explain(undefined)} />}
    </div>
  );
}

// The projects that the word keeps from a phase, each list as their source writes it.
function Waiting({ name }: { name: string }) {
  const { t } = useWords();
  const { data } = useWaiting();
  if (!data) return null;
  const spellings = [...data].filter(([asWritten]) => isWritten(name, asWritten));
  if (spellings.length === 0) return <span className="quiet">{t(vocabularyWords.noneWaits)}</span>;
  return spellings.map(([asWritten, n], i) => (
    <span key={asWritten}>
      {i > 0 && ', '}
      <Link to={projectsUrl({ mot: asWritten })}>
        {asWritten === idOf(name) ? t(terms.projects, { n }) : t(vocabularyWords.written, { projects: t(terms.projects, { n }), word: asWritten })}
      </Link>
    </span>
  ));
}
