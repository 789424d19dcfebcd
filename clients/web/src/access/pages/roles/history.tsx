// What was done with a role that was given: who, when and why.
import { useQuery } from '@tanstack/react-query';
import { accessMethods } from '@/access/api/clients';
import { useNames } from '@/access/components/use_names';
import { Who } from '@/access/components/who';
import { roleText } from '@/access/words/role_text';
import { rolesWords } from '@/access/words/words';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { whole } from '@/kit/api/query';
import { Dialog } from '@/kit/ui/dialog';
import { Answer, Empty } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

const DID: Readonly<Record<string, Text>> = rolesWords.did;

export function History({ binding: { name, principal, role }, onClose }: { binding: AccessBinding; onClose: () => void }) {
  const { t, date } = useWords();
  const nameOf = useNames([principal]);
  const records = useQuery(whole(accessMethods.listAuditRecords, { resource: name }, (page) => page.auditRecords));
  return (
    <Dialog title={t(rolesWords.historyOf, { what: t(rolesWords.of, { role: t(roleText(role)), who: nameOf(principal) }) })} onClose={onClose}>
      <Answer of={records}>
        {(all) => (all.length === 0 ? <Empty><p>{t(rolesWords.noHistory)}</p></Empty> : (
          <ol className="deeds">
            {all.map(({ id, eventTime, principal: who, method, reason }) => {
              const verb = method.slice(method.lastIndexOf('/') + 1);
              return (
                <li key={id}>
                  <span className="quiet">{date(eventTime)}</span> – <strong><Who name={who} /></strong> {DID[verb] ? t(DID[verb]) : verb}
                  {reason && <><br />{t(rolesWords.motive, { reason })}</>}
                </li>
              );
            })}
          </ol>
        ))}
      </Answer>
    </Dialog>
  );
}
