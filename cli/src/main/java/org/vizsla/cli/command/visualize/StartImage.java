package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.List;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.visualize.step.NetworkInput;
import org.vizsla.report.source.FileSources;
import org.vizsla.report.source.Source;
import org.vizsla.report.source.SourceImages;

/**
 * The image that a visualization is about.
 *
 * @param model the network
 * @param image {@code [1, C, H, W]}, preprocessed
 * @param name of the image's file, without its end
 * @param source where it was read
 */
record StartImage(Model model, Tensor image, String name, Source source) {
    /** Reads it, and loads the network for it. */
    static StartImage of(Path path, Optimization optimization) {
        FileSources found =
                ImagesOptions.sources(List.of(path), optimization.result().folder());
        if (found.sources().size() != 1) {
            throw new UsageException(
                    "this takes one image, and not " + found.sources().size());
        }
        Model model = optimization.load(found);
        Tensor image = seen(found, model, optimization.network().preprocessing(model));
        Path file = path.getFileName();
        return new StartImage(
                model,
                image,
                file == null ? "image" : file.toString().replaceFirst("\\.[^.]*$", ""),
                found.sources().get(0));
    }

    /** The first of some images, {@code [1, C, H, W]}; prints what was done to it that is out of the ordinary. */
    static Tensor seen(FileSources found, Model model, Preprocessing preprocessing) {
        SourceImages opened = found.sources().get(0).open().images(model, preprocessing);
        told(opened.notes());
        return opened.values().rows(0, 1);
    }

    /** Prints what was done to an image. */
    static void told(List<String> notes) {
        notes.forEach(note -> Output.note("vizsla: " + note));
    }

    /** Its colours, from 0 to 1, red first. */
    Tensor colours(Optimization optimization) {
        return NetworkInput.colours(
                image, optimization.network().preprocessing(model).normalization());
    }
}
