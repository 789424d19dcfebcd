// The moves that people ask about by name: each number leads to its own list.
import { MoveKind, type PortfolioFlow } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { Figure } from '@/kit/ui/figure';
import type { Period } from '@/kit/words/period';
import { useWords } from '@/kit/words/use_words';
import { movesUrl } from '@/portfolio/api/project_filter';
import { MOVE_KINDS } from '@/portfolio/words/moves';

export interface FlowProps {
  flow: PortfolioFlow;
  period: Period;
  // The filters, for the addresses of the lists.
  from: URLSearchParams;
}

export function FlowFigures({ flow, period, from, small = false }: FlowProps & { small?: boolean }) {
  const { t, number } = useWords();
  const figures: readonly [MoveKind, bigint][] = [
    [MoveKind.OPENED, flow.openedCount],
    [MoveKind.CONVERTED, flow.convertedCount],
    [MoveKind.TRANSFERRED, flow.transferredCount],
    [MoveKind.STOPPED, flow.stoppedCount],
    [MoveKind.INCONCLUSIVE, flow.inconclusiveCount],
    [MoveKind.RESTARTED, flow.restartedCount],
  ];
  return (
    <div className={`figures ${small ? 'figures--small' : ''}`}>
      {figures.map(([kind, n]) => (
        <Figure key={kind} value={number(n)} label={t(MOVE_KINDS[kind])} to={n > 0n ? movesUrl(period, { nature: MoveKind[kind] }, from) : undefined} />
      ))}
    </div>
  );
}
