// What went wrong, with the details that the services send, as values that a page can show.
import { Code, ConnectError } from '@connectrpc/connect';
import { BadRequestSchema, ErrorInfoSchema, PreconditionFailureSchema, RetryInfoSchema } from '@/gen/google/rpc/error_details_pb';

export interface Problem {
  code: Code;
  // For programs: ErrorInfo's reason; empty where there is none.
  reason: string;
  metadata: Record<string, string>;
  message: string;
  // By field: "project.title"; `reason` is for programs, where there is one.
  fields: { field: string; description: string; reason: string }[];
  preconditions: { type: string; subject: string; description: string }[];
  // How many of them are left out: an error is short.
  more: number;
  // Seconds to wait before another try, where the service says.
  retrySeconds?: number;
}

// What ends a list that was too long for an error: it says how many are left out.
const MORE = 'MORE';

export function problemOf(error: unknown): Problem {
  const from = ConnectError.from(error);
  const info = from.findDetails(ErrorInfoSchema)[0];
  const delay = from.findDetails(RetryInfoSchema)[0]?.retryDelay;
  return {
    code: from.code,
    reason: info?.reason ?? '',
    metadata: info?.metadata ?? {},
    message: from.rawMessage,
    fields: from.findDetails(BadRequestSchema).flatMap((detail) => detail.fieldViolations)
      .map(({ field, description, reason }) => ({ field, description, reason })).filter(({ field }) => field !== ''),
    preconditions: from.findDetails(PreconditionFailureSchema).flatMap((detail) => detail.violations)
      .map(({ type, subject, description }) => ({ type, subject, description })).filter(({ type }) => type !== MORE),
    more: Number(info?.metadata.more ?? 0),
    retrySeconds: delay && Number(delay.seconds),
  };
}

// Somebody else changed it since it was read: etags are ABORTED.
export const isConflict = (error: unknown) => ConnectError.from(error).code === Code.Aborted;
// It is not there, or no more.
export const isGone = (error: unknown) => ConnectError.from(error).code === Code.NotFound;
