// The services that the client shows. One is a line here.
import { access } from '@/access/feature';
import { cohort } from '@/cohort/feature';
import { feedback } from '@/feedback/feature';
import type { Feature } from '@/kit/api/feature';
import { metrics } from '@/metrics/feature';
import { policy } from '@/policy/feature';
import { portfolio } from '@/portfolio/feature';

export const FEATURES: readonly Feature[] = [portfolio, cohort, metrics, feedback, policy, access];
