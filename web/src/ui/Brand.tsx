/** The eye. */
export function Brand() {
  return (
    <span class="brand">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <path d="M2 16Q16 1 30 16Q16 31 2 16Z" />
        <circle cx="16" cy="16" r="6" />
      </svg>
      Vizsla
    </span>
  );
}
