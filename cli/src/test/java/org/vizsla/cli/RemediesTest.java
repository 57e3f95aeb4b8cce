package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.explain.Reason;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;

/** What the command line advises. */
class RemediesTest {
    private static final List<Remedy> ONE_OF_EACH_KIND = List.of(
            Remedy.give(Setting.DEVICE, "cpu"),
            Remedy.omit(Setting.ARCHITECTURE),
            new Remedy.SetParameter("grad_cam", "relu", "false"),
            Remedy.lookUp(Listing.MODELS),
            new Remedy.PullWeights("resnet18"),
            new Remedy.RemoveWeights("resnet18"),
            new Remedy.UseCudaBuild(),
            new Remedy.TryLater(),
            new Remedy.Raise(Limit.NODES),
            new Remedy.MoreMemory(),
            new Remedy.TryLater().or(Remedy.give(Setting.WEIGHTS)));

    @Test
    void hasWordsForEachKind() {
        assertThat(ONE_OF_EACH_KIND.stream().<Class<?>>map(Remedy::getClass))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Remedy.class.getPermittedSubclasses()));
        assertThat(ONE_OF_EACH_KIND.stream().map(Remedies::words))
                .containsExactly(
                        "use --device cpu",
                        "omit --arch",
                        "use --set grad_cam.relu=false",
                        "'vizsla models' lists all",
                        "'vizsla models pull resnet18' downloads them",
                        "'vizsla models remove resnet18' deletes it",
                        "build Vizsla with 'mvn -Pcuda clean package -DskipTests'",
                        "try again later",
                        "for a file that you trust, raise it with VIZSLA_JAVA_OPTIONS=-Dvizsla.limit.nodes=NUMBER",
                        "give Java more memory with VIZSLA_JAVA_OPTIONS=-Xmx4g",
                        "try again later, or give your own file with --weights FILE");
    }

    @Test
    void namesEachValueThatWouldDo() {
        assertThat(Remedies.words(Remedy.give(Setting.ARCHITECTURE, "alexnet_caffe", "alexnet_original")))
                .isEqualTo("use --arch alexnet_caffe or --arch alexnet_original");
    }

    @Test
    void asksAboutNamesThatAreNear() {
        assertThat(Remedies.words(Remedy.lookUp(Listing.METHODS, "gradcam", List.of("grad_cam", "saliency"))))
                .isEqualTo("did you mean grad_cam? 'vizsla methods' lists all");
    }

    @ParameterizedTest
    @EnumSource
    void knowsEverySetting(Setting setting) {
        assertThat(Stream.of(Remedy.give(setting), Remedy.give(setting, "x"), Remedy.omit(setting))
                        .map(Remedies::words))
                .allMatch(words -> words.contains(" --") || words.contains(" VIZSLA_"));
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryList(Listing listing) {
        assertThat(Remedies.words(Remedy.lookUp(listing)))
                .startsWith("'vizsla ")
                .contains("' lists ");
    }

    @Test
    void aMessageIsOneLineWithTheRemedyBehindIt() {
        assertThat(Remedies.message(new VizslaException("broken\n in two"))).isEqualTo("broken in two");
        assertThat(Remedies.message(new VizslaException("no CUDA", Remedy.give(Setting.DEVICE, "cpu"))))
                .isEqualTo("no CUDA; use --device cpu");
    }

    @Test
    void followTheReasonWhyAMethodDoesNotApply() {
        assertThat(Remedies.message(Reason.of("there is no feature map"))).isEqualTo("there is no feature map");
        assertThat(Remedies.message(new Reason("no derivative of Sin", Optional.of(Remedy.lookUp(Listing.OPERATORS)))))
                .isEqualTo("no derivative of Sin; 'vizsla inspect MODEL' lists its operators and which of them have a"
                        + " derivative");
    }

    @Test
    void aFailureKeepsTheRemedyOfItsCause() {
        VizslaException cause = new VizslaException("no CUDA", Remedy.give(Setting.DEVICE, "cpu"));
        assertThat(Remedies.message(new VizslaException("it failed: no CUDA", cause)))
                .isEqualTo("it failed: no CUDA; use --device cpu");
        assertThat(Remedies.message(new VizslaException("it failed", new IllegalStateException())))
                .isEqualTo("it failed");
    }
}
