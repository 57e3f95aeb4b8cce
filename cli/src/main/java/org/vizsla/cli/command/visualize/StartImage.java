package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.List;
import org.vizsla.cli.option.ImagesOptions;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.step.NetworkInput;
import org.vizsla.report.source.FileSources;

/**
 * The image that a visualization is about.
 *
 * @param model the network
 * @param image {@code [1, C, H, W]}, preprocessed
 * @param name of the image's file, without its end
 */
record StartImage(Model model, Tensor image, String name) {
    /** Reads it, and loads the network for it. */
    static StartImage of(Path path, Optimization optimization) {
        FileSources found =
                ImagesOptions.sources(List.of(path), optimization.result().folder());
        if (found.sources().size() != 1) {
            throw new UsageException(
                    "this takes one image, and not " + found.sources().size());
        }
        Model model = optimization.load(found);
        Tensor image = found.sources()
                .get(0)
                .open()
                .images(model, optimization.network().preprocessing(model))
                .values()
                .rows(0, 1);
        Path file = path.getFileName();
        return new StartImage(
                model, image, file == null ? "image" : file.toString().replaceFirst("\\.[^.]*$", ""));
    }

    /** Its colours, from 0 to 1, red first. */
    Tensor colours(Optimization optimization) {
        return NetworkInput.colours(
                image, optimization.network().preprocessing(model).normalization());
    }
}
