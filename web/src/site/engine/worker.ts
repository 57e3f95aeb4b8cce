import { isAbort } from '../../api/failure';
import { inWords } from '../failure';
import type { Site } from '../description';
import { Engine, type Explained, type Question } from './engine';

/** What the page asks of its second thread, each with a number. */
export type Request = { id: number } & ({ open: { site: Site; explainer: Uint8Array<ArrayBuffer>; runtime: Uint8Array<ArrayBuffer> } } | { explain: Question } | { cancel: true });

/** What the thread answers; a failure is in words, since errors lose their kind on the way. */
export type Reply = { id: number } & ({ part: number } | { done: Explained | null } | { failure: { kind: 'refused' | 'failed' | 'unreachable' | 'gone' | 'busy'; message: string } });

/** The first word of a thread that works. */
export const READY = 'ready';

/** What a thread has in place of a window. */
export interface Scope {
  postMessage: (message: unknown) => void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
}

/** The second thread's side: opens an engine, and explains with it, one question after the other. */
export function serveRequests(scope: Scope): void {
  const running = new Map<number, AbortController>();
  const reply = (message: Reply): void => scope.postMessage(message);
  let engine: Engine | null = null;
  let last = Promise.resolve();

  const answer = async (request: Exclude<Request, { cancel: true }>, signal: AbortSignal): Promise<Explained | null> => {
    signal.throwIfAborted();
    if ('open' in request) {
      engine = Engine.open(request.open.site, request.open.explainer, request.open.runtime);
      return null;
    }
    return engine!.explain(request.explain, { signal, progress: (part) => reply({ id: request.id, part }) });
  };

  const run = async (request: Exclude<Request, { cancel: true }>, signal: AbortSignal): Promise<void> => {
    try {
      reply({ id: request.id, done: await answer(request, signal) });
    } catch (thrown) {
      if (!isAbort(thrown)) {
        const { kind, message } = inWords(thrown);
        reply({ id: request.id, failure: { kind, message } });
      }
    } finally {
      running.delete(request.id);
    }
  };

  scope.onmessage = ({ data: request }) => {
    if ('cancel' in request) {
      running.get(request.id)?.abort();
      return;
    }
    const control = new AbortController();
    running.set(request.id, control);
    last = last.then(() => run(request, control.signal));
  };
  scope.postMessage(READY);
}
