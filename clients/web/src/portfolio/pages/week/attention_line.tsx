// A project that needs somebody: why, what to do next, and the way to do it from here.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { AttentionItem } from '@/gen/pepiniere/portfolio/v1/health_pb';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { useTitles } from '@/portfolio/api/directory';
import { useGateLabels } from '@/portfolio/api/gates';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { concernWords } from '@/portfolio/words/concerns';
import { actionsOf } from './actions/actions';
import { useScopes } from './scopes';
import { weekWords } from './words';

export function ProjectHeading({ item, level }: { item: AttentionItem; level: 3 | 4 }) {
  const titleOf = useTitles();
  const Heading = `h${level}` as const;
  return (
    <div className="attention__head">
      <Heading className="fr-text--md fr-mb-0"><Link to={projectUrl(item.project)}>{item.title || item.project}</Link></Heading>
      <PhaseBadge phase={item.phase} />
      {item.incubator && <span className="quiet">{titleOf(item.incubator)}</span>}
    </div>
  );
}

// In the reader's language; the service's own sentence for a concern that this page does not know.
export function useSentencesOf() {
  const { t, date } = useWords();
  const labelOf = useGateLabels();
  return ({ concern, reason, nextStep, toldDate, missing }: AttentionItem) => {
    const words = concernWords(concern);
    if (!words) return { label: '', reason, next: nextStep };
    return {
      label: t(words.label),
      reason: t(words.reason, { date: date(toldDate), missing: missing.map(labelOf).join(', ') }),
      next: t(words.next),
    };
  };
}

export const useSentences = (item: AttentionItem) => useSentencesOf()(item);

// `alone`: under its project, with its own label and its own next step; otherwise its group has said them. `acts`: whether the
// caller may do something about it.
export function AttentionLine({ item, acts, alone = false }: { item: AttentionItem; acts: boolean; alone?: boolean }) {
  const { t } = useWords();
  const { label, reason, next } = useSentences(item);
  const when = item.days === 0 ? t(weekWords.today) : t(item.days > 0 ? weekWords.since : weekWords.in, { n: Math.abs(item.days) });
  return (
    <div className="attention__line">
      <p className="fr-mb-0">
        {alone && <><strong>{label}</strong> · </>}{reason} <span className="quiet">({when})</span>
        {alone && <><br /><strong>{t(weekWords.next)}</strong> {next}</>}
      </p>
      {acts && <Actions item={item} />}
    </div>
  );
}

function Actions({ item }: { item: AttentionItem }) {
  const { t, colon } = useWords();
  const [open, setOpen] = useState<number>();
  const { scope } = useScopes();
  // A project that incubators share is moved by the coaches of each.
  const incubator = scope?.parent.startsWith('incubators/') ? scope.parent : item.incubator;
  const actions = actionsOf(item.actions);
  const action = open === undefined ? undefined : actions[open];
  const close = () => setOpen(undefined);
  return (
    <div className="attention__actions no-print">
      {actions.map(({ label }, i) => (
        <button key={i} type="button" className={`fr-btn fr-btn--sm ${i > 0 ? 'fr-btn--tertiary' : 'fr-btn--secondary'}`}
          aria-label={t(label) + colon + item.title} onClick={() => setOpen(i)}>
          {t(label)}
        </button>
      ))}
      {actions.length === 0 && <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={projectUrl(item.project)}>{t(weekWords.openProject)}</Link>}
      {action && (
        <Dialog title={t(action.label) + colon + item.title} onClose={close}>
          <action.form project={item.project} incubator={incubator} onDone={close} onCancel={close} />
        </Dialog>
      )}
    </div>
  );
}
