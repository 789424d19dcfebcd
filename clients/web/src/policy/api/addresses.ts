// Where things are shown.
const part = (name: string, i: number) => encodeURIComponent(name.split('/')[i] ?? '');
// The last part of a name.
export const idIn = (name: string) => name.slice(name.lastIndexOf('/') + 1);
// plans/x/commitments/y -> plans/x
export const topOf = (name: string) => name.split('/').slice(0, 2).join('/');
// plans/x/commitments/y/milestones/z -> plans/x/commitments/y
export const commitmentOf = (name: string) => name.split('/').slice(0, 4).join('/');

export const PROPOSALS = '/propositions';
export const proposalUrl = (name: string) => `${PROPOSALS}/${part(name, 1)}`;
// The places of a piece of evidence and of an amendment on the page of their proposal; of a comment on that of its consultation's.
export const evidenceAnchor = (name: string) => `piece-${part(name, 3)}`;
export const amendmentAnchor = (name: string) => `amendement-${part(name, 3)}`;
export const commentAnchor = (name: string) => `commentaire-${part(name, 3)}`;
export const SESSIONS = '/seances';
export const sessionUrl = (name: string) => `${SESSIONS}/${part(name, 1)}`;
export const minutesUrl = (session: string) => `${sessionUrl(session)}/proces-verbal`;
export const decisionAnchor = (name: string) => `decision-${part(name, 3)}`;
export const TEXTS = '/textes';
export const textUrl = (name: string) => `${TEXTS}/${part(name, 1)}`;
export const PLANS = '/plans';
export const planUrl = (name: string) => `${PLANS}/${part(name, 1)}`;
export const commitmentUrl = (name: string) => `${planUrl(name)}/engagements/${part(name, 3)}`;
export const MY_RECEIPTS = '/ma-parole/propositions';
// What waits for an organisation.
export const waitsUrl = (organisation: string) => `/ministeres/${part(organisation, 1)}/attend`;

// What the picture from voice to law begins at: one of these.
export type TracedBy = 'sujet' | 'source' | 'proposition' | 'texte' | 'engagement' | 'autorite';
export const TRACE = '/de-la-parole-a-la-loi';
export const traceUrl = (by: TracedBy, name: string) => `${TRACE}?${new URLSearchParams({ [by]: name })}`;

// What would be cited: the kind by its symbol.
export interface Citable { kind: string; source: string; part?: string; title: string }
export const CITE = '/citer';
export const citeUrl = ({ kind, source, part: of = '', title }: Citable) => `${CITE}?${new URLSearchParams({ nature: kind, source, ...(of ? { partie: of } : {}), titre: title })}`;

// By the collections of a name: "proposals/evidence" of proposals/x/evidence/1.
const PAGES: Readonly<Record<string, (name: string) => string>> = {
  proposals: proposalUrl, 'proposals/evidence': (name) => `${proposalUrl(name)}#${evidenceAnchor(name)}`, 'proposals/amendments': (name) => `${proposalUrl(name)}#${amendmentAnchor(name)}`,
  sessions: sessionUrl, 'sessions/decisions': (name) => `${sessionUrl(name)}#${decisionAnchor(name)}`, texts: textUrl, plans: planUrl, 'plans/commitments': commitmentUrl,
};
const collectionsOf = (name: string) => name.split('/').filter((_, i) => i % 2 === 0).join('/');
// Where something of this service is shown, whatever it is; undefined for what is of another, or has no page of its own.
export const urlOf = (name: string): string | undefined => PAGES[collectionsOf(name)]?.(name);
