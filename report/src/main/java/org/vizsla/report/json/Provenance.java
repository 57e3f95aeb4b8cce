package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.vizsla.models.Model;
import org.vizsla.models.WeightsOrigin;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.Version;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** Where a result comes from: which input, which network, which versions; every {@code result.json} begins so. */
public final class Provenance {
    private final Model network;
    private final SessionSettings settings;
    private final CompletableFuture<Optional<String>> digest;

    /** Of results of a network that runs with these settings; its file is read in the background for its checksum. */
    public Provenance(Model network, SessionSettings settings) {
        this.network = network;
        this.settings = settings;
        this.digest = CompletableFuture.supplyAsync(network::sha256);
    }

    /**
     * Begins the report about one source.
     *
     * @param isArray whether it was preprocessed elsewhere
     */
    Map<String, Object> of(Source source, boolean isArray, Preprocessing preprocessing) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("input", source.origin());
        report.putAll(ofNetwork(isArray ? Optional.empty() : Optional.of(preprocessing)));
        return report;
    }

    /** Begins a report that is about no source. */
    Map<String, Object> ofNetwork(Preprocessing preprocessing) {
        return ofNetwork(Optional.of(preprocessing));
    }

    private Map<String, Object> ofNetwork(Optional<Preprocessing> preprocessing) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("model", model());
        report.put("versions", versions());
        report.put("device", device());
        report.put("threads", settings.threads());
        preprocessing.ifPresent(known -> report.put("preprocessing", preprocessing(known)));
        report.put("assumed", Assumptions.of(network));
        return report;
    }

    /** What figures of two runs must have in common to be added up: the network, the versions that compute, the device, and how images are prepared. */
    Map<String, Object> identity(Preprocessing preprocessing) {
        Map<String, Object> identity = new LinkedHashMap<>();
        Map<String, Object> model = model();
        model.remove("file");
        identity.put("model", model);
        Map<String, Object> versions = versions();
        versions.remove("java");
        identity.put("versions", versions);
        identity.put("device", device());
        identity.put("preprocessing", preprocessing(preprocessing));
        return identity;
    }

    private String device() {
        return settings.device().resolved().name().toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", network.name());
        network.file().ifPresent(file -> model.put("file", file.toString()));
        if (network.origin() instanceof WeightsOrigin.Embedded) {
            model.put("embedded", true);
        }
        digest.join().ifPresent(sha256 -> model.put("sha256", sha256));
        model.put("classes", network.classes());
        if (network.temperature() != 1) {
            model.put("temperature", decimal(network.temperature()));
        }
        if (!network.cutOff().isEmpty()) {
            model.put("cut_off", network.cutOff());
        }
        model.put("answer", network.answer().toString());
        network.rival()
                .ifPresent(rival -> model.put(
                        "against",
                        Map.of("index", rival, "name", network.labels().name(rival))));
        return model;
    }

    private static Map<String, Object> versions() {
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("vizsla", Version.current());
        versions.put("onnxruntime", Session.engineVersion());
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    private static Map<String, Object> preprocessing(Preprocessing preprocessing) {
        Map<String, Object> map = new LinkedHashMap<>();
        Fit fit = preprocessing.fit();
        ImageSize frame = fit.frame().orElse(new ImageSize(preprocessing.height(), preprocessing.width()));
        map.put("resize", fit.aspect() == Fit.Aspect.STRETCHED ? "stretch" : "crop");
        map.put("frame", List.of(frame.height(), frame.width()));
        map.put("interpolation", fit.interpolation().toString());
        map.put("width", preprocessing.width());
        map.put("height", preprocessing.height());
        Normalization normalization = preprocessing.normalization();
        map.put("channels", normalization.channels() == 1 ? "grey" : normalization.bgr() ? "bgr" : "rgb");
        map.put("white", decimal(normalization.white()));
        map.put("mean", decimals(preprocessing.mean()));
        map.put("standard_deviation", decimals(preprocessing.standardDeviation()));
        return map;
    }

    private static List<Double> decimals(List<Float> values) {
        return values.stream().map(Provenance::decimal).toList();
    }

    /** As it was written: {@code 0.485}, not the nearest double of the nearest float. */
    private static double decimal(float value) {
        return Double.parseDouble(Float.toString(value));
    }
}
