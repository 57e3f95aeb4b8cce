import type { View } from '../map/view';
import { begin, COLOUR } from '../measures';
import { changeView, view } from '../state/choice';
import { SegmentedControl } from '../ui/SegmentedControl';
import { Slider } from '../ui/Slider';
import { Switch } from '../ui/Switch';

/** How the map is looked at. */
export function ViewControls({ hasTruth, canSmooth }: { hasTruth: boolean; canSmooth: boolean }) {
  const { opacity, threshold, smooth, photograph, outline } = view.value;
  const change = (what: Partial<View>): void => {
    begin(COLOUR);
    changeView(what);
  };
  return (
    <div class="view-controls" data-part="view">
      <Slider label="Opacity" value={opacity} text={`${Math.round(100 * opacity)} %`} part="opacity" onInput={(value) => change({ opacity: value })} />
      <Slider label="Hide weaker than" value={threshold} text={`${Math.round(100 * threshold)} %`} part="threshold" onInput={(value) => change({ threshold: value })} />
      <SegmentedControl
        legend="Photograph"
        group="photograph"
        part="photograph"
        options={[
          { value: 'colour', name: 'Colour' },
          { value: 'grey', name: 'Grey' },
          { value: 'none', name: 'None' },
        ]}
        chosen={photograph}
        onChoose={(value) => change({ photograph: value })}
      />
      {canSmooth && (
        <SegmentedControl
          legend="Grain"
          group="grain"
          part="smooth"
          options={[
            { value: 'smooth', name: 'Smooth' },
            { value: 'raw', name: 'Raw' },
          ]}
          chosen={smooth ? 'smooth' : 'raw'}
          onChoose={(value) => change({ smooth: value === 'smooth' })}
        />
      )}
      {hasTruth && <Switch label="True outline" on={outline} part="outline" onChange={(on) => changeView({ outline: on })} />}
    </div>
  );
}
