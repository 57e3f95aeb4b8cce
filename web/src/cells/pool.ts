import { start } from '../state/serve';
import { Cell } from './cell';
import type { Question } from './question';
import { Queue } from './queue';

const AT_ONCE = 2;

/** All screens with many maps share one queue. */
const queue = new Queue(AT_ONCE);

/** The cells of a screen. The same question is the same cell, so that what is computed stays while rows and columns come, go and change places. */
export class Pool {
  private cells = new Map<string, Cell>();

  of(question: Question): Cell {
    const key = JSON.stringify(question);
    let cell = this.cells.get(key);
    if (cell === undefined) {
      cell = new Cell(question, isSlow(question.method), queue);
      this.cells.set(key, cell);
    }
    return cell;
  }

  /** Asks for the maps of these cells and no others. */
  show(shown: Cell[]): void {
    const kept = new Map(shown.map((cell) => [JSON.stringify(cell.question), cell]));
    for (const [key, cell] of this.cells) {
      if (!kept.has(key)) {
        cell.rest();
      }
    }
    this.cells = kept;
    for (const cell of shown) {
      if (cell.state.peek().phase === 'idle') {
        cell.ask();
      }
    }
  }

  /** Asks for nothing until the screen is shown again. */
  rest(): void {
    this.cells.forEach((cell) => cell.rest());
  }
}

function isSlow(method: string): boolean {
  return start.value?.methods.find(({ name }) => name === method)?.cost !== 'fast';
}
