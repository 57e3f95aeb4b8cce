package org.vizsla.reference.hostile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.random.Chance;
import org.vizsla.testkit.hostile.HostileCall;
import org.vizsla.testkit.hostile.OperatorCall;

/** Sound networks with one hostile operator, numbered; each depends on the seed and its number alone. */
final class HostileCases {
    private final Chance chance;
    private final List<OperatorCall> sound = OperatorCall.all();
    private final Map<String, List<String>> names = new HashMap<>();

    HostileCases(long seed) {
        chance = new Chance(seed);
        sound.forEach(call -> names.computeIfAbsent(call.operator(), key -> new ArrayList<>())
                .addAll(call.attributes().keySet()));
    }

    /** How many operators' calls there are. */
    int calls() {
        return sound.size();
    }

    OperatorCall call(int number) {
        OperatorCall call = sound.get(number % sound.size());
        return number < sound.size() ? call : new HostileCall(chance.at(number), names).of(call);
    }

    /** The network; the first ones, one for each call, are sound. */
    Graph network(int number) {
        return call(number).network();
    }
}
