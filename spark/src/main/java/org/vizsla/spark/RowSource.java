package org.vizsla.spark;

import java.util.OptionalInt;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.report.source.BytesSource;
import org.vizsla.report.source.OpenedArray;
import org.vizsla.report.source.OpenedSource;
import org.vizsla.report.source.Source;
import scala.collection.Seq;

/**
 * A row's image.
 *
 * @param place of the row among those that are explained together
 */
record RowSource(Row row, int place, Columns columns, Model model) implements Source {
    @Override
    public String name() {
        return origin().replaceFirst(".*/", "");
    }

    @Override
    public String origin() {
        int name = columns.name();
        return name < 0 || row.isNullAt(name) ? "the image of a row" : row.getString(name);
    }

    @Override
    public OpenedSource open() {
        int image = columns.image().place();
        if (row.isNullAt(image)) {
            throw new VizslaException(origin() + " is null");
        }
        return switch (columns.image().kind()) {
            case FILE -> new BytesSource(origin(), row.getAs(image)).open();
            case VECTOR -> array(((Vector) row.get(image)).toArray());
            case ARRAY -> array(doubles(row.getSeq(image)));
        };
    }

    private double[] doubles(Seq<?> numbers) {
        double[] values = new double[numbers.length()];
        for (int i = 0; i < values.length; i++) {
            if (!(numbers.apply(i) instanceof Number number)) {
                throw new VizslaException(origin() + " has a number that is null");
            }
            values[i] = number.doubleValue();
        }
        return values;
    }

    private OpenedSource array(double[] numbers) {
        int length = model.channels() * model.height() * model.width();
        if (numbers.length != length) {
            throw new VizslaException(origin() + " has " + numbers.length + " numbers; '" + model.name() + "' takes "
                    + model.channels() + " x " + model.height() + " x " + model.width() + ", which are " + length);
        }
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) numbers[i];
        }
        return new OpenedArray(
                origin(), Tensor.ofFloats(Shape.of(1, model.channels(), model.height(), model.width()), values));
    }

    /** The class that the row names. */
    @Override
    public OptionalInt impliedClass(Labels labels) {
        int target = columns.target();
        if (target < 0 || row.isNullAt(target)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(labels.find(row.get(target).toString()));
    }
}
