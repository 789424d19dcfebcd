// Where things are shown. Ids are any text without a slash.
import { idOf } from '@/kit/api/names';

export const projectUrl = (name: string, section = '') => `/projets/${encodeURIComponent(idOf(name))}${section}`;
export const committeeUrl = (name: string) => `/comites/${encodeURIComponent(idOf(name))}`;
// An incubator has no page: its projects are shown.
export const incubatorUrl = (name: string) => `/projets?incubateur=${encodeURIComponent(idOf(name))}`;
export const ministryUrl = (name: string) => `/ministeres/${encodeURIComponent(idOf(name))}`;
export const domainUrl = (domain: string) => `/ministeres/domaine/${encodeURIComponent(domain)}`;
