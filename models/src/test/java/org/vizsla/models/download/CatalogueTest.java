package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
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
        List<String> known = Architectures.all().stream()
                .map(Architecture::name)
                .filter(name -> !UNPUBLISHED.contains(name))
                .toList();

        assertThat(known).hasSize(80);
        assertThat(Catalogue.torchvision().all())
                .extracting(PublishedWeights::architecture)
                .containsSubsequence(known)
                .isSubsetOf(known);
        assertThat(known)
                .allSatisfy(name -> assertThat(Catalogue.torchvision().require(name))
                        .satisfies(weights -> assertThat(weights.name()).isEqualTo(name))
                        .satisfies(weights -> assertThat(weights.architecture()).isEqualTo(name)));
    }

    @Test
    void filesAreNamedAfterTheirDigest() {
        assertThat(Catalogue.torchvision().all()).hasSize(114);
        assertThat(Catalogue.torchvision().all())
                .extracting(PublishedWeights::name)
                .doesNotHaveDuplicates();
        assertThat(Catalogue.torchvision().all())
                .extracting(PublishedWeights::file)
                .doesNotHaveDuplicates();
        assertThat(Catalogue.torchvision().all()).allSatisfy(weights -> {
            assertThat(weights.file()).endsWith(".pth");
            assertThat(weights.digest()).matches("[0-9a-f]{8}|[0-9a-f]{10}");
            assertThat(weights.entry()).matches("IMAGENET1K_(V[12]|SWAG_(E2E|LINEAR)_V1)");
            assertThat(weights.top1()).isBetween(56.0, 89.0);
        });
    }

    @Test
    void weightsThatAreNotTheFirstAreNamedWithTheirEntry() {
        Catalogue catalogue = Catalogue.torchvision();

        assertThat(catalogue.of(Architectures.byName("resnet50")))
                .extracting(PublishedWeights::name)
                .containsExactly("resnet50", "resnet50.IMAGENET1K_V2");
        assertThat(catalogue.require("resnet50.IMAGENET1K_V1")).isEqualTo(catalogue.require("resnet50"));
        assertThat(catalogue.require("resnet50.IMAGENET1K_V2").file()).isEqualTo("resnet50-11ad3fa6.pth");
        assertThat(Catalogue.architectureOf("resnet50.IMAGENET1K_V2")).isEqualTo("resnet50");
        assertThatThrownBy(() -> catalogue.require("resnet50.IMAGENET1K_V3"))
                .hasMessage("there are no weights 'resnet50.IMAGENET1K_V3'")
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy())
                                .contains(new Remedy.LookUp(Listing.MODELS, List.of("resnet50.IMAGENET1K_V2"))));
    }

    /**
     * A file holds its parameters in 4 bytes each; names, and the running means of batch normalizations, take a little more. Others hold auxiliary classifiers
     * too, or half precision.
     */
    @Test
    void sizesAreThoseOfTheirParameters() {
        Set<String> others = Set.of(
                "googlenet",
                "inception_v3",
                "wide_resnet50_2",
                "wide_resnet101_2",
                "vit_h_14.IMAGENET1K_SWAG_LINEAR_V1");
        assertThat(Catalogue.torchvision().all())
                .filteredOn(weights -> !others.contains(weights.name()))
                .allSatisfy(weights -> {
                    long bytes =
                            4 * Architectures.byName(weights.architecture()).parameterCount(1000);
                    assertThat(weights.bytes()).isBetween(bytes, bytes + bytes / 80 + 200_000);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "resnet50; shorter side 256 (bilinear), centre 224 x 224, mean [0.485, 0.456, 0.406], deviation [0.229, 0.224, 0.225]",
                "convnext_tiny; shorter side 236 (bilinear), centre 224 x 224, mean [0.485, 0.456, 0.406], deviation [0.229, 0.224, 0.225]",
                "vit_h_14; shorter side 518 (bicubic), centre 518 x 518, mean [0.485, 0.456, 0.406], deviation [0.229, 0.224, 0.225]",
                "efficientnet_v2_l; shorter side 480 (bicubic), centre 480 x 480, mean [0.5, 0.5, 0.5], deviation [0.5, 0.5, 0.5]",
            })
    void imagesArePreparedAsPublished(String name, String images) {
        assertThat(Catalogue.torchvision().require(name).preprocessing().describe())
                .isEqualTo(images);
    }

    /** The first weights of an architecture are for images of its size. */
    @Test
    void sizesOfImagesAreThoseOfTheArchitectures() {
        assertThat(Catalogue.torchvision().all())
                .filteredOn(weights -> weights.name().equals(weights.architecture()))
                .hasSize(80)
                .allSatisfy(weights -> assertThat(weights.preprocessing().crop())
                        .isEqualTo(Architectures.byName(weights.name()).size()));
    }

    @Test
    void termsOfUseAreNamed() {
        assertThat(Catalogue.torchvision().require("vit_h_14").license()).startsWith("CC-BY-NC-4.0");
        assertThat(Catalogue.torchvision().require("vit_b_16").license()).startsWith("BSD-3-Clause");
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
            assertThatThrownBy(() -> TestFile.weights("a", file, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + " is not NAME-SHA256.pth");
        }
    }
}
