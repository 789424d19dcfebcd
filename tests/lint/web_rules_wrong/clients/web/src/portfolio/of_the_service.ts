// Rules of the service, repeated: what lint_web_rules is there to find.
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { Role } from '@/gen/pepiniere/rpc/v1/access_pb';

export const title = { fault: (value: string) => value === '' };
export const LONGEST_TITLE = 200;
export const USUAL_SILENCE = 90;
export const silent = { fr: 'rien depuis 90 jours', en: 'nothing since' };
export const isLate = (reason: string) => reason.split(' ').includes('late');
export const NEXT = { [Phase.INVESTIGATION]: [Phase.CONSTRUCTION] };
export const ENDED = [Phase.STOPPED, Phase.INCONCLUSIVE];
export const isOver = (phase: Phase) => phase === Phase.STOPPED;
export const isAdmin = (role: Role) => role === Role.PROGRAMME_ADMIN;
