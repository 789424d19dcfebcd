// The versions that this page wrote itself, so that it does not announce them as somebody else's.
interface Version { $typeName: string; etag?: string }

const versions = new Set<string>();
const keyOf = ({ $typeName, etag }: Version) => `${$typeName} ${etag}`;

// What a write answered: the resource as it left it.
export function noteOwn(answer: Version) {
  if (answer.etag) versions.add(keyOf(answer));
}

export const isOwn = (resource: Version) => versions.has(keyOf(resource));
