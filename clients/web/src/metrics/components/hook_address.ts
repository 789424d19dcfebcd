// Where a tool calls: below the address that this page came from.
export const hookAddress = (origin: string, hookUri: string) => origin.replace(/\/$/, '') + hookUri;
