// The attention list: counts that filter, groups, pages.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { GetAttentionListResponse } from '@/gen/pepiniere/portfolio/v1/governance_service_pb';
import { Concern, type AttentionItem } from '@/gen/pepiniere/portfolio/v1/health_pb';
import { grouped } from '@/kit/api/grouped';
import { query, whole } from '@/kit/api/query';
import { Pager, usePage } from '@/kit/ui/pager';
import { among, useRefusedParams, type Checks } from '@/kit/ui/sound_address';
import { Answer, Empty } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { useMayOn } from '@/portfolio/api/caller';
import { governanceMethods } from '@/portfolio/api/clients';
import { useRules } from '@/portfolio/api/rules';
import { namesIn } from '@/portfolio/components/checks';
import { concernWords } from '@/portfolio/words/concerns';
import { AttentionExport } from './attention_export';
import { AttentionLine, ProjectHeading } from './attention_line';
import type { Scope } from './scopes';
import { weekWords } from './words';

// Beside the service's own.
const OTHER_STUCK_DAYS = [30, 60, 180, 365];
const PAGE_SIZE = 25;

export const WEEK_CHECKS: Checks = { sujet: among(namesIn(Concern)), jours: among(OTHER_STUCK_DAYS.map(String)), groupe: among(['projet']) };

function useAsked(scope: Scope) {
  const { get } = useUrlState();
  const concern = Concern[get('sujet') as keyof typeof Concern] ?? Concern.UNSPECIFIED;
  const stuckDays = OTHER_STUCK_DAYS.find((days) => String(days) === get('jours')) ?? 0;
  return { concern, stuckDays, byProject: get('groupe') === 'projet', request: { parent: scope.parent, stuckDays } };
}

export function AttentionList({ scope }: { scope: Scope }) {
  const { t } = useWords();
  const { concern, stuckDays, byProject, request } = useAsked(scope);
  const page = usePage();
  const concerns = concern ? [concern] : [];
  const counts = useQuery(query(governanceMethods.getAttentionList, { ...request, pageSize: 1 }));
  const list = useQuery({ ...query(governanceMethods.getAttentionList, { ...request, concerns, pageSize: PAGE_SIZE, pageToken: page }), enabled: !byProject });
  const all = useQuery({ ...whole(governanceMethods.getAttentionList, { ...request, concerns }, ({ items }) => items), enabled: byProject });
  useRefusedParams(list.error);
  const nothing = t(concern ? weekWords.nothingHere : weekWords.nothing);
  return (
    <section aria-labelledby="to-do" className="week__list">
      <h2 id="to-do" className="fr-h4">{t(weekWords.toDo)}</h2>
      {counts.data && <Counts counts={counts.data.counts} />}
      {counts.data?.deploymentsAway && <p className="fr-hint-text">{t(weekWords.deploymentsAway)}</p>}
      <Choices stuckDays={stuckDays} byProject={byProject} />
      <AttentionExport request={{ ...request, concerns }} />
      {byProject ? (
        <Answer of={all} lines={10}>
          {(items) => (items.length === 0 ? <Empty><p>{nothing}</p></Empty> : <ByProject items={items} />)}
        </Answer>
      ) : (
        <Answer of={list} lines={10}>
          {({ items, nextPageToken }) => (items.length === 0 ? <Empty><p>{nothing}</p></Empty> : (
            <>
              <ByConcern items={items} />
              <Pager nextPageToken={nextPageToken} />
            </>
          ))}
        </Answer>
      )}
    </section>
  );
}

// How much there is of each; a press shows that alone, another all again.
function Counts({ counts }: { counts: GetAttentionListResponse['counts'] }) {
  const { t, number } = useWords();
  const { get, set } = useUrlState();
  const chosen = get('sujet');
  const asked = Concern[chosen as keyof typeof Concern];
  const countOf = new Map(counts.map(({ concern, count }) => [concern, count]));
  return (
    <div className="chips no-print" role="group" aria-label={t(weekWords.concern)}>
      <button type="button" className="chip" aria-pressed={!chosen} onClick={() => set({ sujet: undefined })}>{t(common.all)}</button>
      {[...new Set([...countOf.keys(), ...(asked ? [asked] : [])])].map((concern) => (
        <button key={concern} type="button" className="chip" aria-pressed={chosen === Concern[concern]}
          onClick={() => set({ sujet: chosen === Concern[concern] ? undefined : Concern[concern] })}>
          {t(concernWords(concern)?.label ?? weekWords.concern)} <strong>{number(countOf.get(concern) ?? 0n)}</strong>
        </button>
      ))}
    </div>
  );
}

// `stuckDays`: 0 for the service's own.
function Choices({ stuckDays, byProject }: { stuckDays: number; byProject: boolean }) {
  const { t } = useWords();
  const usual = useRules()?.stuckDays ?? 0;
  const choices = [...new Set([...OTHER_STUCK_DAYS, usual])].filter(Boolean).sort((a, b) => a - b);
  const { set } = useUrlState();
  return (
    <div className="week__choices no-print">
      <label className="fr-label" htmlFor="group">{t(weekWords.group)}</label>
      <select id="group" className="fr-select" value={byProject ? 'projet' : ''} onChange={(event) => set({ groupe: event.target.value })}>
        <option value="">{t(weekWords.byConcern)}</option>
        <option value="projet">{t(weekWords.byProject)}</option>
      </select>
      <label className="fr-label" htmlFor="stuck">{t(weekWords.stuckDays)}</label>
      <select id="stuck" className="fr-select" value={stuckDays || usual}
        onChange={(event) => set({ jours: Number(event.target.value) === usual ? undefined : event.target.value })}>
        {choices.map((n) => <option key={n} value={n}>{t(common.days, { n })}</option>)}
      </select>
    </div>
  );
}

interface Items { items: readonly AttentionItem[] }

// Of which of these projects the caller may do something about it.
function useActs(items: readonly AttentionItem[]) {
  const { may } = useMayOn([...new Set(items.map(({ project }) => project))]);
  return (project: string) => may(project, 'UpdateProject');
}

function ByConcern({ items }: Items) {
  const { t } = useWords();
  const acts = useActs(items);
  return [...grouped(items, ({ concern }) => concern)].map(([concern, some]) => (
    <section key={concern} className="week__group">
      <h3 className="fr-h6 fr-mb-1v">{t(concernWords(concern)?.label ?? weekWords.concern)}</h3>
      <p className="fr-mb-1w"><strong>{t(weekWords.next)}</strong> {concernWords(concern) ? t(concernWords(concern)!.next) : some[0]!.nextStep}</p>
      <ul className="attention">
        {some.map((item) => (
          <li key={item.project}>
            <ProjectHeading item={item} level={4} />
            <AttentionLine item={item} acts={acts(item.project)} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

// Projects in the order of their most urgent concern.
function ByProject({ items }: Items) {
  const { t } = useWords();
  const [shown, setShown] = useState(PAGE_SIZE);
  const groups = [...grouped(items, ({ project }) => project)];
  const acts = useActs(groups.slice(0, shown).flatMap(([, some]) => some));
  return (
    <>
      <ul className="attention">
        {groups.slice(0, shown).map(([project, some]) => (
          <li key={project}>
            <ProjectHeading item={some[0]!} level={3} />
            {some.map((item) => <AttentionLine key={item.concern} item={item} acts={acts(project)} alone />)}
          </li>
        ))}
      </ul>
      {groups.length > shown && (
        <p className="pager">
          <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => setShown(shown + PAGE_SIZE)}>{t(weekWords.showMore)}</button>
        </p>
      )}
    </>
  );
}
