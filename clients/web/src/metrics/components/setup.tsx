// The secret of a source, this once, and what is to be pasted where.
import { useState } from 'react';
import { SETUP } from '@/metrics/words/setup';
import { sourceWords as words } from '@/metrics/words/sources';
import type { Source } from '@/gen/pepiniere/metrics/v1/source_pb';
import { useWords } from '@/kit/words/use_words';
import { hookAddress } from './hook_address';
import './metrics.css';

export function Setup({ source, onDone }: { source: Source; onDone: () => void }) {
  const { t } = useWords();
  const { kind, secret, hookUri } = source;
  const address = hookAddress(location.origin, hookUri);
  const [said, setSaid] = useState('');
  const copy = (text: string) => void (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(() => setSaid(t(words.copied)), () => setSaid(t(words.notCopied)));
  return (
    <>
      <p className={`fr-message fr-message--${secret ? 'warning' : 'error'}`}>{t(secret ? words.once : words.lost)}</p>
      {secret && (
        <ol className="steps">
          {SETUP[kind].map((step, i) => <li key={i}><Step text={t(step)} address={address} secret={secret} /></li>)}
        </ol>
      )}
      <div className="dialog__actions">
        <button type="button" className="fr-btn" onClick={onDone}>{t(words.understood)}</button>
        {secret && <button type="button" className="fr-btn fr-btn--secondary" onClick={() => copy(secret)}>{t(words.copySecret)}</button>}
        <button type="button" className="fr-btn fr-btn--secondary" onClick={() => copy(address)}>{t(words.copyAddress)}</button>
        <span role="status" className="quiet">{said}</span>
      </div>
    </>
  );
}

// What is pasted stands out.
function Step({ text, address, secret }: { text: string; address: string; secret: string }) {
  return <>{text.split(/(\{address\}(?:\/\w+)?|\{secret\})/).map((part, i) => (/^\{(?:address|secret)\}/.test(part)
    ? <code key={i}>{part.replace('{address}', address).replace('{secret}', secret)}</code> : part))}</>;
}
