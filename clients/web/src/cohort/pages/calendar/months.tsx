// Days month by month, each with what happens then.
import { Link } from 'react-router-dom';
import { useNames } from '@/access/feature';
import { assignmentUrl } from '@/cohort/api/addresses';
import { useProfiles } from '@/cohort/api/people';
import { monthsOf, type DayOfSeason, type SeasonEvent } from '@/cohort/api/season_events';
import { useMoments } from '@/cohort/components/use_moments';
import { calendarWords as words, EVENT_KINDS } from '@/cohort/words/calendar';
import { idOf } from '@/kit/api/names';
import { todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

interface MonthsProps { cohort: string; days: readonly DayOfSeason[]; leads: boolean }

export function Months({ cohort, days, leads }: MonthsProps) {
  const { locale } = useWords();
  const whoOf = usePeople(cohort, days, leads);
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return monthsOf(days).map(([iso, some]) => (
    <section key={iso} className="known-section">
      <h2 className="fr-h4">{month.format(new Date(`${iso}-01T00:00:00Z`))}</h2>
      <ol className="calendar">{some.map((one) => <DayOf key={one.day} of={one} whoOf={whoOf} />)}</ol>
    </section>
  ));
}

// By the names that people have in their cohort; where there is no such profile any more, by those of their accounts.
function usePeople(cohort: string, days: readonly DayOfSeason[], leads: boolean): (person: string) => string {
  const profiles = useProfiles(cohort, leads).data;
  const people = days.flatMap(({ events }) => events.flatMap(({ assignments }) => assignments ?? [])).map(({ person }) => person);
  const accountOf = (person: string) => `persons/${idOf(person)}`;
  const nameOf = useNames(profiles ? people.filter((person) => !profiles.some(({ name }) => name === person)).map(accountOf) : []);
  return (person) => profiles?.find(({ name }) => name === person)?.displayName ?? nameOf(accountOf(person));
}

function DayOf({ of: { day, events }, whoOf }: { of: DayOfSeason; whoOf: (person: string) => string }) {
  const { t, locale, date } = useWords();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  const isToday = day === todayIso();
  return (
    <li className={isToday ? 'calendar__today' : undefined} aria-current={isToday ? 'date' : undefined}>
      <h3 className="fr-h6 fr-mb-1v">
        <time dateTime={day}>{weekday} {date(day)}</time>
        {isToday && <> <span className="fr-badge fr-badge--sm fr-badge--info fr-badge--no-icon">{t(words.today)}</span></>}
      </h3>
      {events.length === 0 ? <p className="fr-mb-0">{t(words.nothingToday)}</p> : <ul>{events.map((one) => <EventOf key={one.id} of={one} whoOf={whoOf} />)}</ul>}
    </li>
  );
}

function EventOf({ of: { kind, day, last, moment, what, about, place, to, assignments }, whoOf }: { of: SeasonEvent; whoOf: (person: string) => string }) {
  const { t, date, colon } = useWords();
  const { at } = useMoments(moment?.zone ?? '');
  const said = [t(what), about].filter(Boolean).join(' – ');
  return (
    <li>
      <span className="calendar__kind">{t(EVENT_KINDS[kind])}</span>
      <div>
        <p>{to ? <Link to={to}>{said}</Link> : <strong>{said}</strong>}{place && `, ${place}`}{last > day && `, ${t(words.until, { date: date(last) })}`}</p>
        {moment && <p className="quiet">{at(moment.time)}</p>}
        {assignments && assignments.length > 0 && (
          <ul className="values">{assignments.map(({ name, person, skill }) => <li key={name}><Link to={assignmentUrl(name)}>{whoOf(person)}</Link>{skill && `${colon}${skill}`}</li>)}</ul>
        )}
      </div>
    </li>
  );
}
