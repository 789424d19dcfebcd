// The texts by which proposals became law.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Text_Kind as Kind, type Text as Adopted } from '@/gen/pepiniere/policy/v1/text_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { More } from '@/kit/ui/more';
import { among, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { textUrl } from '@/policy/api/addresses';
import { useMay } from '@/policy/api/caller';
import { textFilter, useTexts } from '@/policy/api/texts';
import { ListFrame } from '@/policy/components/list_frame';
import { InForce } from '@/policy/components/in_force';
import { TEXT_KIND } from '@/policy/components/text_kind';
import { TYPED_CHECKS, useTypedField } from '@/policy/components/typed_filter';
import { TEXT_KINDS, textWords as words } from '@/policy/words/texts';
import { policyWords } from '@/policy/words/words';

const SHOWN = [Kind.LAW, Kind.CODE, Kind.ORDINANCE, Kind.DECREE, Kind.ORDER, Kind.CIRCULAR, Kind.OTHER];

export default soundly({ ...TYPED_CHECKS, nature: among(SHOWN.map((kind) => Kind[kind])) }, TextsPage);

function TextsPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const may = useMay(EVERYTHING);
  const filter = textFilter(get);
  const found = useTexts(filter);
  const [isAdding, setAdding] = useState(false);
  const fields = [useTypedField(), { param: 'nature', type: 'select' as const, label: t(words.kind), options: SHOWN.map((kind) => ({ value: Kind[kind], label: t(TEXT_KINDS[kind]) })) }];
  return (
    <ListFrame title={words.title} intro={words.intro} add={may('CreateText') && words.add} onAdd={() => setAdding(true)}>
      <FilterBar fields={fields} />
      <DataTable cards caption={t(words.title)} noCaption columns={useColumns()} rows={found.data?.pages.flatMap(({ texts }) => texts)} rowKey={({ name }) => name}
        error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(filter ? words.noneSuch : words.none)}</p>} />
      <More found={found} of={t(words.title)} />
      {isAdding && <AddDialog kind={TEXT_KIND} parent={EVERYTHING} leadTo={({ name }) => textUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}

function useColumns(): Column<Adopted>[] {
  const { t, shortDate } = useWords();
  return [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: ({ name, title }) => <Link to={textUrl(name)}>{title}</Link> },
    { id: 'kind', header: t(words.kind), csv: ({ kind }) => t(TEXT_KINDS[kind]), cell: ({ kind }) => t(TEXT_KINDS[kind]) },
    { id: 'reference', header: t(policyWords.reference), csv: ({ reference }) => reference, cell: ({ reference }) => reference },
    { id: 'published', header: t(words.published), isDay: true, csv: ({ publicationDate }) => publicationDate && isoOf(publicationDate), cell: ({ publicationDate }) => shortDate(publicationDate) },
    { id: 'force', header: t(words.inForceFrom), isDay: true, csv: ({ entryIntoForceDate }) => entryIntoForceDate && isoOf(entryIntoForceDate), cell: ({ entryIntoForceDate }) => shortDate(entryIntoForceDate) },
    { id: 'state', header: t(policyWords.state), csv: ({ inForce }) => t(inForce ? words.inForce : words.notYet), cell: (one) => <InForce of={one} /> },
  ];
}
