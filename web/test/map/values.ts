import type { Plane } from '../../src/map/plane';

/** 7 rows of 5 values, some below zero. */
export const VALUES: Plane = { height: 7, width: 5, values: Float32Array.from({ length: 35 }, (_, i) => Math.sin(i * i * 0.37) * (i % 4)) };
