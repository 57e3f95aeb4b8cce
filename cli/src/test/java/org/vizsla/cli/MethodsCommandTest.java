package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.method.registry.Methods;

class MethodsCommandTest {
    @Test
    void listsAllMethodsByFamilyInOneLineEach() {
        Run run = Run.of("methods");
        assertThat(run.status()).isZero();
        List<String> lines = run.out().lines().toList();
        Methods.all()
                .forEach(method -> assertThat(lines)
                        .anyMatch(line ->
                                line.startsWith("  " + method.name() + " ") && line.endsWith(method.description())));
        assertThat(lines).contains("gradient", "layer", "class_activation");
        assertThat(lines).filteredOn(line -> line.startsWith("  ")).hasSameSizeAs(Methods.all());
        assertThat(lines).allMatch(line -> line.length() <= 110);
        assertThat(lines).last().isEqualTo("'vizsla methods NAME' describes a method and its parameters.");
    }

    @Test
    void describesAMethodWithItsParameters() {
        Run run = Run.of("methods", "saliency");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "saliency: how much the score changes with each value of the image",
                        "  family  gradient",
                        "  paper   Simonyan, Vedaldi, Zisserman, 2013: Deep Inside Convolutional Networks",
                        "  needs   gradients",
                        "  cost    1 forward, 1 backward",
                        "  --set saliency.part=signed",
                        "          which part of the gradient; one of signed, absolute, positive, negative");
    }

    @Test
    void printsJson() throws IOException {
        List<Object> all = JSON.std.listFrom(Run.of("methods", "--json").out());
        assertThat(all).hasSameSizeAs(Methods.all());
        List<Object> one =
                JSON.std.listFrom(Run.of("methods", "guided_grad_cam", "--json").out());
        assertThat(one).hasSize(1);
        assertThat(((Map<?, ?>) one.get(0)).get("parameters"))
                .asString()
                .contains("upsampling")
                .contains("nearest");
    }

    @Test
    void namesTheMethodsThereAre() {
        Run run = Run.of("methods", "salience");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("vizsla: there is no method 'salience'; did you mean saliency? 'vizsla methods' lists all");
    }
}
