// What requirements are called, by their code.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { whole } from '@/kit/api/query';
import { useWords } from '@/kit/words/use_words';
import { governanceMethods } from './clients';

const requirements = whole(governanceMethods.listGateRequirements, {}, (page) => page.gateRequirements);

export function useGateLabels(): (code: string) => string {
  const { lang } = useWords();
  const { data } = useQuery(requirements);
  return useMemo(() => {
    const labels = new Map(data?.map(({ code, labelFr, labelEn }) => [code, lang === 'fr' ? labelFr : labelEn]));
    return (code) => labels.get(code) ?? code;
  }, [data, lang]);
}
