// What was written in answer to one question, and may be read.
import { releaseWords as words } from '@/feedback/words/releases';
import { useWords } from '@/kit/words/use_words';

export function Texts({ code, question, texts }: { code: string; question: string; texts: readonly string[] }) {
  const { t } = useWords();
  return (
    <section className="said-section" data-question={code}>
      <h2 className="fr-h6">{question}</h2>
      {texts.length === 0 ? <p className="quiet">{t(words.noTexts)}</p> : (
        <>
          <p className="quiet">{t(words.textsTold)}</p>
          <ul className="said-texts">{texts.map((text, i) => <li key={i}>{text}</li>)}</ul>
        </>
      )}
    </section>
  );
}
