import { headerFooterDisplayItem } from '@codegouvfr/react-dsfr/Display';
import { Footer } from '@codegouvfr/react-dsfr/Footer';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { appWords } from './words';

export function Bottom() {
  const { t } = useWords();
  return (
    <Footer
      id="pied"
      accessibility="non compliant"
      accessibilityLinkProps={{ to: '/accessibilite' }}
      brandTop={<>République<br />Française</>}
      homeLinkProps={{ to: '/', title: `${t(appWords.home)} – ${t(common.pepiniere)}` }}
      contentDescription={t(appWords.footer)}
      bottomItems={[
        headerFooterDisplayItem,
        { text: t(appWords.openData), linkProps: { href: '/api/v2.7/startups.json' } },
        { text: t(appWords.api), linkProps: { href: '/openapi.json' } },
      ]}
    />
  );
}
