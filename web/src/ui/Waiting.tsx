import type { Progress } from '../api/types';
import { Button } from './Button';

interface SkeletonProps {
  /** What is awaited. */
  label: string;
  onCancel?: (() => void) | undefined;
}

/** A place where something is about to be. */
export function Skeleton({ label, onCancel }: SkeletonProps) {
  return (
    <div class="skeleton sheen" role={label === '' ? undefined : 'status'}>
      {label}
      {onCancel !== undefined && <Button onClick={onCancel}>Cancel</Button>}
    </div>
  );
}

interface ProgressProps {
  progress: Progress | null;
  label: string;
  onCancel: () => void;
}

/** How far something is, and a way out. */
export function ProgressLine({ progress, label, onCancel }: ProgressProps) {
  const part = progress?.part ?? 0;
  return (
    <div class="progress" data-part="progress">
      <span role="status">{progressText(progress, label)}</span>
      <progress aria-label={label} {...(part > 0 ? { value: part } : {})} />
      <Button onClick={onCancel} part="cancel">
        Cancel
      </Button>
    </div>
  );
}

export function progressText(progress: Progress | null, label: string): string {
  if (progress?.state === 'busy') {
    return 'The server is busy; trying again …';
  }
  if (progress?.state === 'waiting' && progress.ahead > 0) {
    return `${label}: ${progress.ahead} before this one`;
  }
  return progress !== null && progress.part > 0 ? `${label}: ${Math.floor(100 * progress.part)} %` : `${label} …`;
}
