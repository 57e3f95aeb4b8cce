package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.option.OutputOption;
import org.vizsla.cli.option.SceneSeed;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.menagerie.Variation;
import org.vizsla.report.folder.MenagerieFolder;
import org.vizsla.report.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws animals for which the truth is known. */
@Command(
        name = "menagerie",
        description = "Draws animals, each in its own surroundings, with masks of the animal and of each of its parts."
                + " The same seed gives the same pictures on every machine.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla menagerie                                        four pictures of each animal",
            "  vizsla menagerie --classes vizsla,mastiff --count 4 --seed 7 --out dogs",
            "  vizsla menagerie --classes tabby-cat --remove stripes   the same cats without stripes",
            "  vizsla menagerie --pairs --no-masks                     two animals in each picture",
            "  vizsla gallery dogs/pictures/0                          a page about some of them, with the truth",
            "",
            "Writes pictures/CLASS/NAME.png, masks/CLASS/NAME/PART.png, labels.txt and labels.json.",
            "Each picture carries a note from which its masks are drawn again wherever it is explained.",
            "--remove and --recolour change only that part: all else is as the same seed draws it."
        })
public final class MenagerieCommand implements Runnable {
    private final Environment environment;

    private static final int MOST = 100_000;

    @Option(
            names = "--classes",
            paramLabel = "NAME",
            split = ",",
            description = "Animals by name or index: vizsla, king-snake, 2. Default: all.")
    private List<String> classes = List.of();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "4",
            description = "Pictures of each animal. Default: ${DEFAULT-VALUE}.")
    private int count = 4;

    @Mixin
    private SceneSeed seed = new SceneSeed(10);

    @Mixin
    private OutputOption output = new OutputOption("vizsla-menagerie");

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "224",
            description = "Width and height of a picture. Default: ${DEFAULT-VALUE}.")
    private int size = SceneRequest.DEFAULT_SIZE;

    @Option(names = "--pairs", description = "Draw a second animal, of another class, beside each.")
    private boolean pairs;

    @Option(names = "--remove", paramLabel = "PART", description = "Omit a part: ears, stripes, mask, legs …")
    private @Nullable String removed;

    @Option(names = "--recolour", paramLabel = "PART", description = "Draw a part in another colour.")
    private @Nullable String recoloured;

    @Option(names = "--no-masks", description = "Do not write masks.")
    private boolean withoutMasks;

    @Option(names = "--json", description = "Print the contents of labels.json.")
    private boolean json;

    public MenagerieCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        List<Species> chosen = classes.isEmpty() ? Species.all() : UsageException.unlessRefused(this::named);
        Variation variation = variation(chosen);
        if (count < 1 || (long) count * chosen.size() > MOST) {
            throw new UsageException("--count " + count + ": between 1 and " + MOST / chosen.size()
                    + " pictures of each of " + chosen.size() + " animals can be drawn");
        }
        Path out = output.folder();
        MenagerieFolder folder = new MenagerieFolder(out, !withoutMasks);
        try (Progress progress = Progress.of(environment, "Menagerie", (long) count * chosen.size())) {
            for (Species species : chosen) {
                progress.say(species.displayName());
                for (int number = 0; number < count; number++) {
                    folder.write(request(species, number, variation), number);
                    progress.step();
                }
            }
        }
        Map<String, Object> labels = folder.finish(seed.value(), size, variation);
        if (json) {
            Output.text(Json.write(labels));
        } else {
            Output.line(out.toString());
        }
    }

    private List<Species> named() {
        List<Species> named = new ArrayList<>();
        for (String name : classes) {
            Species species = Species.of(name);
            if (!named.contains(species)) {
                named.add(species);
            }
        }
        return named;
    }

    private Variation variation(List<Species> chosen) {
        if (removed != null && recoloured != null) {
            throw new UsageException("--remove and --recolour cannot be combined; choose one");
        }
        String part = removed != null ? removed : recoloured;
        if (part == null) {
            return new Variation.AsItIs();
        }
        for (Species species : chosen) {
            if (!species.parts().contains(part)) {
                String with = Species.all().stream()
                        .filter(other -> other.parts().contains(part))
                        .map(Species::displayName)
                        .collect(Collectors.joining(", "));
                throw new UsageException("a " + species.displayName() + " has no part '" + part + "'; it has "
                        + String.join(", ", species.parts())
                        + (with.isEmpty() ? "" : ". --classes can name those that have it: " + with));
            }
        }
        return removed != null ? new Variation.Removed(part) : new Variation.Recoloured(part);
    }

    private SceneRequest request(Species species, int number, Variation variation) {
        long own = SceneRequest.seed(seed.value(), species, number);
        SceneRequest request = SceneRequest.of(own, species).sized(size).changed(variation);
        if (!pairs) {
            return request;
        }
        int others = Species.all().size();
        int step = 1 + (int) Math.floorMod(own, (long) others - 1);
        return request.beside(Species.all().get((species.index() + step) % others));
    }
}
