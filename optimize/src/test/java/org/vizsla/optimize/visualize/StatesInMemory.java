package org.vizsla.optimize.visualize;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.kept.StateReader;

/**
 * Keeps states in memory, after each step, of which only some arrive.
 *
 * @param lost how many after each that arrives
 */
public record StatesInMemory(Map<Integer, byte[]> states, int lost) implements KeptStates {
    public StatesInMemory(int lost) {
        this(new ConcurrentHashMap<>(), lost);
    }

    @Override
    public Optional<StateReader> read(int number) {
        return Optional.ofNullable(states.get(number)).map(state -> new StateReader("it", ByteBuffer.wrap(state)));
    }

    @Override
    public void write(int number, byte[] state) {
        if (ByteBuffer.wrap(state).getInt() % (lost + 1) == 0) {
            states.put(number, state);
        }
    }

    @Override
    public Duration interval() {
        return Duration.ZERO;
    }
}
