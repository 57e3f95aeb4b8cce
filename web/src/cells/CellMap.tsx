import type { Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Picture, Range } from '../api/types';
import { Bars } from '../look/Bars';
import { settingText } from '../look/settingText';
import { MapCanvas } from '../map/MapCanvas';
import { outlineOf } from '../map/outline';
import type { Place } from '../map/place';
import type { View } from '../map/view';
import { addressOfPicture } from '../state/pictures';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';
import type { Finished } from './cell';
import { drawnOf } from './drawn';
import { cellInWords } from './words';

interface Props {
  finished: Finished;
  picture: Picture;
  view: View;
  range: Range | null;
  place?: Signal<Place | null>;
  /** Applies the setting with which a map that is zero would show something. */
  onSet?: (settings: Record<string, string>) => void;
}

/** A finished map over its picture; bars where its values are no places. */
export function CellMap({ finished, picture, view, range, place, onSet }: Props) {
  const { header, answer } = finished;
  const { set } = header;
  const drawn = useMemo(() => withRange(drawnOf(finished, view), range), [finished, view.smooth, range?.signed, range?.low, range?.high]);
  const label = useMemo(() => cellInWords(finished, picture, drawn), [finished, picture, drawn]);
  const outline = useMemo(() => (view.outline && answer.truth !== null ? outlineOf(answer.truth) : null), [answer, view.outline]);
  if (header.shape === null) {
    return (
      <div class="cell-box cell-bars" style={ratio(picture)} tabIndex={0} role="region" aria-label={label}>
        <Bars bars={header.bars ?? []} />
      </div>
    );
  }
  return (
    <>
      <MapCanvas
        part="cell-canvas"
        photograph={addressOfPicture(picture)}
        size={picture}
        seen={answer.seen}
        map={drawn}
        view={view}
        outline={outline}
        label={label}
        {...(place === undefined ? {} : { place })}
      />
      {header.notice !== null && (
        <div class="cell-notice" data-part="cell-notice">
          <p>{sentence(header.notice)}</p>
          {set !== null && onSet !== undefined && (
            <Button part="cell-set" onClick={() => onSet(set)}>
              {settingText(set)}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

export function ratio({ height, width }: Pick<Picture, 'height' | 'width'>): { aspectRatio: string } {
  return { aspectRatio: `${width} / ${height}` };
}

function withRange<D extends { range: Range }>(drawn: D | null, range: Range | null): D | null {
  return drawn === null || range === null ? drawn : { ...drawn, range };
}
