import { fromHalves } from '../api/half';
import type { Result } from '../api/frames';
import type { ActivationsHeader, Range } from '../api/types';
import type { Plane } from '../map/plane';

const SIGN = 0x8000;

export type Order = 'strongest' | 'feeds' | 'number';

/** The values of a layer's channels for a picture. They stay as they travelled, and a channel becomes numbers when it is looked at. */
export class Sheet {
  readonly header: ActivationsHeader;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** Whether there are values below zero, so that colours have two sides. */
  readonly isSigned: boolean;
  private readonly data: Uint8Array;
  private readonly planes = new Map<number, Plane>();

  constructor({ header, data }: Result<ActivationsHeader>) {
    this.header = header;
    this.data = data;
    [this.channels, this.height, this.width] = header.shape;
    this.isSigned = new Uint16Array(data.buffer, data.byteOffset, data.byteLength >> 1).some((half) => half > SIGN);
  }

  /** Whether each channel is one number, as in dense layers. */
  get isFlat(): boolean {
    return this.height * this.width === 1;
  }

  plane(channel: number): Plane {
    let plane = this.planes.get(channel);
    if (plane === undefined) {
      const bytes = 2 * this.height * this.width;
      plane = { height: this.height, width: this.width, values: fromHalves(this.data.subarray(channel * bytes, (channel + 1) * bytes), this.header.scale) };
      this.planes.set(channel, plane);
    }
    return plane;
  }

  /** The colours' range: of one channel, or of all together. */
  range(channel: number, isShared: boolean): Range {
    const high = isShared ? this.header.scale : Math.max(...this.plane(channel).values.map(Math.abs));
    return { signed: this.isSigned, low: this.isSigned ? -high : 0, high };
  }

  /** The channels in an order: the strongest first, those that speak most for the class first, or by number. */
  order(by: Order): number[] {
    const { feeds, order } = this.header;
    const numbers = Array.from({ length: this.channels }, (_, channel) => channel);
    if (by === 'feeds' && feeds !== null) {
      return numbers.sort((a, b) => (feeds[b] ?? -Infinity) - (feeds[a] ?? -Infinity) || a - b);
    }
    return by === 'number' ? numbers : order;
  }

  /** The place of a channel's largest value, as row and column. */
  strongest(channel: number): { y: number; x: number } {
    const { values } = this.plane(channel);
    const place = values.reduce((best, value, i) => (value > values[best]! ? i : best), 0);
    return { y: Math.floor(place / this.width), x: place % this.width };
  }
}
