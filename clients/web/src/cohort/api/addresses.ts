// Where things are shown.
const part = (name: string, i: number) => encodeURIComponent(name.split('/')[i] ?? '');

export const PROGRAMMES = '/programmes';
export const programmeUrl = (name: string) => `${PROGRAMMES}/${part(name, 1)}`;
// programmes/eig/cohorts/8
export const cohortUrl = (name: string) => `${programmeUrl(name)}/promotions/${part(name, 3)}`;
export const programmeOf = (cohort: string) => cohort.split('/').slice(0, 2).join('/');
