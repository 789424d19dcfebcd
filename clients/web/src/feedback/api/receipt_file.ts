// A file of receipts, and whether they are what they were: a receipt is a JWS (RFC 7515) by ES256 of what it says.
import type { Receipt } from '@/gen/pepiniere/feedback/v1/receipt_pb';

type Kept = Pick<Receipt, 'document' | 'signature'>;

export const fileOf = (receipts: readonly Kept[]) => `${JSON.stringify(receipts.map(({ document, signature }) => ({ document, signature })), null, 2)}\n`;

// What a receipt says.
export interface Told { contribution: string; outcome: string; consequence: string; title: string; time: string }
// `told`: undefined of what is no receipt.
export interface Checked { told: Told | undefined; isRight: boolean }

function bytesOf(webSafe: string): Uint8Array<ArrayBuffer> {
  const text = atob(webSafe.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
const textOf = (webSafe: string) => new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(webSafe));

const TELLS = ['contribution', 'outcome', 'consequence', 'title', 'time'] as const;
function toldIn(document: string): Told | undefined {
  const found = JSON.parse(document) as unknown;
  const isTold = typeof found === 'object' && found !== null && TELLS.every((part) => typeof (found as Record<string, unknown>)[part] === 'string');
  return isTold ? found as Told : undefined;
}

interface Key extends JsonWebKey { kid?: string }

async function isSigned(header: string, payload: string, signature: string, keys: readonly Key[]): Promise<boolean> {
  const { alg, kid } = JSON.parse(textOf(header)) as { alg?: string; kid?: string };
  const known = alg === 'ES256' && keys.find((one) => one.kid === kid);
  if (!known) return false;
  const { kty, crv, x, y } = known;
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytesOf(signature), new TextEncoder().encode(`${header}.${payload}`));
}

// `keySet`: as the service tells it.
export async function checkReceipt({ document, signature }: Kept, keySet: string): Promise<Checked> {
  try {
    const [header = '', payload = '', signed = '', ...more] = signature.split('.');
    const told = toldIn(textOf(payload));
    const { keys = [] } = JSON.parse(keySet || '{}') as { keys?: Key[] };
    const isSame = more.length === 0 && (document === '' || document === textOf(payload));
    return { told, isRight: told !== undefined && isSame && await isSigned(header, payload, signed, keys) };
  } catch {
    // It is not even made as a receipt is.
    return { told: undefined, isRight: false };
  }
}

// The receipts of a file: a list of them, one of them, or its signature alone.
export function receiptsIn(text: string): Kept[] {
  const asKept = (one: unknown): Kept[] => {
    const { document = '', signature = '' } = (one ?? {}) as Partial<Kept>;
    return typeof document === 'string' && typeof signature === 'string' && signature !== '' ? [{ document, signature }] : [];
  };
  try {
    const found = JSON.parse(text) as unknown;
    return (Array.isArray(found) ? found : [found]).flatMap(asKept);
  } catch {
    return asKept({ signature: text.trim() }).filter(({ signature }) => signature.split('.').length === 3);
  }
}
