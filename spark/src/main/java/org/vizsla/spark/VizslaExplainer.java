package org.vizsla.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.vizsla.cli.option.ExplanationWords;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.models.Model;

/**
 * Adds to each image of a table what a classifier sees in it, and where: columns with the class, its score, the methods' maps and their self-checks.
 *
 * <pre>{@code
 * Dataset<Row> images = spark.read().format("binaryFile").load("hdfs://.../photos/");
 * new VizslaExplainer().setModel("net.onnx").setMethods("grad_cam", "saliency")
 *         .transform(images).drop("content").write().parquet("hdfs://.../explained");
 * }</pre>
 *
 * <p>Images are files in bytes (column {@code content} of the source {@code binaryFile}), or preprocessed elsewhere: vectors of Spark ML, or arrays of numbers, of length channels x height x width. A
 * row that cannot be explained has the reason in the column {@code error}, and no other result. {@link Columns} says what the columns hold.
 *
 * <p>The network is read by the driver and sent to the executors; the tasks of an executor share one compiled explainer. A task uses as many threads as {@code spark.task.cpus} says.
 */
public final class VizslaExplainer extends Transformer implements DefaultParamsWritable {
    private static final long serialVersionUID = 1;

    private static final int BATCH = 16;

    private final String uid;
    private final Param<String> inputCol;
    private final Param<String> targetCol;
    private final Param<String> prefix;
    private final Param<String> model;
    private final StringArrayParam methods;
    private final Param<String> target;
    private final LongParam seed;
    private final StringArrayParam options;
    private final IntParam batch;

    /** One with a name of its own. */
    public VizslaExplainer() {
        this(Identifiable$.MODULE$.randomUID("vizsla"));
    }

    /** One with this name, as those that are loaded have. */
    public VizslaExplainer(String uid) {
        this.uid = uid;
        // Parameters take the name of what they belong to, so that it comes first.
        inputCol = new Param<>(this, "inputCol", "column with images: bytes of files, vectors, or arrays of numbers");
        targetCol = new Param<>(
                this,
                "targetCol",
                "column with the class to explain, by index or name; empty for the one with the highest score");
        prefix = new Param<>(this, "prefix", "what the names of new columns begin with");
        model = new Param<>(
                this, "model", "a name from 'vizsla models', or a file on the driver, as 'vizsla batch --model'");
        methods = new StringArrayParam(this, "methods", "names of methods or families");
        target = new Param<>(this, "target", "the class to explain for all rows, by index or name; empty for none");
        seed = new LongParam(this, "seed", "where all that is random comes from");
        options = new StringArrayParam(
                this,
                "options",
                "other options of 'vizsla batch' that say how images are explained, such as --preprocessing, unit");
        batch = new IntParam(this, "batch", "how many rows of a partition are held at a time", ParamValidators.gtEq(1));
        setDefault(inputCol, "content");
        setDefault(targetCol, "");
        setDefault(prefix, "");
        setDefault(model, "");
        setDefault(methods, new String[] {"grad_cam"});
        setDefault(target, "");
        setDefault(seed, (Object) 0L);
        setDefault(options, new String[0]);
        setDefault(batch, (Object) BATCH);
    }

    @Override
    public String uid() {
        return uid;
    }

    /** The column with images: {@code content} if not set. */
    public Param<String> inputCol() {
        return inputCol;
    }

    /** The column with the class to explain in each row; none if not set. */
    public Param<String> targetCol() {
        return targetCol;
    }

    /** What the names of new columns begin with; nothing if not set. */
    public Param<String> prefix() {
        return prefix;
    }

    /** The network. */
    public Param<String> model() {
        return model;
    }

    /** The methods: {@code grad_cam} if not set. */
    public StringArrayParam methods() {
        return methods;
    }

    /** The class to explain in all rows. */
    public Param<String> target() {
        return target;
    }

    /** The seed: 0 if not set. */
    public LongParam seed() {
        return seed;
    }

    /** Other options. */
    public StringArrayParam options() {
        return options;
    }

    /** How many rows are held at a time: 16 if not set. */
    public IntParam batch() {
        return batch;
    }

    public VizslaExplainer setInputCol(String name) {
        set(inputCol, name);
        return this;
    }

    public VizslaExplainer setTargetCol(String name) {
        set(targetCol, name);
        return this;
    }

    public VizslaExplainer setPrefix(String start) {
        set(prefix, start);
        return this;
    }

    /** A name from {@code vizsla models}, or a file that the driver sees. */
    public VizslaExplainer setModel(String nameOrFile) {
        set(model, nameOrFile);
        return this;
    }

    public VizslaExplainer setMethods(String... names) {
        set(methods, names.clone());
        return this;
    }

    /** A class for all rows: an index, a WordNet identifier, or a name. */
    public VizslaExplainer setTarget(String named) {
        set(target, named);
        return this;
    }

    public VizslaExplainer setSeed(long number) {
        set(seed, (Object) number);
        return this;
    }

    /** Other options of {@code vizsla batch}, as words: {@code "--preprocessing", "unit", "--layer", "features.12"}. */
    public VizslaExplainer setOptions(String... words) {
        set(options, words.clone());
        return this;
    }

    public VizslaExplainer setBatch(int rows) {
        set(batch, (Object) rows);
        return this;
    }

    /**
     * The schema of a table with the new columns.
     *
     * @throws IllegalArgumentException if it has no column with images, or one with the name of a new one, or a parameter is wrong
     */
    @Override
    public StructType transformSchema(StructType schema) {
        words();
        return columns(schema).all();
    }

    /**
     * Explains the images of a table. The network is read at once; images are when Spark asks for rows.
     *
     * @throws IllegalArgumentException if the schema does not fit, or a parameter is wrong
     * @throws org.vizsla.graph.VizslaException if the network cannot be loaded, or no method applies to it
     */
    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        Columns columns = columns(dataset.schema());
        ExplanationWords asked = words();
        Model loaded = asked.model(columns.image().isArray());
        asked.request(loaded);
        SparkContext context = dataset.sparkSession().sparkContext();
        Parcel parcel = Parcel.packed(context, list(), asked.sent(loaded));
        return dataset.toDF()
                .mapPartitions(new ExplainPartition(parcel, columns, (Integer) $(batch)), Encoders.row(columns.all()));
    }

    private Columns columns(StructType schema) {
        return Columns.of(schema, $(inputCol), $(targetCol), $(prefix));
    }

    private ExplanationWords words() {
        try {
            return ExplanationWords.of(new Environment(System.getenv()), list());
        } catch (org.vizsla.cli.terminal.UsageException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** What is asked, in the words of the command line. */
    private List<String> list() {
        List<String> words =
                new ArrayList<>(List.of("--method", String.join(",", $(methods)), "--seed", String.valueOf($(seed))));
        Stream.of(List.of("--model", $(model)), List.of("--target", $(target)))
                .filter(option -> !option.get(1).isEmpty())
                .forEach(words::addAll);
        words.addAll(List.of($(options)));
        return words;
    }

    @Override
    public VizslaExplainer copy(ParamMap extra) {
        return defaultCopy(extra);
    }

    /** Reads one that was written. */
    public static MLReader<VizslaExplainer> read() {
        return new DefaultParamsReader<>();
    }

    /** Loads one that was saved; the network's file is where it was. */
    public static VizslaExplainer load(String path) {
        return read().load(path);
    }
}
