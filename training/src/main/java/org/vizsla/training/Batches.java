package org.vizsla.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.vizsla.models.picture.Preprocessing;

/** Makes batches of normalized images from scenes, varied a little if requested: mirrored, moved, lighter or darker. */
final class Batches {
    private static final int SIDE = SceneSet.SIZE;
    private static final int FARTHEST = 16;
    private static final double BRIGHTNESS = 0.15;
    private static final double CONTRAST = 0.2;
    private static final float LEVELS = 255;

    private final SceneSet scenes;
    private final int[] order;
    private final int size;

    /** All scenes, {@code size} at a time. */
    Batches(SceneSet scenes, int size) {
        this(scenes, size, IntStream.range(0, scenes.count()).toArray());
    }

    private Batches(SceneSet scenes, int size, int[] order) {
        this.scenes = scenes;
        this.size = size;
        this.order = order;
    }

    /** The same scenes in another order. */
    Batches shuffled(SplittableRandom random) {
        int[] shuffled = order.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = kept;
        }
        return new Batches(scenes, size, shuffled);
    }

    int count() {
        return (order.length + size - 1) / size;
    }

    int scenes() {
        return order.length;
    }

    /** The class of each image of a batch. */
    int[] labels(int batch) {
        return numbers(batch).map(scenes::label).toArray();
    }

    /** A batch's images as drawn, {@code [N, 3, 224, 224]}. */
    NDArray pictures(NDManager manager, int batch) {
        byte[][] read = numbers(batch).parallel().mapToObj(this::scene).toArray(byte[][]::new);
        return normalized(manager, read);
    }

    /** A batch's images, each varied at random. */
    NDArray varied(NDManager manager, int batch, SplittableRandom random) {
        List<Variation> variations =
                numbers(batch).mapToObj(number -> Variation.by(random)).toList();
        int first = batch * size;
        byte[][] read = IntStream.range(0, variations.size())
                .parallel()
                .mapToObj(i -> variations.get(i).of(scene(order[first + i])))
                .toArray(byte[][]::new);
        return normalized(manager, read);
    }

    private IntStream numbers(int batch) {
        return IntStream.range(batch * size, Math.min(order.length, (batch + 1) * size))
                .map(i -> order[i]);
    }

    private byte[] scene(int number) {
        byte[] scene = new byte[SceneSet.BYTES];
        scenes.read(number, scene);
        return scene;
    }

    private static NDArray normalized(NDManager manager, byte[][] scenes) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(scenes.length * SceneSet.BYTES);
        for (byte[] scene : scenes) {
            bytes.put(scene);
        }
        bytes.flip();
        NDArray levels = manager.create(bytes, new Shape(scenes.length, 3, SIDE, SIDE), DataType.UINT8);
        Preprocessing usual = Preprocessing.IMAGENET;
        return levels.toType(DataType.FLOAT32, false)
                .divi(LEVELS)
                .subi(channels(manager, usual.mean()))
                .divi(channels(manager, usual.standardDeviation()));
    }

    private static NDArray channels(NDManager manager, List<Float> values) {
        return manager.create(
                new float[] {values.get(0), values.get(1), values.get(2)}, new Shape(1, values.size(), 1, 1));
    }

    /** How one image is varied; new pixels at the border repeat the border's. */
    private record Variation(boolean mirrored, int right, int down, double contrast, double brightness) {
        static Variation by(SplittableRandom random) {
            return new Variation(
                    random.nextBoolean(),
                    random.nextInt(-FARTHEST, FARTHEST + 1),
                    random.nextInt(-FARTHEST, FARTHEST + 1),
                    1 + random.nextDouble(-CONTRAST, CONTRAST),
                    random.nextDouble(-BRIGHTNESS, BRIGHTNESS));
        }

        byte[] of(byte[] scene) {
            byte[] levels = levels();
            byte[] varied = new byte[scene.length];
            for (int i = 0; i < varied.length; i++) {
                int plane = i / SceneSet.PLANE * SceneSet.PLANE;
                int row = i % SceneSet.PLANE / SIDE;
                int column = i % SIDE;
                int fromRow = Math.max(0, Math.min(SIDE - 1, row - down));
                int fromColumn = Math.max(0, Math.min(SIDE - 1, (mirrored ? SIDE - 1 - column : column) - right));
                varied[i] = levels[scene[plane + fromRow * SIDE + fromColumn] & 0xff];
            }
            return varied;
        }

        private byte[] levels() {
            byte[] levels = new byte[256];
            for (int level = 0; level < levels.length; level++) {
                double value = (level / LEVELS - 0.5) * contrast + 0.5 + brightness;
                levels[level] = (byte) Math.round(LEVELS * Math.max(0, Math.min(1, value)));
            }
            return levels;
        }
    }
}
