package org.vizsla.render.visualization;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vizsla.render.Planes;
import org.vizsla.render.heat.SequentialColours;
import org.vizsla.render.text.Lettering;

/** What the channels of a layer make of a picture, as tiles with the channels' numbers: dark is zero or less, bright is the largest value of all channels. */
public final class ChannelTiles {
    private static final int SMALLEST_TILE = 56;
    private static final int GAP = 4;
    private static final int CAPTION = 14;
    private static final int PAPER = 0xfbf8f4;
    private static final int INK = 0x241d18;
    private static final Lettering NUMBER = new Lettering(11, Lettering.REGULAR);

    private ChannelTiles() {}

    /**
     * Draws channels in this order.
     *
     * @param layer {@code [C, h, w]}
     * @param order of the channels
     */
    public static BufferedImage of(Planes layer, List<Integer> order) {
        List<Integer> channels = new ArrayList<>(order);
        int times = Math.max(1, (SMALLEST_TILE + layer.width() - 1) / layer.width());
        int width = times * layer.width();
        int height = times * layer.height();
        int columns = (int) Math.ceil(Math.sqrt(channels.size() * (double) (height + CAPTION) / width));
        int rows = (channels.size() + columns - 1) / columns;
        BufferedImage tiles = new BufferedImage(
                columns * (width + GAP) + GAP, rows * (height + CAPTION + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        int[] paper = new int[tiles.getWidth()];
        Arrays.fill(paper, PAPER);
        tiles.setRGB(0, 0, tiles.getWidth(), tiles.getHeight(), paper, 0, 0);
        double most = most(layer, channels);
        for (int i = 0; i < channels.size(); i++) {
            int left = GAP + i % columns * (width + GAP);
            int top = GAP + i / columns * (height + CAPTION + GAP);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double value = layer.at(channels.get(i), y / times, x / times) / most;
                    tiles.setRGB(left + x, top + y, SequentialColours.of(Math.max(0, Math.min(1, value))));
                }
            }
            NUMBER.draw(tiles, left, top + height + CAPTION - 4.0, INK, Integer.toString(channels.get(i)));
        }
        return tiles;
    }

    private static double most(Planes layer, List<Integer> channels) {
        double most = 0;
        for (int channel : channels) {
            for (int i = 0; i < layer.size(); i++) {
                most = Math.max(most, layer.at(channel, i / layer.width(), i % layer.width()));
            }
        }
        return most > 0 && Double.isFinite(most) ? most : 1;
    }
}
