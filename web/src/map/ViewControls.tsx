import { SegmentedControl } from '../ui/SegmentedControl';
import { Slider } from '../ui/Slider';
import { Switch } from '../ui/Switch';
import type { View } from './view';

interface Props {
  view: View;
  /** Whether the true outline is known. */
  hasTruth: boolean;
  /** Whether the map has a value for each pixel. */
  canSmooth: boolean;
  onChange: (what: Partial<View>) => void;
}

/** How the map is looked at. */
export function ViewControls({ view, hasTruth, canSmooth, onChange }: Props) {
  const { opacity, threshold, smooth, photograph, outline } = view;
  return (
    <div class="view-controls" data-part="view">
      <Slider label="Opacity" value={opacity} text={`${Math.round(100 * opacity)} %`} part="opacity" onInput={(value) => onChange({ opacity: value })} />
      <Slider label="Hide weaker than" value={threshold} text={`${Math.round(100 * threshold)} %`} part="threshold" onInput={(value) => onChange({ threshold: value })} />
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
        onChoose={(value) => onChange({ photograph: value })}
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
          onChoose={(value) => onChange({ smooth: value === 'smooth' })}
        />
      )}
      {hasTruth && <Switch label="True outline" on={outline} part="outline" onChange={(on) => onChange({ outline: on })} />}
    </div>
  );
}
