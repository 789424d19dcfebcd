// Resource names, as the contract makes them.

// projects/x -> x
export const idOf = (name: string) => name.slice(name.indexOf('/') + 1);
