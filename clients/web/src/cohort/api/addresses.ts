// Where things are shown.
const part = (name: string, i: number) => encodeURIComponent(name.split('/')[i] ?? '');

export const PROGRAMMES = '/programmes';
export const CALLS = '/appels';
export const GRIDS = '/grilles';
export const programmeUrl = (name: string) => `${PROGRAMMES}/${part(name, 1)}`;
// programmes/eig/cohorts/8
export const cohortUrl = (name: string) => `${programmeUrl(name)}/promotions/${part(name, 3)}`;
export const programmeOf = (cohort: string) => cohort.split('/').slice(0, 2).join('/');
// challenges/x/outcomes/2 -> challenges/x
export const challengeOf = (outcome: string) => outcome.split('/').slice(0, 2).join('/');
export const challengeUrl = (name: string) => `/defis/${part(name, 1)}`;
export const callUrl = (name: string) => `${CALLS}/${part(name, 1)}`;
export const composeUrl = (name: string) => `${callUrl(name)}/composer`;
export const gridUrl = (name: string) => `${GRIDS}/${part(name, 1)}`;
// grids/defis/versions/2
export const gridOf = (version: string) => version.split('/').slice(0, 2).join('/');
export const numberOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);
// calls/x/applications/y -> calls/x
export const callOf = (below: string) => below.split('/').slice(0, 2).join('/');
export const applyUrl = (call: string) => `${callUrl(call)}/candidature`;
export const applicationsUrl = (call: string) => `${callUrl(call)}/candidatures`;
export const applicationUrl = (application: string) => `${applicationsUrl(callOf(application))}/${part(application, 3)}`;
export const juryUrl = (call: string) => `${callUrl(call)}/jury`;
export const hearingsUrl = (call: string) => `${callUrl(call)}/auditions`;
// The hearings of a day: 2027-01-04.
export const dayOfHearings = (day: string) => `jour-${day}`;
export const hearingsOnUrl = (call: string, day: string) => `${hearingsUrl(call)}#${dayOfHearings(day)}`;
export const rankingsUrl = (call: string) => `${callUrl(call)}/classements`;
export const rankingUrl = (ranking: string) => `${rankingsUrl(callOf(ranking))}/${part(ranking, 3)}`;
export const placementsUrl = (call: string) => `${callUrl(call)}/placements`;
export const placementUrl = (placement: string) => `${placementsUrl(callOf(placement))}/${part(placement, 3)}`;
export const offersUrl = (call: string) => `${callUrl(call)}/offres`;
export const resultsUrl = (call: string) => `${callUrl(call)}/resultats`;
export const lettersUrl = (call: string) => `${callUrl(call)}/lettres`;
export const callFiguresUrl = (call: string) => `${callUrl(call)}/chiffres`;
// What an organisation hosts: organisations/x.
export const hostUrl = (organisation: string) => `/ministeres/${part(organisation, 1)}/defis`;
export const MARKING = '/jury';
export const markUrl = (application: string) => `${MARKING}/${part(application, 1)}/${part(application, 3)}`;
export const peopleUrl = (cohort: string) => `${cohortUrl(cohort)}/personnes`;
// The assignments whose first day, or whose last, is this one.
export const beginningUrl = (cohort: string, day: string) => `${peopleUrl(cohort)}?debut=${day}#affectations`;
export const endingUrl = (cohort: string, day: string) => `${peopleUrl(cohort)}?fin=${day}#affectations`;
export const calendarUrl = (cohort: string) => `${cohortUrl(cohort)}/calendrier`;
export const moodsUrl = (cohort: string) => `${cohortUrl(cohort)}/humeurs`;
export const figuresUrl = (cohort: string) => `${cohortUrl(cohort)}/chiffres`;
export const assignmentUrl = (name: string) => `/affectations/${part(name, 1)}`;
export const profileUrl = (name: string) => `/profils/${part(name, 1)}`;
export const WEEK = '/ma-semaine';
// Where the bytes of a file are served: always as a file to keep.
export const fileUrl = (name: string) => `/fichiers/${name.split('/').map(encodeURIComponent).join('/')}`;
