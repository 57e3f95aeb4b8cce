import type { Fill } from '../api/types';
import type { Mask } from './mask';
import { blurred, meanOf, type Photo } from './photo';
import { fillFromAround } from './pullPush';

const MIDDLE_GREY = 127.5;

export const FILLS: { value: Fill; name: string; words: string }[] = [
  { value: 'grey', name: 'Grey', words: 'Half way between black and white.' },
  { value: 'blur', name: 'Blur', words: 'The picture itself, too blurred to recognize anything.' },
  { value: 'mean', name: 'Mean', words: 'The picture’s mean colour.' },
  { value: 'around', name: 'Around', words: 'What surrounds it, continued inwards.' },
];

/** What covered pixels show, as the network sees it. What does not depend on the mask is computed once. */
export class Cover {
  private blur: Photo | null = null;
  private mean: Float32Array | null = null;
  private grey: Float32Array | null = null;

  constructor(private readonly photo: Photo) {}

  get height(): number {
    return this.photo.height;
  }

  get width(): number {
    return this.photo.width;
  }

  /** The covered pixels' colours; the others are transparent. */
  image(mask: Mask, fill: Fill): ImageData {
    const { height, width } = this.photo;
    const image = new ImageData(width, height);
    const planes = this.planes(mask, fill);
    const size = height * width;
    for (let i = 0; i < size; i++) {
      if (mask.pixels[i] === 1) {
        image.data[4 * i] = planes[i]!;
        image.data[4 * i + 1] = planes[size + i]!;
        image.data[4 * i + 2] = planes[2 * size + i]!;
        image.data[4 * i + 3] = 255;
      }
    }
    return image;
  }

  private planes(mask: Mask, fill: Fill): Float32Array {
    const { planes } = this.photo;
    switch (fill) {
      case 'grey':
        this.grey ??= new Float32Array(planes.length).fill(MIDDLE_GREY);
        return this.grey;
      case 'mean':
        return this.meanPlanes();
      case 'blur':
        this.blur ??= blurred(this.photo);
        return this.blur.planes;
      case 'around': {
        if (mask.pixels.every((pixel) => pixel === 1)) {
          return this.meanPlanes();
        }
        const filled = planes.slice();
        fillFromAround(filled, mask);
        return filled;
      }
    }
  }

  private meanPlanes(): Float32Array {
    if (this.mean === null) {
      const colour = meanOf(this.photo);
      const size = this.photo.planes.length / 3;
      this.mean = Float32Array.from({ length: 3 * size }, (_, i) => colour[(i / size) | 0]!);
    }
    return this.mean;
  }
}
