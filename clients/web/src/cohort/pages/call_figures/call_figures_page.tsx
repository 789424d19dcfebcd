// The figures of a call, from applications to accepted seats, by profile and by host; each leads to its list where there is one.
import { applicationsUrl, offersUrl, placementUrl, rankingUrl } from '@/cohort/api/addresses';
import { usePlacements } from '@/cohort/api/placements';
import { useRankings } from '@/cohort/api/rankings';
import { useCallFigures } from '@/cohort/api/results';
import { hostAsked, profileAsked } from '@/cohort/components/asked_seats';
import { CallPart } from '@/cohort/components/call_part';
import { hostNamed, hostTitled } from '@/cohort/components/hosts';
import { UnfilledTable } from '@/cohort/components/unfilled_table';
import { placementWords } from '@/cohort/words/placements';
import { callFiguresWords as words } from '@/cohort/words/results';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { CallFigures, CallFigures_Counts as Counts, CallFigures_Share as Share } from '@/gen/pepiniere/cohort/v1/call_figures_pb';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Figure } from '@/kit/ui/figure';
import { Answer } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { useTitles } from '@/portfolio/feature';

type Counted = 'applications' | 'admissible' | 'ranked' | 'placed' | 'accepted';
const COUNTED: readonly { of: Counted; hint?: Text }[] = [
  { of: 'applications', hint: words.applicationsTold }, { of: 'admissible' }, { of: 'ranked', hint: words.rankedTold }, { of: 'placed', hint: words.placedTold }, { of: 'accepted', hint: words.acceptedTold },
];

export default function CallFiguresPage() {
  return <CallPart title={words.title} here={words.here} needs="GetCallFigures">{(call) => <Figures call={call} />}</CallPart>;
}

function Figures({ call }: { call: Call }) {
  return <Answer of={useCallFigures(call.name)} lines={8}>{(figures) => <Told call={call} figures={figures} />}</Answer>;
}

// Where each is listed, of all or of those that some parameters of an address ask for: of rankings, the one of the whole call alone lists
// all that are ranked, and none of them by profile or host.
function useLists(call: string): (of: Counted, asked?: readonly [param: string, value: string]) => string | undefined {
  const ranking = useRankings(call).data?.findLast(({ publishTime }) => publishTime);
  const placement = usePlacements(call).data?.findLast(({ publishTime }) => publishTime);
  const search = (...params: readonly (readonly [param: string, value: string] | undefined)[]) => {
    const asked = new URLSearchParams(params.flatMap((one) => (one ? [[...one]] : []))).toString();
    return asked && `?${asked}`;
  };
  return (of, asked) => ({
    applications: `${applicationsUrl(call)}${search(asked)}#liste`,
    admissible: `${applicationsUrl(call)}${search(['etat', 'ADMISSIBLE'], asked)}#liste`,
    ranked: ranking && ranking.seat === '' && !asked ? rankingUrl(ranking.name) : undefined,
    placed: placement && `${placementUrl(placement.name)}${search(asked)}${asked ? '#qui-a-quoi' : ''}`,
    accepted: `${offersUrl(call)}${search(['etat', 'ACCEPTED'], asked)}#offres`,
  })[of];
}

function Told({ call, figures: { counts, profiles, hosts, unfilled } }: { call: Call; figures: CallFigures }) {
  const { t, number } = useWords();
  const listOf = useLists(call.name);
  const titleOf = useTitles();
  return (
    <>
      <p>{t(words.told)}</p>
      <div className="figures">
        {COUNTED.map(({ of, hint }) => <Figure key={of} value={number(counts?.[of] ?? 0)} label={t(words[of])} to={counts?.[of] ? listOf(of) : undefined} hint={hint && t(hint)} />)}
      </div>
      <Shares id="profils" title={t(words.byProfile)} shares={profiles} nameOf={(name) => name || t(words.notSaid)} toList={(of, name) => listOf(of, profileAsked(name))} />
      <Shares id="hotes" title={t(words.byHost)} shares={hosts} nameOf={(name) => (name ? hostTitled(hostNamed(name), titleOf) : t(words.notSaid))} toList={(of, name) => listOf(of, hostAsked(name))} />
      <section className="known-section" aria-labelledby="places-vides">
        <h2 className="fr-h4" id="places-vides">{t(placementWords.unfilledTitle)}</h2>
        <UnfilledTable call={call} unfilled={unfilled} />
      </section>
    </>
  );
}

interface SharesProps { id: string; title: string; shares: readonly Share[]; nameOf: (name: string) => string; toList: (of: Counted, name: string) => string | undefined }

function Shares({ id, title, shares, nameOf, toList }: SharesProps) {
  const { t } = useWords();
  const countOf = (counts: Counts | undefined, of: Counted) => counts?.[of] ?? 0;
  const columns: Column<Share>[] = [
    { id: 'name', header: title, isHeader: true, cell: ({ name }) => nameOf(name) },
    ...COUNTED.map(({ of }): Column<Share> => ({ id: of, header: t(words[of]), numeric: true, csv: ({ counts }) => countOf(counts, of),
      cell: ({ name, counts }) => <Count n={countOf(counts, of)} to={toList(of, name)} label={`${nameOf(name)}, ${t(words[of])}`} /> })),
  ];
  return (
    <section className="known-section" aria-labelledby={id}>
      <h2 className="fr-h4" id={id}>{title}</h2>
      <p className="quiet">{t(words.shareTold)}</p>
      <DataTable caption={title} noCaption columns={columns} rows={shares} rowKey={({ name }) => name} />
    </section>
  );
}
