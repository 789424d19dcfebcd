// Who somebody is, and under which name what they do is recorded.
import { personWords } from '@/access/words/persons';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { Facts } from '@/kit/ui/facts';
import { useWords } from '@/kit/words/use_words';

export function PersonFacts({ person }: { person: Person }) {
  const { date } = useWords();
  const { name, displayName, email, aliases, createTime, eraseTime } = person;
  return (
    <Facts facts={[
      [personWords.displayName, displayName],
      [personWords.email, email],
      [personWords.aliases, aliases.length > 0 && <ul className="values">{aliases.map((alias) => <li key={alias}>{alias}</li>)}</ul>],
      [personWords.recordedUnder, name],
      [personWords.since, createTime && date(createTime)],
      [personWords.erasedOn, eraseTime && date(eraseTime)],
    ]} />
  );
}
