// A stream that the browser sends: it is whole before it leaves, as a browser has it over HTTP/1.1, each message in the envelope of the
// Connect protocol.
import { create, fromBinary, toBinary, type DescMessage, type DescMethodClientStreaming, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { encodeEnvelope } from '@connectrpc/connect/protocol';
import { endStreamFlag, endStreamFromJson } from '@connectrpc/connect/protocol-connect';

const TYPE = 'application/connect+proto';
// Of an envelope, before its message: flags, and how many bytes follow.
const HEAD_BYTES = 5;

function* envelopesIn(bytes: Uint8Array): Generator<{ flags: number; data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + HEAD_BYTES <= bytes.length;) {
    const end = at + HEAD_BYTES + view.getUint32(at + 1);
    yield { flags: bytes[at]!, data: bytes.subarray(at + HEAD_BYTES, end) };
    at = end;
  }
}

export async function sendStream<I extends DescMessage, O extends DescMessage>(
  method: DescMethodClientStreaming<I, O>, messages: readonly MessageInitShape<I>[], signal?: AbortSignal): Promise<MessageShape<O>> {
  const parts = messages.map((message) => encodeEnvelope(0, toBinary(method.input, create(method.input, message))));
  const reply = await fetch(`/${method.parent.typeName}/${method.name}`, {
    method: 'POST', credentials: 'same-origin', signal: signal ?? null, headers: { 'content-type': TYPE, 'connect-protocol-version': '1' }, body: new Blob(parts as BlobPart[]),
  }).catch((error: unknown) => {
    throw new ConnectError(String(error), Code.Unavailable);
  });
  if (!reply.headers.get('content-type')?.startsWith(TYPE)) throw new ConnectError(`HTTP ${reply.status}`, reply.status === 413 ? Code.ResourceExhausted : Code.Unknown);
  let answer: MessageShape<O> | undefined;
  for (const { flags, data } of envelopesIn(new Uint8Array(await reply.arrayBuffer()))) {
    if ((flags & endStreamFlag) === 0) answer = fromBinary(method.output, data);
    else {
      const { error } = endStreamFromJson(data);
      if (error) throw error;
    }
  }
  if (!answer) throw new ConnectError('the answer has no message', Code.Unknown);
  return answer;
}
