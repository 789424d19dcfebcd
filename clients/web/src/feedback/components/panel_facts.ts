// How many a panel has and takes, in words.
import { panelWords as words } from '@/feedback/words/panels';
import type { Panel } from '@/gen/pepiniere/feedback/v1/panel_pb';
import { useWords } from '@/kit/words/use_words';

export function usePanelSize() {
  const { t, number } = useWords();
  return ({ panelists, capacity }: Pick<Panel, 'panelists' | 'capacity'>) => t(words.sizeOf, { n: number(panelists), capacity: number(capacity) });
}
