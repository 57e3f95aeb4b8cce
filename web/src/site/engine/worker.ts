import { inWords } from '../failure';
import type { Site } from '../description';
import { Engine, type Explained, type Question } from './engine';

/** What the page asks of its second thread. */
export type Request = { id: number } & ({ open: { site: Site; explainer: Uint8Array<ArrayBuffer>; runtime: Uint8Array<ArrayBuffer> } } | { explain: Question });

/** What the thread answers; a failure is in words, since errors lose their kind on the way. */
export type Reply = { id: number } & ({ done: Explained | null } | { failure: { kind: 'refused' | 'failed' | 'unreachable' | 'gone' | 'busy'; message: string } });

/** The first word of a thread that works. */
export const READY = 'ready';

/** What a thread has in place of a window. */
export interface Scope {
  postMessage: (message: unknown) => void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
}

/** The second thread's side: opens an engine, and explains with it. */
export function serveRequests(scope: Scope): void {
  let engine: Engine | null = null;
  const answer = async (request: Request): Promise<Explained | null> => {
    if ('open' in request) {
      engine = await Engine.open(request.open.site, request.open.explainer, request.open.runtime);
      return null;
    }
    return engine!.explain(request.explain);
  };
  scope.onmessage = ({ data: request }) => {
    answer(request).then(
      (done) => scope.postMessage({ id: request.id, done } satisfies Reply),
      (thrown: unknown) => {
        const { kind, message } = inWords(thrown);
        scope.postMessage({ id: request.id, failure: { kind, message } } satisfies Reply);
      },
    );
  };
  scope.postMessage(READY);
}
