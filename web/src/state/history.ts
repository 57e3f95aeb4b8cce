import { batch, effect } from '@preact/signals';
import { against, network, method, more, parameters, permalink, picture, preprocessing, seed, tab, target, view } from './choice';
import { fromHash, isStep, toHash, type Permalink } from './permalink';
import { pictureOf } from './pictures';
import { start } from './serve';

/** Opens what the address says, else the server's first example, and keeps address and choice alike from then on. */
export async function followAddress(): Promise<void> {
  await apply(fromHash(location.hash));
  let last = permalink.value;
  history.replaceState(null, '', toHash(last));
  const write = (): void => {
    const next = permalink.peek();
    const hash = toHash(next);
    if (hash !== location.hash) {
      if (isStep(last, next)) {
        history.pushState(null, '', hash);
      } else {
        history.replaceState(null, '', hash);
      }
    }
    last = next;
  };
  // After all that follows from a change, such as a dropped picture that joins those that are compared, so that both are one step.
  effect(() => {
    void permalink.value;
    queueMicrotask(write);
  });
  addEventListener('popstate', () => void apply(fromHash(location.hash)));
}

async function apply(link: Permalink): Promise<void> {
  const { first, methods } = start.value!;
  const isFirst = link.picture === null && link.network === null;
  const shown = await pictureOf(link.picture ?? first.picture, link.scene);
  batch(() => {
    tab.value = link.tab;
    network.value = link.network ?? first.network;
    picture.value = shown;
    target.value = link.target ?? (isFirst ? first.target : null);
    against.value = link.against;
    method.value = methods.find(({ name }) => name === link.method)?.name ?? first.method;
    parameters.value = link.parameters;
    seed.value = link.seed;
    preprocessing.value = link.preprocessing;
    view.value = link.view;
    more.value = link.more;
  });
}
