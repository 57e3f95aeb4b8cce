package org.vizsla.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vizsla.autodiff.Derivative;
import org.vizsla.autodiff.DerivativeTable;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.option.ModelOptions;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.explain.SkippedMethods;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.report.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is in a network. */
@Command(
        name = "inspect",
        description =
                "Describes a network: input, classes, layers, operators, and whether methods can explain all of it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla inspect net.onnx",
            "  vizsla inspect resnet18 --layers",
            "  vizsla inspect weights.pth --arch vgg16 --json"
        })
public final class InspectCommand implements Runnable {
    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "The network, as for --model.")
    private String positional = "";

    @Mixin
    private final ModelOptions model;

    @Option(names = "--layers", description = "List every node, not only those with weights.")
    private boolean everyNode;

    @Mixin
    private JsonOption json = new JsonOption();

    public InspectCommand(Environment environment) {
        this.model = new ModelOptions(environment);
    }

    @Override
    public void run() {
        Model loaded = positional.isEmpty() ? model.load(List.of()) : model.load(positional);
        Graph graph = loaded.graph();
        Layers names = new Layers(loaded);
        List<Layer> layers = graph.nodes().stream()
                .map(node -> Layer.of(names, graph, node))
                .filter(layer -> everyNode || layer.parameters() > 0)
                .toList();
        Map<String, Operator> operators = operators(graph);
        if (json.isGiven()) {
            System.out.println(Json.write(report(loaded, layers, operators)));
        } else {
            print(loaded, layers, operators);
        }
    }

    /** A node of the network by the name that its layer has for methods too, and how many weights it has. */
    private record Layer(String name, String operator, String output, long parameters) {
        static Layer of(Layers names, Graph graph, Node node) {
            String output = node.outputs().get(0);
            Shape shape = graph.shape(output);
            long parameters = node.inputs().stream()
                    .filter(graph.initializers()::containsKey)
                    .filter(input -> isWeight(input, graph))
                    .mapToLong(input -> graph.initializers().get(input).elements())
                    .sum();
            return new Layer(names.nameOf(output), node.operator(), shape == null ? "?" : shape.toString(), parameters);
        }
    }

    /** How often an operator occurs, and what is known of its derivative. */
    private record Operator(int count, String derivative) {
        boolean isSupported() {
            return derivative.equals("yes") || derivative.equals("zero");
        }
    }

    private static Map<String, Operator> operators(Graph graph) {
        Map<String, Operator> operators = new TreeMap<>();
        for (Node node : graph.nodes()) {
            String name = node.domain().isEmpty() ? node.operator() : node.domain() + "." + node.operator();
            operators.merge(
                    name, new Operator(1, derivative(node)), (a, b) -> new Operator(a.count() + 1, a.derivative()));
        }
        return operators;
    }

    private static String derivative(Node node) {
        Derivative derivative = DerivativeTable.of(node);
        if (derivative == null) {
            return "not implemented";
        } else if (derivative instanceof Derivative.NotDifferentiable reason) {
            return "none: " + reason.because();
        } else if (derivative instanceof Derivative.Zero) {
            return "zero";
        }
        return "yes";
    }

    private static Map<String, Object> report(Model model, List<Layer> layers, Map<String, Operator> operators) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("model", model.name());
        report.put("input", input(model));
        report.put("output", output(model));
        report.put("classes", model.classes());
        report.put("parameters", parameters(model.graph()));
        report.put("cut_off", model.cutOff());
        Optional<String> obstacle = whyNoGradient(model);
        report.put("differentiable", obstacle.isEmpty());
        obstacle.ifPresent(reason -> report.put("not_differentiable", reason));
        report.put("layers", layers);
        report.put("operators", operators);
        return report;
    }

    private static void print(Model model, List<Layer> layers, Map<String, Operator> operators) {
        System.out.printf("%s%n", model.name());
        System.out.printf("  input       %s%n", input(model));
        System.out.printf("  output      %s%n", output(model));
        System.out.printf("  classes     %d%n", model.classes());
        System.out.printf(Locale.ROOT, "  parameters  %,d%n", parameters(model.graph()));
        if (!model.cutOff().isEmpty()) {
            System.out.printf("  cut off     a final %s; scores are what went into it%n", model.cutOff());
        }
        System.out.printf("%n%-40s %-20s %-22s %14s%n", "layer", "operator", "output", "parameters");
        for (Layer layer : layers) {
            System.out.printf(
                    "%-40s %-20s %-22s %14s%n",
                    layer.name(),
                    layer.operator(),
                    layer.output(),
                    layer.parameters() == 0 ? "" : String.format(Locale.ROOT, "%,d", layer.parameters()));
        }
        System.out.printf("%n%-40s %8s  %s%n", "operator", "times", "derivative");
        operators.forEach((name, operator) ->
                System.out.printf("%-40s %8d  %s%n", name, operator.count(), operator.derivative()));
        System.out.printf(
                "%n%s%n",
                whyNoGradient(model)
                        .map(reason -> "Gradient methods do not apply: " + reason)
                        .orElse(
                                operators.values().stream().allMatch(Operator::isSupported)
                                        ? "All operators are supported."
                                        : "All operators between image and score are supported."));
    }

    private static String input(Model model) {
        return model.input() + " [" + (model.isBatchDynamic() ? Shape.BATCH : model.fixedBatch()) + ", "
                + model.channels() + ", " + model.height() + ", " + model.width() + "]";
    }

    private static String output(Model model) {
        return model.scores() + " " + model.graph().shape(model.scores());
    }

    private static long parameters(Graph graph) {
        return graph.initializers().keySet().stream()
                .filter(name -> isWeight(name, graph))
                .mapToLong(name -> new Tensors(graph.initializers()).get(name).elements())
                .sum();
    }

    private static boolean isWeight(String initializer, Graph graph) {
        Tensor tensor = graph.initializers().get(initializer);
        return tensor != null
                && tensor.type().isFloating()
                && tensor.elements() > 1
                && !OneScore.isOfSides(initializer);
    }

    /** Why the score cannot be differentiated with respect to the image, in the words of {@code explain}; empty if it can. */
    private static Optional<String> whyNoGradient(Model model) {
        Saliency gradient = Saliency.DEFAULT;
        return Optional.ofNullable(
                SkippedMethods.reasons(model, List.of(gradient)).get(gradient.name()));
    }
}
