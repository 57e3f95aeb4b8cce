package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.vizsla.runtime.Quarantine.Ending;
import org.vizsla.runtime.Quarantine.Result;

class QuarantineTest {
    private static final Quarantine USUAL = new Quarantine(Duration.ofMinutes(5), 1L << 28);

    private static Result run(Quarantine quarantine, String how) {
        return quarantine.run(Killer.class, List.of(how), Cancellation.NEVER);
    }

    @Test
    void reportsThatAProcessEndedWell() {
        assertThat(run(USUAL, "well")).isEqualTo(new Result(Ending.WELL, 0));
    }

    @Test
    void outlivesAProcessThatOnnxRuntimeKills() {
        Result result = run(USUAL, "killing");

        assertThat(result.how()).isEqualTo(Ending.BADLY);
        assertThat(result.description()).startsWith("died");
    }

    @Test
    void reportsTheStatusOfAProcess() {
        assertThat(run(USUAL, "status").description()).isEqualTo("died (status 9)");
    }

    @Test
    void stopsAProcessThatDoesNotEnd() {
        Result result = run(new Quarantine(Duration.ofSeconds(1), 1L << 28), "endless");

        assertThat(result.how()).isEqualTo(Ending.OUT_OF_TIME);
        assertThat(result.description()).isEqualTo("took too long");
    }

    @Test
    void stopsAProcessThatTakesTooMuchMemory() {
        assertThat(run(USUAL, "memory").how()).isEqualTo(Ending.OUT_OF_MEMORY);
    }

    @Test
    void stopsAProcessWhenCancelled() {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Result> running =
                CompletableFuture.supplyAsync(() -> USUAL.run(Killer.class, List.of("endless"), cancellation));
        cancellation.cancel();

        assertThatThrownBy(running::join).hasCauseInstanceOf(CancelledException.class);
    }
}
