package org.vizsla.spark;

import org.apache.spark.SparkContext;
import org.vizsla.cli.batch.Cluster;
import org.vizsla.cli.batch.SharedBatch;
import org.vizsla.report.batch.PartsWork;

/** Executors of Spark do the parts of a batch. */
final class SparkCluster implements Cluster {
    private final SparkContext context;

    SparkCluster(SparkContext context) {
        this.context = context;
    }

    @Override
    public PartsWork work(SharedBatch batch) {
        return new PartsOnCluster(context, Parcel.packed(context, batch.words(), batch.network()));
    }
}
