// The versions that this page wrote itself, so that it does not announce them as somebody else's.
const etags = new Set<string>();

// Only answers that are the project have its etag: lines recorded beside it leave its version as it was.
export function noteOwn(answer: { $typeName: string; etag?: string }) {
  if (answer.$typeName === 'pepiniere.portfolio.v1.Project' && answer.etag) etags.add(answer.etag);
}

export const isOwn = (etag: string) => etags.has(etag);
