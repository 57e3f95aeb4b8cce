import type { Refusal } from './types';

/** A request that was refused or failed; the message is the server's sentence, to be shown as it is. */
export class Failure extends Error {
  readonly kind: Refusal['kind'] | 'unreachable';
  readonly remedy: string | null;
  /** Settings that would help. */
  readonly set: Record<string, string> | null;
  /** Seconds after which a busy server asks to be tried again. */
  readonly retryAfter: number;

  constructor(kind: Failure['kind'], message: string, more: { remedy?: string; set?: Record<string, string>; retryAfter?: number } = {}) {
    super(message);
    this.name = 'Failure';
    this.kind = kind;
    this.remedy = more.remedy ?? null;
    this.set = more.set ?? null;
    this.retryAfter = more.retryAfter ?? 1;
  }

  static of(refusal: Refusal, retryAfter?: number): Failure {
    const { remedy, set } = refusal;
    return new Failure(refusal.kind, refusal.error, {
      ...(remedy === undefined ? {} : { remedy }),
      ...(set === undefined ? {} : { set }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    });
  }

  /** The failure of a response that is not ok. */
  static async ofResponse(response: Response): Promise<Failure> {
    const seconds = Number(response.headers.get('Retry-After') ?? '1');
    const refusal = await response.json().then(asRefusal, () => null);
    if (refusal !== null) {
      return Failure.of(refusal, Number.isFinite(seconds) ? seconds : 1);
    }
    return new Failure('failed', `The server answered with status ${response.status}.`);
  }
}

/** Whether somebody cancelled, which is no failure to be shown. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}

/** Anything thrown, as a failure. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) {
    return thrown;
  }
  return new Failure('failed', thrown instanceof Error ? thrown.message : String(thrown));
}

function asRefusal(json: unknown): Refusal | null {
  const refusal = json as Partial<Refusal> | null;
  return typeof refusal?.error === 'string' && typeof refusal.kind === 'string' ? (refusal as Refusal) : null;
}
