package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;

/** The table of published weights. */
class CatalogueTest {
    private static final Set<String> UNPUBLISHED = Set.of("alexnet_caffe", "alexnet_original", "alexnet_menagerie");

    @Test
    void hasEveryArchitectureOfTorchvisionInTheirOrder() {
        assertThat(Catalogue.torchvision().all())
                .extracting(PublishedWeights::name)
                .containsExactlyElementsOf(Architectures.all().stream()
                        .map(Architecture::name)
                        .filter(name -> !UNPUBLISHED.contains(name))
                        .collect(Collectors.toList()));
    }

    @Test
    void filesAreNamedAfterTheirArchitectureAndDigest() {
        assertThat(Catalogue.torchvision().all()).allSatisfy(weights -> {
            assertThat(weights.file()).startsWith(weights.name() + "-").endsWith(".pth");
            assertThat(weights.digest()).matches("[0-9a-f]{8}");
            assertThat(weights.top1()).isBetween(56.0, 78.0);
        });
    }

    /** A file holds its parameters in 4 bytes each; names, and the running means of batch normalizations, take a little more. */
    @Test
    void sizesAreThoseOfTheirParameters() {
        assertThat(Catalogue.torchvision().all()).allSatisfy(weights -> {
            long bytes = 4 * Architectures.byName(weights.name()).parameterCount(1000);
            assertThat(weights.bytes()).isBetween(bytes, bytes + bytes / 100 + 20_000);
        });
    }

    /** Against the numbers that torchvision states. */
    @ParameterizedTest
    @CsvSource({
        "alexnet, 61100840",
        "vgg11, 132863336",
        "vgg11_bn, 132868840",
        "vgg13, 133047848",
        "vgg13_bn, 133053736",
        "vgg16, 138357544",
        "vgg16_bn, 138365992",
        "vgg19, 143667240",
        "vgg19_bn, 143678248",
        "squeezenet1_0, 1248424",
        "squeezenet1_1, 1235496",
        "resnet18, 11689512",
        "resnet34, 21797672",
        "resnet50, 25557032",
        "resnet101, 44549160"
    })
    void parametersAreCountedAsTorchvisionCountsThem(String name, long count) {
        assertThat(Architectures.byName(name).parameterCount(1000)).isEqualTo(count);
    }

    @Test
    void whatNobodyPublishesIsSaidToBeSo() {
        for (String name : Set.of("alexnet_caffe", "alexnet_original")) {
            assertThatThrownBy(() -> Catalogue.torchvision().require(name))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("nobody publishes weights of " + name + " where Vizsla downloads them")
                    .isInstanceOfSatisfying(
                            VizslaException.class,
                            failure -> assertThat(failure.remedy()).contains(Remedy.give(Setting.WEIGHTS)));
        }
    }

    @Test
    void whatVizslaBringsAlongIsNotDownloaded() {
        assertThatThrownBy(() -> Catalogue.torchvision().require("alexnet_menagerie"))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the weights of alexnet_menagerie come with Vizsla; there is nothing to download")
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy()).contains(Remedy.give(Setting.MODEL, "menagerie")));
    }

    @Test
    void ofWhatIsUnknownNearNamesAreNamed() {
        assertThatThrownBy(() -> Catalogue.torchvision().require("resnet19"))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no architecture 'resnet19'")
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy())
                                .contains(new Remedy.LookUp(
                                        Listing.MODELS, List.of("resnet18", "resnet34", "resnet50"))));
    }

    @Test
    void namesThatAreNoFilesAreRefused() {
        for (String file : new String[] {
            "a.pth", "../a-12345678.pth", "a/b-12345678.pth", "a-1234567.pth", ".a-12345678.pth", "a-ABCDEF12.pth"
        }) {
            assertThatThrownBy(() -> new PublishedWeights("a", file, 1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + " is not NAME-SHA256.pth");
        }
    }
}
