// The tree of organisations as nested lists, whose branches fold.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Organisation } from '@/gen/pepiniere/portfolio/v1/organisation_pb';
import { idOf } from '@/kit/api/names';
import { useWords } from '@/kit/words/use_words';
import { ministryUrl } from '@/portfolio/api/addresses';
import { projectsUrl, STARTED } from '@/portfolio/api/project_filter';
import { terms } from '@/portfolio/words/terms';
import { ministryWords } from './words';

export interface Counts {
  // With everything below, of the topmost; by id.
  whole: ReadonlyMap<string, bigint>;
  // As a sponsor itself.
  direct: ReadonlyMap<string, bigint>;
}

export type Children = ReadonlyMap<string, readonly Organisation[]>;

export function childrenOf(organisations: readonly Organisation[], locale: string): Children {
  const known = new Set(organisations.map(({ name }) => name));
  const children = new Map<string, Organisation[]>();
  for (const one of organisations) {
    const parent = known.has(one.parent) ? one.parent : '';
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  // Ministries first.
  const rank = ({ type }: Organisation) => (type === 'ministere' ? 0 : 1);
  for (const some of children.values()) some.sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, locale));
  return children;
}

interface BranchProps {
  of: string;
  below: Children;
  counts: Counts | undefined;
  // Those that a search found, and what is above them; all where undefined.
  shown?: ReadonlySet<string>;
  label: string;
}

export function Branch({ of, below, counts, shown, label }: BranchProps) {
  const some = (below.get(of) ?? []).filter(({ name }) => !shown || shown.has(name));
  return (
    <ul className="tree" aria-label={label}>
      {some.map((one) => <Node key={one.name} one={one} below={below} counts={counts} shown={shown} isTop={of === ''} />)}
    </ul>
  );
}

interface NodeProps { one: Organisation; below: Children; counts: Counts | undefined; shown: BranchProps['shown']; isTop: boolean }

function Node({ one, below, counts, shown, isTop }: NodeProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const label = t(ministryWords.unfold, { title: one.title });
  const unfolds = (below.get(one.name) ?? []).some(({ name }) => !shown || shown.has(name));
  const unfolded = isOpen || shown !== undefined;
  return (
    <li>
      <div className="tree__node">
        {unfolds ? (
          <button type="button" className="tree__fold" aria-expanded={unfolded} aria-label={label} onClick={() => setOpen(!unfolded)}>
            <span aria-hidden="true">{unfolded ? '−' : '+'}</span>
          </button>
        ) : <span className="tree__leaf" aria-hidden="true" />}
        <Link to={ministryUrl(one.name)}>{one.title}</Link>
        {one.acronym && <span className="quiet">({one.acronym})</span>}
        <Sponsored one={one} counts={counts} isTop={isTop} />
      </div>
      {unfolds && unfolded && <Branch of={one.name} below={below} counts={counts} shown={shown} label={label} />}
    </li>
  );
}

function Sponsored({ one, counts, isTop }: Pick<NodeProps, 'one' | 'counts' | 'isTop'>) {
  const { t, colon } = useWords();
  const id = idOf(one.name);
  const n = Number((isTop ? counts?.whole : counts?.direct)?.get(id) ?? 0n);
  if (n === 0) return null;
  return (
    <Link className="tree__count" to={projectsUrl({ [isTop ? 'ministere' : 'sponsor']: id, phase: STARTED })}>
      {t(isTop ? terms.projects : ministryWords.direct, { n })}<span className="fr-sr-only">{colon}{one.title}</span>
    </Link>
  );
}
