/**
 * Runs an explainer that `vizsla export` wrote, with ONNX Runtime for the web: methods of one pass, and methods of many runs, whose loops it carries out. Needs nothing else, in browsers and in Node.
 *
 *     import * as ort from 'onnxruntime-web';
 *     const explainer = new Explainer(new Uint8Array(await (await fetch('explainer.onnx')).arrayBuffer()), ort, { executionProviders: ['wasm'] });
 *     const { chosen, maps } = await explainer.explain(values, ['grad_cam', 'integrated_gradients']);
 *     maps.integrated_gradients.values; // Float32Array, row-major, of maps.integrated_gradients.shape
 *
 * `values` is one image, preprocessed as `explainer.description.preprocessing` says: Float32Array, [C, H, W].
 */
export class Explainer {
  #file;
  #ort;
  #options;
  #sessions = new Map();

  /**
   * @param {Uint8Array} file what `vizsla export` wrote
   * @param ort the module onnxruntime-web, or what has its `InferenceSession.create` and `Tensor`
   * @param options of each session
   */
  constructor(file, ort, options = {}) {
    this.#file = file;
    this.#ort = ort;
    this.#options = options;
    /** What the file says of itself: `vizsla export --json` prints the same. */
    this.description = describe(file);
  }

  /** The names of all methods. */
  get methods() {
    return [...this.description.outputs.maps, ...this.description.loops].map(({ method }) => method);
  }

  /**
   * Explains one image. Graphs are opened when first needed, and stay open. One call at a time; a page that is to stay alive meanwhile calls it in a worker.
   *
   * @param {Float32Array} values the image, [C, H, W]
   * @param {string[]} methods by name; all by default
   * @param {object} how `target`: the class to explain, from 0, or -1 for the one with the highest score; `seed`: of random numbers, as the command line's; `atOnce`: how many copies are run at once; `progress(method, part)`: is told
   *   of methods of many runs; `signal`: an AbortSignal, which ends them
   * @returns {Promise<{scores: Float32Array, chosen: number, maps: Object<string, {values: Float32Array, shape: number[]}>}>}
   */
  async explain(values, methods = this.methods, { target = -1, seed = 0, atOnce = 1, progress = () => {}, signal } = {}) {
    const { outputs, loops } = this.description;
    const unknown = methods.find((name) => !this.methods.includes(name));
    if (unknown !== undefined) {
      throw new Error(`the explainer has no method '${unknown}'; it has: ${this.methods.join(', ')}`);
    }
    const once = outputs.maps.filter(({ method }) => methods.includes(method));
    const results = await this.#run([outputs.scores.name, outputs.chosen.name, ...once.map(({ name }) => name)], values, 1, target);
    const chosen = Number(results[outputs.chosen.name].data[0]);
    const maps = {};
    for (const { method, name } of once) {
      maps[method] = { values: results[name].data, shape: [...results[name].dims] };
    }
    const image = new Original(values, this.#shape, this.description.preprocessing, seed);
    for (const loop of loops.filter(({ method }) => methods.includes(method))) {
      maps[loop.method] = await this.#loop(loop, image, chosen, atOnce, (part) => progress(loop.method, part), signal);
    }
    return { scores: results[outputs.scores.name].data, chosen, maps };
  }

  async #loop({ copies: described, value, outcome }, image, target, wanted, progress, signal) {
    const copies = KINDS[described.kind](described, image);
    const length = image.values.length;
    const fixed = Number(this.description.inputs.images.shape.slice(1).split(',')[0]);
    const atOnce = fixed || wanted;
    const totals = new Totals(outcome);
    for (let start = 0; start < copies.count; start += atOnce) {
      signal?.throwIfAborted();
      const size = Math.min(atOnce, copies.count - start);
      const batch = new Float32Array((fixed || size) * length);
      const written = Array.from({ length: size }, (_, i) => copies.write(start + i, batch.subarray(i * length, (i + 1) * length)));
      const { data, dims } = (await this.#run([value], batch, fixed || size, target))[value];
      const row = data.length / (fixed || size);
      written.forEach(({ weight, share }, i) => totals.add(weight, share, data.subarray(i * row, (i + 1) * row)));
      totals.shape = copies.share ?? [1, ...dims.slice(1)];
      progress((start + size) / copies.count);
    }
    return { values: totals.map(described.keep ?? 1), shape: totals.shape };
  }

  async #run(outputs, values, count, target) {
    const key = outputs.join('\n');
    if (!this.#sessions.has(key)) {
      this.#sessions.set(key, await this.#ort.InferenceSession.create(part(this.#file, outputs), this.#options));
    }
    const { images, target: classes } = this.description.inputs;
    return this.#sessions.get(key).run({
      [images.name]: new this.#ort.Tensor('float32', values, [count, ...this.#shape.slice(1)]),
      [classes.name]: new this.#ort.Tensor('int64', new BigInt64Array(count).fill(BigInt(target)), [count]),
    });
  }

  /** Of one image: [1, C, H, W]. */
  get #shape() {
    return [1, ...this.description.inputs.images.shape.slice(1, -1).split(',').slice(1).map(Number)];
  }

  /** Closes all graphs. */
  async release() {
    const sessions = [...this.#sessions.values()];
    this.#sessions.clear();
    await Promise.all(sessions.map((session) => session.release()));
  }
}

