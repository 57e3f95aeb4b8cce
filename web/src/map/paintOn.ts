/** Makes a canvas show pixels, at their size. Its size is set only where it differs, since that allocates the canvas anew. */
export function paintOn(canvas: HTMLCanvasElement, image: ImageData): void {
  if (canvas.height !== image.height || canvas.width !== image.width) {
    canvas.height = image.height;
    canvas.width = image.width;
  }
  canvas.getContext('2d')!.putImageData(image, 0, 0);
}
