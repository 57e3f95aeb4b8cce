import { signal } from '@preact/signals';
import { client } from '../state/serve';
import { keyOf, type Chosen } from './chosen';

/** The commands that are known. */
const known = signal<ReadonlyMap<string, string>>(new Map());

/** The command that makes the same map; null while it is not known. */
export function knownCommand(chosen: Pick<Chosen, 'ask'>): string | null {
  return known.value.get(keyOf(chosen)) ?? null;
}

/** Asks for the command that makes the same map. */
export async function commandOf(chosen: Pick<Chosen, 'ask'>, signal: AbortSignal): Promise<string> {
  const key = keyOf(chosen);
  const command = known.peek().get(key) ?? (await client.command(chosen.ask, { signal })).command;
  known.value = new Map([...known.peek(), [key, command]]);
  return command;
}
