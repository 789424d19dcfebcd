// What lint_wrong_node must find: newer than the oldest Node that package.json promises.
export const sorted = (list) => list.toSorted();
export const where = import.meta.dirname;
export const cookies = (reply) => reply.headers.getSetCookie();
export const first = (map) => map.values().toArray();
