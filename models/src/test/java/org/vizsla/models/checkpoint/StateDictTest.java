package org.vizsla.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.VizslaException;

/** Which of a saved object's parts are the weights. */
class StateDictTest {
    private static final StoredTensor WEIGHT = TorchFiles.TENSORS.get(0);
    private static final StoredTensor BIAS = TorchFiles.TENSORS.get(1);

    @TempDir
    Path folder;

    private Map<String, ?> read(PickleWriter pickle) throws IOException {
        Path file = folder.resolve("w.pth");
        TorchFiles.zip(file, pickle.stop(), TorchFiles.STORAGES);
        return Checkpoints.read(file).tensors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state_dict", "model_state_dict", "model", "weights_of_mine"})
    void weightsAreTakenOutOfATrainingCheckpoint(String key) throws IOException {
        PickleWriter pickle = new PickleWriter().emptyDict().mark();
        pickle.text("epoch").integer(90).text("best").raw('G', 0, 0, 0, 0, 0, 0, 0, 0);
        pickle.text(key).orderedDict().mark().entry(WEIGHT).entry(BIAS).setItems();
        pickle.text("optimizer").emptyDict().mark();
        pickle.text("state")
                .emptyDict()
                .mark()
                .integer(0)
                .tensor(BIAS, false)
                .setItems()
                .setItems();

        assertThat(read(pickle.setItems()).keySet()).isEqualTo(java.util.Set.of(WEIGHT.name(), BIAS.name()));
    }

    @Test
    void theUsualKeyWinsOverOtherSetsOfWeights() throws IOException {
        PickleWriter pickle = new PickleWriter().emptyDict().mark();
        pickle.text("ema").orderedDict().mark().entry(BIAS).setItems();
        pickle.text("state_dict").orderedDict().mark().entry(WEIGHT).setItems();

        assertThat(read(pickle.setItems())).containsOnlyKeys(WEIGHT.name());
    }

    @Test
    void severalSetsOfWeightsWithoutAUsualKeyAreRefused() {
        PickleWriter pickle = new PickleWriter().emptyDict().mark();
        pickle.text("generator").orderedDict().mark().entry(BIAS).setItems();
        pickle.text("critic").orderedDict().mark().entry(WEIGHT).setItems();

        assertThatThrownBy(() -> read(pickle.setItems()))
                .isInstanceOf(VizslaException.class)
                .hasMessageEndingWith("w.pth holds several sets of weights ('generator' and 'critic');"
                        + " save the one to use in a separate file");
    }

    @Test
    void thePrefixOfParallelTrainingIsDropped() throws IOException {
        PickleWriter pickle = new PickleWriter().orderedDict().mark();
        pickle.text("module.a").tensor(WEIGHT, false).text("module.b").tensor(BIAS, false);

        assertThat(read(pickle.setItems())).containsOnlyKeys("a", "b");
    }

    @Test
    void aPrefixThatNotAllNamesHaveIsKept() throws IOException {
        PickleWriter pickle = new PickleWriter().orderedDict().mark();
        pickle.text("module.a").tensor(WEIGHT, false).text("b").tensor(BIAS, false);

        assertThat(read(pickle.setItems())).containsOnlyKeys("module.a", "b");
    }

    @Test
    void parametersAndAttributesAreUnwrapped() throws IOException {
        PickleWriter pickle = new PickleWriter().orderedDict().mark();
        pickle.text("new").global("torch._utils", "_rebuild_parameter").mark();
        pickle.tensor(WEIGHT, false).raw(0x88).orderedDict().tuple().reduce();
        pickle.text("old").global("torch.nn.parameter", "Parameter").mark();
        pickle.tensor(BIAS, false).tuple().reduce();
        pickle.mark().raw(0x88, 0x89).orderedDict().tuple().raw('b').setItems();
        pickle.emptyDict().text("_metadata").orderedDict().raw('s').raw('b');

        assertThat(read(pickle)).containsOnlyKeys("new", "old");
    }

    @Test
    void dictionariesOfPython2AreRead() throws IOException {
        PickleWriter pickle =
                new PickleWriter().global("collections", "OrderedDict").raw(']').mark();
        pickle.raw(']').mark().shortString("a").tensor(WEIGHT, false).raw('e');
        pickle.raw(']').mark().shortString("b").tensor(BIAS, false).raw('e');
        pickle.raw('e').raw(0x85).reduce();

        assertThat(read(pickle)).containsOnlyKeys("a", "b");
    }

    @Test
    void sizesMayBeOfTorchsOwnType() throws IOException {
        PickleWriter pickle = new PickleWriter().orderedDict().text("w");
        pickle.global("torch._utils", "_rebuild_tensor").mark().mark();
        pickle.text("storage")
                .global("torch", "FloatStorage")
                .text("0")
                .text("cpu")
                .integer(6);
        pickle.tuple().raw('Q').integer(0);
        pickle.global("torch", "Size").integers(List.of(3L, 2L)).raw(0x85).reduce();
        pickle.integers(List.of(2L, 1L)).tuple().reduce().raw('s');

        assertThat(read(pickle).get("w")).hasToString("float32[3, 2][1.0, 2.0, 3.0, 4.0, 5.0, 6.0]");
    }

    @Test
    void somethingWithoutWeightsIsRefused() {
        for (PickleWriter pickle : List.of(
                new PickleWriter().integer(3),
                new PickleWriter().emptyDict(),
                new PickleWriter().tensor(WEIGHT, false),
                new PickleWriter().emptyDict().put(0).text("model").get(0).raw('s'))) {
            assertThatThrownBy(() -> read(pickle))
                    .isInstanceOf(VizslaException.class)
                    .hasMessageEndingWith(
                            "w.pth holds no weights by name; save them with torch.save(model.state_dict(), FILE)");
        }
    }
}
