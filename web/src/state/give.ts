import { signal } from '@preact/signals';
import { failureOf, isAbort, type Failure } from '../api/failure';
import { abandon, ANSWER, begin } from '../measures';
import { say } from '../ui/toasts';
import { answerTo } from './answers';
import { caseOf, chooseNetwork, choosePicture } from './choice';
import { addNetwork } from './networks';
import { decoded, know } from './pictures';
import { client, start } from './serve';

const NETWORKS = /\.(onnx|safetensors|pth|pt)$/i;
const MEBIBYTE = 1024 * 1024;

/** A picture on its way to the server, shown already if the browser can decode it. */
export interface Arriving {
  name: string;
  address: string | null;
  height: number;
  width: number;
}

export const arriving = signal<Arriving | null>(null);
/** A network on its way. */
export const opening = signal<{ name: string; cancel: () => void } | null>(null);
/** Why the last picture or network was not taken. */
export const refusal = signal<Failure | null>(null);

/** Takes dropped, pasted or chosen files: networks by their extension, anything else as a picture. */
export function takeFiles(files: Iterable<File>): void {
  const all = [...files];
  const network = all.find(({ name }) => NETWORKS.test(name));
  const picture = all.find(({ name }) => !NETWORKS.test(name));
  if (network !== undefined) {
    void takeNetwork(network);
  }
  if (picture !== undefined) {
    void takePicture(picture, picture.name);
  }
}

export async function takePicture(file: Blob, name: string): Promise<void> {
  begin(ANSWER);
  refusal.value = null;
  const most = start.value!.limits.pictureBytes;
  if (file.size > most) {
    say(`${name} has ${megabytes(file.size)}; pictures of up to ${megabytes(most)} are read.`, 'bad');
    return;
  }
  const given = client.givePicture(file, name);
  // The network is asked while the browser still decodes.
  given.then(({ id }) => answerTo(caseOf(id))).catch(() => undefined);
  const mine: Arriving = { name, ...((await decoded(file)) ?? { address: null, height: 3, width: 4 }) };
  arriving.value = mine;
  try {
    const picture = know(await given, mine.address);
    if (arriving.value === mine) {
      choosePicture(picture);
    }
  } catch (thrown) {
    abandon(ANSWER);
    refusal.value = failureOf(thrown);
  } finally {
    if (arriving.value === mine) {
      arriving.value = null;
    }
  }
}

/** A new drawn scene. */
export async function drawScene(): Promise<void> {
  refusal.value = null;
  try {
    choosePicture(know(await client.scene({})));
  } catch (thrown) {
    refusal.value = failureOf(thrown);
  }
}

export async function takeNetwork(file: File): Promise<void> {
  refusal.value = null;
  const most = start.value!.limits.networkBytes;
  if (file.size > most) {
    say(`${file.name} has ${megabytes(file.size)}; networks of up to ${megabytes(most)} are read.`, 'bad');
    return;
  }
  opening.value?.cancel();
  const control = new AbortController();
  const mine = { name: file.name, cancel: () => control.abort() };
  opening.value = mine;
  try {
    const network = await client.giveNetwork(file, file.name, { signal: control.signal });
    addNetwork(network);
    chooseNetwork(network.id);
  } catch (thrown) {
    if (!isAbort(thrown)) {
      refusal.value = failureOf(thrown);
    }
  } finally {
    if (opening.value === mine) {
      opening.value = null;
    }
  }
}

function megabytes(bytes: number): string {
  return `${Math.round((10 * bytes) / MEBIBYTE) / 10} MB`;
}
