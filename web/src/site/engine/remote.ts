import { Failure } from '../../api/failure';
import type { Site } from '../description';
import { Engine, type Explained, type Explaining, type Following, type Question } from './engine';
import { READY, type Reply, type Request } from './worker';

type Bytes = Uint8Array<ArrayBuffer>;

/** Opens an explainer in a thread of its own, so that the page stays responsive; where there can be none, in the page's. */
export async function openEngine(site: Site, script: HTMLScriptElement, explainer: Bytes, runtime: Bytes): Promise<Explaining> {
  const worker = await started(script).catch(() => null);
  if (worker === null) {
    return Engine.open(site, explainer, runtime);
  }
  const remote = new Remote(worker);
  await remote.open(site, explainer, runtime);
  return remote;
}

/** A thread that runs the page's own script. It is made of the script's text, since workers of files are refused, and so that the page's security policy holds in it, too. */
async function started(script: HTMLScriptElement): Promise<Worker> {
  const text = script.src === '' ? script.textContent : await (await fetch(script.src)).text();
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(address);
  try {
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = ({ data }) => (data === READY ? resolve() : reject());
      worker.onerror = reject;
    });
    return worker;
  } finally {
    URL.revokeObjectURL(address);
  }
}

interface Waiting {
  resolve: (done: Explained | null) => void;
  reject: (thrown: unknown) => void;
  progress: Following['progress'];
}

/** An engine in another thread. */
class Remote implements Explaining {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(private readonly worker: Worker) {
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.hear(data);
    worker.onerror = ({ message }) => {
      this.waiting.forEach(({ reject }) => reject(new Failure('failed', message || 'The computation broke off.')));
      this.waiting.clear();
    };
  }

  async open(site: Site, explainer: Bytes, runtime: Bytes): Promise<void> {
    const unheard = { signal: new AbortController().signal, progress: () => undefined };
    await this.ask((id) => ({ id, open: { site, explainer, runtime } }), unheard, [explainer.buffer, runtime.buffer]);
  }

  async explain(question: Question, following: Following): Promise<Explained> {
    return (await this.ask((id) => ({ id, explain: question }), following, []))!;
  }

  private ask(request: (id: number) => Request, { signal, progress }: Following, moved: Transferable[]): Promise<Explained | null> {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, progress });
      signal.addEventListener('abort', () => {
        this.waiting.delete(id);
        this.worker.postMessage({ id, cancel: true } satisfies Request);
        reject(signal.reason);
      });
      this.worker.postMessage(request(id), moved);
    });
  }

  private hear(reply: Reply): void {
    const asker = this.waiting.get(reply.id);
    if ('part' in reply) {
      asker?.progress(reply.part);
      return;
    }
    this.waiting.delete(reply.id);
    if ('done' in reply) {
      asker?.resolve(reply.done);
    } else {
      asker?.reject(new Failure(reply.failure.kind, reply.failure.message));
    }
  }
}
