/** A frame as the server sends it. */
export function frame(kind: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(5 + payload.length);
  new DataView(bytes.buffer).setUint32(0, payload.length, true);
  bytes[4] = kind;
  bytes.set(payload, 5);
  return bytes;
}

export function progress(part: number): Uint8Array {
  return frame(1, json({ state: 'running', ahead: 0, part }));
}

export function result(header: object, data: Uint8Array): Uint8Array {
  const text = json(header);
  const padded = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(32);
  padded.set(text);
  const payload = new Uint8Array(4 + padded.length + data.length);
  new DataView(payload.buffer).setUint32(0, padded.length, true);
  payload.set(padded, 4);
  payload.set(data, 4 + padded.length);
  return frame(2, payload);
}

export function failure(refusal: object): Uint8Array {
  return frame(3, json(refusal));
}

function json(value: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
