package org.vizsla.spark;

import java.io.IOException;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What a user of Spark writes: explains the images of a folder by a pipeline that was saved and loaded, into Parquet. */
public final class ExplainProgram {
    private ExplainProgram() {}

    /** Takes a folder with images, an ONNX file, a folder for the pipeline and one for the table. */
    public static void main(String... words) throws IOException {
        SparkSession spark = SparkSession.builder().appName("explain").getOrCreate();
        try {
            Dataset<Row> images =
                    spark.read().format("binaryFile").load(words[0]).repartition(6);
            VizslaExplainer explainer = new VizslaExplainer()
                    .setModel(words[1])
                    .setMethods("grad_cam", "saliency")
                    .setOptions("--preprocessing", "imagenet");
            PipelineModel pipeline =
                    new Pipeline().setStages(new PipelineStage[] {explainer}).fit(images);
            pipeline.write().overwrite().save(words[2]);
            PipelineModel.load(words[2])
                    .transform(images)
                    .drop("content")
                    .write()
                    .parquet(words[3]);
            List<Row> rows = spark.read().parquet(words[3]).orderBy("path").collectAsList();
            for (Row row : rows) {
                String path = row.getAs("path");
                System.out.println("ROW " + path.substring(path.lastIndexOf('/') + 1) + " " + row.getAs("class_name")
                        + " " + row.getAs("score") + " "
                        + (row.isNullAt(row.fieldIndex("maps"))
                                ? row.getAs("error")
                                : row.getJavaMap(row.fieldIndex("maps")).size() + " maps"));
            }
        } finally {
            spark.stop();
        }
    }
}
