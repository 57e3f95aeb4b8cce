import { Failure } from '../api/failure';
import { UnreadablePicture } from './prepare/decode';

const MEMORY = /out of memory|could not allocate|allocation failed|bad_alloc|memory access out of bounds|array buffer allocation/i;
const OLD_BROWSER = 'This browser is too old to compute maps: it lacks what the network runs on (WebAssembly with SIMD). A newer one can.';

/** Something that went wrong, in words for people. */
export function inWords(thrown: unknown): Failure {
  if (thrown instanceof Failure) {
    return thrown;
  }
  if (thrown instanceof UnreadablePicture) {
    return new Failure('refused', 'This is no picture that the browser can read. JPEG, PNG, WebP and GIF work everywhere.');
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof RangeError || MEMORY.test(message)) {
    return new Failure('failed', 'There is too little memory for the network. Close other pages, or use a device with more.');
  }
  return new Failure('failed', `The network could not be run: ${message}`);
}

/** Fails if the browser lacks what the page stands on. */
export function checkBrowser(): void {
  if (!('WebAssembly' in globalThis) || !('DecompressionStream' in globalThis) || !('OffscreenCanvas' in globalThis) || !hasSimd()) {
    throw new Failure('failed', OLD_BROWSER);
  }
}

/** Whether a module with one vector instruction is valid: `(func (result v128) i32.const 0 i8x16.splat)`. */
function hasSimd(): boolean {
  return WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11));
}
