import type { Text } from '@/kit/words/text';

// What the events of a project are called; other types are kept as given.
export const EVENT_TYPES: Readonly<Record<string, Text>> = {
  committee: { fr: 'Comité', en: 'Committee' },
  product_launch: { fr: 'Lancement du produit', en: 'Product launch' },
  delivery: { fr: 'Livraison', en: 'Delivery' },
  deployment: { fr: 'Déploiement', en: 'Deployment' },
  fast: { fr: 'FAST', en: 'FAST' },
  national_impact: { fr: 'Impact national', en: 'National impact' },
  eig: { fr: 'EIG', en: 'EIG' },
  end: { fr: 'Fin', en: 'End' },
  other: { fr: 'Autre', en: 'Other' },
};
