package org.vizsla.graph.suggestion;

/** The number of single characters to insert, delete or replace to turn one text into another (Levenshtein, 1966). */
public final class EditDistance {
    private EditDistance() {}

    public static int between(String a, String b) {
        int[] distances = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            distances[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = distances[0];
            distances[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.min(replaced, 1 + Math.min(distances[j], distances[j - 1]));
            }
        }
        return distances[b.length()];
    }
}
