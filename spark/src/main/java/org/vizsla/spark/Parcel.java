package org.vizsla.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.vizsla.cli.option.SentNetwork;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.models.NetworkFiles;

/**
 * What executors need to do what the driver was asked: the words, and the files of the network.
 *
 * @param words of the call
 * @param files of the network
 * @param options the paths among them that take the place of values of options
 * @param cached whether some are weights for the cache
 */
record Parcel(List<String> words, SentFiles files, Map<String, String> options, boolean cached)
        implements Serializable {
    private static final String CACHE = "cache";

    /** Words, and the environment in which they mean the same as on the driver. */
    record Opened(Environment environment, List<String> words) {}

    /**
     * Hands all to Spark.
     *
     * @throws org.vizsla.graph.VizslaException if a file cannot be read
     */
    static Parcel packed(SparkContext context, List<String> words, SentNetwork network) {
        List<String> all = new ArrayList<>(words);
        network.name().ifPresent(name -> all.addAll(List.of("--model", name)));
        Map<String, Path> files = new LinkedHashMap<>();
        Map<String, String> options = new HashMap<>();
        new TreeMap<>(network.files()).forEach((option, file) -> {
            NetworkFiles found = option.equals("--labels") ? NetworkFiles.alone(file) : NetworkFiles.of(file);
            String folder = option.substring(2) + "/";
            options.put(option, folder + slashes(found.network()));
            found.all()
                    .forEach(each ->
                            files.put(folder + slashes(each), found.folder().resolve(each)));
        });
        network.cached().ifPresent(file -> files.put(CACHE + "/weights/" + file.getFileName(), file));
        return new Parcel(
                List.copyOf(all),
                SentFiles.of(context, files),
                Map.copyOf(options),
                network.cached().isPresent());
    }

    private static String slashes(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    /** The same for the same words and files. */
    String key() {
        return words + files.key();
    }

    /** What is needed, where an executor has it. */
    Opened opened() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        List<String> all = new ArrayList<>(words);
        if (!files.files().isEmpty()) {
            Path folder = files.folder();
            options.forEach((option, file) ->
                    all.addAll(List.of(option, folder.resolve(file).toString())));
            if (cached) {
                variables.put("VIZSLA_CACHE", folder.resolve(CACHE).toString());
            }
        }
        return new Opened(new Environment(variables), all);
    }
}
