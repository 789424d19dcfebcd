// Giving somebody a role: which, on what, from when until when, and why.
import { timestampFromMs, timestampMs } from '@bufbuild/protobuf/wkt';
import { accessMethods } from '@/access/api/clients';
import { ROLES_HELD_ON } from '@/access/api/roles_held_on';
import { FAULTS } from '@/access/words/faults';
import { readersOf } from '@/access/words/readers';
import { codeOf } from '@/access/words/role_text';
import { COLLECTIONS, ROLES } from '@/access/words/roles';
import { rolesWords } from '@/access/words/words';
import { Role } from '@/gen/pepiniere/rpc/v1/access_pb';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Field, Form, Option, Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { beginningOf, endOfDay } from '@/kit/words/day';
import { LANGS, say, type Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { collectionOf, finderOf, isSearched } from './resources';

const options: Option[] = Object.keys(ROLES_HELD_ON).map((code) => ({ value: String(Role[code as keyof typeof Role]), label: ROLES[code]! }));

// "Search by its name: incubator or programme. By its identifier, network of alumni: networks/…"
function hintOf(collections: readonly string[], everything: boolean): Text {
  const searched = collections.filter(isSearched);
  const others = collections.filter((one) => !isSearched(one));
  const told = LANGS.map((lang) => {
    const either = (texts: readonly string[]) => new Intl.ListFormat(lang, { type: 'disjunction' }).format(texts);
    const kinds = (some: readonly string[]) => either(some.map((one) => say(lang, COLLECTIONS[one]!)));
    return [lang, [
      searched.length > 0 && say(lang, rolesWords.resourceHint, { kinds: kinds(searched) }),
      others.length > 0 && say(lang, rolesWords.resourceById, { kinds: kinds(others), names: either(others.map((one) => `${one}/…`)) }),
      everything && say(lang, rolesWords.orEverything),
    ].filter(Boolean).join(' ')];
  });
  return Object.fromEntries(told) as Text;
}

// Made once a role: what finds is a hook.
const RESOURCES: Readonly<Record<string, Field>> = Object.fromEntries(Object.entries(ROLES_HELD_ON)
  .filter(([, { collections }]) => collections.length > 0).map(([code, { collections, everything }]) => {
    const misplaced = (name: string) => (collections.includes(collectionOf(name)) ? undefined : FAULTS.otherThing);
    return [code, {
      path: 'resource', kind: 'word', required: !everything, options: finderOf(collections), label: rolesWords.resource, hint: hintOf(collections, everything), fault: misplaced,
    }];
  }));

const roleOf = ({ role = '' }: Values): Role => Number(role);

const PRINCIPAL: Field = { path: 'principal', kind: 'text', required: true, label: rolesWords.principal, hint: rolesWords.principalHint };

function formOf(values: Values, asked: readonly Field[]): Form {
  const resource = RESOURCES[codeOf(roleOf(values))];
  return { fields: [
    ...asked,
    { path: 'role', kind: 'enum', required: true, options, label: rolesWords.role },
    ...(resource ? [resource] : []),
    { path: 'start_time', kind: 'day', label: rolesWords.start, hint: rolesWords.startHint },
    { path: 'end_time', kind: 'day', label: rolesWords.end, hint: rolesWords.endHint },
    { path: 'reason', kind: 'text', label: rolesWords.reason },
  ] };
}

// `to`: the person that it is given to, where that is not asked.
interface GrantFormProps { to?: string; onDone: (binding: AccessBinding) => void; onClose: () => void }

export function GrantForm({ to, onDone, onClose }: GrantFormProps) {
  const { t } = useWords();
  const { mutateAsync: create } = useWrite(accessMethods.createAccessBinding, onDone);
  const isHeldOnAll = (values: Values) => values.role && !RESOURCES[codeOf(roleOf(values))];
  const send = (values: Values) => {
    const { principal = to ?? '', resource = '', start_time: start, end_time: end, reason = '' } = values;
    return create({ accessBinding: {
      principal: principal.trim(), role: roleOf(values), resource: isHeldOnAll(values) ? '' : resource, reason: reason.trim(),
      startTime: start ? beginningOf(start) : undefined,
      // The day itself still counts.
      endTime: end ? timestampFromMs(timestampMs(endOfDay(end)) - 1) : undefined,
    } });
  };
  return (
    <Dialog title={t(rolesWords.give)} onClose={onClose} wide>
      <DialogForm id={`${to ?? 'roles'}.nouveau`} form={(values) => formOf(values, to ? [] : [PRINCIPAL])} writes={readersOf('CreateAccessBinding')} prefix="access_binding" submit={t(rolesWords.give)}
        send={send} onDone={onClose} onCancel={onClose}>
        {(values) => isHeldOnAll(values) && <p className="fr-message fr-message--info">{t(rolesWords.onAll)}</p>}
      </DialogForm>
    </Dialog>
  );
}
