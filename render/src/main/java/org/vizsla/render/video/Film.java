package org.vizsla.render.video;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jcodec.common.Codec;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.VideoEncoder.EncodedFrame;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Packet.FrameType;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.muxer.MP4Muxer;
import org.jcodec.containers.mp4.muxer.MP4MuxerTrack;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;

/** An animation as an MP4 file. The same pictures give the same bytes. */
public final class Film {
    /** Good enough for pictures whose colours change from pixel to pixel: halving of colours costs more than this. */
    private static final int QUANTIZER = 20;

    private static final int PER_SECOND = 1000;

    /** For the tables of a film, and for those of each frame. */
    private static final int ROOM = 1 << 16;

    private Film() {}

    /**
     * Writes or replaces a file.
     *
     * @param frames of one size; odd sides get another row or column, equal to the last
     * @param frameTime how long each frame is shown, to a thousandth of a second
     * @throws VizslaException if it cannot be written
     */
    public static void write(Path file, List<BufferedImage> frames, Duration frameTime) {
        AtomicFile.writeRepeatable(file, encode(frames, frameTime));
    }

    /** The bytes of an MP4 file. */
    static byte[] encode(List<BufferedImage> frames, Duration frameTime) {
        FilmEncoder encoder = new FilmEncoder(QUANTIZER);
        List<EncodedFrame> encoded = new ArrayList<>();
        int bytes = ROOM + frames.size() * 64;
        Size size = new Size(0, 0);
        for (BufferedImage frame : frames) {
            Picture picture = FilmColours.of(frame);
            size = new Size(picture.getCroppedWidth(), picture.getCroppedHeight());
            EncodedFrame next = encoder.encodeFrame(
                    picture, ByteBuffer.allocate(ROOM + picture.getWidth() * picture.getHeight() * 2));
            ByteBuffer data = next.getData();
            ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
            bytes = Math.addExact(bytes, copy.remaining());
            encoded.add(new EncodedFrame(copy, next.isKeyFrame()));
        }
        try {
            return file(encoded, size, frameTime.toMillis(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] file(List<EncodedFrame> frames, Size size, long time, int bytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(bytes);
        SeekableByteChannel channel = ByteBufferSeekableByteChannel.writeToByteBuffer(all);
        MP4Muxer muxer = MP4Muxer.createMP4Muxer(channel, Brand.MP4);
        MP4MuxerTrack track = (MP4MuxerTrack)
                muxer.addVideoTrack(Codec.H264, VideoCodecMeta.createSimpleVideoCodecMeta(size, ColorSpace.YUV420J));
        int number = 0;
        for (EncodedFrame frame : frames) {
            FrameType type = frame.isKeyFrame() ? FrameType.KEY : FrameType.INTER;
            track.addFrame(Packet.createPacket(frame.getData(), number * time, PER_SECOND, time, number, type, null));
            number++;
        }
        muxer.finish();
        byte[] written = Arrays.copyOf(all.array(), Math.toIntExact(channel.size()));
        FilmDates.remove(ByteBuffer.wrap(written));
        return written;
    }
}
