import { computed, effect } from '@preact/signals';
import type { Cell } from '../cells/cell';
import { Pool } from '../cells/pool';
import { tab } from '../state/choice';
import { start } from '../state/serve';
import { comparison, rows } from './choice';
import { columns } from './columns';
import type { Row } from './comparison';
import { mean, ordered, type Merits } from './order';

/** A row of the grid, with one cell for each column. */
export interface GridRow {
  row: Row;
  cells: Cell[];
}

const pool = new Pool();

/** The rows as they were chosen; null while the columns are not known. */
const grid = computed<GridRow[] | null>(() => {
  const across = start.value === null ? null : columns.value;
  return across === null ? null : rows.value.map((row) => ({ row, cells: across.map(({ of, wanted, against }) => pool.of({ of, wanted, ...(against === undefined ? {} : { against }), ...row })) }));
});

/** The rows in the order that is chosen. */
export const sorted = computed<GridRow[] | null>(() => (grid.value === null ? null : ordered(grid.value, ({ cells }) => meritsOf(cells), comparison.value.order)));

export const allCells = computed<Cell[]>(() => grid.value?.flatMap(({ cells }) => cells) ?? []);

/** Whether the true outline of any picture is known. */
export const hasTruth = computed(() => allCells.value.some(({ finished }) => finished?.answer.truth != null));

/** How many maps there are, and how many have come to an end one way or another. */
export const counts = computed(() => ({ all: allCells.value.length, ended: allCells.value.filter(hasEnded).length }));

/** How many curves were asked for, and how many are there. */
export const curveCounts = computed(() => {
  const phases = allCells.value.map(({ curve }) => curve.state.value.phase).filter((phase) => phase !== 'idle');
  return { all: phases.length, ended: phases.filter((phase) => phase === 'done' || phase === 'refused').length };
});

export function cancelAll(): void {
  allCells.peek().forEach((cell) => cell.cancel());
}

/** Stops measuring, which makes the order that of choice. */
export function cancelCurves(): void {
  allCells.peek().forEach((cell) => cell.curve.rest());
}

/** What a row is sorted by; nothing is known of it before all its cells have come to an end, so that it changes its place once. */
export function meritsOf(cells: readonly Cell[]): Merits {
  const finished = cells.flatMap((cell) => cell.finished ?? []);
  if (finished.length === 0 || !cells.every(hasEnded)) {
    return { failed: null, inside: null, deletion: null };
  }
  const inside = finished.flatMap(({ header }) => header.figures.filter(({ name }) => name === 'energy_inside').map(({ value }) => value));
  const gains = cells.flatMap(({ curve }) => (curve.areas === null ? [] : [curve.areas.random - curve.areas.map]));
  return { failed: finished.flatMap(({ header }) => header.checks).filter(({ passed }) => !passed).length, inside: mean(inside), deletion: mean(gains) };
}

function hasEnded(cell: Cell): boolean {
  return ['done', 'refused', 'cancelled'].includes(cell.state.value.phase);
}

effect(() => {
  if (tab.value !== 'compare') {
    pool.rest();
  } else if (grid.value !== null) {
    pool.show(allCells.value);
  }
});

effect(() => {
  if (tab.value === 'compare' && comparison.value.order === 'deletion') {
    for (const cell of allCells.value) {
      if (cell.finished !== null && cell.curve.state.peek().phase === 'idle') {
        cell.curve.measure();
      }
    }
  }
});
