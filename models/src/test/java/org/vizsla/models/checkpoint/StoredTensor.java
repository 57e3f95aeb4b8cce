package org.vizsla.models.checkpoint;

import java.util.List;

/** A tensor as a pickle describes it: a view of a storage. */
record StoredTensor(
        String name, String storageType, String key, long elements, long offset, List<Long> sizes, List<Long> strides) {

    static StoredTensor floats(String name, String key, long elements, List<Long> sizes, List<Long> strides) {
        return new StoredTensor(name, "FloatStorage", key, elements, 0, sizes, strides);
    }

    StoredTensor at(long offset) {
        return new StoredTensor(name, storageType, key, elements, offset, sizes, strides);
    }
}
