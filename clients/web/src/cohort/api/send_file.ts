// A file of an application, from the browser to its service.
import type { ApplicationFile } from '@/gen/pepiniere/cohort/v1/application_pb';
import { sendStream } from '@/kit/api/send_stream';
import { cohortMethods } from './clients';

// Well below what a message of the stream takes.
const PART_BYTES = 512 * 1024;

async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function sendFile(application: string, file: File): Promise<ApplicationFile> {
  const bytes = await file.arrayBuffer();
  const parts = Array.from({ length: Math.ceil(bytes.byteLength / PART_BYTES) }, (_, i) => new Uint8Array(bytes.slice(i * PART_BYTES, (i + 1) * PART_BYTES)));
  const announced = { fileName: file.name, size: bytes.byteLength, sha256: await sha256Of(bytes) };
  return sendStream(cohortMethods.sendApplicationFile, [{ parent: application, file: announced }, ...parts.map((data) => ({ parent: application, data }))]);
}
