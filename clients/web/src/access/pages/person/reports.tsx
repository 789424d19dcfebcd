// The reports of a person's erasures: the last one first.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { useAccess } from '@/access/api/caller';
import { accessMethods } from '@/access/api/clients';
import { erasureUrl } from '@/access/api/persons';
import { erasureWords } from '@/access/words/erasures';
import { whole } from '@/kit/api/query';
import { useWords } from '@/kit/words/use_words';

export function Reports({ person }: { person: string }) {
  const { t, date } = useWords();
  const { listsErasures } = useAccess();
  const { data = [] } = useQuery({ ...whole(accessMethods.listErasures, {}, (page) => page.erasures), enabled: listsErasures });
  return data.filter((one) => one.person === person).map(({ name, createTime }) => (
    <p key={name}><Link to={erasureUrl(name)}>{t(erasureWords.toReport, { date: date(createTime) })}</Link></p>
  ));
}
