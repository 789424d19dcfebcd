// The metrics that a form of a project chooses from: everybody's, and its own.
import type { Definition_Kind as Kind } from '@/gen/pepiniere/metrics/v1/definition_pb';
import { useDefinitions } from '@/metrics/api/figures';
import type { Source } from '@/kit/form/field';
import { useWords } from '@/kit/words/use_words';

// `kind`: of that kind alone.
export const metricsToChoose = (project: string, kind?: Kind): Source => ({
  useResources: () => {
    const { lang } = useWords();
    return useDefinitions().data?.filter((one) => (!one.project || one.project === project) && (kind === undefined || one.kind === kind))
      .map(({ name, title, titleEn }) => ({ name, title: (lang === 'en' && titleEn) || title })) ?? [];
  },
});
