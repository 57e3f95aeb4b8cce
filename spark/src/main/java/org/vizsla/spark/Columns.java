package org.vizsla.spark;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a table of images and explanations. New are, in this order,
 *
 * <ul>
 *   <li>{@code class_index}, {@code class_name}: the class explained;
 *   <li>{@code score}, {@code probability}: what the network gives it, float; the probability is null where the scores are none;
 *   <li>{@code maps}: for each method the bytes of an {@code .npy} file, float32 {@code [C, h, w]}, the method's own values;
 *   <li>{@code layers}: for each method the layers that its map is about;
 *   <li>{@code checks}: the self-checks of all methods;
 *   <li>{@code notes}: what is out of the ordinary, and which methods do not apply;
 *   <li>{@code error}: why there is no explanation; all others are null then.
 * </ul>
 *
 * @param before those of the table
 * @param image where the images are
 * @param target the place of the column with classes; -1 if there is none
 * @param name the place of the column with names, by which messages call images; -1 if there is none
 * @param prefix what the names of new columns begin with
 */
record Columns(StructType before, Image image, int target, int name, String prefix) implements Serializable {
    private static final StructType CHECK = new StructType()
            .add("method", StringType, false)
            .add("name", StringType, false)
            .add("value", DoubleType, false)
            .add("bound", DoubleType, false)
            .add("passed", BooleanType, false)
            .add("words", StringType, false);

    private static final StructType NEW = new StructType()
            .add("class_index", IntegerType)
            .add("class_name", StringType)
            .add("score", FloatType)
            .add("probability", FloatType)
            .add("maps", createMapType(StringType, BinaryType, false))
            .add("layers", createMapType(StringType, createArrayType(StringType, false), false))
            .add("checks", createArrayType(CHECK, false))
            .add("notes", createArrayType(StringType, false))
            .add("error", StringType);

    /** The column with images. */
    record Image(int place, Kind kind) implements Serializable {
        /** What it holds. */
        enum Kind {
            FILE,
            VECTOR,
            ARRAY
        }

        /** Whether its images are preprocessed. */
        boolean isArray() {
            return kind != Kind.FILE;
        }
    }

    /**
     * Those of a table.
     *
     * @param target the name of a column; empty for none
     * @throws IllegalArgumentException if it has no column of that name and a type that fits, or one with the name of a new one
     */
    static Columns of(StructType schema, String image, String target, String prefix) {
        List<String> names = List.of(schema.fieldNames());
        Stream.of(NEW.fieldNames())
                .map(prefix::concat)
                .filter(names::contains)
                .findFirst()
                .ifPresent(taken -> {
                    throw new IllegalArgumentException(
                            "the table has a column '" + taken + "' already; set another prefix for the new ones");
                });
        int place = place(schema, image);
        return new Columns(
                schema,
                new Image(place, kind(schema.fields()[place])),
                target.isEmpty() ? -1 : classes(schema, target),
                names.contains("path") && schema.apply("path").dataType().equals(StringType)
                        ? names.indexOf("path")
                        : -1,
                prefix);
    }

    private static int place(StructType schema, String name) {
        List<String> names = List.of(schema.fieldNames());
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no column '" + name + "'; the table has " + String.join(", ", names));
        }
        return names.indexOf(name);
    }

    private static Image.Kind kind(StructField column) {
        DataType type = column.dataType();
        if (type.equals(BinaryType)) {
            return Image.Kind.FILE;
        }
        if (type.equals(SQLDataTypes.VectorType())) {
            return Image.Kind.VECTOR;
        }
        if (type instanceof ArrayType array
                && (array.elementType().equals(FloatType) || array.elementType().equals(DoubleType))) {
            return Image.Kind.ARRAY;
        }
        throw new IllegalArgumentException("the column '" + column.name() + "' is " + type.simpleString()
                + "; images are binary (files), vectors, or arrays of float or double");
    }

    private static int classes(StructType schema, String name) {
        int place = place(schema, name);
        DataType type = schema.fields()[place].dataType();
        if (!List.of(IntegerType, LongType, StringType).contains(type)) {
            throw new IllegalArgumentException("the column '" + name + "' is " + type.simpleString()
                    + "; classes are int, bigint (an index), or string (a name)");
        }
        return place;
    }

    /** All of them, the new ones last. */
    StructType all() {
        StructType all = before;
        for (StructField field : NEW.fields()) {
            all = all.add(prefix + field.name(), field.dataType(), true);
        }
        return all;
    }
}
