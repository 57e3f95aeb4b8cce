package org.vizsla.report.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vizsla.evaluate.KnownScene;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.input.ArrayImages;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.Preprocessing;

/**
 * An array of one or more images that were preprocessed elsewhere.
 *
 * @param origin what messages call it
 */
public record OpenedArray(String origin, Tensor values) implements OpenedSource {
    @Override
    public SourceImages images(Model model, Preprocessing preprocessing) {
        InputForm form = model.intake().form();
        ArrayImages.Found found = ArrayImages.of(form, values).orElseThrow(() -> misfit(model));
        Tensor images = found.values();
        List<String> notes = new ArrayList<>();
        if (found.turned()) {
            notes.add("arrays with the channels last are brought into the network's order, channels first");
        }
        boolean levels =
                values.type() == DataType.UINT8 && preprocessing.normalization().isKnown();
        float[] floats = images.floats();
        for (float value : floats) {
            if (!Float.isFinite(value)) {
                throw new VizslaException(origin + " holds values that are not finite");
            }
        }
        if (levels) {
            notes.add("arrays of uint8 are levels of images, and normalized like them");
            images = normalized(images, floats, preprocessing.normalization());
        }
        return new SourceImages(images, notes, Optional.empty(), Optional.empty());
    }

    private static Tensor normalized(Tensor images, float[] levels, Normalization normalization) {
        int channels = images.shape().length(1);
        int plane = Shape.lengthOf(images.shape().size(2), images.shape().size(3));
        for (int i = 0; i < levels.length; i++) {
            levels[i] = normalization.value(i / plane % channels, levels[i]);
        }
        return Tensor.ofFloats(images.shape(), levels);
    }

    private VizslaException misfit(Model model) {
        String ours = "[N, " + model.channels() + ", " + model.height() + ", " + model.width() + "]";
        String declared = model.intake().form().text();
        return new VizslaException(origin + " is " + values.type().name().toLowerCase(Locale.ROOT) + values.shape()
                + "; '" + model.name() + "' takes " + ours
                + (model.intake().form().isChannelsFirst() ? "" : ", or arrays like its input " + declared));
    }

    @Override
    public Optional<ImageSize> size(InputForm form) {
        return ArrayImages.size(form, values.shape());
    }

    @Override
    public Optional<KnownScene> scene(Preprocessing preprocessing) {
        return Optional.empty();
    }

    @Override
    public boolean isArray() {
        return true;
    }
}
