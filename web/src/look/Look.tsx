import { answer } from '../state/answers';
import { picture, view } from '../state/choice';
import { drawn, mapShown, seen } from '../state/maps';
import { addressOfPicture } from '../state/pictures';
import { MapCanvas } from '../map/MapCanvas';

/** A picture, what the network says of it, and where it looked. */
export function Look() {
  const shown = picture.value!;
  return (
    <>
      <h2>{mapShown.value?.header.question}</h2>
      <MapCanvas photograph={addressOfPicture(shown)} size={shown} seen={seen.value} map={drawn.value} view={view.value} label={shown.name} />
      <ul>
        {answer.value?.ranking.map(({ index, name }) => <li key={index}>{name}</li>)}
      </ul>
    </>
  );
}
