// How the figure is computed, for whoever wants to do it by hand.
import { useSaid } from '@/metrics/components/use_said';
import { explanationWords as words, ORIGINS } from '@/metrics/words/explanation';
import type { Explanation } from '@/gen/pepiniere/metrics/v1/explanation_pb';
import { objectiveWords } from '@/metrics/words/objectives';
import type { Text } from '@/kit/words/text';
import { DataTable } from '@/kit/ui/data_table';
import { Facts } from '@/kit/ui/facts';
import { Uri } from '@/kit/ui/uri';
import { useWords } from '@/kit/words/use_words';

// Those of an objective, which no formula has.
const OF_OBJECTIVE: Readonly<Record<string, Text>> = { baseline: objectiveWords.baseline, target: objectiveWords.target };

export function FormulaPart({ explanation: { formula, parameters } }: { explanation: Explanation }) {
  const { t, lang, date } = useWords();
  const said = useSaid();
  if (!formula) return null;
  const { textFr, textEn, version, source, sourceUri, startDate, changeFr, changeEn } = formula;
  const labels = new Map(formula.parameters.map(({ key, labelFr, labelEn }) => [key, lang === 'fr' ? labelFr : labelEn]));
  return (
    <section className="measures__section fr-mt-4w" aria-labelledby="formule">
      <h2 className="fr-h4" id="formule">{t(words.formula)}</h2>
      <p>{lang === 'fr' ? textFr : textEn}</p>
      <Facts facts={[
        [words.version, `${version}${startDate ? `, ${date(startDate)}` : ''}`],
        [words.source, source],
        [words.readAt, sourceUri && <Uri key="uri" uri={sourceUri} />],
        [words.change, lang === 'fr' ? changeFr : changeEn],
      ]} />
      {parameters.length > 0 && (
        <DataTable caption={t(words.parameters)} rows={parameters} rowKey={({ key }) => key} columns={[
          { id: 'key', header: t(words.parameter), isHeader: true, cell: ({ key }) => labels.get(key) || (OF_OBJECTIVE[key] ? t(OF_OBJECTIVE[key]) : key) },
          { id: 'value', header: t(words.value), numeric: true, cell: ({ value, unit }) => said.measured(value, unit), csv: ({ value }) => value },
          { id: 'origin', header: t(words.from), cell: ({ origin }) => t(ORIGINS[origin]) },
        ]} />
      )}
    </section>
  );
}
