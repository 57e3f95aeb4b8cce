const callbacks = new WeakMap<Element, () => void>();
const MARGIN = '300px';
let observer: IntersectionObserver | null = null;

/** Calls back once, when an element is about to come into sight; returns what ends the wait. */
export function whenSeen(element: Element, callback: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) {
          observer!.unobserve(target);
          callbacks.get(target)?.();
        }
      }
    },
    { rootMargin: MARGIN },
  );
  callbacks.set(element, callback);
  observer.observe(element);
  return () => observer!.unobserve(element);
}
