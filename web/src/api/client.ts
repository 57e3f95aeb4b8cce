import { CutOff, resultOf, type Result } from './frames';
import { Failure, isAbort } from './failure';
import { Kept, keyOf, type Kind } from './kept';
import type { Link } from './link';
import type * as T from './types';
import { wait } from './wait';

const MOST_BUSY = 8;
const MOST_LOST = 5;

export interface Options {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: T.Progress) => void) | undefined;
  /** Nobody waits for it: it goes behind everything else, and a busy server is left alone. */
  isAhead?: boolean | undefined;
}

interface Sent {
  path: string;
  method: 'GET' | 'POST';
  body?: BodyInit;
  /** What the server must hold for this. */
  needs?: Partial<Record<Kind, string>>;
  signal?: AbortSignal | undefined;
  onProgress?: Options['onProgress'];
  isAhead?: Options['isAhead'];
}

const BUSY: T.Progress = { state: 'busy', ahead: 0, part: 0 };

/**
 * The server's calls. A request waits while the server is away or busy, and what the server no longer holds is given again, so that callers see results, refusals
 * ({@link Failure}) and their own cancellations only.
 */
export class Client {
  private readonly givingAgain = new Map<string, Promise<boolean>>();

  /** @param base the page's address, with a slash at the end */
  constructor(
    private readonly base: string,
    private readonly kept: Kept,
    private readonly link: Link,
  ) {}

  start(options: Options = {}): Promise<T.Start> {
    return this.json({ path: 'api/start', method: 'GET', signal: options.signal });
  }

  /** Where a picture lies, upright and at most 2,048 pixels a side. */
  imageAddress(picture: string): string {
    return `${this.base}api/pictures/${picture}/image`;
  }

  /** A picture, upright and at most 2,048 pixels a side. */
  image(picture: string, options: Options = {}): Promise<Blob> {
    return this.perform({ path: `api/pictures/${picture}/image`, method: 'GET', needs: { picture }, signal: options.signal }, (response) => response.blob());
  }

  async givePicture(file: Blob, name: string, options: Options = {}): Promise<T.Picture> {
    const path = `api/pictures?name=${encodeURIComponent(name)}`;
    const picture = await this.json<T.Picture>({ path, method: 'POST', body: file, signal: options.signal });
    this.kept.keep('picture', picture.id, { name, file, scene: null });
    return picture;
  }

  async scene(recipe: T.Recipe, options: Options = {}): Promise<T.Picture> {
    const picture = await this.json<T.Picture>({ ...posted('api/scenes', recipe), signal: options.signal });
    if (picture.scene !== null) {
      this.kept.keep('picture', picture.id, { name: picture.name, file: null, scene: recipeOf(picture.scene) });
    }
    return picture;
  }

  async giveNetwork(file: Blob, name: string, options: Options = {}): Promise<T.Network> {
    const path = `api/networks?name=${encodeURIComponent(name)}`;
    const network = await this.json<T.Network>({ path, method: 'POST', body: file, signal: options.signal });
    this.kept.keep('network', network.id, { name, file, scene: null });
    return network;
  }

  network(id: string, options: Options = {}): Promise<T.Network> {
    return this.json({ path: `api/networks/${id}`, method: 'GET', needs: { network: id }, ...options });
  }

  async answers(asked: T.Case, options: Options = {}): Promise<T.Answer> {
    const answer = await this.json<T.Answer>(this.about('api/answers', asked, options));
    return { ...answer, ranking: answer.ranking.map(withProbability) };
  }

  /** The picture as the network sees it. */
  preview(asked: T.Case, options: Options = {}): Promise<Blob> {
    return this.perform(this.about('api/preview', asked, options), (response) => response.blob());
  }

  async brush(asked: T.BrushAsk, options: Options = {}): Promise<T.Brushed> {
    const brushed = await this.json<T.Brushed>(this.about('api/brush', asked, options));
    return { ...brushed, ranking: brushed.ranking.map(withProbability) };
  }

  unit(asked: T.UnitAsk, options: Options = {}): Promise<T.Unit> {
    return this.json(this.about('api/unit', asked, options));
  }

  /** The command that makes the same map. */
  command(asked: T.Ask, options: Options = {}): Promise<T.Command> {
    return this.json(this.about('api/command', asked, options));
  }

  /** What the command line writes of the same map. */
  explanation(asked: T.Ask, options: Options = {}): Promise<unknown> {
    return this.json(this.about('api/json', asked, options));
  }

