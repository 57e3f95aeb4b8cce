package org.vizsla.models.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of weights that someone publishes.
 *
 * @param name what users ask for: its architecture, or {@code resnet50.IMAGENET1K_V2} if other weights of the architecture come first
 * @param architecture the architecture that it belongs to: {@code vgg16}
 * @param entry the publisher's name for this training: {@code IMAGENET1K_V1}
 * @param file the publisher's name for it, {@code vgg16-397923af.pth}: between dash and dot is the beginning of its SHA-256
 * @param bytes its size, accurate to a thousandth of a MiB
 * @param top1 the accuracy on ImageNet's validation set, in percent
 * @param preprocessing the images that the accuracy was measured on
 * @param license the terms of use
 * @param sha256 the file's whole digest, 64 hexadecimal digits, where it is known
 */
public record PublishedWeights(
        String name,
        String architecture,
        String entry,
        String file,
        long bytes,
        double top1,
        PublishedPreprocessing preprocessing,
        String license,
        Optional<String> sha256) {
    private static final Pattern FILE = Pattern.compile("\\w[\\w.-]*-([0-9a-f]{8,64})\\.\\w+");

    public PublishedWeights {
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException(file + " is not NAME-SHA256.pth");
        }
        if (sha256.isPresent() && !(sha256.get().length() == 64 && sha256.get().startsWith(digits(file)))) {
            throw new IllegalArgumentException(sha256.get() + " is not the SHA-256 of " + file);
        }
    }

    /** Weights of whose digest only the digits in the name are known. */
    public PublishedWeights(
            String name,
            String architecture,
            String entry,
            String file,
            long bytes,
            double top1,
            PublishedPreprocessing preprocessing,
            String license) {
        this(name, architecture, entry, file, bytes, top1, preprocessing, license, Optional.empty());
    }

    /** The name of weights that are not the first of their architecture: {@code resnet50.IMAGENET1K_V2}. */
    static String name(String architecture, String entry) {
        return architecture + "." + entry;
    }

    /** Whether this name means them: their own, or their architecture's and entry's. */
    boolean isNamed(String asked) {
        return asked.equals(name) || asked.equals(name(architecture, entry));
    }

    /** The first digits of the file's SHA-256, eight or more: all that torchvision publishes, and all that PyTorch checks. */
    public String digest() {
        return digits(file);
    }

    private static String digits(String file) {
        Matcher matcher = FILE.matcher(file);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** Whether a file of this size may be the right one: the published size is rounded. */
    boolean mayHave(long size) {
        return Math.abs(size - bytes) <= slack();
    }

    /** More bytes than the file can have. */
    long tooMany() {
        return bytes + slack() + 1;
    }

    private long slack() {
        return bytes / 100 + 1024;
    }
}
