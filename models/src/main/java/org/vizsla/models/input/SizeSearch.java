package org.vizsla.models.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.runtime.RuntimeFailure;

/**
 * The search for a size at which a network runs that leaves height and width open: the one asked for, else the one told, else that of the images, else {@value #USUAL} x {@value
 * #USUAL}, else the first at which it runs of other sizes that networks often have.
 */
public final class SizeSearch {
    private static final int USUAL = 224;
    private static final int[] OTHERS = {32, 28, 64, 96, 128, 48, 112, 160, 192, 240, 256, 299, 320, 384, 448, 512};

    private SizeSearch() {}

    /**
     * Tries sizes until a network runs.
     *
     * @param form of the network
     * @param at makes of the network what is wanted, with height and width known; a {@link RuntimeFailure} leads on to the next size
     * @throws VizslaException if it runs at none, or at none that was asked for
     */
    public static <T> T of(InputForm form, SizeChoice choice, Function<Intake, T> at) {
        if (!form.isOpen()) {
            choice.asked().ifPresent(size -> checkFixed(form, size));
            return at.apply(intake(form, List.of()));
        }
        Optional<ImageSize> images = first(form, choice);
        List<ImageSize> sizes = new ArrayList<>(images.stream().toList());
        if (choice.asked().isEmpty()) {
            IntStream.concat(IntStream.of(USUAL), IntStream.of(OTHERS))
                    .mapToObj(side -> new ImageSize(side, side))
                    .forEach(sizes::add);
        }
        RuntimeFailure first = null;
        for (ImageSize size : sizes) {
            try {
                InputForm closed = form.at(size);
                return at.apply(intake(closed, assumed(closed, choice, images, first != null)));
            } catch (RuntimeFailure e) {
                first = first == null ? e : first;
            }
        }
        RuntimeFailure failure = Objects.requireNonNull(first, "no size was tried");
        throw new VizslaException(
                "the network leaves height and width open, and does not run at " + sizes.get(0) + ": "
                        + failure.getMessage(),
                Remedy.give(Setting.SIZE),
                failure);
    }

    /** The size that is tried first. */
    private static Optional<ImageSize> first(InputForm form, SizeChoice choice) {
        if (choice.asked().isPresent()) {
            return choice.asked();
        }
        return isTold(choice)
                ? choice.told().map(SizeChoice.Told::size)
                : choice.images().of(form);
    }

    private static boolean isTold(SizeChoice choice) {
        return choice.told().isPresent() && !choice.images().isFixed();
    }

    private static Intake intake(InputForm form, List<Assumption> assumptions) {
        Intake intake = new Intake(form, assumptions);
        return form.peculiarity().map(intake::assuming).orElse(intake);
    }

    private static void checkFixed(InputForm form, ImageSize asked) {
        if (form.height() != asked.height() || form.width() != asked.width()) {
            throw new VizslaException(
                    "the network takes images of " + form.height() + " x " + form.width() + " only, not of " + asked,
                    Remedy.omit(Setting.SIZE));
        }
    }

    private static List<Assumption> assumed(
            InputForm closed, SizeChoice choice, Optional<ImageSize> images, boolean failed) {
        if (choice.asked().isPresent()) {
            return List.of();
        }
        String size = closed.height() + " x " + closed.width();
        if (isTold(choice)) {
            return List.of(Assumption.of(told(choice.told().orElseThrow(), size, failed), Setting.SIZE));
        }
        boolean own = images.isPresent() && !failed;
        return List.of(Assumption.of(
                own
                        ? "the network takes images of any size: " + size + " is used, as the first one has"
                        : failed && images.isPresent() && closed.height() == USUAL
                                ? "the network does not run at the size of the first image, " + images.get() + ": "
                                        + size + " is assumed"
                                : "the network leaves the size of images open: " + size
                                        + (failed ? " is assumed, at which it runs" : " is assumed"),
                Setting.SIZE));
    }

    private static String told(SizeChoice.Told told, String size, boolean failed) {
        return failed
                ? "the network does not run at " + told.size() + ", as " + told.source() + ": " + size
                        + " is assumed, at which it runs"
                : "the network leaves the size of images open: " + size + " is used, as " + told.source();
    }
}
