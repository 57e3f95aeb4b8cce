package org.vizsla.reference.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.random.Chance;
import org.vizsla.testkit.SmallNetworks;
import org.vizsla.testkit.hostile.HostileCall;
import org.vizsla.testkit.hostile.HostileNetwork;
import org.vizsla.testkit.hostile.OddShapes;
import org.vizsla.testkit.hostile.OperatorCall;

/**
 * Hostile networks, numbered; each depends on the seed and its number alone: sound networks with one hostile operator, or variants of the small networks of the testkit. Those with an input of another shape do not
 * depend on the seed.
 *
 * @see OperatorCall#all
 * @see OddShapes
 */
final class HostileCases {
    /** Words for the kinds of cases. */
    static final String OPERATORS = "operators";

    static final String NETWORKS = "networks";

    static final String SHAPES = "shapes";

    private final Chance chance;
    private final boolean whole;
    private final List<OperatorCall> shapes;
    private final List<OperatorCall> sound = OperatorCall.all();
    private final List<Graph> networks = new ArrayList<>();
    private final Map<String, List<String>> names = new HashMap<>();

    HostileCases(long seed, String kind) {
        chance = new Chance(seed);
        whole = kind.equals(NETWORKS);
        shapes = kind.equals(SHAPES)
                ? sound.stream().flatMap(call -> OddShapes.of(call).stream()).toList()
                : List.of();
        sound.forEach(call -> names.computeIfAbsent(call.operator(), key -> new ArrayList<>())
                .addAll(call.attributes().keySet()));
        if (whole) {
            readNetworks();
        }
    }

    private void readNetworks() {
        try {
            Path folder = Files.createTempDirectory("networks");
            for (String name : SmallNetworks.NAMES) {
                networks.add(OnnxReader.read(ByteBuffer.wrap(Files.readAllBytes(SmallNetworks.onnx(name, folder)))));
                Files.delete(folder.resolve(name + ".onnx"));
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many cases are sound; they come first. */
    int sound() {
        return whole ? networks.size() : sound.size();
    }

    private OperatorCall call(int number) {
        if (number >= sound.size() && !shapes.isEmpty()) {
            return shapes.get((number - sound.size()) % shapes.size());
        }
        OperatorCall call = sound.get(number % sound.size());
        return number < sound.size() ? call : new HostileCall(chance.at(number), names).of(call);
    }

    /** How many cases there are, where they are counted: sound calls, and each with one input of another shape. */
    int all() {
        return sound() + shapes.size();
    }

    /** What a case is, for people. */
    String describe(int number) {
        return whole
                ? SmallNetworks.NAMES.get(number % networks.size())
                : call(number).toString();
    }

    Graph network(int number) {
        if (!whole) {
            return call(number).network();
        }
        Graph network = networks.get(number % networks.size());
        return number < networks.size() ? network : new HostileNetwork(chance.at(number)).of(network);
    }
}
