package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.coverage.Coverage;

class OperatorsCommandTest {
    @Test
    void printsTheTableOfTheDocs() throws IOException {
        Run run = Run.of("operators");
        assertThat(run.status()).isZero();
        assertThat(Files.readString(Path.of("../docs/operators.md")))
                .as("docs/operators.md holds what 'vizsla operators' prints")
                .contains("```\n" + run.out() + "```\n");
    }

    @Test
    void printsSomeOperators() {
        Run run = Run.of("operators", "Relu", "LSTM");
        assertThat(run.out().lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("LSTM ") && line.contains("in parts"))
                .anyMatch(line -> line.startsWith("Relu ") && line.endsWith("passed on"));
    }

    @Test
    void printsJson() throws IOException {
        List<Object> all = JSON.std.listFrom(Run.of("operators", "--json").out());
        assertThat(all).hasSameSizeAs(Coverage.all());
        assertThat((Map<?, ?>) all.get(0))
                .extracting("operator", "operator_sets", "derivative", "relevance", "reason")
                .containsExactly("Abs", List.of(1, 6, 13), "yes", "passed on", "");
    }

    @Test
    void namesTheOperatorsThereAre() {
        Run run = Run.of("operators", "Resiz");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("vizsla: there is no operator 'Resiz' in the ONNX standard; did you mean Resize?");
    }
}
