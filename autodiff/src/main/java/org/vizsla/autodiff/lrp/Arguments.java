package org.vizsla.autodiff.lrp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.lrp.NamedRule.Parameter;
import org.vizsla.graph.VizslaException;

/** A rule's name and its arguments in the text form of composites: {@code gamma(0.25, bias=0)}. */
record Arguments(NamedRule rule, Map<String, List<Double>> values) {
    static Arguments read(Scanner scanner) {
        String name = scanner.word("a rule, such as epsilon");
        NamedRule rule = NamedRule.ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new VizslaException("in the composite: there is no rule " + Scanner.inQuotes(name)
                        + "; there are " + NamedRule.names()));
        Map<String, List<Double>> values = new LinkedHashMap<>();
        if (scanner.skips("(") && !scanner.skips(")")) {
            do {
                read(scanner, rule, values);
            } while (scanner.skips(","));
            if (!scanner.skips(")")) {
                throw scanner.expected("',' or ')'");
            }
        }
        for (Parameter parameter : rule.parameters()) {
            values.putIfAbsent(parameter.name(), parameter.fallback());
            if (values.getOrDefault(parameter.name(), List.of()).isEmpty()) {
                throw new VizslaException(
                        "in the composite: " + name + " needs " + parameter.name() + "; it takes " + parameters(rule));
            }
        }
        return new Arguments(rule, values);
    }

    private static void read(Scanner scanner, NamedRule rule, Map<String, List<Double>> values) {
        String parameter = scanner.parameter();
        if (parameter.isEmpty()) {
            if (values.size() == rule.parameters().size()) {
                throw new VizslaException("in the composite: " + rule.name() + " takes " + parameters(rule)
                        + ", and has one argument more");
            }
            parameter = rule.parameters().get(values.size()).name();
            if (!inOrder(rule, values)) {
                throw new VizslaException("in the composite: " + rule.name()
                        + " has a number without a name behind one with a name; give it its name");
            }
        }
        String wanted = parameter;
        if (rule.parameters().stream().noneMatch(known -> known.name().equals(wanted))) {
            throw new VizslaException("in the composite: " + rule.name() + " has no " + Scanner.inQuotes(wanted)
                    + "; it takes " + parameters(rule));
        }
        if (values.containsKey(wanted)) {
            throw new VizslaException("in the composite: " + rule.name() + " has '" + wanted + "' twice");
        }
        List<Double> numbers = scanner.numbers();
        if (numbers.size() != 1 && !wanted.equals("low") && !wanted.equals("high")) {
            throw new VizslaException("in the composite: " + wanted + " of " + rule.name() + " is one number");
        }
        values.put(wanted, numbers);
    }

    /** Whether the arguments so far are the first parameters. */
    private static boolean inOrder(NamedRule rule, Map<String, List<Double>> values) {
        List<String> first = rule.parameters().subList(0, values.size()).stream()
                .map(Parameter::name)
                .toList();
        return List.copyOf(values.keySet()).equals(first);
    }

    BackwardRule make() {
        return rule.maker().apply(values);
    }

    private static String parameters(NamedRule rule) {
        return rule.parameters().isEmpty()
                ? "nothing"
                : rule.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
    }
}
