package org.vizsla.models.picture;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import javax.imageio.ImageReader;

/** Decodes the first page of a TIFF. */
final class TiffDecoder {
    private TiffDecoder() {}

    static Picture decode(EncodedPicture file) throws IOException {
        ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
        reader.setInput(file.stream(), false, true);
        return ExifOrientation.find(file, 0, file.length()).upright(JdkReaders.readFirst(reader, file));
    }
}
