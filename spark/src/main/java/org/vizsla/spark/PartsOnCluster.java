package org.vizsla.spark;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.vizsla.explain.Reason;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.batch.BatchListener;
import org.vizsla.report.batch.Part;
import org.vizsla.report.batch.PartsWork;
import org.vizsla.runtime.Cancellation;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/** Does the parts of a batch as tasks of one job, one each. Spark repeats those that were lost with their executor. */
final class PartsOnCluster implements PartsWork {
    private static final Pattern OURS = Pattern.compile(Pattern.quote(VizslaException.class.getName()) + ": ([^\\n]*)");

    private final SparkContext context;
    private final Parcel parcel;

    PartsOnCluster(SparkContext context, Parcel parcel) {
        this.context = context;
        this.parcel = parcel;
    }

    @Override
    public void run(List<Part> parts, BatchListener listener, Cancellation cancellation) {
        List<PartTask.Asked> asked = parts.stream().map(PartTask.Asked::of).toList();
        JavaRDD<PartTask.Asked> tasks =
                JavaSparkContext.fromSparkContext(context).parallelize(asked, asked.size());
        try {
            context.runJob(
                    tasks.rdd(),
                    new PartTask(parcel),
                    (Object place, PartTask.Done done) -> {
                        tell(done, listener);
                        return BoxedUnit.UNIT;
                    },
                    ClassTag$.MODULE$.apply(PartTask.Done.class));
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private static void tell(PartTask.Done done, BatchListener listener) {
        Map<String, Reason> skipped = done.skipped().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, reason -> Reason.of(reason.getValue())));
        listener.skips(skipped);
        listener.written(done.inputs());
    }

    /** What an executor said in our words, if it did; Spark's message has its whole stack. */
    private static RuntimeException failure(Exception failure) {
        if (failure instanceof SparkException) {
            String message = String.valueOf(failure.getMessage());
            Matcher ours = OURS.matcher(message);
            return new VizslaException(
                    ours.find()
                            ? ours.group(1)
                            : "the cluster gave up: "
                                    + message.lines().findFirst().orElse(""),
                    failure);
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
