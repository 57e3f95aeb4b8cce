package org.vizsla.render.gallery;

import java.util.List;

/** The names of the files in a sample's folder. */
public final class GalleryFiles {
    public static final String ORIGINAL = "original.png";
    /** Grad-CAM over the original, with an outline of the object where its place is known. */
    public static final String GRAD_CAM = "grad_cam_overlay.png";

    public static final String COLOURS = "vanilla_backprop_colour.png";
    public static final String SALIENCY = "vanilla_backprop_saliency.png";

    /** The saliency with an outline of the object, where its place is known. */
    public static final String SALIENCY_OUTLINED = "vanilla_backprop_saliency_outlined.png";

    public static final String EVOLUTION = "evolution.gif";

    /** All frames of the evolution side by side, for the page. */
    public static final String EVOLUTION_SHEET = "evolution.png";

    /** The filters of the first layer over training. */
    public static final String FILTERS = "filters.gif";

    /** The raw results. */
    public static final String RESULT = "result.json";

    /** The page, in the folder above. */
    public static final String PAGE = "index.html";

    /** All that a sample's folder may hold. */
    public static final List<String> OF_SAMPLE =
            List.of(ORIGINAL, GRAD_CAM, COLOURS, SALIENCY, SALIENCY_OUTLINED, EVOLUTION, EVOLUTION_SHEET, RESULT);

    /** All that the folder of an evolution alone may hold. */
    public static final List<String> OF_EVOLUTION = List.of(EVOLUTION, EVOLUTION_SHEET, FILTERS, RESULT);

    private GalleryFiles() {}
}
