// What pays for the challenges of an organisation, line by line: of the people who work on them, and of the projects in which they are
// worked on.
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { challengeUrl } from '@/cohort/api/addresses';
import { useAssignmentsTo, useReadsAssignments } from '@/cohort/api/hosts';
import { hostWords as words } from '@/cohort/words/hosts';
import type { Money } from '@/gen/google/type/money_pb';
import type { Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Loading } from '@/kit/ui/states';
import { eurosOf } from '@/kit/words/money';
import { useWords } from '@/kit/words/use_words';
import { ProjectLink } from '@/portfolio/feature';
import { useFundingOf } from '@/portfolio/funding';

const WHOLE = 10_000, HUNDRED = 100;

// `share`: from 0 to 1.
interface Line { id: string; about: ReactNode; source: string; amount: Money | undefined; share: number | undefined; granted: string }

export function HostMoney({ challenges }: { challenges: readonly Challenge[] }) {
  const { t, date } = useWords();
  const projects = [...new Set(challenges.filter(({ projectUid }) => projectUid).map(({ project }) => project))];
  const funding = useFundingOf(projects);
  const { isPending, assignments } = useAssignmentsTo(challenges.map(({ name }) => name));
  const titleOf = (name: string) => challenges.find((one) => one.name === name)?.title ?? '';
  const lines: Line[] = [
    ...funding.lines.map(({ name, project, source, amount, sharePercent, date: day }) => ({
      id: name, about: <ProjectLink name={project} />, source, amount, share: sharePercent === undefined ? undefined : sharePercent / HUNDRED, granted: date(day),
    })),
    ...assignments.flatMap(({ name, challenge, fundingLines }) => fundingLines.map(({ fundingSource: source, amount, shareBasisPoints }, i) => ({
      id: `${name} ${i}`, about: <Link to={challengeUrl(challenge)}>{titleOf(challenge)}</Link>, source, amount, share: shareBasisPoints / WHOLE, granted: '',
    }))),
  ];
  const people = useReadsAssignments([...new Set(challenges.flatMap(({ cohorts }) => cohorts))]);
  const closed = [...(people.readsAll ? [] : [words.peopleMoneyClosed]), ...(funding.readsAll ? [] : [words.projectMoneyClosed])];
  const isRead = funding.isRead || people.readsAll || assignments.length > 0;
  return (
    <section className="known-section" aria-labelledby="argent">
      <h2 className="fr-h4" id="argent">{t(words.money)}</h2>
      {funding.isPending || people.isPending || isPending ? <Loading /> : !isRead ? <p>{t(words.moneyClosed)}</p> : (
        <>
          <Sources lines={lines} />
          <Lines lines={lines} error={funding.error} onRetry={funding.retry} empty={t(closed.length > 0 ? words.noMoneyRead : words.noMoney)} />
          {closed.map((text) => <p key={text.fr} className="quiet">{t(text)}</p>)}
        </>
      )}
    </section>
  );
}

function Lines({ lines, error, onRetry, empty }: { lines: readonly Line[]; error: unknown; onRetry: () => void; empty: string }) {
  const { t, money, locale } = useWords();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const columns: Column<Line>[] = [
    { id: 'about', header: t(words.about), isHeader: true, cell: ({ about }) => about },
    { id: 'source', header: t(words.source), cell: ({ source }) => source },
    { id: 'amount', header: t(words.amount), numeric: true, csv: ({ amount }) => amount && eurosOf(amount), cell: ({ amount }) => money(amount) },
    { id: 'share', header: t(words.share), numeric: true, csv: ({ share }) => share, cell: ({ share }) => (share === undefined ? '' : percent.format(share)) },
    { id: 'granted', header: t(words.granted), cell: ({ granted }) => granted },
  ];
  return <DataTable caption={t(words.money)} noCaption columns={columns} rows={lines} rowKey={({ id }) => id} error={error} onRetry={onRetry} empty={<p>{empty}</p>} />;
}

interface Sum { source: string; euros: number }

// What each pays in all.
function Sources({ lines }: { lines: readonly Line[] }) {
  const { t, locale } = useWords();
  const euros = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const sums = new Map<string, number>();
  for (const { source, amount } of lines) sums.set(source, (sums.get(source) ?? 0) + eurosOf(amount));
  if (sums.size < 2) return null;
  const columns: Column<Sum>[] = [
    { id: 'source', header: t(words.source), isHeader: true, cell: ({ source }) => source },
    { id: 'amount', header: t(words.amount), numeric: true, csv: ({ euros: n }) => n, cell: ({ euros: n }) => euros.format(n) },
  ];
  return <DataTable caption={t(words.sources)} columns={columns} rows={[...sums].map(([source, n]) => ({ source, euros: n }))} rowKey={({ source }) => source} />;
}
