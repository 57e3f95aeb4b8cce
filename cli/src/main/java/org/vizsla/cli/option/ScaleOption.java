package org.vizsla.cli.option;

import java.util.stream.Stream;
import org.vizsla.render.ScaleRule;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How gradients are coloured. */
public final class ScaleOption {
    @Option(
            names = "--scale",
            paramLabel = "shared|seed",
            converter = RuleName.class,
            defaultValue = "shared",
            description =
                    "How gradients are coloured: grey exactly where they are zero, on one scale for all frames of an"
                            + " evolution (shared, default), or each from its smallest to its largest value, as in the"
                            + " student project that Vizsla grew out of (seed).")
    private ScaleRule rule = ScaleRule.SHARED;

    public ScaleRule rule() {
        return rule;
    }

    /** Reads {@code seed} as {@link ScaleRule#SEED}. */
    static final class RuleName implements ITypeConverter<ScaleRule> {
        @Override
        public ScaleRule convert(String text) {
            return Values.one(text, Stream.of(ScaleRule.values()));
        }
    }
}
