import { more } from './choice';

/** What a screen keeps in the address under a name such as `brush.size`; null where that is as it is at first. */
export function inAddress(name: string): string | null {
  return more.value[name] ?? null;
}

export function keepInAddress(name: string, value: string | null): void {
  const { [name]: before, ...others } = more.peek();
  if (value !== (before ?? null)) {
    more.value = value === null ? others : { ...others, [name]: value };
  }
}
