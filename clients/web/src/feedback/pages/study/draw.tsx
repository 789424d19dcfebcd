// The draw of a study: who committed to which secret, what was published of it when, and whether all of that fits together.
import { Who } from '@/access/feature';
import { useMay } from '@/feedback/api/caller';
import { studyWords as words } from '@/feedback/words/studies';
import { Study_State as State, type SeedPart, type Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { useIdentity } from '@/kit/api/session';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Facts } from '@/kit/ui/facts';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { Checks } from './checks';
import { Commit } from './commit';
import { Reveal } from './reveal';

export function Draw({ study }: { study: Study }) {
  const { person } = useIdentity();
  const { name, state, seedParts, listHash, seed, seedHash } = study;
  const may = useMay(name);
  const own = seedParts.find((one) => one.person !== '' && one.person === person);
  const hash = (value: string) => value && <code key={value} className="hash">{value}</code>;
  return (
    <Section id="tirage" title={words.draw} told={words.drawTold} actions={
      <>
        {state === State.DRAFT && !own && may('CommitSeed') && <Commit study={study} />}
        {state === State.COMMITTED && own && !own.secret && may('RevealSeed') && <Reveal study={study} />}
      </>
    }>
      <Parts parts={seedParts} />
      <Facts facts={[[words.listHash, hash(listHash)], [words.seed, hash(seed)], [words.seedHash, hash(seedHash)]]} />
      {seed && <Checks study={study} />}
    </Section>
  );
}

function Parts({ parts }: { parts: readonly SeedPart[] }) {
  const { t } = useWords();
  const rows = parts.map((part, i) => ({ part, n: i + 1 }));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { id: 'part', header: t(words.secret), isHeader: true, cell: ({ n }) => t(words.part, { n }) },
    ...(parts.some(({ person }) => person) ? [{ id: 'by', header: t(words.partBy), csv: ({ part }: Row) => part.person, cell: ({ part }: Row) => part.person && <Who name={part.person} /> }] : []),
    { id: 'hash', header: t(words.partHash), csv: ({ part }) => part.hash, cell: ({ part }) => <code className="hash">{part.hash}</code> },
    { id: 'secret', header: t(words.partSecret), csv: ({ part }) => part.secret, cell: ({ part }) => (part.secret ? <code className="hash">{part.secret}</code> : <span className="quiet">{t(words.notTold)}</span>) },
  ];
  if (rows.length === 0) return <p>{t(words.noParts)}</p>;
  return <DataTable cards caption={t(words.draw)} noCaption columns={columns} rows={rows} rowKey={({ n }) => String(n)} />;
}
