package org.vizsla.serve.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.FitName;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.models.picture.Preprocessing;

/**
 * A picture before a network.
 *
 * @param preprocessing what is asked for in place of the network's own
 */
record Case(String network, String picture, Optional<Body> preprocessing) {
    static Case of(Body body) {
        return new Case(body.text("network"), body.text("picture"), body.object("preprocessing"));
    }

    /** How the picture is prepared. */
    Preprocessing preprocessing(Model model) {
        Preprocessing known = model.preprocessing();
        return preprocessing.map(asked -> changed(asked, model, known)).orElse(known);
    }

    private static Preprocessing changed(Body asked, Model model, Preprocessing known) {
        Fit fit = asked.find("resize")
                .map(name -> FitName.of(name).of(model.height(), model.width()))
                .orElse(known.fit());
        Fit filtered = asked.find("interpolation")
                .map(name -> fit.with(named("interpolation", Interpolation.values(), name)))
                .orElse(fit);
        Normalization normalization = asked.find("normalization")
                .filter(name -> !name.equals(NetworkJson.CUSTOM))
                .map(name -> named("normalization", NormalizationPreset.values(), name)
                        .normalization()
                        .of(model.channels()))
                .orElse(known.normalization());
        return new Preprocessing(model.height(), model.width(), filtered, normalization);
    }

    private static <E extends Enum<E>> E named(String what, E[] all, String name) {
        return Arrays.stream(all)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new VizslaException("there is no " + what + " '" + name + "'"));
    }
}
