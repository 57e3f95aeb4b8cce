package org.vizsla.reference.live;

/** What a person waits for at the live page, and for how long at most. */
enum Wait {
    COMMAND("the command to the page's address", Double.POSITIVE_INFINITY),
    READY("the address to controls that work", 1500),
    ANSWER("a dropped photograph to its answer", 150),
    SALIENCY("another of the five likely classes to its map, by saliency", 150),
    GRAD_CAM("another of the five likely classes to its map, by Grad-CAM", 60),
    ANY_SALIENCY("any other class to its map, by saliency", 150),
    ANY_GRAD_CAM("any other class to its map, by Grad-CAM", 60),
    COLOUR("another opacity, threshold or colour to the pixels", 16),
    BRUSH("a stroke of the brush, from one answer to the next", 100),
    UNIT("a unit that is pointed at to its arithmetic", 50);

    private final String words;
    private final double budget;

    Wait(String words, double budget) {
        this.words = words;
        this.budget = budget;
    }

    String words() {
        return words;
    }

    /** In milliseconds. */
    double budget() {
        return budget;
    }
}
