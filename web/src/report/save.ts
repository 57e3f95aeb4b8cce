/** Has the browser save a file. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture is too large for this browser.')) : resolve(blob)), 'image/png'));
}

const SMALL = 512;
const QUALITY = 0.92;

/** A picture as an address that contains it: small ones, such as drawings, and those with transparent parts without loss. */
export function dataOf(canvas: HTMLCanvasElement, isOpaque = true): string {
  return !isOpaque || Math.max(canvas.height, canvas.width) <= SMALL ? canvas.toDataURL('image/png') : canvas.toDataURL('image/jpeg', QUALITY);
}
