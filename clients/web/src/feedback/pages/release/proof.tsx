// The release, byte for byte, and its hash, computed again here.
import { useEffect, useState } from 'react';
import { releaseWords as words } from '@/feedback/words/releases';
import type { Release } from '@/gen/pepiniere/feedback/v1/release_pb';
import { sha256Of } from '@/kit/api/hash';
import { idOf } from '@/kit/api/names';
import { Facts } from '@/kit/ui/facts';
import { save } from '@/kit/ui/save';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';

export function Proof({ campaign, release: { document: text, hash } }: { campaign: string; release: Release }) {
  const { t } = useWords();
  const [computed, compute] = useState<string>();
  useEffect(() => void sha256Of(text).then(compute), [text]);
  const isRight = computed === hash;
  return (
    <Section id="verifier" title={words.proof} told={words.proofTold}>
      <Facts facts={[[words.hash, <code key="hash" className="hash">{hash}</code>]]} />
      <div role="status">{computed !== undefined && <p className={`fr-message fr-message--${isRight ? 'valid' : 'error'} fr-mb-2w`}>{t(isRight ? words.checked : words.checkedOther)}</p>}</div>
      <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm fr-icon-download-line fr-btn--icon-left no-print"
        onClick={() => save(new Blob([text], { type: 'application/json;charset=utf-8' }), `${idOf(campaign)}.json`)}>{t(words.download)}</button>
    </Section>
  );
}
