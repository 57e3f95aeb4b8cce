package org.vizsla.serve.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.vizsla.report.atlas.AtlasPictures;
import org.vizsla.report.json.Json;
import org.vizsla.runtime.Cancellation;
import org.vizsla.serve.http.Failure;
import org.vizsla.serve.http.Frames;
import org.vizsla.serve.http.Guard;
import org.vizsla.serve.shelf.Shelves;
import org.vizsla.serve.work.WorkQueue;

/** The addresses of the server, all below its token, and what answers at each. */
public final class Routes implements AutoCloseable {
    private static final String JSON = "application/json";

    private final String root;
    private final Desk desk;
    private final StartApi start;
    private final PicturesApi pictures;
    private final NetworksApi networks;
    private final AnswersApi answers;
    private final MapsApi maps;
    private final LayersApi layers;
    private final BrushApi brush;
    private final ScheduledExecutorService clock;
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();

    /**
     * Routes below a token.
     *
     * @param instance another for each start
     * @param largestNetwork that may be uploaded, in bytes
     * @param atlases of networks, whose pictures are shown
     */
    public Routes(String token, String instance, Shelves shelves, long largestNetwork, List<AtlasPictures> atlases) {
        this.root = "/" + token + "/";
        this.desk = new Desk(shelves, new WorkQueue());
        this.start = new StartApi(desk, instance, largestNetwork);
        this.pictures = new PicturesApi(desk);
        this.networks = new NetworksApi(desk, atlases);
        this.answers = new AnswersApi(desk);
        MapMaker maker = new MapMaker(desk);
        this.maps = new MapsApi(desk, maker);
        this.layers = new LayersApi(desk);
        this.brush = new BrushApi(desk, maker);
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "vizsla-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Prepares what the page begins with. */
    public void warm() {
        start.warm();
    }

    /** Adds them to a server. */
    public void add(RoutesConfig routes, Guard guard) {
        routes.before(guard::admit);
        routes.exception(Exception.class, (failure, context) -> answer(context, Failure.of(failure)));
        routes.exception(
                HttpResponseException.class,
                (failure, context) -> answer(
                        context, Failure.refused(failure.getStatus(), "there is nothing like that at this address")));
        json(routes, "GET", "api/start", start::start);
        json(routes, "GET", "api/alive", start::alive);
        json(routes, "POST", "api/pictures", pictures::upload);
        json(routes, "POST", "api/scenes", pictures::draw);
        routes.get(root + "api/pictures/{picture}/image", guarded(pictures::image));
        routes.post(root + "api/preview", guarded(pictures::preview));
        json(routes, "POST", "api/networks", networks::upload);
        json(routes, "GET", "api/networks/{network}", networks::network);
        routes.get(root + "api/networks/{network}/feature", guarded(networks::feature));
        json(routes, "POST", "api/answers", answers::answer);
        frames(routes, "api/maps", maps::map);
        routes.post(root + "api/npy", guarded(maps::npy));
        json(routes, "POST", "api/command", maps::command);
        json(routes, "POST", "api/json", maps::json);
        frames(routes, "api/activations", layers::activations);
        json(routes, "POST", "api/unit", layers::unit);
        json(routes, "POST", "api/brush", brush::scores);
        frames(routes, "api/segments", brush::segments);
        frames(routes, "api/deletion", brush::deletion);
        PageFiles.add(routes, root);
    }

    private void json(RoutesConfig routes, String method, String path, Handler handler) {
        Handler whole = guarded(context -> {
            handler.handle(context);
            context.contentType(JSON);
        });
        if (method.equals("GET")) {
            routes.get(root + path, whole);
        } else {
            routes.post(root + path, whole);
        }
    }

    /** What a request in frames does. */
    private interface Framed {
        void answer(Body body, Frames frames, Cancellation cancellation);
    }

    /** The body is read before the answer begins, so that a request that makes no sense has a status of its own. */
    private void frames(RoutesConfig routes, String path, Framed handler) {
        routes.post(root + path, guarded(context -> {
            Body body = Body.of(context);
            Cancellation cancellation = new Cancellation();
            context.contentType("application/octet-stream");
            running.add(cancellation);
            try (Frames frames = new Frames(out(context), failure -> answer(context, failure), cancellation, clock)) {
                try {
                    handler.answer(body, frames, cancellation);
                } catch (Exception | OutOfMemoryError | StackOverflowError e) {
                    frames.fails(Failure.of(e));
                }
            } finally {
                running.remove(cancellation);
            }
        }));
    }

    private static java.io.OutputStream out(Context context) throws IOException {
        return context.res().getOutputStream();
    }

    /** Errors of memory are answered too. */
    private static Handler guarded(Handler handler) {
        return context -> {
            try {
                handler.handle(context);
            } catch (OutOfMemoryError | StackOverflowError e) {
                answer(context, Failure.of(e));
            }
        };
    }

    private static void answer(Context context, Failure failure) {
        if (failure.kind().equals("busy")) {
            context.header("Retry-After", "3");
        }
        context.status(failure.status()).contentType(JSON).result(Json.compact(failure.json()));
    }

    @Override
    public void close() {
        running.forEach(Cancellation::cancel);
        clock.shutdownNow();
    }
}
