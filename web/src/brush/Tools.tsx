import { Button } from '../ui/Button';
import { SegmentedControl } from '../ui/SegmentedControl';
import { Slider } from '../ui/Slider';
import { FILLS } from './cover';
import { canRedo, canUndo, clear, fill, isClear, LARGEST, redo, segments, setFill, setSize, size, SMALLEST, tool, undo } from './painting';
import { sentence } from '../ui/words';

/** What the pointer does, how large the brush is, and what covered places show. */
export function Tools() {
  const { failure, isWaiting } = segments.state.value;
  return (
    <div class="brush-tools" data-part="tools">
      <SegmentedControl
        legend="Tool"
        group="tool"
        part="tool"
        options={[
          { value: 'paint', name: 'Cover' },
          { value: 'erase', name: 'Uncover' },
          { value: 'segments', name: 'Segments' },
        ]}
        chosen={tool.value}
        onChoose={(value) => (tool.value = value)}
      />
      <div class="brush-actions">
        <Button icon="undo" label="Undo" title="Undo (Ctrl Z)" disabled={!canUndo.value} part="undo" onClick={undo} />
        <Button icon="redo" label="Redo" title="Redo (Ctrl Shift Z)" disabled={!canRedo.value} part="redo" onClick={redo} />
        <Button disabled={isClear.value} part="clear" onClick={clear}>
          Clear
        </Button>
      </div>
      {tool.value === 'segments' ? (
        <p class="soft small" role="status" data-part="segments">
          {failure !== null ? sentence(failure.message) : isWaiting ? 'Looking for regions of similar colour …' : 'Regions of similar colour: a click covers one, another click uncovers it.'}
        </p>
      ) : (
        <Slider label="Brush" min={SMALLEST} max={LARGEST} step={1} value={size.value} text={`${size.value} %`} part="size" onInput={setSize} />
      )}
      <div class="brush-fill">
        <SegmentedControl legend="Covered places show" group="fill" part="fill" options={FILLS} chosen={fill.value} onChoose={setFill} />
        <p class="soft small">{FILLS.find(({ value }) => value === fill.value)!.words}</p>
      </div>
    </div>
  );
}
