// Connect, binary, to the origin that served the page. Methods that only read go as GET, which caches may keep.
import { createConnectTransport } from '@connectrpc/connect-web';

export const transport = createConnectTransport({
  baseUrl: location.origin,
  useBinaryFormat: true,
  useHttpGet: true,
  fetch: (input, init) => fetch(input, { ...init, credentials: 'same-origin' }),
});
