// Who did something with measures: people, and tools by what they are called, for those who may know.
import { readNames, Who } from '@/access/feature';
import { useMay } from '@/metrics/api/caller';
import { metricsMethods } from '@/metrics/api/clients';
import { tellerOf } from '@/metrics/words/data';
import { useQuery } from '@tanstack/react-query';
import { query } from '@/kit/api/query';
import { say } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

export const isSource = (name: string) => name.startsWith('sources/');

export const WhoTold = ({ name }: { name: string }) => (isSource(name) ? <Tool name={name} /> : <Who name={name} />);

function Tool({ name }: { name: string }) {
  const { t } = useWords();
  const may = useMay(name);
  const { data } = useQuery({ ...query(metricsMethods.getSource, { name }), enabled: may('GetSource') });
  return <span title={name}>{data?.title || t(tellerOf(name))}</span>;
}

// For a file.
export async function readTellers(names: readonly string[]): Promise<(name: string) => string> {
  const nameOf = await readNames(names);
  return (name) => (isSource(name) ? say('fr', tellerOf(name)) : nameOf(name));
}