// Loops: copies of an image, each with a weight and a share; sums over all of them are the map.

/** An image of which copies are made, with its random numbers. */
class Original {
  constructor(values, shape, preprocessing, seed) {
    this.values = values;
    this.shape = shape;
    this.preprocessing = preprocessing;
    this.seed = seed;
    [, this.channels, this.height, this.width] = shape;
  }

  chance(purpose, place) {
    return new Chance(this.seed, purpose, place);
  }

  /** The standard deviation of noise that is a part of the image's range. */
  deviation(part) {
    let least = Infinity;
    let most = -Infinity;
    for (const value of this.values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return part * (most - least);
  }

  /** Images that show nothing: zero, black, white, blur:SIGMA, noise:COUNT, or several joined by +. */
  baselines(text) {
    return text.split('+').flatMap((named) => {
      const [name, value] = named.trim().split(':');
      switch (name) {
        case 'zero':
          return [new Float32Array(this.values.length)];
        case 'black':
          return [this.#filled((channel) => this.#level(channel, 0))];
        case 'white':
          return [this.#filled((channel) => this.#level(channel, 255))];
        case 'blur':
          return [blurred(this, Number(value), true)];
        case 'noise':
          return Array.from({ length: Number(value) }, (_, place) => {
            const chance = this.chance('baseline', place);
            return this.#filled((channel) => {
              const black = this.#level(channel, 0);
              return black + chance.uniform() * Math.fround(this.#level(channel, 255) - black);
            });
          });
        default:
          throw new Error(`'${named}' is no baseline`);
      }
    });
  }

  #filled(value) {
    const plane = this.height * this.width;
    return Float32Array.from(this.values, (_, i) => value(Math.floor(i / plane)));
  }

  /** What a level of a channel, 0 to 255, becomes. */
  #level(channel, level) {
    const { white, mean, standard_deviation: deviation } = this.preprocessing;
    const fround = Math.fround;
    const moved = fround(fround(level / fround(255 / fround(white))) - fround(mean[channel]));
    return fround(moved / fround(deviation[channel]));
  }
}

