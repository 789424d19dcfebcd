// What people call a role.
import { Role } from '@/gen/pepiniere/rpc/v1/access_pb';
import type { Text } from '@/kit/words/text';
import { ROLES } from './roles';

export const codeOf = (role: Role): string => Role[role] ?? '';
export const roleText = (role: Role): Text => ROLES[codeOf(role)] ?? { fr: codeOf(role), en: codeOf(role) };
