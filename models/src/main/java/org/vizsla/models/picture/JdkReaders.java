package org.vizsla.models.picture;

import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** Finds Java's own decoders, regardless of plugins on the class path: their values are known to equal Pillow's. */
final class JdkReaders {
    private JdkReaders() {}

    /** A reader that is set to the file and leaves metadata alone. */
    static ImageReader open(String format, EncodedPicture file) throws IOException {
        Iterator<ImageReaderSpi> providers =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (providers.hasNext()) {
            ImageReaderSpi provider = providers.next();
            if (provider.getClass().getModule() == ImageIO.class.getModule()
                    && provider.getFormatNames()[0].equalsIgnoreCase(format)) {
                ImageReader reader = provider.createReaderInstance();
                reader.setInput(file.stream(), false, true);
                return reader;
            }
        }
        throw new IIOException("this Java has no decoder for " + format);
    }

    /** The reader's first picture, after its size has been checked; the reader is closed. */
    static Picture readFirst(ImageReader reader, EncodedPicture file) throws IOException {
        try {
            file.checkSize(reader.getHeight(0), reader.getWidth(0));
            return Samples.picture(reader.read(0));
        } finally {
            reader.dispose();
        }
    }
}
