// The sheet: what is known of the project, in the groups of its form.
import { lazy, Suspense } from 'react';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { valueAt, type Field } from '@/kit/form/field';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { GROUPS, type Group } from '@/portfolio/components/record/sheet';
import { EditLink } from './edit_link';
import { FieldValue } from './field_value';
import { projectWords } from './words';

const MarkdownText = lazy(() => import('@/kit/ui/markdown'));
// Said elsewhere on the page.
const APART = new Set(['title', 'mission', 'description']);

const isSaid = (project: Project, { path, kind }: Field) => {
  const value = valueAt(project, path);
  if (kind === 'list') return (value as string[]).length > 0;
  if (kind === 'number') return value !== undefined;
  return kind === 'yesNo' ? value !== undefined : Boolean(value);
};

// What a source says and no field holds, but for what is only there to be exported as it was.
const othersOf = (project: Project) => Object.entries(project.sourceFields ?? {})
  .filter(([key, value]) => value !== '' && key !== 'incubators' && !key.startsWith('pepiniere.'));

export function Sheet({ project, edits }: { project: Project; edits: boolean }) {
  const { t, date, colon } = useWords();
  const others = othersOf(project);
  return (
    <>
      {project.description.trim()
        ? <Suspense fallback={<Loading />}><MarkdownText text={project.description} /></Suspense>
        : edits && <p><EditLink field="description">{t({ fr: 'Présenter le projet', en: 'Present the project' })}</EditLink></p>}
      <div className="sheet">
        {GROUPS.map((group) => <SheetGroup key={group.id} group={group} project={project} edits={edits} />)}
      </div>
      {project.aliases.length > 0 && <p className="quiet fr-text--sm">{t(projectWords.formerly)}{colon}{project.aliases.map((alias) => alias.slice('projects/'.length)).join(', ')}</p>}
      {others.length > 0 && (
        <details className="fr-mb-2w">
          <summary>{t(projectWords.sourceFields)}</summary>
          <dl className="facts">
            {others.map(([key, value]) => (
              <div key={key}><dt>{key}</dt><dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>
            ))}
          </dl>
        </details>
      )}
      {project.updateTime && <p className="quiet fr-text--sm">{t(projectWords.updated, { date: date(project.updateTime) })}</p>}
    </>
  );
}

function SheetGroup({ group: { id, title, fields }, project, edits }: { group: Group; project: Project; edits: boolean }) {
  const { t } = useWords();
  const mine = fields.filter(({ path }) => !APART.has(path));
  const told = mine.filter((field) => isSaid(project, field));
  const untold = mine.filter((field) => !isSaid(project, field) && !field.path.startsWith('owner.'));
  if (told.length === 0 && !edits) return null;
  return (
    <section className={`sheet__group ${told.length > 0 ? '' : 'no-print'}`} aria-labelledby={`fiche-${id}`}>
      <h3 className="fr-h6" id={`fiche-${id}`}>{t(title)}</h3>
      {told.length > 0 && (
        <dl className="facts">
          {told.map((field) => (
            <div key={field.path} className={field.kind === 'area' ? 'facts__long' : undefined}>
              <dt>{t(field.label)}</dt>
              <dd><FieldValue field={field} value={valueAt(project, field.path)} /></dd>
            </div>
          ))}
        </dl>
      )}
      {edits && untold.length > 0 && (
        <p className="sheet__untold no-print">
          <span className="quiet">{t({ fr: 'À compléter :', en: 'To complete:' })}</span>{' '}
          {untold.map((field, i) => <span key={field.path}>{i > 0 && ', '}<EditLink field={field.path} className="sheet__link">{t(field.label)}</EditLink></span>)}
        </p>
      )}
    </section>
  );
}
