package org.vizsla.cli.option;

import java.util.List;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.render.Bands;
import picocli.CommandLine.Option;

/** Which channels of an image are drawn. */
public final class BandsOption {
    private static final List<Integer> BLUE_FIRST = List.of(3, 2, 1);

    @Option(
            names = "--bands",
            split = ",",
            paramLabel = "N",
            description =
                    "Channels drawn as red, green and blue, counted from 1, or one drawn as grey, of networks that take"
                            + " more than three, such as 4,3,2. Default: the first three.")
    private List<Integer> bands = List.of();

    /** Which channels are drawn in colour; where blue comes first for the network, it is drawn as blue. */
    public Bands of(Model model, Preprocessing preprocessing) {
        boolean blueFirst = bands.isEmpty()
                && model.channels() == BLUE_FIRST.size()
                && preprocessing.normalization().bgr();
        return UsageException.unlessRefused(() -> new Bands(blueFirst ? BLUE_FIRST : bands).checked(model.channels()));
    }
}
