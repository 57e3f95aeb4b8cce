import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/api/failure';
import { CutOff, resultOf } from '../../src/api/frames';
import type { Progress } from '../../src/api/types';
import { failure, progress, result } from './wire';

const WHOLE = [progress(0.25), progress(0.5), result({ name: 'größe' }, Uint8Array.of(1, 2, 3, 4))];

/** A stream that comes in pieces of some length. */
function stream(frames: Uint8Array[], piece: number): ReadableStream<Uint8Array> {
  const bytes = Uint8Array.from(frames.flatMap((each) => [...each]));
  return new ReadableStream({
    start(controller) {
      for (let from = 0; from < bytes.length; from += piece) {
        controller.enqueue(bytes.slice(from, from + piece));
      }
      controller.close();
    },
  });
}

describe('frames', () => {
  it.each([1, 3, 7, 1000])('are put together from pieces of %i bytes', async (piece) => {
    const heard: Progress[] = [];
    const { header, data } = await resultOf<{ name: string }>(stream(WHOLE, piece), (each) => heard.push(each));
    expect(heard.map(({ part }) => part)).toEqual([0.25, 0.5]);
    expect(header).toEqual({ name: 'größe' });
    expect([...data]).toEqual([1, 2, 3, 4]);
  });

  it('align data to four bytes, whatever the length of the header', async () => {
    for (const name of ['', 'a', 'ab', 'abc']) {
      const { data } = await resultOf(stream([result({ name }, Uint8Array.of(7, 8))], 5), () => undefined);
      expect(data.byteOffset % 4).toBe(0);
    }
  });

  it('carry a refusal', async () => {
    const refused = resultOf(stream([progress(0), failure({ error: 'no such layer', kind: 'refused', set: { layer: 'conv1' } })], 9), () => undefined);
    await expect(refused).rejects.toBeInstanceOf(Failure);
    await expect(refused).rejects.toMatchObject({ message: 'no such layer', kind: 'refused', set: { layer: 'conv1' } });
  });

  it('that end before their result were cut off', async () => {
    await expect(resultOf(stream(WHOLE.slice(0, 2), 4), () => undefined)).rejects.toBeInstanceOf(CutOff);
    await expect(resultOf(stream([WHOLE[2]!.slice(0, 20)], 4), () => undefined)).rejects.toBeInstanceOf(CutOff);
  });
});
