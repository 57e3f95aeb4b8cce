package org.vizsla.report.atlas;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vizsla.explain.field.Field;
import org.vizsla.models.labels.Labels;
import org.vizsla.optimize.example.Example;
import org.vizsla.optimize.example.SurveyedChannel;
import org.vizsla.optimize.visualize.FeatureVisualization;
import org.vizsla.optimize.visualize.Visualization;
import org.vizsla.optimize.visualize.VisualizedFeature;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.visualization.AtlasCard;
import org.vizsla.render.visualization.ExamplePicture;
import org.vizsla.render.visualization.FeaturePicture;
import org.vizsla.report.example.ExampleCrops;
import org.vizsla.report.example.SeenImage;
import org.vizsla.report.json.AtlasJson;
import org.vizsla.report.json.ExamplesJson;
import org.vizsla.runtime.Cancellation;

/**
 * The files of a channel in an atlas: its picture, its crops, and one that says what they are, which is written last.
 *
 * @param out the atlas's folder
 * @param layer the number of the layer, from 1
 */
record ChannelFiles(Path out, int layer, SurveyedChannel channel) {
    private String name() {
        return layer + "_" + channel.channel().layer().replaceAll("[^A-Za-z0-9.-]+", "_") + "/"
                + channel.channel().channel();
    }

    private String picture() {
        return name() + ".png";
    }

    private String crop(int number) {
        return name() + "_" + number + ".png";
    }

    Path json() {
        return out.resolve(name() + ".json");
    }

    /** Whether all files are written. */
    boolean isDone() {
        return Files.exists(json());
    }

    /** Writes all files; false if the picture was cancelled, which is then not written. */
    boolean write(
            AtlasRequest request,
            KeptSurvey survey,
            ExampleCrops crops,
            AtlasListener listener,
            Cancellation cancellation) {
        Visualization found = FeatureVisualization.run(
                request.picture(channel.channel()), (picture, step, value) -> listener.steps(), cancellation);
        if (!found.complete()) {
            return false;
        }
        VisualizedFeature feature = found.features().get(0);
        Png.write(out.resolve(picture()), FeaturePicture.of(Planes.of(feature.picture(), 0)));
        List<ExamplesJson.Entry> entries = new ArrayList<>();
        for (Example example : channel.examples()) {
            SeenImage image = survey.image(example);
            Field field = crops.field(channel.channel(), example);
            String file = crop(entries.size() + 1);
            crops.write(image, field, out.resolve(file));
            entries.add(new ExamplesJson.Entry(
                    image.source().origin(), image.name(), image.row(), example, field, file, Optional.empty()));
        }
        AtlasJson.writeChannel(json(), request.model().labels(), channel, picture(), feature.value(), entries);
        return true;
    }

    /** How the page shows it. */
    AtlasCard card(AtlasRequest request, KeptSurvey survey) {
        Labels labels = request.model().labels();
        List<ExamplePicture> examples = new ArrayList<>();
        for (Example example : channel.examples()) {
            SeenImage image = survey.image(example);
            examples.add(new ExamplePicture(
                    image.name(),
                    crop(examples.size() + 1),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    0,
                    shown(example.value())));
        }
        List<AtlasCard.Fed> classes = channel.classes().stream()
                .map(fed -> new AtlasCard.Fed(labels.name(fed.index()), shown(fed.amount())))
                .toList();
        return new AtlasCard(
                channel.channel().toString(),
                picture(),
                shown(AtlasJson.valueOf(json())),
                shown(channel.telling()),
                examples,
                classes);
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
