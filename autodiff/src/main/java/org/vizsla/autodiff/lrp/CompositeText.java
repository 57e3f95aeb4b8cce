package org.vizsla.autodiff.lrp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.DerivativeTable;
import org.vizsla.autodiff.NodeCondition;
import org.vizsla.graph.Graph;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;

/**
 * Reads a composite from text, such as {@code first Conv: zbox(low=-2.1, high=2.6); Conv: gamma(0.25); dense: epsilon(1e-6)}.
 *
 * <pre>
 * composite = entry { ";" entry } [ ";" ]                  the first entry that matches a node counts
 * entry     = [ "first" ] kind { "," kind } [ "named" pattern ] ":" rule
 * kind      = "convolution"                                Conv or ConvTranspose with a constant weight
 *           | "dense"                                      Gemm or MatMul with a constant weight
 *           | "linear"                                     both
 *           | operator                                     of ONNX, such as Conv or MaxPool
 * pattern   = "'" text "'"                                 of a node's name or of its first output's; * stands for anything
 * rule      = name [ "(" [ argument { "," argument } ] ")" ]
 * argument  = [ parameter "=" ] ( number | "[" number { "," number } "]" )
 * </pre>
 *
 * <p>{@code first} means that no other node of these kinds lies between it and the network's input. Rules for linear layers, with their parameters
 * and defaults: {@code zero(bias=1)}, {@code epsilon(epsilon=1e-6, bias=1)}, {@code gamma(gamma=0.25, stabilizer=1e-6, bias=1)},
 * {@code zplus(stabilizer=1e-6, bias=1)}, {@code alphabeta(alpha=2, beta=1, stabilizer=1e-6, bias=1)}, {@code wsquare(stabilizer=1e-6, bias=1)},
 * {@code flat(stabilizer=1e-6, bias=0)}, {@code zbox(low, high, stabilizer=1e-6)}, whose bounds are one number, or one per channel in brackets. With
 * {@code bias=0} the bias gets no share. For all other nodes: {@code pass}, {@code norm(epsilon=1e-6)}, {@code gradient}. Nodes that no entry matches
 * have the rules of {@link CommonRules}; linear layers that no entry matches have {@code epsilon}.
 */
public final class CompositeText {
    private static final Set<String> LINEAR = LinearOperator.ANY.operators();

    private final Scanner scanner;

    private CompositeText(String text) {
        this.scanner = new Scanner(text);
    }

    /**
     * The composite that a text describes.
     *
     * @throws LimitException if the text is longer than {@link Limit#COMPOSITE_LENGTH}
     * @throws VizslaException of one line, if the text is not a valid composite
     */
    public static Composite parse(String text) {
        LimitException.check(Limit.COMPOSITE_LENGTH, text.length(), "the composite");
        return new CompositeText(text).composite().orElse(LrpComposites.of(new Epsilon(LrpComposites.STABILIZER)));
    }

    private Composite composite() {
        List<Composite.Entry> entries = new ArrayList<>();
        do {
            entries.add(entry());
        } while (scanner.skips(";") && !scanner.atEnd());
        if (!scanner.atEnd()) {
            throw scanner.expected("';' or the end");
        }
        return new Composite(entries);
    }

    private Composite.Entry entry() {
        boolean first = scanner.skips("first");
        Set<String> operators = new LinkedHashSet<>();
        do {
            operators.addAll(kind());
        } while (scanner.skips(","));
        String pattern = scanner.skips("named") ? scanner.quoted() : "*";
        if (!scanner.skips(":")) {
            throw scanner.expected("':' and a rule");
        }
        Arguments arguments = Arguments.read(scanner);
        boolean linear = arguments.rule().linear();
        if (linear && !LINEAR.containsAll(operators)) {
            operators.removeAll(LINEAR);
            throw new VizslaException("in the composite: " + arguments.rule().name()
                    + " holds for linear layers (Conv, ConvTranspose," + " Gemm, MatMul), and not for "
                    + String.join(", ", operators) + "; pass, norm or gradient would");
        }
        NodeCondition kind = linear ? new LinearOperator(operators) : new NodeCondition.IsOperator(operators);
        NodeCondition placed = first ? new First(kind) : kind;
        return Composite.when(
                pattern.equals("*") ? placed : new Named(placed, new NamePattern(pattern)), arguments.make());
    }

    private Set<String> kind() {
        String word = scanner.word("a kind of node, such as Conv, dense or linear");
        return switch (word) {
            case "convolution" -> LinearOperator.CONVOLUTION.operators();
            case "dense" -> LinearOperator.DENSE.operators();
            case "linear" -> LINEAR;
            default -> operator(word);
        };
    }

    private static Set<String> operator(String word) {
        if (!DerivativeTable.all().containsKey(word)) {
            throw new VizslaException(
                    "in the composite: " + Scanner.inQuotes(word) + " is not a known operator; write one as"
                            + " ONNX spells it (Conv, MaxPool), or convolution, dense or linear");
        }
        return Set.of(word);
    }

    /** Nodes whose name, or whose first output's name, matches a pattern. */
    private record Named(NodeCondition kind, NamePattern pattern) implements NodeCondition {
        @Override
        public boolean matches(Graph graph, Node node) {
            return kind.matches(graph, node)
                    && (pattern.matches(node.name())
                            || pattern.matches(node.outputs().get(0)));
        }

        @Override
        public NodeCondition in(Graph graph) {
            return new Named(kind.in(graph), pattern);
        }
    }
}
