import { computed, effect, signal } from '@preact/signals';
import type { Fill } from '../api/types';
import { outlineOfPixels } from '../map/outline';
import type { Place } from '../map/place';
import { asked, tab } from '../state/choice';
import { inAddress, keepInAddress } from '../state/inAddress';
import { openNetwork } from '../state/networks';
import { resource } from '../state/resource';
import { client } from '../state/serve';
import { FILLS } from './cover';
import { continued, edited, redone, undone, unedited } from './edits';
import { emptyMask, isSame, stroked, type Mask } from './mask';
import { isCovered, maskOf, segmentAt, segmentsOf, withSegment } from './segments';

export type Tool = 'paint' | 'erase' | 'segments';

export const SMALLEST = 2;
export const LARGEST = 50;
const USUAL_SIZE = 12;
const USUAL_FILL: Fill = 'grey';

export const tool = signal<Tool>('paint');
/** What covered pixels show. */
export const fill = computed<Fill>(() => FILLS.find(({ value }) => value === inAddress('brush.fill'))?.value ?? USUAL_FILL);
/** The brush's diameter in percent of the shorter side of what the network sees. */
export const size = computed(() => {
  const kept = Number(inAddress('brush.size') ?? USUAL_SIZE);
  return kept >= SMALLEST && kept <= LARGEST ? Math.round(kept) : USUAL_SIZE;
});

export function setFill(chosen: Fill): void {
  keepInAddress('brush.fill', chosen === USUAL_FILL ? null : chosen);
}

export function setSize(percent: number): void {
  const within = Math.min(LARGEST, Math.max(SMALLEST, Math.round(percent)));
  keepInAddress('brush.size', within === USUAL_SIZE ? null : String(within));
}

const edits = signal(unedited(emptyMask(1, 1)));
/** What is covered. */
export const mask = computed(() => edits.value.now);
export const canUndo = computed(() => edits.value.past.length > 0);
export const canRedo = computed(() => edits.value.future.length > 0);
export const isClear = computed(() => mask.value.pixels.every((pixel) => pixel === 0));
/** Where the brush is, by pointer or by keys. */
export const cursor = signal<Place | null>(null);
/** The last place of the stroke that is being painted; null between strokes. */
export const stroke = signal<{ last: Place; covers: boolean } | null>(null);

// Another picture or another size is begun anew.
const canvas = computed(() => {
  const input = openNetwork.value?.input;
  return input === undefined || asked.value === null ? null : JSON.stringify([input.height, input.width, asked.value]);
});
effect(() => {
  if (canvas.value !== null) {
    const { height, width } = openNetwork.peek()!.input;
    edits.value = unedited(emptyMask(height, width));
    stroke.value = null;
  }
});

export const segments = resource(
  () => (tab.value === 'brush' && tool.value === 'segments' ? asked.value : null),
  async (question, options) => segmentsOf(await client.segments(question, options)),
);
const segmentsNow = computed(() => {
  const { answer, answered, question } = segments.state.value;
  return answered === question && answer?.height === mask.value.height && answer.width === mask.value.width ? answer : null;
});
const hovered = computed(() => (segmentsNow.value === null || cursor.value === null ? null : segmentAt(segmentsNow.value, cursor.value)));
/** The border of the segment below the brush; null where there is none. */
export const segmentOutline = computed(() => (segmentsNow.value === null || hovered.value === null ? null : outlineOfPixels(maskOf(segmentsNow.value, hovered.value))));

/** Begins a stroke, or covers the segment there; uncovers it if it is covered. */
export function beginStroke(place: Place): void {
  const segment = segmentsNow.value === null ? null : segmentAt(segmentsNow.value, place);
  const covers = tool.value === 'segments' ? segment !== null && !isCovered(segmentsNow.value!, segment, mask.value) : tool.value === 'paint';
  stroke.value = { last: place, covers };
  edits.value = edited(edits.value, painted(place, place, covers));
}

export function continueStroke(place: Place): void {
  if (stroke.value !== null) {
    const { last, covers } = stroke.value;
    edits.value = continued(edits.value, painted(last, place, covers));
    stroke.value = { last: place, covers };
  }
}

export function endStroke(): void {
  const { past, now } = edits.value;
  if (stroke.value !== null && isSame(past[past.length - 1]!, now)) {
    edits.value = { ...edits.value, past: past.slice(0, -1) };
  }
  stroke.value = null;
}

function painted(from: Place, to: Place, covers: boolean): Mask {
  const before = mask.value;
  if (tool.value !== 'segments') {
    return stroked(before, from, to, radiusOf(before), covers);
  }
  const segment = segmentsNow.value === null ? null : segmentAt(segmentsNow.value, to);
  return segment === null ? before : withSegment(segmentsNow.value!, segment, before, covers);
}

/** The brush's radius in pixels. */
export function radiusOf({ height, width }: { height: number; width: number }): number {
  return (size.value / 200) * Math.min(height, width);
}

export function clear(): void {
  const { height, width } = mask.value;
  edits.value = edited(edits.value, emptyMask(height, width));
}

export function undo(): void {
  edits.value = undone(edits.value);
}

export function redo(): void {
  edits.value = redone(edits.value);
}
