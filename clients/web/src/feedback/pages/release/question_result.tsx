// What was published of a question: of all who answered it and of each group, or why nothing is.
import { flattened, isPool, useGroupName, type PlacedGroup } from '@/feedback/components/group_name';
import { useOptionLabel } from '@/feedback/components/option_label';
import { releaseWords as words } from '@/feedback/words/releases';
import type { Question } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import type { GroupFigures, QuestionFigures } from '@/gen/pepiniere/feedback/v1/release_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Pictured } from '@/kit/ui/pictured';
import { useWords } from '@/kit/words/use_words';
import { CiteLink } from '@/policy/cite';
import { meanOf, shareOf } from './figures';
import { GroupBars } from './group_bars';

interface QuestionResultProps { release: string; question: Question; figures: QuestionFigures; isBroken: boolean }

// `release`: its name. `isBroken`: whether the campaign breaks figures down.
export function QuestionResult({ release, question, figures: { withheld, all }, isBroken }: QuestionResultProps) {
  const { t } = useWords();
  const { code, text, sensitive } = question;
  if (withheld || !all) {
    return (
      <section className="said-section" data-question={code} data-withheld>
        <h2 className="fr-h6">{text}</h2>
        <p className="fr-message fr-message--info fr-mb-1w">{t(words.withheld)}</p>
        <p>{t(sensitive ? words.withheldSensitive : words.withheldFew)}</p>
      </section>
    );
  }
  return (
    <section className="said-section" data-question={code}>
      <Figures question={question} all={all} />
      {isBroken && all.parts.length === 0 && <p className="quiet">{t(words.notSplit)}</p>}
      <CiteLink kind="RELEASE_CELL" source={release} part={code} title={text} />
    </section>
  );
}

function Figures({ question, all }: { question: Question; all: GroupFigures }) {
  const { t } = useWords();
  const nameOf = useGroupName();
  const labelOf = useOptionLabel(question);
  const [everyone, ...groups] = flattened(all, nameOf) as [PlacedGroup, ...PlacedGroup[]];
  const picture = (
    <>
      <GroupBars group={all} name={everyone.path} labelOf={labelOf} />
      {groups.length > 0 && <ul className="groups">{groups.map(({ group, path }) => <li key={path}><GroupBars group={group} name={path} labelOf={labelOf} /></li>)}</ul>}
    </>
  );
  return (
    <>
      <Pictured heading="h2" title={question.text} picture={picture}>
        <DataTable cards caption={question.text} noCaption rows={[everyone, ...groups]} rowKey={({ path }) => path} columns={useColumns(all, labelOf)} />
      </Pictured>
      {groups.some(({ group }) => isPool(group)) && <p className="quiet">{t(words.pooledTold)}</p>}
    </>
  );
}

function useColumns(all: GroupFigures, labelOf: (option: string) => string): Column<PlacedGroup>[] {
  const { t, number, percent } = useWords();
  const countOf = ({ options }: GroupFigures, of: string) => options.find(({ option }) => option === of)?.count ?? 0;
  return [
    { id: 'group', header: t(words.group), isHeader: true, csv: ({ path }) => path, cell: ({ path }) => path },
    { id: 'people', header: t(words.people), numeric: true, csv: ({ group }) => group.people, cell: ({ group }) => number(group.people) },
    ...all.options.map(({ option }): Column<PlacedGroup> => ({
      id: `option.${option}`, header: labelOf(option), numeric: true, csv: ({ group }) => countOf(group, option),
      cell: ({ group }) => t(words.share, { count: number(countOf(group, option)), percent: percent(shareOf(countOf(group, option), group.people)) }),
    })),
    ...(all.mean ? [{ id: 'mean', header: t(words.mean), numeric: true, csv: ({ group }: PlacedGroup) => meanOf(group), cell: ({ group }: PlacedGroup) => number(meanOf(group) ?? 0) }] : []),
  ];
}
