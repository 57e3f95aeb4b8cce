package org.vizsla.explain.network;

import org.vizsla.graph.Ops;

/**
 * A layer whose value is a feature map.
 *
 * @param layer {@code [N, C, h, w]}, except for the order of its axes
 * @param order the order of the axes, with the batch first
 */
record FeatureMap(Layer layer, AxisOrder order) implements PlacedLayer {
    @Override
    public int channels() {
        return size(1);
    }

    @Override
    public int height() {
        return size(2);
    }

    @Override
    public int width() {
        return size(3);
    }

    private int size(int axis) {
        return layer.shape().length(order.of(axis));
    }

    @Override
    public String map(Ops ops, String value) {
        return order.isChannelsFirst()
                ? value
                : ops.transpose(value, order.of(0), order.of(1), order.of(2), order.of(3));
    }

    @Override
    public int index(int channel, int place) {
        int[] position = {0, channel, place / width(), place % width()};
        int index = 0;
        for (int axis : order.axes()) {
            index = index * (axis == 0 ? 1 : size(axis)) + position[axis];
        }
        return index;
    }
}
