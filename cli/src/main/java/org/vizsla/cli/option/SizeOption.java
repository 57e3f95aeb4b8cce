package org.vizsla.cli.option;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.models.input.ImageSize;
import picocli.CommandLine.Option;

/** {@code --size}, which means more to a command that draws maps. */
interface SizeOption {
    /** The size of the network's images, if it is given. */
    Optional<ImageSize> size();

    /** Whether maps are drawn at the size of the photograph. */
    boolean isOriginal();

    /** Of a command that draws no maps. */
    final class OfNetwork implements SizeOption {
        @Option(
                names = "--size",
                paramLabel = "HEIGHT,WIDTH",
                converter = SizesText.class,
                description =
                        "Size of the images that an .onnx file takes, where it leaves that open. Default: the size of the first"
                                + " image if the network runs at it, or else 224,224.")
        private SizesText.@Nullable Choice size;

        @Override
        public Optional<ImageSize> size() {
            if (size != null && size.size().isEmpty()) {
                throw new UsageException(
                        "--size original is the size of explain's pictures; this command takes --size HEIGHT,WIDTH");
            }
            return Optional.ofNullable(size).flatMap(SizesText.Choice::size);
        }

        @Override
        public boolean isOriginal() {
            return false;
        }
    }

    /** Of a command that may draw maps at the size of a photograph. */
    final class OrOriginal implements SizeOption {
        @Option(
                names = "--size",
                paramLabel = "HEIGHT,WIDTH|original",
                converter = SizesText.class,
                description =
                        "Size of the images that an .onnx file takes, where it leaves that open. Default: the size of the first"
                                + " image if the network runs at it, or else 224,224. Also original (besides another"
                                + " --size or alone): pictures of maps get the photograph's own size, with each scale in"
                                + " a file of its own.")
        private List<SizesText.Choice> sizes = List.of();

        @Override
        public Optional<ImageSize> size() {
            List<ImageSize> given =
                    sizes.stream().flatMap(choice -> choice.size().stream()).toList();
            if (given.size() > 1) {
                throw new UsageException("--size is given twice: " + given.get(0) + " and " + given.get(1));
            }
            return given.stream().findFirst();
        }

        @Override
        public boolean isOriginal() {
            return sizes.stream().anyMatch(choice -> choice.size().isEmpty());
        }
    }
}
