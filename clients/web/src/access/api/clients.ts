import { AccessService } from '@/gen/pepiniere/access/v1/access_service_pb';

// The methods, for query().
export const accessMethods = AccessService.method;
