package org.vizsla.serve.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vizsla.explain.Reason;
import org.vizsla.explain.SelfCheck;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;

/** What to do about a failure, in the words of the page. */
public final class Advice {
    private Advice() {}

    /** What is wrong, and what to do about it, in one sentence. */
    public static String sentence(VizslaException failure) {
        return sentence(String.valueOf(failure.getMessage()), failure.remedy());
    }

    /** Why a method does not apply, and what to do about it. */
    public static String sentence(Reason reason) {
        return sentence(reason.message(), reason.remedy());
    }

    /** What a self-check found, and with which setting it would pass. */
    public static String sentence(SelfCheck check) {
        return sentence(check.words(), check.remedy());
    }

    /** The setting of a method with which it would work, if there is one. */
    public static Optional<Remedy.SetParameter> setting(Remedy remedy) {
        if (remedy instanceof Remedy.AnyOf any) {
            return any.remedies().stream()
                    .flatMap(each -> setting(each).stream())
                    .findFirst();
        }
        return remedy instanceof Remedy.SetParameter set ? Optional.of(set) : Optional.empty();
    }

    private static String sentence(String message, Optional<Remedy> remedy) {
        String problem = message.strip().replaceAll("\\s*\\R\\s*", " ");
        String advice = remedy.map(Advice::words).orElse("");
        return advice.isEmpty() ? problem : problem + "; " + advice;
    }

    /** Empty where the page has no such setting. */
    private static String words(Remedy remedy) {
        if (remedy instanceof Remedy.Give give) {
            return words(give);
        } else if (remedy instanceof Remedy.SetParameter set) {
            return set.parameter() + " = " + set.value() + " would do";
        } else if (remedy instanceof Remedy.LookUp lookUp) {
            return near(lookUp.near());
        } else if (remedy instanceof Remedy.TryLater) {
            return "try again later";
        } else if (remedy instanceof Remedy.AnyOf any) {
            return any.remedies().stream()
                    .map(Advice::words)
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining(", or "));
        }
        return "";
    }

    private static String words(Remedy.Give give) {
        String what = switch (give.setting()) {
            case MODEL -> "network";
            case PREPROCESSING, RESIZE, LAYER -> give.setting().name().toLowerCase(Locale.ROOT);
            default -> "";
        };
        if (what.isEmpty()) {
            return "";
        }
        return give.values().isEmpty()
                ? "another " + what + " may do"
                : what + " " + String.join(" or ", give.values()) + " would do";
    }

    private static String near(List<String> names) {
        return names.isEmpty() ? "" : "did you mean " + String.join(", ", names) + "?";
    }
}
