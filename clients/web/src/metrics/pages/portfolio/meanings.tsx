// By which formula each indicator is computed, as people read it.
import type { PortfolioIndicators } from '@/gen/pepiniere/metrics/v1/portfolio_indicators_pb';
import { useFormulas } from '@/metrics/api/figures';
import { INDICATORS } from '@/metrics/words/indicators';
import { portfolioWords as words } from '@/metrics/words/portfolio';
import { useWords } from '@/kit/words/use_words';

export function Meanings({ of: { distributions } }: { of: PortfolioIndicators }) {
  const { t, lang } = useWords();
  const { data: formulas = [] } = useFormulas();
  const used = distributions.flatMap(({ formula }) => formulas.filter(({ name }) => name === formula));
  if (used.length === 0) return null;
  return (
    <section className="measures__section fr-mt-4w" aria-labelledby="sens">
      <h2 className="fr-h4" id="sens">{t(words.meaning)}</h2>
      <dl className="meanings">
        {used.map(({ name, indicator, labelFr, labelEn, textFr, textEn, version }) => (
          <div key={name}>
            <dt>{t(INDICATORS[indicator] ?? { fr: labelFr, en: labelEn })} <span className="quiet">@{version}</span></dt>
            <dd>{lang === 'fr' ? textFr : textEn}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
