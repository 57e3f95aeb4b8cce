package org.vizsla.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Trains the embedded network on drawn animals; keeps a checkpoint of each epoch.")
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "training/target/run",
            description = "folder for checkpoints and the learning curve")
    private Path out = Path.of("training/target/run");

    @Option(
            names = "--scenes",
            paramLabel = "N",
            defaultValue = "2500",
            description = "scenes of each animal to train on")
    private int perClass;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "8", description = "how often each scene is seen")
    private int epochs;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "64", description = "images per step")
    private int batch;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "0.05", description = "the largest learning rate")
    private float rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of the scenes, the initial weights and the order")
    private long seed;

    @Override
    public Integer call() throws IOException {
        PrintStream say = System.out;
        long start = System.nanoTime();
        Files.createDirectories(out.resolve("checkpoints"));
        try (SceneSet scenes = SceneSet.of(out, seed, perClass);
                SceneSet held = SceneSet.of(out, Seeds.HELD_OUT, Seeds.HELD_OUT_PER_CLASS);
                Training training = new Training(new Batches(scenes, batch), epochs, rate, seed)) {
            say.printf(Locale.ROOT, "%d scenes drawn after %s%n", scenes.count() + held.count(), since(start));
            StringBuilder curve = new StringBuilder("epoch\tloss\theld_out_accuracy\tseconds\n");
            keep(training.network(), 0);
            for (int epoch = 1; epoch <= epochs; epoch++) {
                double loss = training.epoch();
                double accuracy = Answer.accuracy(training.answers(new Batches(held, batch)));
                keep(training.network(), epoch);
                long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
                curve.append(String.format(Locale.ROOT, "%d\t%.4f\t%.4f\t%d%n", epoch, loss, accuracy, seconds));
                Files.writeString(out.resolve("curve.tsv"), curve);
                say.printf(
                        Locale.ROOT,
                        "epoch %2d: loss %.4f, %.2f %% of held-out scenes right, %s%n",
                        epoch,
                        loss,
                        100 * accuracy,
                        since(start));
            }
            double temperature = Calibration.temperature(training.answers(new Batches(held, batch)));
            Path shipped = out.resolve("alexnet_menagerie.safetensors");
            ShippedWeights.write(shipped, training.network().folded(), temperature, seed);
            say.printf(Locale.ROOT, "%s written, with temperature %.4f%n", shipped, temperature);
        }
        return 0;
    }

    private void keep(TrainedAlexNet network, int epoch) {
        Path file = out.resolve("checkpoints").resolve(String.format(Locale.ROOT, "epoch_%02d.safetensors", epoch));
        SafetensorsWriter.write(file, network.folded(), Map.of("epoch", Integer.toString(epoch)));
    }

    private static String since(long start) {
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
