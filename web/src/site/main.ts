import { serveRequests, type Scope } from './engine/worker';

// The page's script is also that of its second thread, so that a page of one file needs no other.
if (typeof document === 'undefined') {
  serveRequests(self as unknown as Scope);
} else {
  const script = document.currentScript as HTMLScriptElement;
  void import('./page').then(({ openPage }) => openPage(script));
}
