package org.vizsla.serve;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.serve.api.Routes;
import org.vizsla.serve.http.Guard;
import org.vizsla.serve.shelf.Shelves;

/** A server that listens on {@code 127.0.0.1} until it is closed. */
public final class Server implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int MOST_THREADS = 64;
    private static final int LEAST_THREADS = 4;
    private static final int IDLE_MILLISECONDS = 60_000;
    private static final int WAITING_CONNECTIONS = 128;

    private final Javalin javalin;
    private final Routes routes;
    private final Shelves shelves;
    private final String token;

    private Server(Javalin javalin, Routes routes, Shelves shelves, String token) {
        this.javalin = javalin;
        this.routes = routes;
        this.shelves = shelves;
        this.token = token;
    }

    /**
     * Starts a server.
     *
     * @param networks that are offered first, by their names; each is opened when it is asked for
     * @throws VizslaException if the port is taken
     */
    public static Server start(ServerSettings settings, Map<String, Supplier<Model>> networks) {
        Shelves shelves = new Shelves(settings.store(), settings.explainers(), settings.largestNetwork());
        networks.forEach(shelves.networks()::give);
        Routes routes = new Routes(
                settings.token(), ServerSettings.newToken(), shelves, settings.largestNetwork(), settings.atlases());
        Javalin[] started = new Javalin[1];
        Guard guard = new Guard(settings.token(), () -> started[0].port());
        try {
            started[0] = Javalin.create(config -> configure(config, settings.port(), routes, guard));
            started[0].start();
            Thread warm = new Thread(routes::warm, "vizsla-serve-warm");
            warm.setDaemon(true);
            warm.setUncaughtExceptionHandler((thread, failure) -> {});
            warm.start();
            return new Server(started[0], routes, shelves, settings.token());
        } catch (RuntimeException e) {
            routes.close();
            shelves.close();
            throw isTaken(e) ? new VizslaException("port " + settings.port() + " is taken by another program", e) : e;
        }
    }

    private static boolean isTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.BindException) {
                return true;
            }
        }
        return String.valueOf(failure.getMessage()).contains("Port already in use");
    }

    private static void configure(JavalinConfig config, int port, Routes routes, Guard guard) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("vizsla-serve");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.addConnector((server, http) -> connector(server, http, port));
        routes.add(config.routes, guard);
    }

    private static Connector connector(org.eclipse.jetty.server.Server server, HttpConfiguration http, int port) {
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLISECONDS);
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        return connector;
    }

    /** Where the page is. */
    public URI address() {
        return URI.create("http://" + HOST + ":" + javalin.port() + "/" + token + "/");
    }

    /** Ends all requests, and forgets everything that it was given. */
    @Override
    public void close() {
        routes.close();
        javalin.stop();
        shelves.close();
    }
}
