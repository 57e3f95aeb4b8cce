package org.vizsla.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.architecture.NarrowMembers;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.labels.Labels;

/** Networks out of files, and what they say. */
final class Networks {
    private Networks() {}

    /** The network of a file, whose converted weights, if it takes any, go into the cache folder. */
    static Model load(Path file, @Nullable String architecture, Path cache) {
        return load(new ModelRequest(file.toString(), architecture, null, null, false), cache);
    }

    static Model load(ModelRequest request, Path cache) {
        return new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", cache.toString())))
                .load(request, ProgressListener.NONE);
    }

    /** What the recipe of its family builds with the weights of an exported network, one of {@link NarrowMembers}. */
    static Model byRecipe(String name, Path exported) {
        Graph graph = NarrowMembers.build(name, OnnxReader.read(exported));
        Shape scores = Objects.requireNonNull(graph.shape(graph.outputs().get(0)));
        return Model.of(graph, Labels.numbered(Math.toIntExact(scores.size(1))), Optional.empty());
    }

    /** Scores, and the gradients of the targets' scores. */
    static Explanation explain(Model model, Tensor pictures, Call call) {
        try (Explainer explainer = Explainer.open(model, List.of(Saliency.DEFAULT))) {
            return explainer.explain(pictures, call);
        }
    }

    static Tensor saliency(Explanation explanation) {
        return explanation.map("saliency");
    }
}
