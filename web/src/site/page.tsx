import { render } from 'preact';
import '../ui/ui.css';
import { SitePage } from './SitePage';
import { start } from './state';

/** Shows the page, and loads what it needs once all of the page is there, which may have its files inside. */
export function openPage(script: HTMLScriptElement): void {
  const root = document.getElementById('page')!;
  root.replaceChildren();
  render(<SitePage />, root);
  const begin = (): void => void start(script);
  if (document.readyState === 'loading') {
    addEventListener('DOMContentLoaded', begin);
  } else {
    begin();
  }
}
