// Who holds a role: a person, whose page it leads to, beside what it was given to; else that alone.
import { Link } from 'react-router-dom';
import { holderOf } from '@/access/api/bindings';
import { isPerson, personUrl } from '@/access/api/persons';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { Who } from './who';

export function Holder({ binding }: { binding: AccessBinding }) {
  const { principal } = binding;
  const holder = holderOf(binding);
  if (!isPerson(holder)) return <>{principal}</>;
  return <><Link to={personUrl(holder)}><Who name={holder} /></Link>{principal !== holder && <> <span className="quiet">{principal}</span></>}</>;
}
