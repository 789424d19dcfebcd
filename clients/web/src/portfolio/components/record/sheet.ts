// The fields of a project that people read and change, in groups: the sheet, its form, the merge of two versions and the
// audit all walk this table.
import * as bounds from '@/gen/pepiniere/portfolio/v1/bounds';
import { bound, valuesOf } from '@/kit/form/bounds';
import { choices, type Field, type Form } from '@/kit/form/field';
import type { Text } from '@/kit/words/text';
import { INCUBATORS, ORGANISATIONS } from '@/portfolio/api/directory';
import { ACCESSIBILITY, KINDS } from '@/portfolio/words/enums';

export interface Group { id: string; title: Text; fields: readonly Field[] }

const ONE_A_LINE: Text = { fr: 'Une valeur par ligne.', en: 'One value a line.' };

export const GROUPS: readonly Group[] = [
  {
    id: 'identite',
    title: { fr: 'Identité', en: 'Identity' },
    fields: [
      { path: 'title', kind: 'text', label: { fr: 'Nom', en: 'Name' } },
      { path: 'kind', kind: 'enum', options: choices(KINDS), label: { fr: 'Type', en: 'Kind' } },
      { path: 'mission', kind: 'text', label: { fr: 'Mission', en: 'Mission' }, hint: { fr: 'À quoi il sert, en une phrase.', en: 'What it is for, in a sentence.' } },
      { path: 'description', kind: 'area', label: { fr: 'Présentation', en: 'Presentation' }, hint: { fr: 'Markdown : ## pour un titre, une ligne vide entre deux paragraphes.', en: 'Markdown: ## for a heading, an empty line between paragraphs.' } },
      { path: 'problem_statement', kind: 'area', label: { fr: 'Problème à résoudre', en: 'Problem statement' }, hint: { fr: 'L’irritant, pour qui, de quelle ampleur.', en: 'The irritant, for whom, how large.' } },
      { path: 'contact', kind: 'text', label: { fr: 'Contact', en: 'Contact' }, hint: { fr: 'Une adresse partagée, jamais celle d’une personne.', en: 'A shared mailbox, never a person’s.' } },
    ],
  },
  {
    id: 'acteurs',
    title: { fr: 'Acteurs', en: 'Who is in it' },
    fields: [
      { path: 'primary_incubator', kind: 'word', options: INCUBATORS, label: { fr: 'Incubateur principal', en: 'Primary incubator' } },
      { path: 'other_incubators', kind: 'list', options: INCUBATORS, label: { fr: 'Autres incubateurs', en: 'Other incubators' } },
      { path: 'sponsors', kind: 'list', options: ORGANISATIONS, label: { fr: 'Sponsors', en: 'Sponsors' } },
      { path: 'intrapreneur', kind: 'text', label: { fr: 'Intrapreneur', en: 'Intrapreneur' }, hint: { fr: 'L’agent public qui porte le projet.', en: 'The public agent who carries the project.' } },
      { path: 'programme_contact', kind: 'text', label: { fr: 'Suivi par le programme', en: 'Followed in the programme by' } },
      { path: 'incubator_contact', kind: 'text', label: { fr: 'Suivi par l’incubateur', en: 'Followed in the incubator by' } },
      { path: 'owner.legal_entity', kind: 'text', label: { fr: 'Propriétaire', en: 'Owner' }, hint: { fr: 'D’un projet d’acteur privé : l’entité juridique à qui il appartient.', en: 'Of a private player’s project: the legal entity that owns it.' } },
      { path: 'owner.agreement_uri', kind: 'uri', label: { fr: 'Convention avec le propriétaire', en: 'Agreement with the owner' } },
      { path: 'owner.sector', kind: 'text', label: { fr: 'Secteur du propriétaire', en: 'Sector of the owner' } },
    ],
  },
  {
    id: 'vocabulaire',
    title: { fr: 'Thématiques, usagers, technologies', en: 'Themes, users, technologies' },
    fields: [
      { path: 'themes', kind: 'list', label: { fr: 'Thématiques', en: 'Themes' }, hint: ONE_A_LINE },
      { path: 'user_types', kind: 'list', label: { fr: 'Usagers', en: 'Users' }, hint: ONE_A_LINE },
      { path: 'technologies', kind: 'list', label: { fr: 'Technologies', en: 'Technologies' }, hint: ONE_A_LINE },
    ],
  },
  {
    id: 'liens',
    title: { fr: 'Liens', en: 'Links' },
    fields: [
      { path: 'links.product_uri', kind: 'uri', label: { fr: 'Produit en ligne', en: 'Live product' } },
      { path: 'links.repository_uri', kind: 'uri', label: { fr: 'Code source', en: 'Source code' } },
      { path: 'links.statistics_uri', kind: 'uri', label: { fr: 'Statistiques publiques', en: 'Public statistics' } },
      { path: 'links.impact_uri', kind: 'uri', label: { fr: 'Page d’impact', en: 'Impact page' } },
      { path: 'links.budget_uri', kind: 'uri', label: { fr: 'Page budget', en: 'Budget page' } },
      { path: 'links.quality_dashboard_uri', kind: 'uri', label: { fr: 'Tableau de bord qualité (DashLord)', en: 'Quality dashboard (DashLord)' } },
      { path: 'noindex', kind: 'flag', label: { fr: 'Demander aux moteurs de recherche d’ignorer la page du projet', en: 'Ask search engines to leave the project’s page out' } },
    ],
  },
  {
    id: 'normes',
    title: { fr: 'Standards', en: 'Standards' },
    fields: [
      { path: 'standards.accessibility_status', kind: 'enum', options: choices(ACCESSIBILITY), label: { fr: 'Accessibilité (RGAA)', en: 'Accessibility (RGAA)' } },
      { path: 'standards.accessibility_percent', kind: 'number', label: { fr: 'Critères RGAA respectés, en %', en: 'RGAA criteria met, in %' } },
      { path: 'standards.accessibility_level', kind: 'word', options: valuesOf(bounds.Project['standards.accessibility_level']), label: { fr: 'Niveau RGAA audité', en: 'RGAA level audited' } },
      { path: 'standards.accessibility_audit_date', kind: 'day', label: { fr: 'Audit d’accessibilité', en: 'Accessibility audit' } },
      { path: 'standards.risk_analysis_done', kind: 'yesNo', label: { fr: 'Analyse de risques faite', en: 'Risk analysis done' } },
      { path: 'standards.risk_analysis_uri', kind: 'uri', label: { fr: 'Analyse de risques', en: 'Risk analysis' } },
      { path: 'standards.security_homologation_done', kind: 'yesNo', label: { fr: 'Homologation de sécurité', en: 'Security homologation' } },
      { path: 'standards.open_source_exception', kind: 'text', label: { fr: 'Pourquoi le code n’est pas ouvert', en: 'Why the code is not open' } },
      { path: 'standards.design_system_used', kind: 'yesNo', label: { fr: 'Système de design de l’État', en: 'State design system' } },
      { path: 'standards.statistics_published', kind: 'yesNo', label: { fr: 'Statistiques publiées', en: 'Statistics published' } },
      { path: 'standards.ecodesign_assessed', kind: 'yesNo', label: { fr: 'Écoconception évaluée (RGESN)', en: 'Ecodesign assessed (RGESN)' } },
      { path: 'standards.interoperability_met', kind: 'yesNo', label: { fr: 'Interopérabilité (RGI)', en: 'Interoperability (RGI)' } },
    ],
  },
  {
    id: 'cadre',
    title: { fr: 'Budget et durée donnés au départ', en: 'Budget and time given at first' },
    fields: [
      { path: 'budget.allocated', kind: 'money', label: { fr: 'Budget alloué, en euros', en: 'Budget allocated, in euros' }, hint: { fr: 'Compte tant qu’aucun financement n’est enregistré ligne à ligne.', en: 'Counts as long as no funding is recorded line by line.' } },
      { path: 'budget.spent', kind: 'money', label: { fr: 'Dépensé, en euros', en: 'Spent, in euros' }, hint: { fr: 'Compte tant qu’aucune dépense n’est enregistrée ligne à ligne.', en: 'Counts as long as no spending is recorded line by line.' } },
      { path: 'time_box.start_date', kind: 'day', label: { fr: 'Premier jour', en: 'First day' } },
      { path: 'time_box.end_date', kind: 'day', label: { fr: 'Dernier jour', en: 'Last day' } },
    ],
  },
  {
    id: 'issue',
    title: { fr: 'Issue', en: 'Way out' },
    fields: [
      { path: 'outcome.host', kind: 'text', label: { fr: 'Structure d’accueil', en: 'Host' } },
      { path: 'outcome.maintainer', kind: 'text', label: { fr: 'Mainteneur', en: 'Maintainer' } },
      { path: 'outcome.way_out_plan_uri', kind: 'uri', label: { fr: 'Plan de sortie', en: 'Way-out plan' } },
      { path: 'outcome.reason', kind: 'area', label: { fr: 'Raison', en: 'Reason' } },
      { path: 'outcome.lessons', kind: 'area', label: { fr: 'Ce qui a été appris', en: 'What was learned' }, hint: { fr: 'Personne n’est mis en cause ; d’autres s’en serviront.', en: 'Nobody is blamed; others will use it.' } },
      { path: 'outcome.lessons_confidential', kind: 'flag', reserves: ['outcome.reason', 'outcome.lessons'], label: { fr: 'Raison et enseignements réservés à ceux qui ont un rôle sur le projet', en: 'Reason and lessons for those who hold a role on the project only' } },
    ],
  },
];

export const projectForm: Form = bound(bounds.Project, { fields: GROUPS.flatMap(({ fields }) => fields) });

const BY_PATH = new Map(projectForm.fields.map((field) => [field.path, field]));
export const fieldAt = (path: string) => BY_PATH.get(path);
// The path itself for what has no field here.
export const labelAt = (path: string): Text => fieldAt(path)?.label ?? { fr: path, en: path };
