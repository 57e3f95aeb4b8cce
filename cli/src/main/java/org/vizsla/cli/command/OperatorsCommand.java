package org.vizsla.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vizsla.autodiff.coverage.Coverage;
import org.vizsla.autodiff.coverage.DerivativeKind;
import org.vizsla.autodiff.coverage.OperatorSupport;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.suggestion.NearestNames;
import org.vizsla.report.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the operators of the standard, and how each is supported. */
@Command(
        name = "operators",
        description = "Lists the ONNX operators, and how gradients and relevance pass each of them.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla operators               all operators",
            "  vizsla operators Resize TopK   some of them",
            "  vizsla operators --json        the same, for programs"
        })
public final class OperatorsCommand implements Runnable {
    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Operators to list. Default: all.")
    private List<String> names = List.of();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public void run() {
        List<OperatorSupport> all = Coverage.all();
        names.forEach(name -> requireKnown(name, all));
        List<OperatorSupport> chosen = all.stream()
                .filter(each -> names.isEmpty() || names.contains(each.operator()))
                .toList();
        if (json.isGiven()) {
            Output.text(Json.write(chosen.stream().map(OperatorsCommand::entry).toList()));
        } else {
            print(chosen);
        }
    }

    private static void requireKnown(String name, List<OperatorSupport> all) {
        List<String> known = all.stream().map(OperatorSupport::operator).toList();
        if (!known.contains(name)) {
            throw new UsageException("there is no operator '" + name + "' in the ONNX standard"
                    + NearestNames.question(name, known)
                            .map(question -> "; " + question)
                            .orElse(""));
        }
    }

    private static void print(List<OperatorSupport> operators) {
        Output.line(line("operator", "operator sets", "gradient", "relevance, or reason"));
        for (OperatorSupport each : operators) {
            Output.line(line(each.operator(), sets(each), each.derivative().label(), note(each)));
        }
        Output.format(
                "%nOf %d operators, gradients pass %d, are zero at %d, and have no meaning at %d; %d are missing.%n",
                operators.size(),
                count(operators, DerivativeKind.YES) + count(operators, DerivativeKind.DECOMPOSED),
                count(operators, DerivativeKind.ZERO),
                count(operators, DerivativeKind.NONE),
                count(operators, DerivativeKind.MISSING));
    }

    private static String line(String operator, String sets, String derivative, String note) {
        return String.format("%-26s %-29s %-9s %s", operator, sets, derivative, note)
                .stripTrailing();
    }

    private static String sets(OperatorSupport support) {
        return support.sets().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String note(OperatorSupport support) {
        if (support.relevance().isEmpty() || support.reason().isEmpty()) {
            return support.relevance() + support.reason();
        }
        return support.relevance() + "; " + support.reason();
    }

    private static long count(List<OperatorSupport> operators, DerivativeKind kind) {
        return operators.stream().filter(each -> each.derivative() == kind).count();
    }

    private static Map<String, Object> entry(OperatorSupport support) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("operator", support.operator());
        entry.put("operator_sets", support.sets());
        entry.put("derivative", support.derivative().label());
        entry.put("relevance", support.relevance());
        entry.put("reason", support.reason());
        return entry;
    }
}
