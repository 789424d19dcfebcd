// A link to what a role of this service is held on: a network, a panel, a space.
import { Link } from 'react-router-dom';
import { idIn, urlOf } from '@/feedback/api/addresses';
import { useNetwork } from '@/feedback/api/networks';
import { usePanel } from '@/feedback/api/panels';
import { useSpace } from '@/feedback/api/spaces';

const onlyOf = (collection: string, name: string) => (name.startsWith(`${collection}/`) ? name : '');

export default function HeldLink({ name }: { name: string }) {
  const network = useNetwork(onlyOf('networks', name));
  const panel = usePanel(onlyOf('panels', name));
  const space = useSpace(onlyOf('spaces', name));
  const found = network.data ?? panel.data ?? space.data;
  const to = urlOf(name);
  return found && to ? <Link to={to}>{found.title}</Link> : <>{idIn(name)}</>;
}
