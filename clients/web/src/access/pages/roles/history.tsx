// What was done with a role that was given: who, when and why.
import { useQuery } from '@tanstack/react-query';
import { holderOf } from '@/access/api/bindings';
import { accessMethods } from '@/access/api/clients';
import { useNames } from '@/access/components/use_names';
import { Who } from '@/access/components/who';
import { DEEDS, reasonText } from '@/access/words/deeds';
import { roleText } from '@/access/words/role_text';
import { rolesWords } from '@/access/words/words';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { whole } from '@/kit/api/query';
import { Dialog } from '@/kit/ui/dialog';
import { Answer, Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export function History({ binding, onClose }: { binding: AccessBinding; onClose: () => void }) {
  const { t, date } = useWords();
  const { name, role } = binding;
  const who = useNames([holderOf(binding)])(holderOf(binding));
  const records = useQuery(whole(accessMethods.listAuditRecords, { resource: name }, (page) => page.auditRecords));
  return (
    <Dialog title={t(rolesWords.historyOf, { what: t(rolesWords.of, { role: t(roleText(role)), who }) })} onClose={onClose}>
      <Answer of={records}>
        {(all) => (all.length === 0 ? <Empty><p>{t(rolesWords.noHistory)}</p></Empty> : (
          <ol className="deeds">
            {all.map(({ id, eventTime, principal, method, reason }) => {
              const verb = method.slice(method.lastIndexOf('/') + 1);
              return (
                <li key={id}>
                  <span className="quiet">{date(eventTime)}</span> – <strong><Who name={principal} /></strong> {DEEDS[verb] ? t(DEEDS[verb]) : verb}
                  {reason && <><br />{t(rolesWords.motive, { reason: t(reasonText(reason)) })}</>}
                </li>
              );
            })}
          </ol>
        ))}
      </Answer>
    </Dialog>
  );
}
