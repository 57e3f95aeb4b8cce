package org.vizsla.render.evolution;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * At most 256 colours that stand for those of a picture.
 *
 * <p>The box of all pixels in colour space is cut in two, again and again: always the one with the largest squared error, across its most varied channel, at
 * the mean. Each box is drawn in its mean colour. This is the idea of median cut (P. Heckbert, 1982) with the error as the measure (X. Wu, 1991).
 */
final class Palette {
    private static final int COLOURS = 256;

    private Palette() {}

    /** The picture with its own palette. A picture with few colours keeps them exactly. */
    static BufferedImage indexed(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        List<Box> boxes = boxes(pixels);
        byte[][] channels = new byte[3][boxes.size()];
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            for (int channel = 0; channel < 3; channel++) {
                channels[channel][i] = (byte) Math.round(box.mean[channel]);
            }
            for (int place : box.places) {
                indices[place] = (byte) i;
            }
        }
        IndexColorModel model = new IndexColorModel(8, boxes.size(), channels[0], channels[1], channels[2]);
        BufferedImage indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        indexed.getRaster().setDataElements(0, 0, width, height, indices);
        return indexed;
    }

    private static List<Box> boxes(int[] pixels) {
        int[] all = new int[pixels.length];
        Arrays.setAll(all, place -> place);
        PriorityQueue<Box> queue = new PriorityQueue<>(
                Comparator.comparingDouble((Box box) -> box.error()).reversed());
        queue.add(new Box(pixels, all));
        while (queue.size() < COLOURS && queue.element().error() > 0) {
            queue.addAll(queue.remove().halves(pixels));
        }
        return new ArrayList<>(queue);
    }

    /** Pixels by their positions in the picture, their mean colour, and their squared deviation from it by channel. */
    private static final class Box {
        private final int[] places;
        private final double[] mean = new double[3];
        private final double[] deviation = new double[3];

        Box(int[] pixels, int[] places) {
            this.places = places;
            for (int channel = 0; channel < 3; channel++) {
                long sum = 0;
                long squares = 0;
                for (int place : places) {
                    int value = channel(pixels[place], channel);
                    sum += value;
                    squares += (long) value * value;
                }
                mean[channel] = (double) sum / places.length;
                deviation[channel] = (double) (places.length * squares - sum * sum) / places.length;
            }
        }

        private static int channel(int rgb, int channel) {
            return (rgb >> (16 - 8 * channel)) & 0xff;
        }

        double error() {
            return deviation[0] + deviation[1] + deviation[2];
        }

        List<Box> halves(int[] pixels) {
            int widest = 0;
            for (int channel = 1; channel < 3; channel++) {
                if (deviation[channel] > deviation[widest]) {
                    widest = channel;
                }
            }
            int cut = widest;
            int[] below = Arrays.stream(places)
                    .filter(place -> channel(pixels[place], cut) <= mean[cut])
                    .toArray();
            int[] above = Arrays.stream(places)
                    .filter(place -> channel(pixels[place], cut) > mean[cut])
                    .toArray();
            return List.of(new Box(pixels, below), new Box(pixels, above));
        }
    }
}
