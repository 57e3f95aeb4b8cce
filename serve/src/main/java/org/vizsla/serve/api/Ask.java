package org.vizsla.serve.api;

import java.util.Map;
import java.util.OptionalInt;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Target;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.models.Model;

/**
 * A question about a case.
 *
 * @param target a class by its index or name, or {@value #TOP}
 * @param against the class that it is compared with, if any
 */
record Ask(Case of, String target, OptionalInt against, AttributionMethod method, long seed) {
    private static final String TOP = "top1";

    static Ask of(Body body) {
        String method = body.text("method");
        return new Ask(
                Case.of(body),
                body.find("target").orElse(TOP),
                body.number("against"),
                Methods.byName(method)
                        .with(body.object("parameters").map(Body::texts).orElse(Map.of())),
                body.number("seed").orElse(0));
    }

    Target target(Model model) {
        return target.equals(TOP) ? Target.TOP : Target.of(model.labels().find(target));
    }
}
