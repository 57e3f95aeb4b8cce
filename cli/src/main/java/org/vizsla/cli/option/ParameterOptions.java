package org.vizsla.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.baseline.ImageFiles;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Option;

/** The parameters of methods. */
public final class ParameterOptions {
    @Option(
            names = "--set",
            paramLabel = "METHOD.PARAMETER=VALUE",
            description = "Sets a parameter of a method; repeatable. 'vizsla methods NAME' lists them.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description =
                    "The layer for layer methods: a value, a node or a module, such as features.12 ('vizsla inspect"
                            + " MODEL --layers' lists them); several, comma-separated, are fused. Default: the last"
                            + " feature map.")
    private String layer = "";

    /** The methods of these names or families, with their parameters. */
    public List<AttributionMethod> applied(List<String> names) {
        return UsageException.unlessRefused(() -> Methods.choose(names, settings, layer));
    }

    /** How they run; if there are several, those that do not apply to the network are skipped. */
    public ExplainerSettings settings(SessionSettings session, Preprocessing preprocessing, boolean several) {
        ExplainerSettings run = ExplainerSettings.DEFAULT
                .withSession(session)
                .withPreprocessing(preprocessing)
                .withFiles(ImageFiles.BY_PATH);
        return several ? run.skippingNotApplicable() : run;
    }
}
