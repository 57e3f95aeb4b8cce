package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.autodiff.BackwardPass;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.deeplift.DeepLift;
import org.vizsla.autodiff.deeplift.PoolingConvention;
import org.vizsla.autodiff.lrp.CompositeText;
import org.vizsla.autodiff.lrp.Conservation;
import org.vizsla.autodiff.lrp.LrpComposites;
import org.vizsla.autodiff.lrp.Relevance;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.analysis.Cuts;
import org.vizsla.models.Model;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.SmallNetworks;

/** Relevance and DeepLIFT through networks with residual blocks, concatenations, gates, attention, and normalizations of all kinds. */
class SmallNetworksRelevanceTest {
    static final List<String> NAMES = SmallNetworks.NAMES;

    @TempDir
    Path folder;

    private Model model(String name) {
        return Networks.load(Shared.path("onnx/" + name + ".onnx"), null, folder);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void relevanceIsFinite(String name) {
        Model model = model(name);
        GraphBuilder builder = model.graph().toBuilder().scope("explain");
        String chosen = oneHot(builder, model, name);
        List<String> maps = new ArrayList<>();
        for (Composite composite : composites()) {
            maps.add(Objects.requireNonNull(
                    Relevance.append(builder, model.graph(), model.scores(), chosen, List.of(model.input()), composite)
                            .get(model.input())));
        }
        Tensors results = run(builder.outputs(maps), model, name);
        for (int i = 0; i < maps.size(); i++) {
            float[] map = results.get(maps.get(i)).floats();
            boolean anything = false;
            for (float value : map) {
                assertThat(value).as("composite %d", i).isFinite();
                anything |= value != 0;
            }
            assertThat(anything).as("composite %d is not all zero", i).isTrue();
        }
    }

    private static List<Composite> composites() {
        List<Double> low = List.of(-3.0);
        List<Double> high = List.of(3.0);
        return List.of(
                LrpComposites.captum(1e-9),
                LrpComposites.epsilonPlus(1e-6),
                LrpComposites.epsilonPlusFlat(1e-6),
                LrpComposites.epsilonAlpha2Beta1(1e-6),
                LrpComposites.epsilonAlpha2Beta1Flat(1e-6),
                LrpComposites.epsilonGammaBox(low, high, 1e-6, 0.25),
                LrpComposites.excitationBackprop(true),
                CompositeText.parse("first linear: wsquare; linear: zero(bias=0)"));
    }

    /** With what biases, stabilizers and constants absorb, at every layer, for two pictures. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void relevanceIsConservedLayerByLayer(String name) {
        Model model = model(name);
        GraphBuilder builder = model.graph().toBuilder().scope("explain");
        String chosen = oneHot(builder, model, name);
        List<String> cuts = Cuts.between(model.graph(), model.input(), model.scores());
        List<Conservation> accounts = new ArrayList<>();
        List<String> outputs = new ArrayList<>(List.of(model.scores()));
        for (Composite composite : composites()) {
            BackwardPass pass = Relevance.begin(builder, model.graph(), model.scores(), chosen, cuts, composite);
            Conservation account = Conservation.append(builder, model.graph(), model.input(), model.scores(), pass);
            accounts.add(account);
            outputs.addAll(List.of(account.held(), account.absorbed(), account.magnitude()));
        }
        Tensors results = run(builder.outputs(outputs), model, name);
        float[] scores = results.get(model.scores()).floats();
        long[] targets = targets(name);
        for (Conservation account : accounts) {
            float[] held = results.get(account.held()).floats();
            float[] absorbed = results.get(account.absorbed()).floats();
            float[] magnitude = results.get(account.magnitude()).floats();
            assertThat(held).hasSize(2 * account.layers().size());
            for (int i = 0; i < held.length; i++) {
                double score = scores[i % 2 * model.classes() + (int) targets[i % 2]];
                assertThat((double) held[i] + absorbed[i])
                        .as(
                                "composite %d at %s",
                                accounts.indexOf(account), account.layers().get(i / 2))
                        .isCloseTo(score, Offset.offset(1e-5 * magnitude[i % 2]));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void deepLiftIsComplete(String name) {
        Model model = model(name);
        GraphBuilder builder = model.graph().toBuilder().scope("explain");
        DeepLift lift = DeepLift.append(
                builder,
                model.graph(),
                Map.of(model.scores(), oneHot(builder, model, name)),
                model.input(),
                builder.scalar(0),
                PoolingConvention.COMPLETE);
        String there = lift.reference().of(model.scores());
        Tensors results = run(builder.outputs(List.of(lift.contributions(), model.scores(), there)), model, name);
        float[] contributions = results.get(lift.contributions()).floats();
        long[] targets = targets(name);
        for (int entry = 0; entry < 2; entry++) {
            double sum = 0;
            for (int i = 0; i < contributions.length / 2; i++) {
                sum += contributions[entry * contributions.length / 2 + i];
            }
            int place = entry * model.classes() + (int) targets[entry];
            double difference = results.get(model.scores()).floats()[place]
                    - (double) results.get(there).floats()[place];
            assertThat(sum).isCloseTo(difference, Offset.offset(1e-3 * Math.abs(difference)));
        }
    }

    private static Tensors run(GraphBuilder builder, Model model, String name) {
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        feeds.put(model.input(), Shared.tensors("onnx/" + name + ".safetensors").get("input"));
        try (Session session = Session.open(builder.buildPruned())) {
            return session.run(feeds);
        }
    }

    private static long[] targets(String name) {
        return Shared.tensors("onnx/" + name + ".safetensors").get("targets").longs();
    }

    private static String oneHot(GraphBuilder builder, Model model, String name) {
        float[] chosen = new float[2 * model.classes()];
        long[] targets = targets(name);
        chosen[(int) targets[0]] = 1;
        chosen[model.classes() + (int) targets[1]] = 1;
        return builder.constant("chosen", Tensor.ofFloats(Shape.of(2, model.classes()), chosen));
    }
}
