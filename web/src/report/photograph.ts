import type { Picture } from '../api/types';
import { client, kept } from '../state/serve';

/** A picture as pixels: the given file where the browser can read it, which is the original, otherwise the server's copy of up to 2,048 pixels a side. */
export async function photographOf({ id, height, width }: Picture, signal?: AbortSignal): Promise<ImageBitmap> {
  const file = (await kept.find('picture', id))?.file ?? null;
  const own = file === null ? null : await createImageBitmap(file).catch(() => null);
  if (own !== null && own.height === height && own.width === width) {
    return own;
  }
  return createImageBitmap(await client.image(id, { signal }));
}
