// Money: given, spent, left, until when; then every line of it.
import { lazy, Suspense, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ProjectFinances } from '@/gen/pepiniere/portfolio/v1/finance_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { query } from '@/kit/api/query';
import { DataTable } from '@/kit/ui/data_table';
import { Figure } from '@/kit/ui/figure';
import { OfToday } from '@/kit/ui/standing';
import { Answer, Loading } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { isoOf, type Day } from '@/kit/words/day';
import { eurosOf } from '@/kit/words/money';
import { useWords } from '@/kit/words/use_words';
import { governanceMethods } from '@/portfolio/api/clients';
import { useRules } from '@/portfolio/api/rules';
import { FUNDING, SPENDING } from '@/portfolio/components/record/lines';
import { PHASES } from '@/portfolio/words/enums';
import type { Access } from './access';
import { DialogueLink } from './dialogue_link';
import { financeWords } from './finance_words';
import { LineTable } from './line_table';

const BurnDown = lazy(() => import('./burn_down'));
const DAYS_A_MONTH = 30.44;

export function useFinances(name: string, asOf: Day | undefined) {
  return useQuery(query(governanceMethods.getProjectFinances, { name, asOf }));
}

// `linesTold`: what is to be known of the lines below the sums.
interface FinancesSectionProps { name: string; asOf: Day | undefined; access: Access; linesTold: ReactNode }

export function FinancesSection({ name, asOf, access, linesTold }: FinancesSectionProps) {
  const { t } = useWords();
  const finances = useFinances(name, asOf);
  return (
    <>
      <Answer of={finances}>{(found) => <Sums finances={found} isPast={asOf !== undefined} />}</Answer>
      {linesTold}
      {[FUNDING, SPENDING].map((kind) => (
        <LineTable key={kind.id} project={name} kind={kind} mayCorrect={access.edits}>
          {access.edits && <DialogueLink dialogue={kind.id} className="fr-btn fr-btn--secondary fr-btn--sm">{t(kind.add)}</DialogueLink>}
        </LineTable>
      ))}
    </>
  );
}

function Sums({ finances, isPast }: { finances: ProjectFinances; isPast: boolean }) {
  const { t, money, date, percent, locale } = useWords();
  const rateDays = useRules()?.rateDays;
  const { allocated, spent, remaining, usedPercent, dailyRate, exhaustionDate, forecastSpent, phases, burnDown } = finances;
  if (!allocated && !spent) return <p className="quiet">{t(financeWords.noMoney)}</p>;
  const whole = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  // What no line says is the sheet's, which is that of today.
  const ofSheet = isPast && ((allocated && !phases.some((share) => share.allocated)) || (spent && !phases.some((share) => share.spent)));
  const hasBudget = burnDown.some((point) => point.remaining);
  const beyond = forecastSpent && allocated && forecastSpent.units > allocated.units;
  return (
    <>
      <div className="figures">
        {allocated && <Figure value={money(allocated)} label={t(financeWords.allocated)} />}
        {spent && <Figure value={money(spent)} label={t(financeWords.spent)}
          hint={usedPercent === undefined ? undefined : t(financeWords.usedOf, { percent: percent(usedPercent / 100) })} />}
        <Figure value={money(remaining) || t(common.noData)} label={t(financeWords.remaining)} hint={remaining
          ? exhaustionDate && `${t(financeWords.exhaustion)} ${date(exhaustionDate)}` : t(allocated ? financeWords.noSpending : financeWords.noBudget)} />
        {dailyRate !== undefined && <Figure value={whole.format(dailyRate * DAYS_A_MONTH)} label={t(financeWords.rate)} hint={rateDays && t(financeWords.rateHint, { days: rateDays })} />}
        {forecastSpent && <Figure value={whole.format(Number(forecastSpent.units))} label={t(financeWords.forecast)} hint={beyond ? t(financeWords.over) : undefined} />}
      </div>
      <OfToday isPast={Boolean(ofSheet)}>{t(financeWords.sheetToday)}</OfToday>
      {burnDown.length > 1 && (
        <figure className="burn-down">
          <figcaption className="fr-h6">{t(hasBudget ? financeWords.burnDown : financeWords.spentByMonth)}</figcaption>
          <div aria-hidden="true"><Suspense fallback={<Loading />}><BurnDown points={burnDown} /></Suspense></div>
          <details>
            <summary>{t(financeWords.figures)}</summary>
            <DataTable caption={t(hasBudget ? financeWords.burnDown : financeWords.spentByMonth)} noCaption rows={burnDown} rowKey={(point) => (point.date ? isoOf(point.date) : '')} columns={[
              { id: 'date', header: t(financeWords.month), csv: (point) => point.date && isoOf(point.date), cell: (point) => date(point.date), isHeader: true },
              { id: 'spent', header: t(financeWords.spent), cell: (point) => money(point.spent), csv: (point) => point.spent && eurosOf(point.spent), numeric: true },
              { id: 'remaining', header: t(financeWords.remaining), cell: (point) => money(point.remaining) || t(common.noData), csv: (point) => point.remaining && eurosOf(point.remaining), numeric: true },
            ]} />
          </details>
        </figure>
      )}
      {phases.length > 1 && (
        <DataTable caption={t(financeWords.byPhase)} rows={phases} rowKey={({ phase }) => String(phase)} columns={[
          { id: 'phase', header: t({ fr: 'Phase', en: 'Phase' }), cell: ({ phase }) => t(phase === Phase.UNSPECIFIED ? financeWords.noPhase : PHASES[phase]), isHeader: true },
          { id: 'allocated', header: t(financeWords.allocated), cell: (share) => money(share.allocated), csv: (share) => share.allocated && eurosOf(share.allocated), numeric: true },
          { id: 'spent', header: t(financeWords.spent), cell: (share) => money(share.spent), csv: (share) => share.spent && eurosOf(share.spent), numeric: true },
        ]} />
      )}
    </>
  );
}
