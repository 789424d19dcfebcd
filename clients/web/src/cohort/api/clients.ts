import { CohortService } from '@/gen/pepiniere/cohort/v1/cohort_service_pb';

// The methods, for query().
export const cohortMethods = CohortService.method;
