package org.vizsla.serve.shelf;

import org.vizsla.explain.ExplainerSettings;
import org.vizsla.models.download.WeightsStore;

/** All that is kept at hand. */
public final class Shelves implements AutoCloseable {
    private final Pictures pictures = new Pictures();
    private final CoverableImages coverable = new CoverableImages();
    private final Explainers explainers;
    private final KeptMaps maps = new KeptMaps();
    private final OpenUnits units;
    private final Networks networks;

    /**
     * Empty shelves.
     *
     * @param largestNetwork of an upload, in bytes
     */
    public Shelves(WeightsStore store, ExplainerSettings settings, long largestNetwork) {
        this.explainers = new Explainers(settings);
        this.units = new OpenUnits(settings.session());
        this.networks = new Networks(store, largestNetwork, this::forget);
    }

    private void forget(String network) {
        explainers.forget(network);
        units.forget(network);
        maps.forget(network);
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

    public KeptMaps maps() {
        return maps;
    }

    public OpenUnits units() {
        return units;
    }

    public CoverableImages coverable() {
        return coverable;
    }

    @Override
    public void close() {
        units.close();
        maps.close();
        coverable.close();
        explainers.close();
        networks.close();
        pictures.close();
    }
}
