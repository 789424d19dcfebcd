// A number of a table that leads to what it counts; nothing leads nowhere.
import { Link } from 'react-router-dom';
import { useWords } from '@/kit/words/use_words';

interface CountProps {
  n: number | bigint;
  // Absent where no list counts exactly that.
  to: string | undefined;
  // What is counted, for those who do not see the table around it.
  label: string;
  // How the number is said, where it is not as it is: "+3".
  said?: string;
}

export function Count({ n, to, label, said }: CountProps) {
  const { number, colon } = useWords();
  if (Number(n) === 0) return <span className="quiet">0</span>;
  if (!to) return said ?? number(n);
  return <Link to={to} aria-label={label + colon + (said ?? number(n))}>{said ?? number(n)}</Link>;
}
