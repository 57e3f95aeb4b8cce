const PATHS = {
  open: 'M3 7.5V6a1.5 1.5 0 0 1 1.5-1.5h4l2 2.5h9A1.5 1.5 0 0 1 21 8.5V18a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18Z',
  camera: 'M3 8.5A1.5 1.5 0 0 1 4.5 7H7l1.5-2.5h7L17 7h2.5A1.5 1.5 0 0 1 21 8.5V17a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17ZM12 16a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7Z',
  paste: 'M8 5H6a1.5 1.5 0 0 0-1.5 1.5V19A1.5 1.5 0 0 0 6 20.5h12a1.5 1.5 0 0 0 1.5-1.5V6.5A1.5 1.5 0 0 0 18 5h-2M9 3.5h6v3H9Z',
  dice: 'M5.5 3.5h13a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2ZM8.2 8h.2M15.8 8h.2M12 12h.2M8.2 16h.2M15.8 16h.2',
  network: 'M5 8.5a2 2 0 1 0 0-4a2 2 0 0 0 0 4ZM5 19.5a2 2 0 1 0 0-4a2 2 0 0 0 0 4ZM19 14a2 2 0 1 0 0-4a2 2 0 0 0 0 4ZM12 14a2 2 0 1 0 0-4a2 2 0 0 0 0 4ZM6.6 7.7L10.4 10.8M6.6 16.3L10.4 13.2M14 12h3',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13a6.5 6.5 0 0 0 0 13ZM15.5 15.5L20.5 20.5',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  warn: 'M12 4L21.5 20h-19ZM12 10v4.5M12 17.300h.01',
  lock: 'M6.5 10.5h11A1.5 1.5 0 0 1 19 12v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5ZM8 10.5V8a4 4 0 0 1 8 0v2.5',
  help: 'M12 20.5a8.5 8.5 0 1 0 0-17a8.5 8.5 0 0 0 0 17ZM9.700 9.5a2.4 2.4 0 1 1 3.5 2.100c-.8.4-1.200.9-1.200 1.900M12 16.5h.01',
  down: 'M6 9l6 6l6-6',
  play: 'M8 5.5v13l10.5-6.5Z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  save: 'M12 4v11M7 10.5l5 5l5-5M4.5 19.5h15',
  copy: 'M8.5 8.5h10v11h-10ZM15.5 8.5v-4h-10v11h3',
  settings: 'M4 7h9M17 7h3M15 4.800v4.4M4 17h3M11 17h9M9 14.800v4.4',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a text that says the same. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
