package org.vizsla.explain.method.gradient;

/** Selects the value that a sorted array would have at an index, in linear time (Hoare, 1961: Algorithm 65, Find). */
final class Selection {
    private Selection() {}

    /**
     * The value at this place.
     *
     * @param values reordered by this; no value is NaN
     */
    static double at(int place, double[] values) {
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double moved = values[left];
                    values[left++] = values[right];
                    values[right--] = moved;
                }
            }
            if (place <= right) {
                high = right;
            } else if (place >= left) {
                low = left;
            } else {
                break;
            }
        }
        return values[place];
    }
}
