package org.vizsla.report.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vizsla.evaluate.Truth;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.optimize.Stage;
import org.vizsla.report.source.Source;

/**
 * The gradient of one image over training.
 *
 * @param isArray whether it was preprocessed elsewhere
 * @param notes what was done to the image that is out of the ordinary
 * @param model the network that it ended with
 * @param target the class explained
 * @param truth where the object is, if it is known
 * @param filters of the first layer, stage by stage; none where they were not read
 * @param training how it was trained, if it was trained here
 * @param time that it took
 */
public record EvolvedSource(
        Source source,
        boolean isArray,
        List<String> notes,
        Model model,
        int target,
        Optional<Truth> truth,
        List<Stage> stages,
        List<Tensor> filters,
        Optional<Training> training,
        Duration time) {
    public EvolvedSource {
        notes = List.copyOf(notes);
        stages = List.copyOf(stages);
        filters = List.copyOf(filters);
    }
}
