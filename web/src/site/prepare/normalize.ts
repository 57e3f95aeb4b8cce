import { grey, plane, type Levels } from './levels';

/** How levels become a network's input, channel by channel: `(level / 255 white - mean) / deviation`, each step in single precision. */
export interface Normalization {
  /** What the network's channels show. */
  channels: 'grey' | 'rgb' | 'bgr';
  /** What white becomes before the mean is subtracted: 1, or 255 where levels stay as they are. */
  white: number;
  mean: number[];
  deviation: number[];
}

/** A picture of the network's size as the network's input, `[1, C, H, W]`. */
export function normalized(levels: Levels, { channels, white, mean, deviation }: Normalization): Float32Array {
  const size = levels.height * levels.width;
  const values = new Float32Array(mean.length * size);
  for (let channel = 0; channel < mean.length; channel++) {
    const table = tableOf(white, mean[channel]!, deviation[channel]!);
    const shown = channels === 'grey' ? grey(levels) : plane(levels, channels === 'bgr' ? 2 - channel : channel);
    for (let i = 0; i < size; i++) {
      values[channel * size + i] = table[shown[i]!]!;
    }
  }
  return values;
}

/** What each level becomes. */
function tableOf(white: number, mean: number, deviation: number): Float32Array {
  const { fround } = Math;
  const step = fround(255 / fround(white));
  return Float32Array.from({ length: 256 }, (_, level) => fround(fround(level / step) - fround(mean)) / fround(deviation));
}
