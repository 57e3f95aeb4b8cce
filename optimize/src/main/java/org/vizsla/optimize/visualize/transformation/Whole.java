package org.vizsla.optimize.visualize.transformation;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;

/** The whole picture at rest, at the size of the network's input. */
public record Whole() implements Transformation {
    @Override
    public String emit(Ops ops, String pictures, View view) {
        String all = view.repeated(ops, pictures);
        int down = view.canvas().height();
        int across = view.canvas().width();
        int height = view.frame().height();
        int width = view.frame().width();
        if (down == height && across == width) {
            return all;
        }
        float[] rows = new float[height * down];
        float[] columns = new float[across * width];
        new Resampled(0, 1, down, height).write(rows, 0, down, 1);
        new Resampled(0, 1, across, width).write(columns, 0, 1, width);
        String deviation = ops.sub(all, ops.scalar(GREY));
        String resized = ops.matmul(
                ops.matmul(ops.graph().constant("rows", View.tensor(rows, height, down)), deviation),
                ops.graph().constant("columns", View.tensor(columns, across, width)));
        return ops.add(resized, ops.scalar(GREY));
    }

    @Override
    public Map<String, Tensor> feeds(View view, double progress, List<Chance> rows) {
        return Map.of();
    }
}
