// What stands around a list of this service: where it is, what it is, what may be added.
import type { ReactNode } from 'react';
import { TAKE_PART } from '@/feedback/api/addresses';
import { feedbackWords } from '@/feedback/words/words';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { PageTitle } from '@/kit/ui/page_title';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import './feedback.css';

// `add`: what the button says, where one may add.
interface ListFrameProps { title: Text; intro: Text; add?: Text | false; onAdd?: () => void; actions?: ReactNode; children: ReactNode }

export function ListFrame({ title, intro, add, onAdd, actions, children }: ListFrameProps) {
  const { t } = useWords();
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: TAKE_PART, title: t(feedbackWords.title) }]} here={t(title)} />
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
