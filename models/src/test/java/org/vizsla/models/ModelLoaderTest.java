package org.vizsla.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.answer.OutputChoice;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.input.Assumption;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.testkit.FormulaWeights;
import org.vizsla.testkit.SmallNetworks;

@Tag("once")
class ModelLoaderTest {
    @TempDir
    Path folder;

    private static Path weights = Path.of("");
    private static Path imageNetWeights = Path.of("");

    @BeforeAll
    static void makeWeights(@TempDir Path shared) {
        weights = weights(shared, 5);
        imageNetWeights = weights(shared, 1000);
    }

    private static Path weights(Path shared, int classes) {
        Path file = shared.resolve("squeezed" + classes + ".safetensors");
        SafetensorsWriter.write(
                file, FormulaWeights.of(Architectures.byName("squeezenet1_1").shapes(classes)), Map.of());
        return file;
    }

    private Model load(ModelRequest request) {
        WeightsStore store =
                WeightsStore.of(Map.of("VIZSLA_CACHE", folder.resolve("cache").toString()));
        return new ModelLoader(store).load(request, ProgressListener.NONE);
    }

    private static ModelRequest request(Object model, @Nullable String architecture) {
        return new ModelRequest(model.toString(), architecture, null, null, false);
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void aFileOfWeightsTellsItsArchitecture() throws IOException {
        Model model = load(request(weights, null));

        assertThat(model.name()).isEqualTo("squeezenet1_1");
        assertThat(model.classes()).isEqualTo(5);
        assertThat(List.of(model.channels(), model.height(), model.width())).containsExactly(3, 224, 224);
        assertThat(model.isBatchDynamic()).isTrue();
        assertThat(model.labels().name(4)).isEqualTo("class 4");
        assertThat(model.file()).hasValueSatisfying(file -> assertThat(file).isEqualTo(weights));
        assertThat(model.knownPreprocessing()).hasValue(Preprocessing.IMAGENET);
    }

    /** The published name, which has a part of the checksum, and the published size: the images of that weights entry. */
    @Test
    void aPublishedFileHasItsPublishedImages() throws IOException {
        Path file = Files.copy(imageNetWeights, folder.resolve("squeezenet1_1-b8a52dc0.pth"));
        Model model = load(request(file, null));

        assertThat(model.preprocessing().fit()).isEqualTo(Fit.shorterSide(256, Interpolation.BILINEAR));
        assertThat(model.intake().assumptions())
                .extracting(Assumption::text)
                .containsExactly(
                        "images are normalized as torchvision publishes for squeezenet1_1 IMAGENET1K_V1: 0 to 1, mean"
                                + " 0.485, 0.456, 0.406, standard deviation 0.229, 0.224, 0.225",
                        "images are resized as torchvision publishes for squeezenet1_1 IMAGENET1K_V1: shorter side to 256,"
                                + " centre 224 x 224, bilinear");
    }

    @Test
    void theConfigurationBesideWeightsIsFollowed() throws IOException {
        Path file = Files.copy(weights, folder.resolve("model.safetensors"));
        text(
                "config.json",
                "{\"pretrained_cfg\": {\"input_size\": [3, 224, 224], \"mean\": [0.5, 0.5, 0.5], \"std\": [0.5, 0.5, 0.5],"
                        + " \"crop_pct\": 0.95, \"interpolation\": \"bicubic\"}}");
        Model model = load(request(file, null));

        assertThat(model.preprocessing().fit()).isEqualTo(Fit.shorterSide(235, Interpolation.BICUBIC));
        assertThat(model.preprocessing().mean()).containsOnly(0.5f);
    }

    @Test
    void weightsOfOneClassGiveANumberOrTwoSides() throws IOException {
        Path one = weights(folder, 1);
        Model number = load(request(one, null));
        assertThat(number.answer()).isEqualTo(Answer.NUMBER);
        assertThat(List.of(number.labels().name(0), number.labels().name(1))).containsExactly("higher", "lower");

        Path names = text("sides.txt", "healthy\nill\n");
        Model sides = load(new ModelRequest(one.toString(), null, null, names, false));
        assertThat(sides.answer()).isEqualTo(Answer.SIDES);
        assertThat(sides.classes()).isEqualTo(2);
        assertThat(sides.labels().find("ill")).isEqualTo(1);
    }

    @Test
    void weightsOfSeveralClassesMayBeOfLabels() {
        OutputChoice labels = new OutputChoice(null, Answer.LABELS);
        assertThat(load(request(weights, null).withOutput(labels)).answer()).isEqualTo(Answer.LABELS);
    }

    @Test
    void onlyOnnxFilesHaveSeveralOutputs() {
        ModelRequest request = request(weights, null).withOutput(new OutputChoice("scores", null));
        assertThatThrownBy(() -> load(request))
                .hasMessage(weights + " has only one output; those of .onnx files have names")
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy()).hasValue(Remedy.omit(Setting.OUTPUT)));
    }

    @Test
    void aNamedArchitectureTakesAFileOfWeights() {
        Model model = load(new ModelRequest("squeezenet1_1", null, weights, null, false));

        assertThat(model.name()).isEqualTo("squeezenet1_1");
        assertThat(load(request(weights, "squeezenet1_1")).classes()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"menagerie", "alexnet_menagerie"})
    void theEmbeddedNetworkIsThereWithoutAFile(String name) {
        Model model = load(ModelRequest.of(name));

        assertThat(model.name()).isEqualTo("alexnet_menagerie");
        assertThat(model.labels().name(3)).isEqualTo("tabby cat");
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void theEmbeddedNetworksClassesCanHaveOtherNames() throws IOException {
        Path names = text("names.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n");
        Path few = text("few.txt", "a\nb\n");

        assertThat(load(new ModelRequest("menagerie", null, null, names, false))
                        .labels()
                        .name(3))
                .isEqualTo("d");
        assertThatThrownBy(() -> load(new ModelRequest("menagerie", null, null, few, false)))
                .isInstanceOf(VizslaException.class)
                .hasMessage(few + " names 2 classes, but the network has 12");
    }

    /** A checkpoint that training left, or a copy of the embedded file. */
    @Test
    void aFileOfTheEmbeddedNetworksArchitectureIsTreatedLikeIt() {
        Path file = folder.resolve("epoch.safetensors");
        SafetensorsWriter.write(
                file,
                FormulaWeights.of(Architectures.byName("alexnet_menagerie").shapes(12)),
                Map.of("temperature", "1.5"));

        for (ModelRequest request :
                List.of(request(file, null), new ModelRequest("menagerie", null, file, null, false))) {
            Model model = load(request);
            assertThat(model.name()).isEqualTo("alexnet_menagerie");
            assertThat(model.labels().name(3)).isEqualTo("tabby cat");
            assertThat(model.temperature()).isEqualTo(1.5f);
            assertThat(model.file()).hasValue(file);
        }
    }

    @Test
    void aThousandClassesAreImageNets() {
        Model model = load(request(imageNetWeights, null));

        assertThat(model.labels().wnid(211)).isEqualTo("n02100583");
    }

    @Test
    void labelsAreReadFromAFile() throws IOException {
        Path labels = text("names.txt", "ant\nbee\ncat\ndog\neel\n");
        Model model = load(new ModelRequest(weights.toString(), null, null, labels, false));

        assertThat(model.labels().name(3)).isEqualTo("dog");
    }

    @Test
    void anOnnxModelIsToldByNameOrContent() throws IOException {
        Path onnx = SmallNetworks.onnx("mini_resnet", folder);
        Path nameless = Files.copy(onnx, folder.resolve("network"));

        assertThat(load(request(onnx, null)).name()).isEqualTo("mini_resnet");
        assertThat(load(request(onnx, null)).classes()).isEqualTo(20);
        assertThat(load(request(nameless, null)).classes()).isEqualTo(20);
    }

    @Test
    void aSoftmaxIsCutOffUnlessItIsWanted() throws IOException {
        String onnx = SmallNetworks.onnx("mini_caffe_alexnet", folder).toString();

        assertThat(load(new ModelRequest(onnx, null, null, null, false)).cutOff())
                .isEqualTo("Softmax");
        assertThat(load(new ModelRequest(onnx, null, null, null, true)).cutOff())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.onnx", "missing.pth", "missing.PT", "missing.safetensors", "folder/missing", "."})
    void missingFiles(String name) {
        String path = name.equals(".") ? folder.toString() : name;

        assertRefused(request(path, null), "there is no file " + path);
    }

    @Test
    void missingWeightsAndLabels() {
        Path missing = folder.resolve("missing");

        assertRefused(new ModelRequest("squeezenet1_1", null, missing, null, false), missing + " does not exist");
        assertRefused(new ModelRequest(weights.toString(), null, null, missing, false), missing + " does not exist");
    }

    @Test
    void aTextNamedOnnx() throws IOException {
        Path file = text("model.onnx", "Dear all,\nhere is the model.\n");

        assertThatThrownBy(() -> load(request(file, null)))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith(file.toString())
                .message()
                .doesNotContain("\n")
                .hasSizeLessThan(300);
    }

    @Test
    void aTextNamedPth() throws IOException {
        Path file = text("model.pth", "Dear all,\nhere is the model.\n");

        assertThatThrownBy(() -> load(request(file, "resnet18")))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith(file + " is ")
                .message()
                .doesNotContain("\n")
                .hasSizeLessThan(300);
    }

    @Test
    void unknownNamesGetASuggestion() {
        assertRefused(
                request("squeezenet1.1", null),
                "there is no architecture 'squeezenet1.1'",
                new Remedy.LookUp(Listing.MODELS, List.of("squeezenet1_1", "squeezenet1_0")));
        assertRefused(
                request(weights, "squezenet1_1"),
                "there is no architecture 'squezenet1_1'",
                new Remedy.LookUp(Listing.MODELS, List.of("squeezenet1_1", "squeezenet1_0")));
    }

    @Test
    void weightsOfAnotherArchitecture() {
        assertThatThrownBy(() -> load(request(weights, "squeezenet1_0")))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("the weights do not fit squeezenet1_0: ")
                .hasMessageEndingWith("; these look like squeezenet1_1 weights");
        assertThatThrownBy(() -> load(new ModelRequest("resnet18", null, weights, null, false)))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("the weights do not fit resnet18: missing conv1.weight, ")
                .hasMessageEndingWith("; these look like squeezenet1_1 weights");
    }

    @Test
    void weightsOfNoKnownArchitecture() {
        Path file = folder.resolve("other.safetensors");
        SafetensorsWriter.write(file, Map.of("w", org.vizsla.graph.Tensor.scalar(1f)), Map.of());

        assertRefused(
                request(file, null),
                "the architecture of " + file + " cannot be recognized from its weights",
                Remedy.give(Setting.ARCHITECTURE));
    }

    @Test
    void labelsOfAnotherNumberOfClasses() throws IOException {
        Path labels = text("names.txt", "ant\nbee\n");
        Path onnx = SmallNetworks.onnx("mini_resnet", folder);

        assertRefused(
                new ModelRequest(weights.toString(), null, null, labels, false),
                labels + " names 2 classes, but the network has 5");
        assertRefused(
                new ModelRequest(onnx.toString(), null, null, labels, false),
                labels + " names 2 classes, but the network has 20");
        Path spaced = text("spaced.txt", "ant\n\nbee\n\nwasp\n\nfly\n");
        assertRefused(
                new ModelRequest(weights.toString(), null, null, spaced, false),
                spaced
                        + " names 7 classes, but the network has 5; 3 of its lines are empty, and each counts as a class");
    }

    @Test
    void anArchitectureForAnOnnxModelIsAMistake() throws IOException {
        Path onnx = SmallNetworks.onnx("mini_resnet", folder);

        assertRefused(
                request(onnx, "resnet18"),
                onnx + " is an ONNX model, which has its own architecture",
                Remedy.omit(Setting.ARCHITECTURE));
    }

    @Test
    void weightsForAFileAreAMistake() throws IOException {
        Path onnx = SmallNetworks.onnx("mini_resnet", folder);

        assertRefused(
                new ModelRequest(onnx.toString(), null, weights, null, false),
                onnx + " has its own weights; others go with the name of an architecture",
                Remedy.omit(Setting.WEIGHTS));
        assertRefused(
                new ModelRequest(weights.toString(), null, weights, null, false),
                weights + " has its own weights; others go with the name of an architecture",
                Remedy.omit(Setting.WEIGHTS));
    }

    private void assertRefused(ModelRequest request, String message, Remedy remedy) {
        assertThatThrownBy(() -> load(request))
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy()).contains(remedy));
    }

    private void assertRefused(ModelRequest request, String message) {
        assertThatThrownBy(() -> load(request))
                .isInstanceOf(VizslaException.class)
                .hasMessage(message);
    }
}
