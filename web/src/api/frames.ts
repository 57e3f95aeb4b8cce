import { Failure } from './failure';
import type { Progress, Refusal } from './types';

const PROGRESS = 1;
const RESULT = 2;
const FAILURE = 3;
const PREFIX = 5;

/** A streamed result: its header, and its values as bytes, aligned to four. */
export interface Result<H> {
  header: H;
  data: Uint8Array;
}

/** A stream that ended before its result: the server went away. */
export class CutOff extends Error {}

/** Reads a response's frames (length as uint32 in little-endian order, kind, payload) up to the result, and reports progress on the way. */
export async function resultOf<H>(body: ReadableStream<Uint8Array>, onProgress: (progress: Progress) => void): Promise<Result<H>> {
  const bytes = new Bytes(body.getReader());
  for (;;) {
    const prefix = await bytes.next(PREFIX);
    const view = new DataView(prefix.buffer, prefix.byteOffset);
    const payload = await bytes.next(view.getUint32(0, true));
    switch (view.getUint8(4)) {
      case PROGRESS:
        onProgress(jsonOf<Progress>(payload));
        break;
      case RESULT:
        bytes.drain();
        return split<H>(payload);
      case FAILURE:
        throw Failure.of(jsonOf<Refusal>(payload));
    }
  }
}

function split<H>(payload: Uint8Array): Result<H> {
  const end = 4 + new DataView(payload.buffer, payload.byteOffset).getUint32(0, true);
  return { header: jsonOf<H>(payload.subarray(4, end)), data: payload.subarray(end) };
}

function jsonOf<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

/** A stream, taken in pieces of any length. */
class Bytes {
  private chunks: Uint8Array[] = [];
  private held = 0;

  constructor(private readonly reader: ReadableStreamDefaultReader<Uint8Array>) {}

  /** So many bytes, in a buffer of their own. */
  async next(length: number): Promise<Uint8Array> {
    while (this.held < length) {
      const { done, value } = await this.reader.read();
      if (done) {
        throw new CutOff('the answer was cut off');
      }
      this.chunks.push(value);
      this.held += value.length;
    }
    const taken = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const first = this.chunks[0]!;
      const part = first.subarray(0, length - filled);
      taken.set(part, filled);
      filled += part.length;
      if (part.length === first.length) {
        this.chunks.shift();
      } else {
        this.chunks[0] = first.subarray(part.length);
      }
    }
    this.held -= length;
    return taken;
  }

  /** Lets the response end by itself, so that its connection can serve the next request. */
  drain(): void {
    this.reader.read().catch(() => undefined);
  }
}
