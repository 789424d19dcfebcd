// A period, by its name or by its two days, both of which belong to it.
import { useId } from 'react';
import { todayIso } from '@/kit/words/day';
import { recentQuarters, recentYears } from '@/kit/words/period';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { DAYS, type Chosen } from './use_period';
import { useUrlState } from './use_url_state';

const words = {
  period: { fr: 'Période', en: 'Period' },
  yearUpTo: { fr: 'Un an jusqu’au {date}', en: 'The year up to {date}' },
  days: { fr: 'D’un jour à un autre', en: 'From a day to another' },
  years: { fr: 'Années', en: 'Years' },
  quarters: { fr: 'Trimestres', en: 'Quarters' },
  thisYear: { fr: '{year}, cette année', en: '{year}, this year' },
  lastYear: { fr: '{year}, l’année dernière', en: '{year}, last year' },
  quarter: { fr: '{n}e trimestre {year}', en: 'Quarter {n} of {year}' },
  firstQuarter: { fr: '1er trimestre {year}', en: 'First quarter of {year}' },
  from: { fr: 'Du (compris)', en: 'From (included)' },
  to: { fr: 'Au (compris)', en: 'To (included)' },
} satisfies Record<string, Text>;

const YEARS = 8;
const QUARTERS = 8;

// `end`: what the year ends on where the address names no period.
export function PeriodPicker({ chosen: { period, name }, end }: { chosen: Chosen; end: string }) {
  const { t, shortDate } = useWords();
  const { set } = useUrlState();
  const id = useId();
  const today = todayIso();
  const [thisYear, lastYear] = recentYears(today, 2);
  const yearName = (year: string) => (year === thisYear ? t(words.thisYear, { year }) : year === lastYear ? t(words.lastYear, { year }) : year);
  const quarterName = (quarter: string) => {
    const [year = '', n] = quarter.split('-T');
    return n === '1' ? t(words.firstQuarter, { year }) : t(words.quarter, { n: Number(n), year });
  };
  const nameOf = (one: string) => (one.includes('T') ? quarterName(one) : yearName(one));
  const [years, quarters] = [recentYears(today, YEARS), recentQuarters(today, QUARTERS)];
  const choose = (value: string) => (value === DAYS ? set({ periode: '', du: period.first, au: period.last }) : set({ periode: value, du: '', au: '' }));
  return (
    <div className="period no-print">
      <div className="period__name">
        <label className="fr-label" htmlFor={`${id}-name`}>{t(words.period)}</label>
        <select id={`${id}-name`} className="fr-select" value={name} onChange={(event) => choose(event.target.value)}>
          <option value="">{t(words.yearUpTo, { date: shortDate(end) })}</option>
          <option value={DAYS}>{t(words.days)}</option>
          {/* One that came by the address and is no choice is shown all the same. */}
          {name && name !== DAYS && ![...years, ...quarters].includes(name) && <option value={name}>{nameOf(name)}</option>}
          <optgroup label={t(words.years)}>{years.map((one) => <option key={one} value={one}>{yearName(one)}</option>)}</optgroup>
          <optgroup label={t(words.quarters)}>{quarters.map((one) => <option key={one} value={one}>{quarterName(one)}</option>)}</optgroup>
        </select>
      </div>
      <div>
        <label className="fr-label" htmlFor={`${id}-from`}>{t(words.from)}</label>
        <input id={`${id}-from`} className="fr-input" type="date" value={period.first} max={period.last}
          onChange={(event) => event.target.value && set({ periode: '', du: event.target.value, au: period.last }, true)} />
      </div>
      <div>
        <label className="fr-label" htmlFor={`${id}-to`}>{t(words.to)}</label>
        <input id={`${id}-to`} className="fr-input" type="date" value={period.last} min={period.first}
          onChange={(event) => event.target.value && set({ periode: '', du: period.first, au: event.target.value }, true)} />
      </div>
    </div>
  );
}
