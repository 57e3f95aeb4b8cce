import type { Failure } from '../api/failure';
import type { Picture } from '../api/types';
import { settingText } from '../look/settingText';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';
import { ratio } from './CellMap';

interface Props {
  failure: Failure;
  picture: Picture;
  onRepeat: () => void;
  onSet?: (settings: Record<string, string>) => void;
}

/** Why there is no map, in a cell: most often the method does not apply to the network. */
export function CellRefusal({ failure, picture, onRepeat, onSet }: Props) {
  const { set } = failure;
  return (
    <div class="cell-box cell-refusal" style={ratio(picture)} data-part="cell-refusal" data-kind={failure.kind}>
      <p class="small">
        {sentence(failure.message)}
        {failure.remedy !== null && ` ${sentence(failure.remedy)}`}
      </p>
      {set !== null && onSet !== undefined && (
        <Button part="cell-set" onClick={() => onSet(set)}>
          {settingText(set)}
        </Button>
      )}
      {failure.kind !== 'refused' && (
        <Button part="cell-repeat" onClick={onRepeat}>
          Try again
        </Button>
      )}
    </div>
  );
}
