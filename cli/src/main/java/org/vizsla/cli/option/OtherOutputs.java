package org.vizsla.cli.option;

import java.util.function.Supplier;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.Model;

/** A class that the explained output does not have may be one of another output. */
final class OtherOutputs {
    private OtherOutputs() {}

    /** What a user names; a failure suggests the outputs that are not explained, if there are any. */
    static <T> T named(Model model, Supplier<T> search) {
        try {
            return search.get();
        } catch (VizslaException e) {
            if (model.otherOutputs().isEmpty()) {
                throw e;
            }
            throw new VizslaException(
                    String.valueOf(e.getMessage()),
                    Remedy.give(Setting.OUTPUT, model.otherOutputs().toArray(new String[0])));
        }
    }
}
