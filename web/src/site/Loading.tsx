import { site } from './state';

const MEGABYTE = 1e6;

/** How far the network has been loaded. */
export function Loading({ part }: { part: number }) {
  const { explainer, runtime } = site.files;
  const size = ((explainer.bytes + runtime.bytes) / MEGABYTE).toFixed(1);
  const label = part < 1 ? `Loading the network and what runs it: ${Math.floor(100 * part)} % of ${size} MB` : 'Starting the network …';
  return (
    <div class="progress" data-part="loading">
      <span role="status">{label}</span>
      <progress aria-label="Loading the network" {...(part < 1 ? { value: part } : {})} />
    </div>
  );
}
