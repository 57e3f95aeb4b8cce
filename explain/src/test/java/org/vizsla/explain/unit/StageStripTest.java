package org.vizsla.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.explain.Linear;
import org.vizsla.explain.Small;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.unit.arithmetic.Steps;
import org.vizsla.models.Model;

class StageStripTest {
    @TempDir
    private Path folder = Path.of("");

    private static List<Stage> stages(Model model, int most) {
        Layers layers = new Layers(model);
        return new StageStrip(layers, Steps.of(layers)).stages(most);
    }

    @Test
    void endsStagesBehindTheirActivation() {
        List<Stage> stages = stages(Small.embedded(folder), 40);
        assertThat(stages.get(0)).isEqualTo(new Stage("features.1", "Conv", List.of("Relu"), 32, 55, 55));
        assertThat(stages).extracting(Stage::operator).contains("MaxPool", "Gemm");
        assertThat(stages).extracting(Stage::operator).doesNotContain("Relu", "Flatten", "BatchNormalization");
    }

    @Test
    void keepsMapsPoolsAndDenseLayersInTheirOrder() {
        assertThat(stages(Linear.network(), 40))
                .containsExactly(
                        new Stage("conv", "Conv", List.of(), 5, 6, 7),
                        new Stage("pool", "GlobalAveragePool", List.of(), 5, 1, 1),
                        new Stage("head", "Gemm", List.of(), 4, 1, 1));
    }

    @Test
    void seesNormalizationAndActivationsWithoutAnOperatorAsPartOfTheirLayer() {
        List<Stage> stages = stages(Small.network("mini_efficientnet", folder), 200);
        assertThat(stages.get(0).operator()).isEqualTo("Conv");
        assertThat(stages.get(0).after()).containsExactly("Silu");
        assertThat(stages).extracting(Stage::operator).contains("Mul", "Add").doesNotContain("Sigmoid");
    }

    @Test
    void joinsAreStages() {
        List<Stage> stages = stages(Small.network("mini_resnet", folder), 200);
        assertThat(stages)
                .filteredOn(stage -> stage.operator().equals("Add"))
                .isNotEmpty()
                .allSatisfy(stage -> assertThat(stage.after()).containsExactly("Relu"));
    }

    @ParameterizedTest
    @FieldSource("org.vizsla.testkit.SmallNetworks#NAMES")
    void isNoLongerThanAskedAndInOrder(String network) {
        Model model = Small.network(network, folder);
        List<Stage> all = stages(model, 1000);
        List<Stage> some = stages(model, 5);
        assertThat(some).hasSize(5).isSubsetOf(all);
        assertThat(all).filteredOn(some::contains).isEqualTo(some);
        assertThat(some.get(4)).isEqualTo(all.get(all.size() - 1));
    }

    @Test
    void ofALongNetworkTheEndsOfBlocksAreLeft() {
        Model model = Small.network("mini_mobilenet_v2", folder);
        List<Stage> all = stages(model, 1000);
        List<Stage> blocks = stages(model, all.size() - 1);
        assertThat(blocks).hasSizeBetween(8, all.size() - 1).isSubsetOf(all);
        assertThat(blocks).filteredOn(stage -> stage.operator().equals("Add")).isNotEmpty();
    }
}
