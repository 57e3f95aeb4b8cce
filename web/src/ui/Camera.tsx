import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Banner } from './Banner';
import { Button } from './Button';
import { Dialog } from './Dialog';

const QUALITY = 0.95;

interface Props {
  onTake: (picture: Blob) => void;
  onClose: () => void;
}

/** A picture from the device's camera; of several, the one at its back. */
export function Camera({ onTake, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const problem = useSignal<string | null>(null);
  const isReady = useSignal(false);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isClosed = false;
    const open = async (): Promise<void> => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, facingMode: { ideal: 'environment' } } });
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
    canvas.toBlob((blob) => onTake(blob!), 'image/jpeg', QUALITY);
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
      <p class="soft small">The picture stays on this device.</p>
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
