package org.vizsla.models.architecture;

import java.util.List;
import java.util.Optional;

/**
 * Inception v3: modules of branches side by side, in which 7 × 7 convolutions are split into 1 × 7 and 7 × 1. The auxiliary classifier serves
 * training alone: its weights are passed over.
 */
record InceptionV3() implements Recipe {
    private static final Family FAMILY = new Family(
            "Inception", "Szegedy and others, 2015: Rethinking the Inception Architecture for Computer Vision");

    private static final int SIZE = 299;

    private static final Window ONE = Window.of(1);
    private static final Window THREE = Window.of(3).centred();
    private static final Window HALVING = Window.of(3).stride(2);
    private static final Window ACROSS = Window.of(1, 7).centred();
    private static final Window DOWN = Window.of(7, 1).centred();

    static List<Architecture> members() {
        return List.of(FAMILY.member("inception_v3", SIZE, new InceptionV3()));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public Optional<String> parameterOf(String tensor) {
        return tensor.startsWith("AuxLogits.") ? Optional.empty() : Optional.of(tensor);
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Features x = InputTransform.add(net, input);
        x = BasicConv.add(net, "Conv2d_1a_3x3", x, 32, HALVING);
        x = BasicConv.add(net, "Conv2d_2a_3x3", x, 32, Window.of(3));
        x = BasicConv.add(net, "Conv2d_2b_3x3", x, 64, THREE);
        x = net.maxPool("maxpool1", x, HALVING);
        x = BasicConv.add(net, "Conv2d_3b_1x1", x, 80, ONE);
        x = BasicConv.add(net, "Conv2d_4a_3x3", x, 192, Window.of(3));
        x = net.maxPool("maxpool2", x, HALVING);
        x = small(net, "Mixed_5b", x, 32);
        x = small(net, "Mixed_5c", x, 64);
        x = small(net, "Mixed_5d", x, 64);
        x = smallToMiddle(net, "Mixed_6a", x);
        x = middle(net, "Mixed_6b", x, 128);
        x = middle(net, "Mixed_6c", x, 160);
        x = middle(net, "Mixed_6d", x, 160);
        x = middle(net, "Mixed_6e", x, 192);
        x = middleToLarge(net, "Mixed_7a", x);
        x = large(net, "Mixed_7b", x);
        x = large(net, "Mixed_7c", x);
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        net.classify("fc", x);
    }

    private static Features small(NetworkBuilder net, String module, Features x, int pooled) {
        Features a = BasicConv.add(net, module + ".branch1x1", x, 64, ONE);
        Features b = BasicConv.add(net, module + ".branch5x5_1", x, 48, ONE);
        b = BasicConv.add(net, module + ".branch5x5_2", b, 64, Window.of(5).centred());
        Features c = BasicConv.add(net, module + ".branch3x3dbl_1", x, 64, ONE);
        c = BasicConv.add(net, module + ".branch3x3dbl_2", c, 96, THREE);
        c = BasicConv.add(net, module + ".branch3x3dbl_3", c, 96, THREE);
        return net.concat(module, a, b, c, pooled(net, module, x, pooled));
    }

    private static Features smallToMiddle(NetworkBuilder net, String module, Features x) {
        Features a = BasicConv.add(net, module + ".branch3x3", x, 384, HALVING);
        Features b = BasicConv.add(net, module + ".branch3x3dbl_1", x, 64, ONE);
        b = BasicConv.add(net, module + ".branch3x3dbl_2", b, 96, THREE);
        b = BasicConv.add(net, module + ".branch3x3dbl_3", b, 96, HALVING);
        return net.concat(module, a, b, net.maxPool(module + ".pool", x, HALVING));
    }

    private static Features middle(NetworkBuilder net, String module, Features x, int channels) {
        Features a = BasicConv.add(net, module + ".branch1x1", x, 192, ONE);
        Features b = BasicConv.add(net, module + ".branch7x7_1", x, channels, ONE);
        b = BasicConv.add(net, module + ".branch7x7_2", b, channels, ACROSS);
        b = BasicConv.add(net, module + ".branch7x7_3", b, 192, DOWN);
        Features c = BasicConv.add(net, module + ".branch7x7dbl_1", x, channels, ONE);
        c = BasicConv.add(net, module + ".branch7x7dbl_2", c, channels, DOWN);
        c = BasicConv.add(net, module + ".branch7x7dbl_3", c, channels, ACROSS);
        c = BasicConv.add(net, module + ".branch7x7dbl_4", c, channels, DOWN);
        c = BasicConv.add(net, module + ".branch7x7dbl_5", c, 192, ACROSS);
        return net.concat(module, a, b, c, pooled(net, module, x, 192));
    }

    private static Features middleToLarge(NetworkBuilder net, String module, Features x) {
        Features a = BasicConv.add(net, module + ".branch3x3_1", x, 192, ONE);
        a = BasicConv.add(net, module + ".branch3x3_2", a, 320, HALVING);
        Features b = BasicConv.add(net, module + ".branch7x7x3_1", x, 192, ONE);
        b = BasicConv.add(net, module + ".branch7x7x3_2", b, 192, ACROSS);
        b = BasicConv.add(net, module + ".branch7x7x3_3", b, 192, DOWN);
        b = BasicConv.add(net, module + ".branch7x7x3_4", b, 192, HALVING);
        return net.concat(module, a, b, net.maxPool(module + ".pool", x, HALVING));
    }

    private static Features large(NetworkBuilder net, String module, Features x) {
        Features a = BasicConv.add(net, module + ".branch1x1", x, 320, ONE);
        Features b = BasicConv.add(net, module + ".branch3x3_1", x, 384, ONE);
        b = sides(net, module + ".branch3x3_2", b);
        Features c = BasicConv.add(net, module + ".branch3x3dbl_1", x, 448, ONE);
        c = BasicConv.add(net, module + ".branch3x3dbl_2", c, 384, THREE);
        c = sides(net, module + ".branch3x3dbl_3", c);
        return net.concat(module, a, b, c, pooled(net, module, x, 192));
    }

    /** A 1 × 3 and a 3 × 1 convolution side by side. */
    private static Features sides(NetworkBuilder net, String module, Features x) {
        Features a = BasicConv.add(net, module + "a", x, 384, Window.of(1, 3).centred());
        Features b = BasicConv.add(net, module + "b", x, 384, Window.of(3, 1).centred());
        return net.concat(module, a, b);
    }

    private static Features pooled(NetworkBuilder net, String module, Features x, int channels) {
        Features pool = net.averagePool(module + ".pool", x, THREE);
        return BasicConv.add(net, module + ".branch_pool", pool, channels, ONE);
    }
}
