package org.vizsla.serve.shelf;

import org.vizsla.explain.ExplainerSettings;
import org.vizsla.models.download.WeightsStore;

/** All that is kept at hand. */
public final class Shelves implements AutoCloseable {
    private final Pictures pictures = new Pictures();
    private final Explainers explainers;
    private final Networks networks;

    /**
     * Empty shelves.
     *
     * @param largestNetwork of an upload, in bytes
     */
    public Shelves(WeightsStore store, ExplainerSettings settings, long largestNetwork) {
        this.explainers = new Explainers(settings);
        this.networks = new Networks(store, largestNetwork, explainers::forget);
    }

    public Pictures pictures() {
        return pictures;
    }

    public Networks networks() {
        return networks;
    }

    public Explainers explainers() {
        return explainers;
    }

    @Override
    public void close() {
        explainers.close();
        networks.close();
        pictures.close();
    }
}
