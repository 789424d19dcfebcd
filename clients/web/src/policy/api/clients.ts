import { PolicyService } from '@/gen/pepiniere/policy/v1/policy_service_pb';

// The methods, for query().
export const policyMethods = PolicyService.method;
