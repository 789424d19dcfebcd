// What became of the challenges of a cohort, with what is not known apart.
import { cohortUrl } from '@/cohort/api/addresses';
import { DESTINATIONS, PRODUCTIONS, SEQUELS } from '@/cohort/words/enums';
import { figuresWords as words } from '@/cohort/words/people';
import type { ChallengeFigures, ChallengeFigures_Stay as Stay } from '@/gen/pepiniere/cohort/v1/figures_pb';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Facts } from '@/kit/ui/facts';
import { useWords } from '@/kit/words/use_words';
import { sequelsAsked } from '../cohort/sequels';

// `to`: what asks for those that it counts.
interface Line { about: string; what: string; n: number; to: string }

export function Became({ cohort, figures }: { cohort: string; figures: ChallengeFigures }) {
  const { t } = useWords();
  const { productions, productionNotKnown, sequels, sequelNotKnown, destinations, destinationNotKnown } = figures;
  const lines = (about: string, param: Parameters<typeof sequelsAsked>[0], told: readonly { value: number; what: string; n: number }[], notKnown: number): Line[] =>
    [...told.map(({ value, what, n }) => ({ about, what, n, to: sequelsAsked(param, value) })), { about, what: t(words.notKnown), n: notKnown, to: sequelsAsked(param, undefined) }];
  const rows = [
    ...lines(t(words.production), 'production', productions.map(({ production: value, challenges: n }) => ({ value, what: t(PRODUCTIONS[value]), n })), productionNotKnown),
    ...lines(t(words.sequel), 'suite', sequels.map(({ sequel: value, challenges: n }) => ({ value, what: t(SEQUELS[value]), n })), sequelNotKnown),
    ...lines(t(words.destination), 'destination', destinations.map(({ destination: value, challenges: n }) => ({ value, what: t(DESTINATIONS[value]), n })), destinationNotKnown),
  ];
  const columns: Column<Line>[] = [
    { id: 'about', header: t(words.became), isHeader: true, cell: ({ about }) => about },
    { id: 'what', header: t(words.what), cell: ({ what }) => what },
    { id: 'n', header: t(words.challenges), numeric: true, csv: ({ n }) => n, cell: ({ about, what, n, to }) => <Count n={n} to={cohortUrl(cohort) + to} label={`${about}, ${what}`} /> },
  ];
  // A sum over no challenge is no 0: nothing is known.
  const stay = (told: Stay | undefined) => told && t(told.challenges === 0 ? words.stayUnknown : words.stayTold, { people: told.people, challenges: told.challenges, unknown: told.notKnown });
  return (
    <section className="known-section" aria-labelledby="devenirs">
      <h2 className="fr-h4" id="devenirs">{t(words.became)}</h2>
      <DataTable caption={t(words.became)} noCaption columns={columns} rows={rows} rowKey={({ about, what }) => `${about} ${what}`} />
      <h3 className="fr-h6 fr-mt-3w">{t(words.stays)}</h3>
      <Facts facts={[
        [words.stayedHost, stay(figures.stayedWithHost)],
        [words.stayedProject, stay(figures.stayedOnProject)],
        [words.stayedAdministration, stay(figures.stayedInAdministration)],
      ]} />
    </section>
  );
}
