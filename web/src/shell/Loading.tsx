import { Skeleton } from '../ui/Waiting';

/** The page before the server has said what it offers: its parts, where they will be. */
export function Loading() {
  return (
    <div class="loading">
      <div>
        <Skeleton label="" />
        <Skeleton label="" />
      </div>
      <div>
        <Skeleton label="Asking the server what it offers …" />
      </div>
      <div>
        <Skeleton label="" />
        <Skeleton label="" />
      </div>
    </div>
  );
}
