package org.vizsla.report.page;

import java.util.Locale;
import org.vizsla.graph.suggestion.Remedy;

/** How an entry point says what to do: pages know settings, but not how a user gives them. */
@FunctionalInterface
public interface Advice {
    /** Names of settings alone, for entry points without words of their own. */
    Advice PLAIN = remedy -> {
        if (remedy instanceof Remedy.Give give) {
            return "the setting '" + give.setting().name().toLowerCase(Locale.ROOT) + "' chooses otherwise";
        }
        return remedy instanceof Remedy.SetParameter set
                ? "set " + set.method() + "." + set.parameter() + " to " + set.value()
                : "";
    };

    /** What to do, to follow a semicolon; empty if there is nothing to say. */
    String words(Remedy remedy);
}
