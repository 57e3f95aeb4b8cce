package org.vizsla.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.VizslaException;

/** Pickles that want to run something, or to fill the memory. */
@Tag("once")
class HostilePickleTest {
    private static final String NO_WEIGHTS =
            "holds no weights by name; save them with torch.save(model.state_dict(), FILE)";
    private static final String DAMAGED = "is damaged: its pickle is inconsistent; copy or download it again";

    @TempDir
    Path folder;

    /** Both forms of file, each with this pickle, are refused with this message. */
    private void assertRefused(PickleWriter pickle, String problem) throws IOException {
        byte[] bytes = pickle.stop();
        Path zip = folder.resolve("w.pth");
        TorchFiles.zip(zip, bytes, Map.of());
        assertThatThrownBy(() -> Checkpoints.read(zip))
                .isInstanceOf(VizslaException.class)
                .hasMessage(zip + " " + problem);
        Path legacy = folder.resolve("legacy.pth");
        TorchFiles.legacy(legacy, bytes, 0x88, List.of(), Map.of());
        assertThatThrownBy(() -> Checkpoints.readCached(legacy, folder.resolve("cache")))
                .isInstanceOf(VizslaException.class)
                .hasMessage(legacy + " " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "os, system",
        "posix, system",
        "builtins, eval",
        "torch, load",
        "collections, OrderedDict.__reduce__",
        "torchvision.models.alexnet, AlexNet",
        "java.lang, Runtime"
    })
    void nothingElseIsCalled(String module, String name) throws IOException {
        assertRefused(
                new PickleWriter()
                        .global(module, name)
                        .text("touch /tmp/owned")
                        .raw(0x85)
                        .reduce(),
                "asks for '" + module + "." + name + "', which no checkpoint of weights needs; Vizsla did not run it."
                        + " Save the weights alone: torch.save(model.state_dict(), FILE)");
    }

    @Test
    void unknownElementTypesAreNamed() throws IOException {
        assertRefused(
                new PickleWriter().global("torch", "ComplexFloatStorage"),
                "holds elements of type 'torch.ComplexFloatStorage', which Vizsla does not read;"
                        + " convert them to float32 and save again");
    }

    @Test
    void whatIsQuotedStaysOnOneShortLine() throws IOException {
        assertRefused(
                new PickleWriter().global("o\u001b[31m\rs", "x".repeat(100)),
                "asks for 'o\\u001b[31m\\rs." + "x".repeat(71) + "...', which no checkpoint of weights needs;"
                        + " Vizsla did not run it. Save the weights alone: torch.save(model.state_dict(), FILE)");
    }

    @ParameterizedTest
    @CsvSource({"0x93", "0x81", "0x92", "0x8b", "0x82", "0x69", "0x6f", "0x49", "0x53", "0x95", "0x00", "0xff"})
    void otherInstructionsAreRefused(String code) throws IOException {
        assertRefused(
                new PickleWriter().raw(Integer.decode(code)),
                "holds the pickle instruction " + code + ", which torch.save does not write with its default"
                        + " protocol 2: it is damaged, or save it again with the default");
    }

    @Test
    void otherProtocolsAreRefused() throws IOException {
        assertRefused(
                new PickleWriter().raw(0x80, 4),
                "is written in pickle protocol 4; save it again with torch.save's default, protocol 2");
    }

    @Test
    void aHighMemoIndexTakesNoMemory() throws IOException {
        assertRefused(new PickleWriter().none().raw('r', 0xff, 0xff, 0xff, 0x7f), NO_WEIGHTS);
        assertRefused(new PickleWriter().none().raw('r', 0xff, 0xff, 0xff, 0xff), NO_WEIGHTS);
    }

    @Test
    void doublingTuplesAreNeverUnfolded() throws IOException {
        PickleWriter pickle = new PickleWriter().raw(')');
        for (int i = 0; i < 100; i++) {
            pickle.put(i).get(i).raw(0x86);
        }
        assertRefused(pickle, NO_WEIGHTS);
        PickleWriter asKey = new PickleWriter().emptyDict().raw(')');
        for (int i = 0; i < 100; i++) {
            asKey.put(i).get(i).raw(0x86);
        }
        assertRefused(asKey.none().raw('s'), NO_WEIGHTS);
    }

    @Test
    void deepNestingDoesNotRecurse() throws IOException {
        PickleWriter tuples = new PickleWriter().raw(')');
        PickleWriter dicts = new PickleWriter().emptyDict();
        PickleWriter marks = new PickleWriter();
        for (int i = 0; i < 300_000; i++) {
            tuples.raw(0x85);
            dicts.text("model").emptyDict();
            marks.mark();
        }
        for (int i = 0; i < 300_000; i++) {
            dicts.raw('s');
        }
        assertRefused(tuples, NO_WEIGHTS);
        assertRefused(dicts, NO_WEIGHTS);
        assertRefused(marks, DAMAGED);
    }

