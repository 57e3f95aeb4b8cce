package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colour profiles change nothing, whether they are valid (linear light) or not profiles at all. */
class ColourProfileTest {
    private static final Picture PICTURE = PictureFiles.noise(5, 9);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areIgnored(boolean sound) throws IOException {
        byte[] profile = sound
                ? ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData()
                : PictureFiles.noise(20, 20).values();
        byte[] jpeg = PictureFiles.jpeg(PICTURE);
        byte[] cmyk = PictureFiles.fixture("cmyk.jpg");
        byte[] webp = PictureFiles.fixture("lossless.webp");
        byte[] segment = PictureFiles.join(PictureFiles.ascii("ICC_PROFILE\0\1\1"), profile);
        byte[] chunk = PictureFiles.join(PictureFiles.ascii("profile\0\0"), deflated(profile));

        assertThat(read(PictureFiles.withSegment(jpeg, 0xe2, segment))).isEqualTo(read(jpeg));
        assertThat(read(PictureFiles.withSegment(cmyk, 0xe2, segment))).isEqualTo(read(cmyk));
        assertThat(read(PictureFiles.withChunk(PictureFiles.png(PICTURE), "iCCP", chunk)))
                .isEqualTo(PICTURE);
        assertThat(read(PictureFiles.withRiffChunk(webp, "ICCP", profile))).isEqualTo(read(webp));
        assertThat(read(TiffFile.of(PICTURE).withProfile(profile).bytes())).isEqualTo(PICTURE);
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(packed)) {
            stream.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Picture read(byte[] bytes) {
        return PictureReader.read("profile", bytes);
    }
}