/** The kinds of copies: how many there are, the shape of their shares where these are not 1 everywhere, and what writes a copy and gives its weight and share. */
const KINDS = {
  /** Points on the straight paths from baselines to the image. */
  path({ points, difference, baseline }, image) {
    const baselines = image.baselines(baseline);
    const ways = baselines.map((from) => image.values.map((value, i) => value - from[i]));
    return {
      count: points.length * baselines.length,
      share: difference ? image.shape : undefined,
      write(index, copy) {
        const path = Math.floor(index / points.length);
        const [alpha, weight] = points[index % points.length];
        const from = baselines[path];
        for (let i = 0; i < copy.length; i++) {
          copy[i] = from[i] + alpha * (image.values[i] - from[i]);
        }
        return { weight: weight / baselines.length, share: difference ? ways[path] : undefined };
      },
    };
  },

  /** Noisy copies. */
  noise({ samples, noise }, image) {
    const deviation = image.deviation(noise);
    return {
      count: samples,
      write(index, copy) {
        noisy(image, deviation, image.chance('noise', index), copy);
        return { weight: 1 / samples };
      },
    };
  },

  /** Random points on the paths from random baselines to noisy copies. */
  noisy_path({ samples, noise, baseline }, image) {
    const baselines = image.baselines(baseline);
    const deviation = image.deviation(noise);
    return {
      count: samples,
      share: image.shape,
      write(index, copy) {
        const chance = image.chance('gradient_shap', index);
        const from = baselines[chance.pick(baselines.length)];
        const alpha = chance.uniform();
        const share = new Float32Array(copy.length);
        noisy(image, deviation, chance, share);
        for (let i = 0; i < copy.length; i++) {
          share[i] -= from[i];
          copy[i] = from[i] + alpha * share[i];
        }
        return { weight: 1 / samples, share };
      },
    };
  },

  /** The image on its way out of a blur. */
  blur({ steps, most }, image) {
    const at = (step) => blurred(image, (most * step) / steps, false);
    let last = { step: 0, values: at(0) };
    return {
      count: steps,
      share: image.shape,
      write(index, copy) {
        copy.set(at(index + 0.5));
        const sharp = last.step === index ? last.values : at(index);
        last = { step: index + 1, values: at(index + 1) };
        return { weight: 1, share: sharp.map((value, i) => value - last.values[i]) };
      },
    };
  },

  /** The image behind random masks. */
  masks({ masks, cells, keep, baseline }, image) {
    const baselines = image.baselines(baseline);
    const { height, width } = image;
    return {
      count: masks,
      share: [1, 1, height, width],
      write(index, copy) {
        const share = mask(height, width, cells, keep, image.chance('rise', index));
        const hidden = baselines[index % baselines.length];
        for (let i = 0; i < copy.length; i++) {
          const seen = share[i % share.length];
          copy[i] = image.values[i] * seen + hidden[i] * (1 - seen);
        }
        return { weight: 1 / masks, share };
      },
    };
  },

  /** The image as it is, and then with each window covered. */
  windows({ window, stride, baseline }, image) {
    const baselines = image.baselines(baseline);
    const { height, width } = image;
    const places = (size) => (size <= window ? 1 : Math.ceil((size - window) / stride) + 1);
    return {
      count: 1 + places(height) * places(width) * baselines.length,
      share: image.shape,
      write(index, copy) {
        const share = new Float32Array(copy.length);
        copy.set(image.values);
        if (index > 0) {
          const hidden = baselines[(index - 1) % baselines.length];
          const place = Math.floor((index - 1) / baselines.length);
          const top = Math.floor(place / places(width)) * stride;
          const left = (place % places(width)) * stride;
          for (let row = 0; row < copy.length / width; row++) {
            if (row % height >= top && row % height < top + window) {
              const from = row * width + left;
              const to = row * width + Math.min(left + window, width);
              copy.set(hidden.subarray(from, to), from);
              share.fill(1, from, to);
            }
          }
        }
        return { weight: 1, share };
      },
    };
  },
};

/** Writes a noisy copy. */
function noisy(image, deviation, chance, copy) {
  for (let i = 0; i < copy.length; i++) {
    copy[i] = deviation === 0 ? image.values[i] : image.values[i] + deviation * chance.normal();
  }
}

/** A grid of ones and zeros, stretched over the image and shifted by up to a cell: [H * W]. */
export function mask(height, width, cells, keep, chance) {
  const points = cells + 1;
  const grid = Float32Array.from({ length: points * points }, () => (chance.uniform() < keep ? 1 : 0));
  const axis = (size) => {
    const spacing = Math.ceil(size / cells);
    const shift = chance.pick(spacing);
    return Array.from({ length: size }, (_, pixel) => {
      const at = Math.max(0, Math.min(points - 1, (pixel + shift + 0.5) / spacing - 0.5));
      const left = Math.max(0, Math.min(Math.floor(at), points - 2));
      return { left, right: Math.min(left + 1, points - 1), part: Math.fround(at - left) };
    });
  };
  const down = axis(height);
  const across = axis(width);
  const between = (a, b, part) => Math.fround(a + Math.fround(part * Math.fround(b - a)));
  return Float32Array.from({ length: height * width }, (_, pixel) => {
    const { left: above, right: below, part: low } = down[Math.floor(pixel / width)];
    const { left, right, part } = across[pixel % width];
    const at = (column) => between(grid[above * points + column], grid[below * points + column], low);
    return between(at(left), at(right), part);
  });
}