    @Test
    void aDictionaryInItselfIsNotFollowed() throws IOException {
        assertRefused(
                new PickleWriter().emptyDict().put(0).text("state_dict").get(0).raw('s'), NO_WEIGHTS);
    }

    @Test
    void theNumberOfInstructionsIsLimited() throws IOException {
        assertRefused(
                new PickleWriter().raw(new int[2_000_000]).raw(']'),
                "holds the pickle instruction 0x00, which torch.save does not write with its default"
                        + " protocol 2: it is damaged, or save it again with the default");
        int[] lists = new int[2_000_001];
        java.util.Arrays.fill(lists, ']');
        assertRefused(new PickleWriter().raw(lists), "describes more than Vizsla reads (2000000 pickle instructions)");
    }

    @Test
    void copiesOfALargeListAreCounted() throws IOException {
        PickleWriter pickle = new PickleWriter().raw(']').mark();
        for (int i = 0; i < 20_000; i++) {
            pickle.text("key" + i).none().raw(0x86);
        }
        pickle.raw('e').raw(0x85).put(0).global("collections", "OrderedDict").put(1);
        for (int i = 0; i < 11; i++) {
            pickle.get(1).get(0).reduce();
        }
        assertRefused(pickle, "fills dictionaries with more than 200000 entries");
    }

    @Test
    void lengthsAreNoLongerThanTheFile() throws IOException {
        for (PickleWriter pickle : List.of(
                new PickleWriter().raw('X', 0xff, 0xff, 0xff, 0xff),
                new PickleWriter().raw('X', 0xff, 0xff, 0xff, 0x7f),
                new PickleWriter().raw('T', 0, 0, 0, 0x80),
                new PickleWriter().raw(0x8a, 255, 1, 2, 3))) {
            Path file = folder.resolve("w.pth");
            TorchFiles.zip(file, pickle.stop(), Map.of());
            assertThatThrownBy(() -> Checkpoints.read(file))
                    .isInstanceOf(VizslaException.class)
                    .hasMessageMatching(".*w.pth is incomplete \\(\\d+ bytes\\): copy or download it again");
        }
    }

    @Test
    void longNumbersAreNoWeights() throws IOException {
        PickleWriter pickle = new PickleWriter().raw(0x8a, 255);
        for (int i = 0; i < 255; i++) {
            pickle.raw(0xff);
        }
        assertRefused(pickle, NO_WEIGHTS);
    }

    @Test
    void anEmptyStackIsNoticed() throws IOException {
        for (int code : new int[] {'.', 't', 0x85, 0x87, 'a', 'e', 's', 'u', 'q', 'R', 'b', 'Q'}) {
            assertRefused(new PickleWriter().raw(code, 0), DAMAGED);
            assertRefused(new PickleWriter().raw('N', 'N', '(', code, 0), code == 't' ? OTHER : DAMAGED);
        }
        assertRefused(new PickleWriter().get(7), DAMAGED);
    }

    private static final String OTHER = "holds the pickle instruction 0x00, which torch.save does not write with its"
            + " default protocol 2: it is damaged, or save it again with the default";

    @Test
    void callsWithTheWrongArgumentsAreRefused() throws IOException {
        assertRefused(
                new PickleWriter().none().raw(')').reduce(),
                "is damaged or not a checkpoint: it holds a call of something that is not a function");
        assertRefused(
                new PickleWriter().global("torch", "FloatStorage").raw(')').reduce(),
                "is damaged or not a checkpoint: it holds a call of torch.FloatStorage");
        assertRefused(
                new PickleWriter()
                        .global("torch._utils", "_rebuild_tensor_v2")
                        .raw(')')
                        .reduce(),
                "is damaged or not a checkpoint: it holds a call with too few arguments");
        assertRefused(
                new PickleWriter().text("module").raw(0x85).raw('Q'),
                "is damaged or not a checkpoint: it holds a reference to something that is not a storage");
    }

    @Test
    void aStorageIsDescribedInOneWay() throws IOException {
        PickleWriter pickle = new PickleWriter().orderedDict().mark();
        pickle.entry(StoredTensor.floats("a", "0", 6, List.of(6L), List.of(1L)));
        pickle.entry(new StoredTensor("b", "DoubleStorage", "0", 6, 0, List.of(6L), List.of(1L)));
        assertRefused(pickle.setItems(), "describes storage '0' in two ways");
    }
}
