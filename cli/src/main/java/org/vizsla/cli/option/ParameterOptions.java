package org.vizsla.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.baseline.ImageFiles;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Option;

/** The parameters of methods, and the memory they may use. */
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

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "1GB",
            description = "Memory for the batches of one method, such as 500MB or 2GB. Default: ${DEFAULT-VALUE}.")
    private String memory = "1GB";

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(KB|MB|GB|TB)");

    /** The methods of these names or families, with their parameters. */
    public List<AttributionMethod> applied(List<String> names) {
        return UsageException.unlessRefused(() -> Methods.choose(names, settings, layer));
    }

    /** How they run; if there are several, those that do not apply to the network are skipped. */
    public ExplainerSettings settings(SessionSettings session, Preprocessing preprocessing, boolean several) {
        ExplainerSettings run = ExplainerSettings.DEFAULT
                .withSession(session)
                .withMemory(bytes())
                .withPreprocessing(preprocessing)
                .withFiles(ImageFiles.BY_PATH);
        return several ? run.skippingNotApplicable() : run;
    }

    /** The memory in bytes; a KB is 1024 bytes. */
    public long bytes() {
        Matcher size = SIZE.matcher(memory.strip().toUpperCase(Locale.ROOT));
        if (!size.matches() || Long.parseLong(size.group(1)) == 0) {
            throw new UsageException("--memory takes a size such as 500MB or 2GB, not '" + memory + "'");
        }
        int steps = "KMGT".indexOf(size.group(2).charAt(0)) + 1;
        return Long.parseLong(size.group(1)) << (10 * steps);
    }
}