/** The image blurred by a Gaussian that ends at four standard deviations; beyond the border its values are repeated, or there are zeros. */
function blurred({ values, channels, height, width }, sigma, extend) {
  if (sigma === 0) {
    return Float32Array.from(values);
  }
  const kernel = Float64Array.from({ length: Math.floor(4 * sigma + 0.5) + 1 }, (_, i) => Math.exp((-0.5 * i * i) / (sigma * sigma)));
  const sum = kernel.reduce((all, weight) => all + 2 * weight, -1);
  const along = (from, size, step, starts) => {
    const to = new Float32Array(from.length);
    for (const start of starts) {
      for (let place = 0; place < size; place++) {
        let total = from[start + place * step] * kernel[0];
        for (let tap = 1; tap < kernel.length; tap++) {
          const before = place - tap;
          const after = place + tap;
          total += before >= 0 || extend ? kernel[tap] * from[start + Math.max(0, before) * step] : 0;
          total += after < size || extend ? kernel[tap] * from[start + Math.min(size - 1, after) * step] : 0;
          if (!extend && before < 0 && after >= size) {
            break;
          }
        }
        to[start + place * step] = total / sum;
      }
    }
    return to;
  };
  const rows = Array.from({ length: channels * height }, (_, row) => row * width);
  const columns = Array.from({ length: channels * width }, (_, i) => Math.floor(i / width) * height * width + (i % width));
  return along(along(values, width, 1, rows), height, width, columns);
}

/** The sums of a loop, and what its outcome makes of them. */
class Totals {
  constructor(outcome) {
    this.outcome = outcome;
    this.mean = 0;
  }

  add(weight, share, values) {
    if (this.products === undefined) {
      const places = Math.max(share?.length ?? 1, values.length);
      this.products = new Float64Array(places);
      this.squares = new Float64Array(places);
      this.shares = new Float64Array(places);
      this.first = values[0];
    }
    this.mean += weight * values[0];
    const single = values.length === 1;
    for (let i = 0; i < this.products.length; i++) {
      const part = share === undefined ? 1 : share[i];
      const product = part * values[single ? 0 : i];
      this.products[i] += weight * product;
      this.squares[i] += weight * product * product;
      this.shares[i] += weight * part;
    }
  }

  /** @param {number} expected what shares are on average */
  map(expected) {
    const { products, squares, shares, mean, first } = this;
    const outcomes = {
      sum: (i) => products[i],
      mean_square: (i) => squares[i],
      variance: (i) => Math.max(0, squares[i] - products[i] * products[i]),
      loss: (i) => first - products[i] / shares[i],
      covariance: (i) => (products[i] - mean * shares[i]) / expected + mean,
    };
    return Float32Array.from(products, (_, i) => outcomes[this.outcome](i));
  }
}

// Random numbers: SplitMix64 (G. Steele, D. Lea, C. Flood, 2014), as Java's SplittableRandom draws them.

const GAMMA = 0x9e3779b97f4a7c15n;
const LOW = 0xffff;

const mixed = (bits) => {
  let z = BigInt.asUintN(64, bits + GAMMA);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
};

/** A stream of random numbers for one purpose and place, which depends on the seed and nothing else. Bits are in two halves of 32, since BigInt takes three times as long. */
export class Chance {
  #high;
  #low;
  #spare;

  constructor(seed, purpose, place) {
    let hash = mixed(BigInt.asUintN(64, BigInt(seed)));
    for (const letter of purpose) {
      hash = mixed(hash * 31n + BigInt(letter.codePointAt(0)));
    }
    const state = mixed(hash + BigInt(place) * GAMMA);
    this.#high = Number(state >> 32n) | 0;
    this.#low = Number(state & 0xffffffffn) | 0;
  }

  /** Uniform in [0, 1). */
  uniform() {
    const sum = (this.#low >>> 0) + 0x7f4a7c15;
    this.#low = sum | 0;
    this.#high = (this.#high + 0x9e3779b9 + (sum > 0xffffffff ? 1 : 0)) | 0;
    let high = this.#high;
    let low = this.#low;
    low ^= (low >>> 30) | (high << 2);
    high ^= high >>> 30;
    high = highOfProduct(high, low, 0xbf58476d, 0x1ce4e5b9);
    low = Math.imul(low, 0x1ce4e5b9);
    low ^= (low >>> 27) | (high << 5);
    high ^= high >>> 27;
    high = highOfProduct(high, low, 0x94d049bb, 0x133111eb);
    low = Math.imul(low, 0x133111eb);
    low ^= (low >>> 31) | (high << 1);
    high ^= high >>> 31;
    return ((high >>> 0) * 0x200000 + (low >>> 11)) / 0x20000000000000;
  }

  /** Uniform among 0 to `count - 1`. */
  pick(count) {
    return Math.floor(this.uniform() * count);
  }

  /** Normal with mean 0 and standard deviation 1: the polar method (G. Marsaglia, T. Bray, 1964). */
  normal() {
    if (this.#spare !== undefined) {
      const spare = this.#spare;
      this.#spare = undefined;
      return spare;
    }
    for (;;) {
      const a = 2 * this.uniform() - 1;
      const b = 2 * this.uniform() - 1;
      const square = a * a + b * b;
      if (square < 1 && square > 0) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        this.#spare = b * factor;
        return a * factor;
      }
    }
  }
}

