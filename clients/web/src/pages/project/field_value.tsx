// A field as people read it.
import { Link } from 'react-router-dom';
import { useTitles } from '@/api/directory';
import { projectsUrl } from '@/api/project_filter';
import type { Field } from '@/components/form/field';
import type { Money } from '@/gen/google/type/money_pb';
import type { Day } from '@/words/day';
import { useWords } from '@/words/use_words';
import { projectWords } from './words';

// Where a list of values leads: the projects that share one.
const LEADS: Readonly<Record<string, string>> = {
  primary_incubator: 'incubateur', other_incubators: 'incubateur', sponsors: 'ministere', themes: 'thematique', user_types: 'usagers', technologies: 'techno',
};

export function FieldValue({ field, value }: { field: Field; value: unknown }) {
  const { t, number, date, money } = useWords();
  const titleOf = useTitles();
  const { path, kind, options } = field;
  if (value === undefined || value === '') return null;
  const one = (name: string) => {
    const title = typeof options === 'string' ? titleOf(name) : name;
    return LEADS[path] ? <Link to={projectsUrl({ [LEADS[path]]: name })}>{title}</Link> : title;
  };
  if (kind === 'list') return <ul className="values">{(value as string[]).map((item) => <li key={item}>{one(item)}</li>)}</ul>;
  if (kind === 'word') return <>{one(value as string)}</>;
  if (kind === 'uri') return <Uri uri={value as string} />;
  if (kind === 'money') return <>{money(value as Money)}</>;
  if (kind === 'day') return <>{date(value as Day)}</>;
  if (kind === 'number') return <>{value === 0 ? '' : number(value as number)}</>;
  if (kind === 'yesNo' || kind === 'flag') return <>{t(value ? { fr: 'Oui', en: 'Yes' } : { fr: 'Non', en: 'No' })}</>;
  if (kind === 'enum' && Array.isArray(options)) {
    const option = options.find((candidate) => candidate.value === String(value));
    return <>{option ? t(option.label) : ''}</>;
  }
  return <span className={kind === 'area' ? 'as-typed' : undefined}>{String(value)}</span>;
}

// Imported content has what it has: only what leads somewhere on the web is a link.
export function Uri({ uri }: { uri: string }) {
  const { t } = useWords();
  if (!/^https?:\/\//i.test(uri)) return <>{uri}</>;
  return <a className="uri" href={uri} target="_blank" rel="noopener noreferrer" title={`${uri} – ${t(projectWords.newWindow)}`}>{uri.replace(/^https?:\/\//i, '').replace(/\/$/, '')}</a>;
}
