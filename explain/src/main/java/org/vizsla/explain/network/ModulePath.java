package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.vizsla.graph.Node;

/**
 * The path of a module, as found in node names: {@code layer1.0.conv1} in {@code /layer1/layer1.0/conv1/Conv}, {@code model.conv2d} in {@code
 * model/conv2d/BiasAdd}. Its elements are separated by dots, whatever separator the exporter uses.
 */
final class ModulePath {
    private ModulePath() {}

    /** The module that a node belongs to; empty for the network itself. */
    static String of(Node node) {
        String own = ofName(node.name());
        if (own.isEmpty()) {
            return node.outputs().contains(node.name()) && node.name().indexOf('.') > 0 ? node.name() : "";
        }
        String result = isCall(node) ? "" : ofName(node.outputs().get(0));
        return result.isEmpty() ? own : result;
    }

    /**
     * The module that only a node's name belongs to: {@code model/conv2d/Conv2D} whose result is {@code model/batch_normalization/FusedBatchNormV3:0}, because one was folded into the
     * other. Empty if there is none.
     */
    static String mergedInto(Node node) {
        String own = ofName(node.name());
        return own.equals(of(node)) ? "" : own;
    }

    private static String ofName(String name) {
        int end = name.lastIndexOf('/');
        return end < 0 ? "" : plain(name.substring(0, end));
    }

    /** Whether a name is one of PyTorch's scopes, {@code /layer1/layer1.0/relu_1/Relu}, in which {@code relu_1} may be a second call of {@code relu}. */
    static boolean isCall(Node node) {
        return node.name().startsWith("/");
    }

    /** A name with dots; a PyTorch element that repeats the one before replaces it. */
    static String plain(String name) {
        if (name.indexOf('/') < 0) {
            return name;
        }
        StringBuilder path = new StringBuilder();
        String before = "";
        for (String element : name.split("/", -1)) {
            if (element.isEmpty()) {
                continue;
            }
            if (!before.isEmpty() && element.startsWith(before + ".")) {
                path.setLength(path.length() - before.length());
            } else if (path.length() > 0) {
                path.append('.');
            }
            path.append(element);
            before = element;
        }
        return path.toString();
    }

    /** A path and all paths that enclose it, outermost first. */
    static List<String> around(String path) {
        List<String> all = new ArrayList<>();
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            all.add(path.substring(0, end));
        }
        Collections.reverse(all);
        return all;
    }

    /** Whether a path is that of a module or of one inside it. */
    static boolean isIn(String path, String module) {
        return path.startsWith(module) && (path.length() == module.length() || path.charAt(module.length()) == '.');
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    static boolean isNumber(String element) {
        return !element.isEmpty() && element.chars().allMatch(Character::isDigit);
    }
}