/** The upper half of the lower 64 bits of a product. */
function highOfProduct(ah, al, bh, bl) {
  const a0 = al & LOW;
  const a1 = al >>> 16;
  const b0 = bl & LOW;
  const b1 = bl >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const other = a0 * b1 + (middle & LOW);
  return (a1 * b1 + (middle >>> 16) + (other >>> 16) + Math.imul(ah, bl) + Math.imul(al, bh)) | 0;
}

// The file: as much of ONNX's protobuf as finds the description, and leaves out what an output does not need.

/** What an exported explainer says of itself. */
export function describe(file) {
  const entries = fields(file).filter(({ number }) => number === 14).map(({ content }) => fields(content));
  const entry = entries.find((pair) => textOf(pair, 1) === 'vizsla.explainer');
  if (entry === undefined) {
    throw new Error("this is no explainer that 'vizsla export' wrote");
  }
  return JSON.parse(textOf(entry, 2));
}

/** The model without the nodes, constants and outputs that these outputs do not need. */
export function part(file, outputs) {
  const needed = new Set(outputs);
  return joined(
    fields(file).map((field) => {
      if (field.number !== 7) {
        return field.bytes;
      }
      const graph = fields(field.content);
      const kept = new Set();
      for (const node of graph.filter(({ number }) => number === 1).reverse()) {
        const parsed = fields(node.content);
        if (parsed.some(({ number, content }) => number === 2 && needed.has(text(content)))) {
          kept.add(node);
          reads(parsed).forEach((name) => needed.add(name));
        }
      }
      const named = (content, number) => needed.has(textOf(fields(content), number));
      const rest = graph.filter((each) => {
        switch (each.number) {
          case 1:
            return kept.has(each);
          case 5:
            return named(each.content, 8);
          case 12:
            return outputs.includes(textOf(fields(each.content), 1));
          default:
            return each.number !== 13;
        }
      });
      return message(7, joined(rest.map(({ bytes }) => bytes)));
    }),
  );
}

/** The names that a node reads, those of its subgraphs among them. */
function reads(node) {
  return node.flatMap(({ number, content }) => {
    if (number === 1) {
      return [text(content)];
    }
    const graphs = number === 5 ? fields(content).filter((each) => each.number === 6 || each.number === 11) : [];
    return graphs.flatMap((graph) =>
      fields(graph.content).flatMap((each) => {
        if (each.number === 12) {
          return [textOf(fields(each.content), 1)];
        }
        return each.number === 1 ? reads(fields(each.content)) : [];
      }),
    );
  });
}

/** The fields of a message: number, all bytes, and the content of those that have a length. */
function fields(bytes) {
  const found = [];
  let at = 0;
  const integer = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (!(byte & 128)) {
        return value;
      }
    }
  };
  while (at < bytes.length) {
    const start = at;
    const key = integer();
    const kind = key % 8;
    let content;
    if (kind === 2) {
      const length = integer();
      content = bytes.subarray(at, at + length);
      at += length;
    } else if (kind === 0) {
      integer();
    } else {
      at += kind === 1 ? 8 : 4;
    }
    found.push({ number: Math.floor(key / 8), bytes: bytes.subarray(start, at), content });
  }
  return found;
}

const decoder = new TextDecoder();
const text = (content) => decoder.decode(content);
const textOf = (message, number) => {
  const field = message.find((each) => each.number === number);
  return field === undefined ? '' : text(field.content);
};

function message(number, content) {
  const head = [number * 8 + 2];
  let rest = content.length;
  for (; rest > 127; rest = Math.floor(rest / 128)) {
    head.push((rest % 128) + 128);
  }
  head.push(rest);
  return joined([Uint8Array.from(head), content]);
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((length, each) => length + each.length, 0));
  let at = 0;
  for (const each of parts) {
    all.set(each, at);
    at += each.length;
  }
  return all;
}
