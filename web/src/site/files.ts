import { Failure } from '../api/failure';
import type { FileLine } from './description';

const GZIP = [0x1f, 0x8b];

/** Called with the bytes that are there so far. */
export type Progress = (bytes: number) => void;

/** Gives the bytes of one of the page's files. */
export type Load = (file: FileLine, progress?: Progress) => Promise<Uint8Array<ArrayBuffer>>;

const unheard: Progress = () => undefined;

/** The bytes of a file beside the page. */
export const fetched: Load = async ({ name, bytes }, progress = unheard) => {
  if (location.protocol === 'file:') {
    throw new Failure('failed', 'A browser that opens this page from disk may not read the files beside it. Open it from a web server, or have it exported as a single file.');
  }
  const response = await fetch(name).catch(() => null);
  if (response === null) {
    throw new Failure('unreachable', `${name} could not be loaded. Is there still a network? Reload the page to try again.`);
  }
  if (!response.ok || response.body === null) {
    throw new Failure('failed', `${name} is missing beside this page (status ${response.status}). All files of its folder belong together.`);
  }
  const chunks: BlobPart[] = [];
  let loaded = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) {
      return unpacked(new Blob(chunks));
    }
    chunks.push(value);
    loaded += value.length;
    progress(Math.min(loaded, bytes));
  }
};

/** The bytes of a file inside the page, which is Base64 in one element or more; they are removed, since they take memory. */
export const inlined: Load = async ({ name, bytes }, progress = unheard) => {
  const elements = document.querySelectorAll(`script[data-file="${name}"]`);
  const chunks: BlobPart[] = [];
  for (const element of elements) {
    const letters = atob(element.textContent);
    const chunk = new Uint8Array(letters.length);
    for (let i = 0; i < chunk.length; i++) {
      chunk[i] = letters.charCodeAt(i);
    }
    chunks.push(chunk);
    element.remove();
  }
  progress(bytes);
  return unpacked(new Blob(chunks));
};

/** The bytes of a file that may be compressed: some servers unpack such files by themselves. */
async function unpacked(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const start = new Uint8Array(await file.slice(0, GZIP.length).arrayBuffer());
  const isPacked = GZIP.every((byte, i) => start[i] === byte);
  const stream = isPacked ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
