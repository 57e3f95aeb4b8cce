package org.vizsla.report.export.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.render.Jpeg;
import org.vizsla.render.Png;

/** A picture that a page offers. */
public final class Example {
    private static final String PNG = "png";
    private static final String JPEG = "jpg";
    private static final int LONGEST_SIDE = 1024;
    private static final long SEED = 10;
    private static final List<Species> SPECIES =
            List.of(Species.VIZSLA, Species.KING_SNAKE, Species.MASTIFF, Species.TABBY_CAT);

    private final String title;
    private final String ending;
    private final byte[] file;

    private Example(String title, String ending, byte[] file) {
        this.title = title;
        this.ending = ending;
        this.file = file;
    }

    /** Four drawn animals, for the embedded network. */
    public static List<Example> drawn() {
        return SPECIES.stream().map(Example::drawn).toList();
    }

    private static Example drawn(Species species) {
        SceneRequest request = SceneRequest.of(SEED, species);
        byte[] png = Png.encode(Menagerie.scene(request).picture().image());
        return new Example(species.displayName(), PNG, new SceneNote(request).into(png));
    }

    /**
     * A picture of a file, upright, at most {@value #LONGEST_SIDE} pixels a side. It is encoded anew, so that nothing is published that stands beside a picture in its file, such as the place where it was taken.
     *
     * @throws org.vizsla.graph.VizslaException if it cannot be read
     */
    public static Example of(Path file) {
        Picture picture = smaller(PictureReader.read(file));
        String name = file.getFileName().toString();
        String title = name.replaceFirst("\\.[^.]*$", "");
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|jpe|webp)")
                ? new Example(title, JPEG, Jpeg.encode(picture.toBufferedImage()))
                : new Example(title, PNG, Png.encode(picture.toBufferedImage()));
    }

    public String title() {
        return title;
    }

    /** {@code png} or {@code jpg}. */
    public String ending() {
        return ending;
    }

    /** Its bytes, which nobody changes. */
    public byte[] file() {
        return file;
    }

    private static Picture smaller(Picture picture) {
        int longest = Math.max(picture.height(), picture.width());
        if (longest <= LONGEST_SIDE) {
            return picture;
        }
        double scale = (double) LONGEST_SIDE / longest;
        return picture.resized(side(scale * picture.height()), side(scale * picture.width()), Interpolation.LANCZOS);
    }

    private static int side(double pixels) {
        return Math.max(1, (int) Math.round(pixels));
    }
}
