package org.vizsla.models.architecture;

import static org.vizsla.models.architecture.Activation.HARD_SWISH;
import static org.vizsla.models.architecture.Activation.RELU;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;

/** The reference networks that are members of torchvision's families, narrower than any that is published, by the recipes of their families. */
public final class NarrowMembers {
    private static final Family FAMILY = new Family("reference networks", "torchvision 0.14");

    private static final float EPSILON_OF_TORCHVISION = 1e-6f;
    private static final float EPSILON_OF_PYTORCH = 1e-5f;

    private static final Recipe CONVNEXT = new ConvNext(List.of(24, 48, 64), List.of(1, 2, 1));

    private static final Recipe EFFICIENTNET = new EfficientNet(
            16,
            List.of(
                    new EfficientNet.Stage(1, 3, 1, 8, 1),
                    new EfficientNet.Stage(6, 3, 2, 16, 1),
                    new EfficientNet.Stage(6, 5, 2, 24, 2),
                    new EfficientNet.Stage(6, 3, 2, 40, 1)),
            160,
            NetworkBuilder.EPSILON);

    private static final Recipe MOBILENET_V3 = new MobileNetV3(
            8,
            List.of(
                    new MobileNetV3.Block(3, 8, 8, true, RELU, 2),
                    new MobileNetV3.Block(3, 40, 16, false, RELU, 2),
                    new MobileNetV3.Block(3, 48, 16, false, RELU, 1),
                    new MobileNetV3.Block(5, 48, 24, true, HARD_SWISH, 2),
                    new MobileNetV3.Block(5, 120, 24, true, HARD_SWISH, 1)),
            128);

    private static final Recipe VIT = new VisionTransformer(16, 3, 4, 48, 96, EPSILON_OF_TORCHVISION);

    private static final Recipe MINI_EFFICIENTNET = new EfficientNet(
            16,
            List.of(
                    new EfficientNet.Stage(1, 3, 1, 16, 1),
                    new EfficientNet.Stage(4, 3, 2, 24, 1),
                    new EfficientNet.Stage(4, 5, 2, 32, 2)),
            64,
            NetworkBuilder.EPSILON);

    private static final Recipe MINI_MOBILENET_V3 = new MobileNetV3(
            16,
            List.of(
                    new MobileNetV3.Block(3, 16, 16, true, RELU, 2),
                    new MobileNetV3.Block(3, 32, 24, false, RELU, 2),
                    new MobileNetV3.Block(5, 48, 24, true, HARD_SWISH, 1),
                    new MobileNetV3.Block(5, 64, 32, true, HARD_SWISH, 2)),
            64);

    private static final Map<String, Recipe> RECIPES = recipes();

    private NarrowMembers() {}

    private static Map<String, Recipe> recipes() {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put("golden/families/convnext", CONVNEXT);
        recipes.put("golden/families/convnext_op17", CONVNEXT);
        recipes.put("golden/families/convnext_unf", CONVNEXT);
        recipes.put("golden/families/efficientnet", EFFICIENTNET);
        recipes.put("golden/families/efficientnet_unf", EFFICIENTNET);
        recipes.put("golden/families/mobilenet_v3", MOBILENET_V3);
        recipes.put("golden/families/mobilenet_v3_unf", MOBILENET_V3);
        recipes.put("golden/families/resnet_basic_unf", new ResNet(false, List.of(1, 1, 1, 1)));
        recipes.put("golden/families/vit", VIT);
        recipes.put("golden/families/vit_unf", VIT);
        recipes.put("golden/vit/vit_small_a_op13", new VisionTransformer(8, 3, 4, 48, 96, EPSILON_OF_PYTORCH));
        recipes.put("golden/vit/vit_small_a_op17", new VisionTransformer(8, 3, 4, 48, 96, EPSILON_OF_PYTORCH));
        recipes.put("onnx/mini_densenet", new DenseNet(8, List.of(2, 2, 2), 16));
        recipes.put("onnx/mini_efficientnet", MINI_EFFICIENTNET);
        recipes.put("onnx/mini_mobilenet_v2", new MobileNetV2(0.25));
        recipes.put("onnx/mini_mobilenet_v3", MINI_MOBILENET_V3);
        recipes.put("onnx/mini_vit", new VisionTransformer(16, 2, 2, 32, 64, EPSILON_OF_PYTORCH));
        return recipes;
    }

    /** Their files, below the folder of reference data and without {@code .onnx}. */
    public static List<String> names() {
        return List.copyOf(RECIPES.keySet());
    }

    /** The network that the recipe builds with the weights of the exported one, for images of its size. */
    public static Graph build(String name, Graph exported) {
        Recipe recipe = RECIPES.get(name);
        Shape images = exported.inputs().iterator().next().shape();
        if (recipe == null || images == null) {
            throw new IllegalArgumentException(name + " is none of " + names());
        }
        int height = Math.toIntExact(images.size(2));
        int width = Math.toIntExact(images.size(3));
        float epsilon = recipe instanceof MobileNetV3 ? MobileNetV3.EPSILON : NetworkBuilder.EPSILON;
        Architecture architecture = FAMILY.member(name, height, recipe);
        return architecture.build(new ExportedWeights(exported, architecture, epsilon).tensors(), height, width);
    }
}
