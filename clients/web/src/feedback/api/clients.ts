import { FeedbackService } from '@/gen/pepiniere/feedback/v1/feedback_service_pb';

// The methods, for query().
export const feedbackMethods = FeedbackService.method;
