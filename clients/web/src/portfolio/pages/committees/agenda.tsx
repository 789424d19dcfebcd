// The agenda: projects in the order in which they are heard.
import { useState } from 'react';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { Empty } from '@/kit/ui/states';
import { dayOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { AddProject } from './add_project';
import { newHearing, type HearingDraft } from './draft';
import { HearingForm } from './hearing_form';
import { useProjects } from './project_titles';
import type { Editor } from './use_editor';
import type { Preview } from './use_preview';
import { committeeWords } from './words';

interface AgendaProps { editor: Editor; committee: Committee; preview: Preview }

export function Agenda({ editor: { draft, setDraft }, committee, preview }: AgendaProps) {
  const { t } = useWords();
  const [said, say] = useState('');
  const { hearings } = draft;
  const projects = useProjects(hearings.map(({ project }) => project));
  const put = (next: HearingDraft[]) => setDraft({ ...draft, hearings: next });
  const move = (from: number, to: number) => {
    const next = [...hearings];
    const [hearing] = next.splice(from, 1);
    if (!hearing) return;
    next.splice(to, 0, hearing);
    put(next);
    say(t(committeeWords.moved, { title: projects.get(hearing.project)?.title ?? hearing.project, n: to + 1 }));
  };
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda" className="fr-h4">{t(committeeWords.agenda)}</h2>
      <p className="fr-sr-only" role="status">{said}</p>
      {hearings.length === 0 && <Empty><p>{t(committeeWords.emptyAgenda)}</p></Empty>}
      <ol className="agenda">
        {hearings.map((hearing, i) => (
          <HearingForm key={hearing.project} hearing={hearing} project={projects.get(hearing.project)} day={dayOf(draft.date)}
            change={(changes) => put(hearings.map((one, j) => (i === j ? { ...one, ...changes } : one)))}
            remove={() => put(hearings.filter((_, j) => j !== i))}
            up={i > 0 ? () => move(i, i - 1) : undefined}
            down={i < hearings.length - 1 ? () => move(i, i + 1) : undefined}
            faultOf={(field) => preview.fields.get(`committee.hearings[${i}].${field}`)}
            obstacles={preview.byProject.get(hearing.project) ?? []} />
        ))}
      </ol>
      <AddProject incubator={committee.incubator} taken={new Set(hearings.map(({ project }) => project))}
        add={(project) => put([...hearings, newHearing(project)])} />
    </section>
  );
}
