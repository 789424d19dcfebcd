// What stands around a list of this service: where it is, what it is, what may be added.
import type { ReactNode } from 'react';
import { PROPOSALS } from '@/policy/api/addresses';
import { proposalWords } from '@/policy/words/proposals';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { PageTitle } from '@/kit/ui/page_title';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import './policy.css';

// `add`: what the button says, where one may add. `isTop`: nothing is above it.
interface ListFrameProps { title: Text; intro: Text; isTop?: boolean; add?: Text | false; onAdd?: () => void; actions?: ReactNode; children: ReactNode }

export function ListFrame({ title, intro, isTop, add, onAdd, actions, children }: ListFrameProps) {
  const { t } = useWords();
  return (
    <div className="fr-container fr-py-4w">
      {!isTop && <Breadcrumb above={[{ to: PROPOSALS, title: t(proposalWords.title) }]} here={t(title)} />}
      <PageTitle actions={
        <>
          {add && <button type="button" className="fr-btn fr-icon-add-line fr-btn--icon-left" onClick={onAdd}>{t(add)}</button>}
          {actions}
        </>
      }>{t(title)}</PageTitle>
      <p>{t(intro)}</p>
      {children}
    </div>
  );
}
