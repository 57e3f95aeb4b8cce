package org.vizsla.cli.dependency;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a database of known vulnerabilities, OSV's by default, about every artifact of the list of pinned files, and prints what it knows: one line for each artifact and vulnerability, those that are shipped
 * apart from those that only build.
 */
public final class KnownVulnerabilities {
    /** The address of the batched query of the Open Source Vulnerabilities database. */
    static final URI OSV = URI.create("https://api.osv.dev/v1/querybatch");

    /** The most questions that the database takes at once. */
    private static final int MOST = 1000;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI database;
    private final PrintStream out;

    KnownVulnerabilities(URI database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /**
     * Asks. The exit status is 1 if anything is known against what is shipped, and 2 if the database does not answer.
     *
     * @param words the checkout, the folder of jars that are shipped, and another address of the database if need be
     */
    public static void main(String[] words) throws IOException, InterruptedException {
        URI database = words.length > 2 ? URI.create(words[2]) : OSV;
        System.exit(new KnownVulnerabilities(database, System.out)
                .status(PinnedFile.in(Path.of(words[0])), names(words[1]), System.err));
    }

    /** Prints what is known, or in one line to {@code err} why that is not known: the exit status. */
    int status(List<PinnedFile> files, Set<String> shipped, PrintStream err) throws InterruptedException {
        try {
            return look(files, shipped) ? 0 : 1;
        } catch (IOException e) {
            // A message of Jackson has several lines, and one of the HTTP client may be missing.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            err.println("nothing was looked up: " + database + " cannot be asked ("
                    + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + reason)
                    + "); run this again where there is a network");
            return 2;
        }
    }

    private static Set<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** Prints what is known; false if there is something about what is shipped. */
    boolean look(List<PinnedFile> files, Set<String> shipped) throws IOException, InterruptedException {
        Map<List<String>, Boolean> artifacts = new LinkedHashMap<>();
        for (PinnedFile file : files) {
            if (file.isJar()) {
                artifacts.merge(
                        List.of(file.artifact(), file.version()), shipped.contains(file.name()), Boolean::logicalOr);
            }
        }
        List<List<String>> all = List.copyOf(artifacts.keySet());
        Set<String> lines = new TreeSet<>();
        boolean good = true;
        for (int from = 0; from < all.size(); from += MOST) {
            List<List<String>> part = all.subList(from, Math.min(from + MOST, all.size()));
            List<List<String>> answers = ask(part);
            for (int i = 0; i < part.size(); i++) {
                boolean ships = Boolean.TRUE.equals(artifacts.get(part.get(i)));
                good &= !ships || answers.get(i).isEmpty();
                for (String vulnerability : answers.get(i)) {
                    lines.add((ships ? "shipped: " : "used to build: ") + String.join(":", part.get(i)) + ": "
                            + vulnerability);
                }
            }
        }
        lines.forEach(out::println);
        out.println(all.size() + " artifacts, " + lines.size() + " known vulnerabilities");
        return good;
    }

    /** The vulnerabilities of each artifact. */
    private List<List<String>> ask(List<List<String>> artifacts) throws IOException, InterruptedException {
        List<Object> queries = new ArrayList<>();
        for (List<String> artifact : artifacts) {
            queries.add(Map.of(
                    "package", Map.of("ecosystem", "Maven", "name", artifact.get(0)), "version", artifact.get(1)));
        }
        HttpRequest request = HttpRequest.newBuilder(database)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.std.asString(Map.of("queries", queries))))
                .build();
        HttpResponse<String> response = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("it answers with status " + response.statusCode());
        }
        Object results = JSON.std.mapFrom(response.body()).get("results");
        if (!(results instanceof List<?> each) || each.size() != artifacts.size()) {
            throw new IOException("it does not answer each of " + artifacts.size() + " questions");
        }
        return each.stream().map(KnownVulnerabilities::names).toList();
    }

    private static List<String> names(Object result) {
        List<String> names = new ArrayList<>();
        if (result instanceof Map<?, ?> map) {
            if (map.get("vulns") instanceof List<?> list) {
                list.forEach(each -> names.add(each instanceof Map<?, ?> one ? String.valueOf(one.get("id")) : "?"));
            }
            if (map.containsKey("next_page_token")) {
                names.add("and more");
            }
        }
        return names;
    }
}
