package org.vizsla.explain.network;

import java.util.List;

/** The meaning of a layer's name. */
sealed interface Meaning {
    /** One value of the graph. */
    record OneValue(String value) implements Meaning {}

    /**
     * No value, or none that can be determined.
     *
     * @param why the reason, which follows {@code layer 'conv1' of 'net'} in the message
     * @param candidates names that mean one value each
     * @param advice the end of the message
     */
    record Refused(String why, List<String> candidates, String advice) implements Meaning {
        private static final int MOST_LISTED = 5;

        /** The whole message, with the first candidates and the number of others. */
        String message(String layer, String model) {
            int more = candidates.size() - MOST_LISTED;
            String listed = String.join(", ", candidates.subList(0, Math.min(MOST_LISTED, candidates.size())));
            return "layer '" + layer + "' of '" + model + "' " + why + (listed.isEmpty() ? "" : " " + listed)
                    + (more > 0 ? " and " + more + " more" : "") + "; " + advice;
        }
    }
}
