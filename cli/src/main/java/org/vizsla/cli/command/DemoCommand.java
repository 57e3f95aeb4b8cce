package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vizsla.cli.option.OpenOption;
import org.vizsla.cli.option.OutputOption;
import org.vizsla.cli.option.SceneSeed;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.report.gallery.GalleryFolder;
import org.vizsla.report.job.GalleryRequest;
import org.vizsla.report.job.Targets;
import org.vizsla.report.scene.MenagerieFiles;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The first thing to try: needs no network connection, no images and no model. */
@Command(
        name = "demo",
        description =
                "Draws four animals, asks the embedded network what it sees in them, and makes a page about what it"
                        + " looked at, beside the truth. Needs no images and no internet connection.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla demo                       makes vizsla-demo/index.html",
            "  vizsla demo --seed 7 --out four   four other pictures",
            "",
            "Open the folder's index.html in a browser. The drawn pictures are in pictures/, one folder per class."
        })
public final class DemoCommand implements Runnable {
    private final Environment environment;

    private static final List<Species> SHOWN =
            List.of(Species.VIZSLA, Species.KING_SNAKE, Species.MASTIFF, Species.TABBY_CAT);

    @Mixin
    private OutputOption output = new OutputOption("vizsla-demo");

    @Mixin
    private OpenOption open = new OpenOption();

    @Mixin
    private SceneSeed seed = new SceneSeed(10);

    public DemoCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        Path folder = output.folder();
        Model model = EmbeddedNetwork.load();
        MenagerieFiles files = new MenagerieFiles(folder, false);
        List<Path> pictures = new ArrayList<>();
        for (Species species : SHOWN) {
            SceneRequest request = SceneRequest.of(SceneRequest.seed(seed.value(), species, 0), species);
            pictures.add(folder.resolve(files.write(request, 0).picture()));
        }
        Preprocessing preprocessing = model.preprocessing();
        GalleryRequest request = new GalleryRequest(
                model,
                preprocessing,
                FileSources.in(pictures, folder).sources(),
                Targets.IMPLIED,
                Optional.of(EvolutionSettings.DEFAULT),
                SessionSettings.DEFAULT);
        Optional<Path> made = GalleryCommand.write(
                environment, request, new GalleryFolder(request, folder), (page, results, progress) -> {
                    progress.out(page.toString());
                    next(environment.program(), pictures.get(pictures.size() - 1))
                            .forEach(progress::err);
                });
        made.ifPresent(page -> open.show(page, environment));
    }

    private static List<String> next(String vizsla, Path cat) {
        return List.of(
                "",
                "Open it in a browser. Then try",
                "  " + vizsla + " explain " + cat + " --target zebra     what would make it a zebra?",
                "  " + vizsla
                        + " menagerie --classes zebra,owl --out animals     draw more animals, with masks of their parts,",
                "  " + vizsla + " gallery animals                                 and make a page about them",
                "  " + vizsla
                        + " gallery docs/pictures/*.jpg                     photographs: downloads SqueezeNet (5 MB) once",
                "  " + vizsla + " --help                                          all commands");
    }
}