  async map(asked: T.Ask, options: Options = {}): Promise<Result<T.MapHeader>> {
    const sent: T.Ask = options.isAhead === true ? { ...asked, ahead: true } : asked;
    const { header, data } = await this.streamed<T.MapHeader>('api/maps', sent, options);
    return { header: { ...header, target: withProbability(header.target) }, data };
  }

  activations(asked: T.ActivationsAsk, options: Options = {}): Promise<Result<T.ActivationsHeader>> {
    return this.streamed('api/activations', asked, options);
  }

  segments(asked: T.SegmentsAsk, options: Options = {}): Promise<Result<T.SegmentsHeader>> {
    return this.streamed('api/segments', asked, options);
  }

  deletion(asked: T.DeletionAsk, options: Options = {}): Promise<Result<T.DeletionHeader>> {
    return this.streamed('api/deletion', asked, options);
  }

  /** The raw values as a `.npy` file. */
  npy(asked: T.Ask, options: Options = {}): Promise<Blob> {
    return this.perform(this.about('api/npy', asked, options), (response) => response.blob());
  }

  private about(path: string, asked: T.Case, options: Options): Sent {
    return { ...posted(path, asked), needs: { picture: asked.picture, network: asked.network }, ...options };
  }

  private json<A>(sent: Sent): Promise<A> {
    return this.perform(sent, (response) => response.json() as Promise<A>);
  }

  private streamed<H>(path: string, asked: T.Case, options: Options): Promise<Result<H>> {
    const onProgress = options.onProgress ?? (() => undefined);
    return this.perform(this.about(path, asked, options), (response) => resultOf<H>(response.body!, onProgress));
  }

  private async perform<A>(sent: Sent, read: (response: Response) => Promise<A>): Promise<A> {
    const notYetGiven = Object.entries(sent.needs ?? {}) as [Kind, string][];
    for (let busy = 0, lost = 0; ; ) {
      try {
        const response = await fetch(this.base + sent.path, {
          method: sent.method,
          headers: sent.method === 'GET' ? {} : { 'X-Vizsla': '1' },
          body: sent.body ?? null,
          signal: sent.signal ?? null,
        });
        if (!response.ok) {
          throw await Failure.ofResponse(response);
        }
        return await read(response);
      } catch (thrown) {
        if (isAbort(thrown)) {
          throw thrown;
        }
        if (thrown instanceof TypeError || thrown instanceof CutOff) {
          if (++lost > MOST_LOST) {
            throw new Failure('unreachable', 'The server breaks off each time this is asked.');
          }
          await this.link.back(sent.signal);
        } else if (thrown instanceof Failure && thrown.kind === 'busy' && sent.isAhead !== true && ++busy <= MOST_BUSY) {
          sent.onProgress?.(BUSY);
          await wait(1000 * thrown.retryAfter, sent.signal);
        } else if (!(thrown instanceof Failure && thrown.kind === 'gone' && (await this.giveAgain(notYetGiven)))) {
          throw thrown;
        }
      }
    }
  }

  /** Gives the first of these that the page has; whether there was one. */
  private async giveAgain(needs: [Kind, string][]): Promise<boolean> {
    for (let need = needs.shift(); need !== undefined; need = needs.shift()) {
      const [kind, id] = need;
      const key = keyOf(kind, id);
      const giving = this.givingAgain.get(key) ?? this.give(kind, id).finally(() => this.givingAgain.delete(key));
      this.givingAgain.set(key, giving);
      if (await giving) {
        return true;
      }
    }
    return false;
  }

  private async give(kind: Kind, id: string): Promise<boolean> {
    const given = await this.kept.find(kind, id);
    if (given?.scene != null) {
      await this.scene(given.scene);
    } else if (given?.file != null) {
      await (kind === 'picture' ? this.givePicture(given.file, given.name) : this.giveNetwork(given.file, given.name));
    } else {
      return false;
    }
    return true;
  }
}

/** A class of a network that has no probabilities travels without one. */
function withProbability(score: T.ClassScore): T.ClassScore {
  return { ...score, probability: score.probability ?? null };
}

function recipeOf({ seed, species }: T.Scene): T.Recipe {
  return species === undefined ? { seed } : { seed, species };
}

function posted(path: string, body: object): Sent {
  return { path, method: 'POST', body: JSON.stringify(body) };
}
