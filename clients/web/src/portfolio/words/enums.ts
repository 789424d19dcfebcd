// What people call the values of the contract's enumerations.
import { SpendingEntry_Category as Category, SpendingEntry_SupplierType as Supplier } from '@/gen/pepiniere/portfolio/v1/entry_pb';
import { Phase, PhaseSchema } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { AccessibilityStatus, ProjectKind } from '@/gen/pepiniere/portfolio/v1/project_pb';
import type { Text } from '@/kit/words/text';

export const PHASES: Record<Phase, Text> = {
  [Phase.UNSPECIFIED]: { fr: 'Pas encore commencé', en: 'Not started' },
  [Phase.INVESTIGATION]: { fr: 'Investigation', en: 'Investigation' },
  [Phase.CONSTRUCTION]: { fr: 'Construction', en: 'Construction' },
  [Phase.SCALING]: { fr: 'Accélération', en: 'Scaling' },
  [Phase.CONSOLIDATION]: { fr: 'Consolidation', en: 'Consolidation' },
  [Phase.OPERATED]: { fr: 'Opéré', en: 'Operated' },
  [Phase.TRANSFERRED]: { fr: 'Transféré', en: 'Transferred' },
  [Phase.STOPPED]: { fr: 'Abandonné', en: 'Stopped' },
  [Phase.INCONCLUSIVE]: { fr: 'Investigation non concluante', en: 'Inconclusive' },
};

// In the order of the journey, which is the contract's.
export const JOURNEY: readonly Phase[] = PhaseSchema.values.map(({ number }): Phase => number).filter(Boolean);

export const KINDS: Record<ProjectKind, Text> = {
  [ProjectKind.UNSPECIFIED]: { fr: 'Non précisé', en: 'Not said' },
  [ProjectKind.STATE_STARTUP]: { fr: 'Startup d’État', en: 'State startup' },
  [ProjectKind.MINISTERIAL_INCUBATOR_PROJECT]: { fr: 'Projet d’incubateur ministériel', en: 'Ministerial incubator project' },
  [ProjectKind.EIG_CHALLENGE]: { fr: 'Défi EIG', en: 'EIG challenge' },
  [ProjectKind.PRIVATE_PLAYER_PROJECT]: { fr: 'Projet d’acteur privé', en: 'Private player project' },
};

export const ACCESSIBILITY: Record<AccessibilityStatus, Text> = {
  [AccessibilityStatus.UNSPECIFIED]: { fr: 'Non renseigné', en: 'Not known' },
  [AccessibilityStatus.NOT_COMPLIANT]: { fr: 'Non conforme', en: 'Not compliant' },
  [AccessibilityStatus.PARTIALLY_COMPLIANT]: { fr: 'Partiellement conforme', en: 'Partially compliant' },
  [AccessibilityStatus.FULLY_COMPLIANT]: { fr: 'Totalement conforme', en: 'Fully compliant' },
};

export const CATEGORIES: Record<Category, Text> = {
  [Category.UNSPECIFIED]: { fr: 'Non précisé', en: 'Not said' },
  [Category.BUILDING]: { fr: 'Construction (développement, design, produit)', en: 'Building (development, design, product)' },
  [Category.COACHING]: { fr: 'Accompagnement', en: 'Coaching' },
  [Category.DEPLOYMENT]: { fr: 'Déploiement', en: 'Deployment' },
  [Category.HOSTING]: { fr: 'Hébergement, licences, outils', en: 'Hosting, licences, tools' },
  [Category.AUDIT]: { fr: 'Audits, sécurité, accessibilité', en: 'Audits, security, accessibility' },
  [Category.OTHER]: { fr: 'Autre', en: 'Other' },
};

export const SUPPLIERS: Record<Supplier, Text> = {
  [Supplier.UNSPECIFIED]: { fr: 'Non précisé', en: 'Not said' },
  [Supplier.CONTRACTOR]: { fr: 'Titulaire d’un marché public', en: 'Company under a public contract' },
  [Supplier.FREELANCE]: { fr: 'Indépendant', en: 'Freelance' },
  [Supplier.PUBLIC_AGENT]: { fr: 'Agent public', en: 'Public agent' },
  [Supplier.ASSOCIATION]: { fr: 'Association', en: 'Association' },
  [Supplier.OTHER]: { fr: 'Autre', en: 'Other' },
};

// SCALING <-> Phase.SCALING: filters and summaries name values as the contract does, without the enumeration's prefix.
export const phaseNamed = (name: string): Phase => Phase[name as keyof typeof Phase] ?? Phase.UNSPECIFIED;
export const kindNamed = (name: string): ProjectKind => ProjectKind[name as keyof typeof ProjectKind] ?? ProjectKind.UNSPECIFIED;
