package org.vizsla.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vizsla.explain.Reason;
import org.vizsla.explain.SelfCheck;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.input.Intake;

/** What to do about a failure, in the words of the command line: options and commands. */
public final class Remedies {
    private Remedies() {}

    /** What is wrong, and what to do about it, on one line. */
    public static String message(VizslaException failure) {
        return message(String.valueOf(failure.getMessage()), failure.remedy());
    }

    /** Why a method does not apply, and what to do about it, on one line. */
    public static String message(Reason reason) {
        return message(reason.message(), reason.remedy());
    }

    /** What a self-check found, and with which setting it would pass, on one line. */
    public static String message(SelfCheck check) {
        return message(check.words(), check.remedy());
    }

    private static String message(String message, Optional<Remedy> remedy) {
        String problem = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return remedy.map(known -> problem + "; " + words(known)).orElse(problem);
    }

    /** A sentence without capital and full stop, to follow a semicolon. */
    public static String words(Remedy remedy) {
        if (remedy instanceof Remedy.Give give) {
            return give.values().isEmpty()
                    ? anyValue(give.setting())
                    : "use "
                            + give.values().stream()
                                    .map(value -> name(give.setting()) + " " + value)
                                    .collect(Collectors.joining(" or "));
        }
        if (remedy instanceof Remedy.Omit omit) {
            return "omit " + name(omit.setting());
        }
        if (remedy instanceof Remedy.SetParameter set) {
            return "use --set " + set.method() + "." + set.parameter() + "=" + set.value();
        }
        if (remedy instanceof Remedy.LookUp lookUp) {
            String all = list(lookUp.listing());
            return lookUp.near().isEmpty() ? all : "did you mean " + String.join(", ", lookUp.near()) + "? " + all;
        }
        if (remedy instanceof Remedy.PullWeights pull) {
            return "'vizsla models pull " + pull.network() + "' downloads them";
        }
        if (remedy instanceof Remedy.RemoveWeights remove) {
            return "'vizsla models remove " + remove.network() + "' deletes it";
        }
        if (remedy instanceof Remedy.UseCudaBuild) {
            return "build Vizsla with 'mvn -Pcuda clean package -DskipTests'";
        }
        if (remedy instanceof Remedy.TryLater) {
            return "try again later";
        }
        if (remedy instanceof Remedy.Raise raise) {
            return "for a file that you trust, raise it with VIZSLA_JAVA_OPTIONS=-D"
                    + raise.limit().property() + "=NUMBER";
        }
        if (remedy instanceof Remedy.MoreMemory) {
            return "give Java more memory with VIZSLA_JAVA_OPTIONS=-Xmx4g";
        }
        return alternatives(((Remedy.AnyOf) remedy).remedies());
    }

    /** What was taken for granted about how a network takes images, and which options say otherwise. */
    public static Stream<String> lines(Intake intake) {
        return intake.assumptions().stream()
                .map(assumption -> assumption.text()
                        + assumption
                                .setting()
                                .map(setting -> " (" + name(setting) + " chooses otherwise)")
                                .orElse(""));
    }

    /** {@code a, b, or c}. */
    private static String alternatives(List<Remedy> remedies) {
        List<String> words =
                new ArrayList<>(remedies.stream().map(Remedies::words).toList());
        int last = words.size() - 1;
        words.set(last, "or " + words.get(last));
        return String.join(", ", words);
    }

    private static String anyValue(Setting setting) {
        return switch (setting) {
            case MODEL -> "choose another network with --model";
            case ARCHITECTURE -> "name it with --arch ('vizsla models' lists them)";
            case WEIGHTS -> "give your own file with --weights FILE";
            case MIRROR -> "give another address in VIZSLA_MIRROR";
            case LABELS -> "name its classes with --labels FILE";
            case SIZE -> "choose it with --size HEIGHT,WIDTH";
            case PREPROCESSING -> "choose it with --preprocessing, or --mean and --std";
            case RESIZE -> "choose it with --resize and --interpolation";
            case OUTPUT -> "choose another with --output";
            case LAYER -> "choose another with --layer ('vizsla inspect MODEL --layers' lists them)";
            case ANSWER -> "say what its scores are with --answer";
            case OBJECTIVE -> "choose another with --objective";
            case TRAINABLE -> "name the layers to train with --trainable";
            case DEVICE -> "choose another device with --device";
        };
    }

    private static String name(Setting setting) {
        return switch (setting) {
            case MODEL -> "--model";
            case ARCHITECTURE -> "--arch";
            case WEIGHTS -> "--weights";
            case MIRROR -> "VIZSLA_MIRROR";
            case LABELS -> "--labels";
            case SIZE -> "--size";
            case PREPROCESSING -> "--preprocessing";
            case RESIZE -> "--resize";
            case OUTPUT -> "--output";
            case LAYER -> "--layer";
            case ANSWER -> "--answer";
            case OBJECTIVE -> "--objective";
            case TRAINABLE -> "--trainable";
            case DEVICE -> "--device";
        };
    }

    private static String list(Listing listing) {
        return switch (listing) {
            case MODELS -> "'vizsla models' lists all";
            case METHODS -> "'vizsla methods' lists all";
            case PARAMETERS -> "'vizsla methods NAME' lists the parameters of a method";
            case LAYERS -> "'vizsla inspect MODEL --layers' lists all";
            case LAYERS_WITH_WEIGHTS -> "'vizsla inspect MODEL' lists all";
            case OPERATORS -> "'vizsla inspect MODEL' lists its operators and which of them have a derivative";
        };
    }
}
