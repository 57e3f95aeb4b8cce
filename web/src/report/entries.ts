import { computed, effect } from '@preact/signals';
import type { Cell } from '../cells/cell';
import { Pool } from '../cells/pool';
import { tab } from '../state/choice';
import { start } from '../state/serve';
import { chosen, questionOf, type Chosen } from './chosen';
import { keptOf, type Kept } from './kept';

const pool = new Pool();

/** A chosen map with its cell, which computes it again if the page no longer has it. */
export interface Entry {
  chosen: Chosen;
  cell: Cell;
}

export const entries = computed<Entry[]>(() => (start.value === null ? [] : chosen.value.map((each) => ({ chosen: each, cell: pool.of(questionOf(each)) }))));

/** Those that are computed. */
export const ready = computed<Kept[]>(() => entries.value.flatMap(({ chosen: each, cell }) => (cell.finished === null ? [] : [keptOf(each, cell.finished)])));

/** How many are still to come. */
export const awaited = computed(() => entries.value.filter(({ cell }) => ['idle', 'waiting', 'running'].includes(cell.state.value.phase)).length);

effect(() => {
  if (tab.value === 'report') {
    pool.show(entries.value.map(({ cell }) => cell));
  } else {
    pool.rest();
  }
});
