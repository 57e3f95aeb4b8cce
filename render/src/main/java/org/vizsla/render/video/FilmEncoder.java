package org.vizsla.render.video;

import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.codecs.h264.io.model.VUIParameters;
import org.jcodec.common.model.Size;

/** An encoder of constant quality that says how colours are written: without that, browsers take them for the narrow range of television, and show too much contrast. */
final class FilmEncoder extends H264Encoder {
    private static final int UNSPECIFIED = 5;
    private static final int REC_709 = 1;
    private static final int SRGB = 13;
    private static final int REC_601 = 6;

    FilmEncoder(int quantizer) {
        super(new Constant(quantizer));
    }

    @Override
    public SeqParameterSet initSPS(Size size) {
        SeqParameterSet parameters = super.initSPS(size);
        VUIParameters colours = new VUIParameters();
        colours.videoSignalTypePresentFlag = true;
        colours.videoFormat = UNSPECIFIED;
        colours.videoFullRangeFlag = true;
        colours.colourDescriptionPresentFlag = true;
        colours.colourPrimaries = REC_709;
        colours.transferCharacteristics = SRGB;
        colours.matrixCoefficients = REC_601;
        parameters.vuiParams = colours;
        return parameters;
    }

    /** The same quality everywhere, but for blocks that would take about as much as their pixels: JCodec has no room for more. */
    private record Constant(int quantizer) implements RateControl {
        private static final int MOST_BITS = 256 * 7;

        /** Pictures of up to three blocks have no room for a first one that is tried and rejected. */
        private static final int FEW_PIXELS = 4 * 256;

        private static final int COARSER = 12;

        @Override
        public int startPicture(Size size, int most, SliceType type) {
            return size.getWidth() * size.getHeight() < FEW_PIXELS ? quantizer + COARSER : quantizer;
        }

        @Override
        public int initialQpDelta() {
            return 0;
        }

        @Override
        public int accept(int bits) {
            return bits > MOST_BITS ? 1 : 0;
        }
    }
}
