package org.vizsla.serve.shelf;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.answer.OutputChoice;
import org.vizsla.models.download.CachedWeights;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.serve.shelf.OpenNetwork.Origin;

/** Networks: those that are open, and those that can be opened by their names. Nothing is ever downloaded. */
public final class Networks implements AutoCloseable {
    private static final int MOST = 6;

    private final WeightsStore store;
    private final long largestFile;
    private final Map<String, Supplier<Model>> given = new LinkedHashMap<>();
    private final UploadFolder uploads = new UploadFolder();
    private final Shelf<String, OpenNetwork> shelf;

    /**
     * Networks in a cache.
     *
     * @param largestFile of an upload, in bytes
     * @param goes is told the id of a network that is open no longer
     */
    public Networks(WeightsStore store, long largestFile, Consumer<String> goes) {
        this.store = store;
        this.largestFile = largestFile;
        this.shelf = new Shelf<>(MOST, Long.MAX_VALUE, network -> 0, network -> {
            goes.accept(network.id());
            network.upload().ifPresent(uploads::remove);
        });
    }

    /** A network that can be chosen. */
    public record Line(String id, String name, Origin origin, boolean isOpen) {}

    /** Offers a network that whoever started the server named, under its name; it is opened when it is asked for. */
    public void give(String name, Supplier<Model> opening) {
        given.put(name, opening);
    }

    /** All that can be chosen, those that were given first. */
    public List<Line> list() {
        Map<String, Line> lines = new LinkedHashMap<>();
        given.keySet().forEach(name -> lines.put(name, line(name, Origin.GIVEN)));
        lines.putIfAbsent(EmbeddedNetwork.NAME, line(EmbeddedNetwork.NAME, Origin.EMBEDDED));
        for (OpenNetwork open : shelf.all()) {
            lines.putIfAbsent(open.id(), new Line(open.id(), open.model().name(), open.origin(), true));
        }
        for (CachedWeights cached : store.list()) {
            String name = cached.weights().name();
            lines.putIfAbsent(name, line(name, Origin.CACHED));
        }
        return new ArrayList<>(lines.values());
    }

    private Line line(String name, Origin origin) {
        return new Line(name, name, origin, shelf.has(name));
    }

    /** Whether it is open already. */
    public boolean isOpen(String id) {
        return shelf.has(id);
    }

    /**
     * Uses a network, which is opened if it can be by its name.
     *
     * @throws GoneException if it is not here
     * @throws VizslaException if it cannot be opened
     */
    public <T> T use(String id, Function<OpenNetwork, T> work) {
        return shelf.use(id, () -> opened(id), work);
    }

    private OpenNetwork opened(String id) {
        Supplier<Model> known = given.get(id);
        if (known != null) {
            return new OpenNetwork(id, Origin.GIVEN, known.get(), List.of(), Optional.empty());
        }
        if (EmbeddedNetwork.isNamed(id)) {
            return new OpenNetwork(id, Origin.EMBEDDED, EmbeddedNetwork.load(), List.of(), Optional.empty());
        }
        if (store.catalogue().find(id).isPresent() && store.find(id).isPresent()) {
            return load(id, Origin.CACHED, ModelRequest.of(id), Optional.empty());
        }
        throw new GoneException("the network");
    }

    /**
     * Opens a network that somebody gave; an ONNX file is tried in a process of its own first.
     *
     * @throws VizslaException if it is too large, or is not an image classifier
     */
    public String add(String name, InputStream bytes) {
        UploadFolder.Upload upload = uploads.write(name, bytes, largestFile);
        if (shelf.has(upload.id())) {
            uploads.remove(upload.file());
            return upload.id();
        }
        try {
            shelf.put(
                    upload.id(),
                    load(upload.id(), Origin.UPLOADED, stranger(upload.file()), Optional.of(upload.file())));
        } catch (VizslaException e) {
            uploads.remove(upload.file());
            throw byName(upload.file(), e);
        } catch (RuntimeException | Error e) {
            uploads.remove(upload.file());
            throw e;
        }
        return upload.id();
    }

    /** A failure that names the file as people do: nobody knows the folder that it was written to. */
    private static VizslaException byName(Path file, VizslaException failure) {
        String message = String.valueOf(failure.getMessage());
        return new VizslaException(
                message.replace(file.toString(), file.getFileName().toString()), failure);
    }

    private static ModelRequest stranger(Path file) {
        return new ModelRequest(
                file.toString(), null, null, null, false, OutputChoice.DEFAULT, SizeChoice.DEFAULT, true);
    }

    private OpenNetwork load(String id, Origin origin, ModelRequest request, Optional<Path> upload) {
        List<String> notes = new ArrayList<>();
        Model model = new ModelLoader(store).load(request, new ProgressListener() {
            @Override
            public void progress(long done, long total) {}

            @Override
            public void note(String note) {
                notes.add(note);
            }
        });
        return new OpenNetwork(id, origin, model, notes, upload);
    }

    @Override
    public void close() {
        shelf.close();
        uploads.close();
    }
}
