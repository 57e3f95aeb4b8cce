package org.vizsla.report.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.registry.Family;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.MethodNotes;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.render.guide.GuideBodies;
import org.vizsla.render.guide.GuideBodies.Picture;
import org.vizsla.render.guide.GuideBodies.Term;
import org.vizsla.render.guide.GuideBodies.Tile;
import org.vizsla.render.guide.GuidePage;
import org.vizsla.report.page.FamilyWords;

/**
 * The pages about the methods.
 *
 * @param scene pictures of the drawn scene, by method
 * @param photograph pictures of the photograph, by method
 * @param call that explains a photograph by a method
 */
record GuideMethods(Map<String, Picture> scene, Map<String, Picture> photograph, UnaryOperator<String> call) {
    static final String INDEX = "methods.html";

    /** The table of all methods. */
    GuidePage index() {
        List<GuideBodies.Family> families = new ArrayList<>();
        for (Family family : Family.values()) {
            families.add(new GuideBodies.Family(
                    FamilyWords.of(family).title(),
                    Methods.all().stream()
                            .filter(method -> method.family() == family)
                            .map(this::tile)
                            .toList()));
        }
        return new GuidePage(INDEX, "All methods", GuideBodies.of(families));
    }

    /** A page for each method. */
    List<GuidePage> pages() {
        return Methods.all().stream().map(this::page).toList();
    }

    private Tile tile(MethodEntry<?> method) {
        Picture picture = scene.get(method.name());
        return new Tile(
                file(method), method.title(), method.description(), picture == null ? List.of() : List.of(picture));
    }

    private static String file(MethodEntry<?> method) {
        return "method-" + method.name() + ".html";
    }

    private <M extends AttributionMethod> GuidePage page(MethodEntry<M> method) {
        MethodNotes notes = MethodNotes.of(method.name());
        List<Picture> pictures = new ArrayList<>();
        for (Map<String, Picture> made : List.of(scene, photograph)) {
            Picture picture = made.get(method.name());
            if (picture != null) {
                pictures.add(picture);
            }
        }
        List<Term> facts = List.of(
                new Term("Family", FamilyWords.of(method.family()).title()),
                new Term("Needs", method.needs()),
                new Term("Cost of one image", method.cost()),
                new Term("Source", method.paper()));
        List<Term> parameters = method.parameters().list().stream()
                .map(parameter -> new Term(
                        method.name() + "." + parameter.name() + "=" + parameter.shown(method.standard()),
                        parameter.meaning() + "; " + parameter.takes()))
                .toList();
        GuideBodies.Method body = new GuideBodies.Method(
                method.name(),
                method.title(),
                method.description(),
                notes.question(),
                notes.formula(),
                notes.misleads(),
                facts,
                parameters,
                pictures,
                call.apply(method.name()));
        return new GuidePage(file(method), method.title(), GuideBodies.of(body));
    }
}
