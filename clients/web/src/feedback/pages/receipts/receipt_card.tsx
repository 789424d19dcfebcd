// A receipt: what was said, what became of it, where that is to be seen; and the way to keep it.
import { idIn, urlOf } from '@/feedback/api/addresses';
import { fileOf } from '@/feedback/api/receipt_file';
import { ContributionLink, useContributionKind } from '@/feedback/components/contribution';
import { OUTCOMES, receiptWords as words } from '@/feedback/words/receipts';
import type { Receipt } from '@/gen/pepiniere/feedback/v1/receipt_pb';
import { save } from '@/kit/ui/save';
import { StateTag } from '@/kit/ui/state_tag';
import { useWords } from '@/kit/words/use_words';

export function keep(receipts: readonly Receipt[], fileName: string) {
  save(new Blob([fileOf(receipts)], { type: 'application/json;charset=utf-8' }), fileName);
}

export function ReceiptCard({ receipt }: { receipt: Receipt }) {
  const { t, date } = useWords();
  const kindOf = useContributionKind();
  const { name, contribution, outcome, consequence, title, signature, createTime } = receipt;
  const called = title || kindOf(contribution);
  return (
    <>
      <h2 className="fr-h6"><ContributionLink name={contribution} said={called} /></h2>
      <p><StateTag text={OUTCOMES[outcome]} tone="info" /> <span className="quiet">{kindOf(contribution)} – {date(createTime)} – {t(signature ? words.signed : words.unsigned)}</span></p>
      {urlOf(consequence) && consequence !== contribution && <p><ContributionLink name={consequence} said={t(words.seeConsequence, { kind: kindOf(consequence) })} /></p>}
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm fr-icon-download-line fr-btn--icon-left no-print" aria-label={t(words.keepThis, { title: called })} onClick={() => keep([receipt], `accuse-${idIn(name)}.json`)}>{t(words.keep)}</button>
    </>
  );
}
