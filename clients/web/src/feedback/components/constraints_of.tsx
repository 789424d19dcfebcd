// What gets in the way of a project, or of a cohort, on its page: what the caller reads of it, and the way to report more.
import { ofCohort, ofProject, useConstraints } from '@/feedback/api/constraints';
import { constraintWords as words } from '@/feedback/words/constraints';
import { useIdentity } from '@/kit/api/session';
import type { Values } from '@/kit/form/field';
import { Section } from '@/kit/ui/section';
import type { Text } from '@/kit/words/text';
import { ConstraintTable } from './constraint_table';
import { ReportConstraint } from './report_constraint';
import './feedback.css';

interface AboutProps { title: Text; filter: string; about: string; start: Values }

function AboutOne({ title, filter, about, start }: AboutProps) {
  const { person } = useIdentity();
  const found = useConstraints(filter);
  const isEmpty = !found.data?.pages.some(({ constraints }) => constraints.length > 0);
  // To whoever neither reads nor reports any, it says nothing.
  if (!person && isEmpty) return null;
  return (
    <Section id="contraintes" title={title} actions={<ReportConstraint about={`.${about}`} start={start} />}>
      <ConstraintTable found={found} caption={title} empty={words.noneOf} />
    </Section>
  );
}

export function ProjectConstraints({ project }: { project: string }) {
  return <AboutOne title={words.ofProject} filter={ofProject(project)} about={project} start={{ project }} />;
}

export function CohortConstraints({ cohort }: { cohort: string }) {
  return <AboutOne title={words.ofCohort} filter={ofCohort(cohort)} about={cohort} start={{ cohort }} />;
}
