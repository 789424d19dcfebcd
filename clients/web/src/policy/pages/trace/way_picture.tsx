// The picture: a lane a kind of thing, from what people said to what was undertaken, with lines between what leads to what. Each thing
// is a link that makes the picture begin there; lines say nothing that the lanes, read one after the other, and the table do not.
import { Link } from 'react-router-dom';
import { lastMonthOf, monthsOf, useFigures } from '@/feedback/topics';
import type { TraceRow } from '@/gen/pepiniere/policy/v1/trace_pb';
import { useWords } from '@/kit/words/use_words';
import { traceUrl, urlOf } from '@/policy/api/addresses';
import { FOCUS_OF, LANES, type Focus, type Lane, type Picture, type Thing } from '@/policy/api/trace';
import { useTraceTitles } from '@/policy/components/use_trace_titles';
import { clockWords } from '@/policy/words/clocks';
import { PROPOSAL_STATES } from '@/policy/words/proposals';
import { traceWords as words } from '@/policy/words/trace';
import { useWays } from './use_ways';

export function WayPicture({ picture, focus, rows }: { picture: Picture; focus: Focus | undefined; rows: readonly TraceRow[] }) {
  const { t } = useWords();
  const { frame, lines } = useWays(picture.ways);
  const titleOf = useTraceTitles(rows);
  return (
    <div ref={frame} className="way-picture">
      <svg className="way-picture__lines" aria-hidden="true">{lines.map(({ id, d }) => <path key={id} d={d} />)}</svg>
      {LANES.map((lane) => (
        <div key={lane} className="way-picture__lane" data-lane={lane}>
          <h3>{t(words[lane])}</h3>
          {picture.things[lane].length === 0 ? <p className="quiet">{t(words.laneNone)}</p> : <ul>{picture.things[lane].map((thing) => <li key={thing.id}><One thing={thing} lane={lane} focus={focus} titleOf={titleOf} /></li>)}</ul>}
        </div>
      ))}
    </div>
  );
}

function One({ thing: { id, name, title, row }, lane, focus, titleOf }: { thing: Thing; lane: Lane; focus: Focus | undefined; titleOf: (name: string) => string }) {
  const { t, shortDate } = useWords();
  const isFocus = focus?.by === FOCUS_OF[lane] && focus.name === name;
  const called = lane === 'sources' ? title : titleOf(name);
  const page = urlOf(name);
  return (
    <div data-thing={id} className={`way-picture__thing ${isFocus ? 'way-picture__thing--focus' : ''} ${row?.overdue ? 'way-picture__thing--late' : ''}`}>
      <p>{isFocus ? <strong>{called}</strong> : <Link to={traceUrl(FOCUS_OF[lane], name)} aria-label={t(words.follow, { title: called })}>{called}</Link>}</p>
      {lane === 'topics' && <Reported topic={name} />}
      {row && <p className="quiet">{t(PROPOSAL_STATES[row.state])}{row.stateTime && <>, {shortDate(row.stateTime)}</>}</p>}
      {row?.overdue && <p><strong>{t(clockWords.over, { n: Math.max(1, -row.daysLeft) })}</strong></p>}
      {page && <p><Link to={page} aria-label={t(words.toPage, { title: called })}>{t(words.page)}</Link></p>}
    </div>
  );
}

// How much was reported of it by the end of the last month that was published, and what that cost.
function Reported({ topic }: { topic: string }) {
  const { t, number } = useWords();
  const { data: figures = [] } = useFigures();
  const last = monthsOf(figures, topic).find(({ month }) => month === lastMonthOf(figures));
  return last ? <p className="quiet">{t(words.reports, { reports: number(last.reports), days: number(last.lostDays) })}</p> : null;
}
