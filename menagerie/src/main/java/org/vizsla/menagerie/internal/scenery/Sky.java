package org.vizsla.menagerie.internal.scenery;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;

/** The sky: blue or evening gold, with soft clouds. */
final class Sky extends Texture {
    private final Colour high;
    private final Colour low;
    private final Colour cloud;

    Sky(Chance chance) {
        super(chance);
        boolean evening = chance.with(0.3);
        high = Colour.of(evening ? 0x6f7fb5 : 0x5b9bd6).jittered(chance, 0.12);
        low = Colour.of(evening ? 0xf2b98c : 0xbfe0f0).jittered(chance, 0.08);
        cloud = Colour.of(evening ? 0xfbe0cf : 0xfbfbf7);
    }

    @Override
    void paint(double u, double v, double near) {
        start(high);
        mix(low, Curves.clamp(v + 0.5));
        double body = noise.clouds(u * 3.2, v * 5.5);
        double lit = noise.clouds(u * 3.2 - 0.06, v * 5.5 + 0.16);
        double cover = Curves.step(0.47, 0.68, body);
        mix(cloud.mix(high, 0.45 * Curves.clamp(3 * (lit - body) + 0.35)), 0.92 * cover);
    }
}
