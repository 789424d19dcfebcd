import { MetricsService } from '@/gen/pepiniere/metrics/v1/metrics_service_pb';

// The methods, for query().
export const metricsMethods = MetricsService.method;
