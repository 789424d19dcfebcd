// A link to what a role of this service is held on: a plan.
import { PlanLink } from './things';

export default function HeldLink({ name }: { name: string }) {
  return <PlanLink name={name} />;
}
