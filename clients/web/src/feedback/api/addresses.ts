// Where things are shown.
const part = (name: string, i: number) => encodeURIComponent(name.split('/')[i] ?? '');
// The last part of a name.
export const idIn = (name: string) => name.slice(name.lastIndexOf('/') + 1);
// spaces/x/ideas/y -> spaces/x
export const aboveOf = (name: string) => name.split('/').slice(0, 2).join('/');
// spaces/x/ideas/y/comments/z -> spaces/x/ideas/y
export const ideaOf = (name: string) => name.split('/').slice(0, 4).join('/');

export const TAKE_PART = '/participer';
export const MY_VOICE = '/ma-parole';
export const CHECK_RECEIPT = '/verifier-un-accuse';
export const NETWORKS = '/reseaux';
export const networkUrl = (name: string) => `${NETWORKS}/${part(name, 1)}`;
export const QUESTIONNAIRES = '/questionnaires';
export const questionnaireUrl = (name: string) => `${QUESTIONNAIRES}/${part(name, 1)}`;
export const CAMPAIGNS = '/campagnes';
export const campaignUrl = (name: string) => `${CAMPAIGNS}/${part(name, 1)}`;
export const answerUrl = (campaign: string) => `${campaignUrl(campaign)}/repondre`;
export const releaseUrl = (campaign: string) => `${campaignUrl(campaign)}/resultats`;
export const textsUrl = (campaign: string) => `${campaignUrl(campaign)}/textes`;
export const CONSTRAINTS = '/contraintes';
export const constraintUrl = (name: string) => `${CONSTRAINTS}/${part(name, 1)}`;
export const SPACES = '/espaces';
export const spaceUrl = (name: string) => `${SPACES}/${part(name, 1)}`;
export const moderationUrl = (space: string) => `${spaceUrl(space)}/moderation`;
export const ideaUrl = (name: string) => `${spaceUrl(name)}/idees/${part(name, 3)}`;
// The place of a comment on the page of its idea.
export const commentAnchor = (name: string) => `commentaire-${part(name, 5)}`;
export const commentUrl = (name: string) => `${ideaUrl(name)}#${commentAnchor(name)}`;
export const MEASURES = '/mesures-prises';
export const measureUrl = (name: string) => `${MEASURES}/${part(name, 1)}`;
export const PANELS = '/panels';
export const INVITATIONS = `${PANELS}/invitations`;
export const panelUrl = (name: string) => `${PANELS}/${part(name, 1)}`;
export const panelistsUrl = (panel: string) => `${panelUrl(panel)}/panelistes`;
// panels/x/studies/y
export const studyUrl = (name: string) => `${panelUrl(name)}/etudes/${part(name, 3)}`;
export const RETROSPECTIVES = '/retrospectives';
export const retrospectiveUrl = (name: string) => `${RETROSPECTIVES}/${part(name, 1)}`;

// By the collections of a name: "spaces/ideas" of spaces/x/ideas/y.
const PAGES: Readonly<Record<string, (name: string) => string>> = {
  networks: networkUrl, questionnaires: questionnaireUrl, 'questionnaires/versions': questionnaireUrl, campaigns: campaignUrl, 'campaigns/release': releaseUrl, constraints: constraintUrl, spaces: spaceUrl,
  'spaces/ideas': ideaUrl, 'spaces/ideas/comments': commentUrl, 'spaces/moderationActions': moderationUrl, 'spaces/ideas/vote': ideaUrl, measures: measureUrl, panels: panelUrl, 'panels/studies': studyUrl, retrospectives: retrospectiveUrl,
};
const collectionsOf = (name: string) => name.split('/').filter((_, i) => i % 2 === 0).join('/');
// Where something of this service is shown, whatever it is; undefined for what is of another.
export const urlOf = (name: string): string | undefined => PAGES[collectionsOf(name)]?.(name);
