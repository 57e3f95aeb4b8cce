package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.report.network.Inspection;

/** The description of a network. */
public final class InspectionJson {
    private InspectionJson() {}

    public static Map<String, Object> of(Inspection inspection) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("model", inspection.model().name());
        entry.put("input", inspection.input());
        entry.put("assumed", Assumptions.of(inspection.model()));
        entry.put("output", inspection.output());
        entry.put("classes", inspection.model().classes());
        entry.put("answer", inspection.model().answer().toString());
        entry.put("other_outputs", inspection.model().otherOutputs());
        entry.put("parameters", inspection.parameters());
        entry.put("cut_off", inspection.model().cutOff());
        entry.put("differentiable", inspection.obstacle().isEmpty());
        inspection.obstacle().ifPresent(reason -> entry.put("not_differentiable", reason.message()));
        entry.put(
                "layers",
                inspection.layers().stream().map(InspectionJson::layer).toList());
        Map<String, Object> operators = new LinkedHashMap<>();
        inspection.operators().forEach((name, operator) -> operators.put(name, operator(operator)));
        entry.put("operators", operators);
        return entry;
    }

    private static Map<String, Object> layer(Inspection.Layer layer) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", layer.name());
        entry.put("operator", layer.operator());
        entry.put("output", layer.output());
        entry.put("parameters", layer.parameters());
        return entry;
    }

    private static Map<String, Object> operator(Inspection.Operator operator) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("count", operator.count());
        entry.put("derivative", operator.derivative());
        return entry;
    }
}
