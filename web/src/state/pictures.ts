import { failureOf } from '../api/failure';
import type { Picture, Recipe } from '../api/types';
import { client, kept, start } from './serve';
import { say } from '../ui/toasts';

const known = new Map<string, Picture>();
const addresses = new Map<string, string>();

/** Remembers a picture and, if the browser can show it, where it lies in the browser's own memory. */
export function know(picture: Picture, address: string | null | undefined = null): Picture {
  known.set(picture.id, picture);
  if (address != null) {
    addresses.set(picture.id, address);
  }
  return picture;
}

/** The picture of an id: of the examples, seen before, drawn anew, or given again; the first example, with a word of regret, if it is none of these. */
export async function pictureOf(id: string, scene: Recipe | null): Promise<Picture> {
  const { examples } = start.value!;
  const there = known.get(id) ?? examples.find((example) => example.id === id);
  if (there !== undefined) {
    return there;
  }
  try {
    if (scene !== null) {
      return know(await client.scene(scene));
    }
    const given = await kept.find('picture', id);
    if (given?.file != null) {
      const [picture, shown] = await Promise.all([client.givePicture(given.file, given.name), decoded(given.file)]);
      return know(picture, shown?.address);
    }
    if (given?.scene != null) {
      return know(await client.scene(given.scene));
    }
    say('The picture of this address is not here any more; drop it again.', 'bad');
  } catch (thrown) {
    say(failureOf(thrown).message, 'bad');
  }
  return examples[0]!;
}

/** Where the browser finds a picture: in its own memory, or with the server. */
export function addressOfPicture({ id }: Picture): string {
  return addresses.get(id) ?? client.imageAddress(id);
}

/** A file in the browser's own memory. */
export interface Decoded {
  address: string;
  height: number;
  width: number;
}

/** A picture file that the browser can show by itself; null for one that it cannot decode, such as TIFF, of which the server's copy is shown. */
export async function decoded(file: Blob): Promise<Decoded | null> {
  const image = new Image();
  const address = (image.src = URL.createObjectURL(file));
  try {
    await image.decode();
    return { address, height: image.naturalHeight, width: image.naturalWidth };
  } catch {
    URL.revokeObjectURL(address);
    return null;
  }
}
