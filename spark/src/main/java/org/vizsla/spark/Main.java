package org.vizsla.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.vizsla.cli.terminal.Environment;

/** What {@code spark-submit} runs: Vizsla's command line, whose batches are shared out over the cluster. {@code vizsla batch --master URL} calls it. */
public final class Main {
    private Main() {}

    /** Runs a call, and exits with its status. */
    public static void main(String... words) {
        int status;
        SparkSession spark = SparkSession.builder().appName("vizsla").getOrCreate();
        try {
            status = org.vizsla.cli.Main.run(
                    new Environment(System.getenv()),
                    new SparkCluster(spark.sparkContext()),
                    withMaster(words).toArray(String[]::new));
        } finally {
            spark.stop();
        }
        System.exit(status);
    }

    /** A call by {@code spark-submit} itself need not repeat the master: paths are checked as if it did. */
    private static List<String> withMaster(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (!all.contains("--master") && all.contains("batch")) {
            all.addAll(List.of("--master", "spark"));
        }
        return all;
    }
}
