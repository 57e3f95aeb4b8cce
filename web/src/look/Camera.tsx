import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { takePicture } from '../state/give';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';

const QUALITY = 0.95;

/** A picture from the computer's camera. */
export function Camera({ onClose }: { onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const problem = useSignal<string | null>(null);
  const isReady = useSignal(false);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isClosed = false;
    const open = async (): Promise<void> => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 } } });
        if (isClosed) {
          stop(stream);
        } else {
          video.current!.srcObject = stream;
          await video.current!.play();
          isReady.value = true;
        }
      } catch (thrown) {
        problem.value = reason(thrown);
      }
    };
    void open();
    return () => {
      isClosed = true;
      stop(stream);
    };
  }, []);
  const take = (): void => {
    const { videoHeight: height, videoWidth: width } = video.current!;
    const canvas = document.createElement('canvas');
    canvas.height = height;
    canvas.width = width;
    canvas.getContext('2d')!.drawImage(video.current!, 0, 0);
    canvas.toBlob((blob) => void takePicture(blob!, 'camera.jpg'), 'image/jpeg', QUALITY);
    onClose();
  };
  return (
    <Dialog title="Camera" part="camera-dialog" onClose={onClose}>
      {problem.value !== null ? (
        <Banner tone="bad">{problem.value}</Banner>
      ) : (
        <>
          <video class="camera" ref={video} playsInline muted aria-label="What the camera sees" />
          <Button kind="primary" icon="camera" disabled={!isReady.value} onClick={take}>
            Take the picture
          </Button>
        </>
      )}
      <p class="soft small">The picture stays on this computer.</p>
    </Dialog>
  );
}

function stop(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}

function reason(thrown: unknown): string {
  const name = thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError') {
    return 'The browser was not allowed to use the camera. Allow it for this page beside the address, and try again.';
  }
  return name === 'NotFoundError' ? 'There is no camera.' : 'The camera cannot be used; another program may be using it.';
}
