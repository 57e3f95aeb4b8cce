package org.vizsla.report.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.vizsla.graph.AtomicFile;
import org.vizsla.render.guide.GuidePage;
import org.vizsla.render.page.PagePart;

/**
 * A text of {@code docs}, written in Markdown, that becomes a page.
 *
 * @param source its path in {@code docs}
 */
record GuideText(String source) {
    /** How to read, choose and call. */
    static final List<GuideText> USE = texts(
            "guide/index",
            "guide/tour",
            "guide/reading",
            "guide/choosing",
            "guide/limits",
            "guide/answers",
            "guide/networks",
            "guide/features",
            "guide/batch",
            "guide/spark",
            "guide/live",
            "guide/explainers",
            "guide/java");

    /** What was measured, and what is supported. */
    static final List<GuideText> FACTS =
            texts("networks", "torchvision", "operators", "menagerie-network", "speed", "memory", "limits", "security");

    /** Where the texts are among the resources. */
    private static final String DOCS = "docs/";

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private static List<GuideText> texts(String... names) {
        return Stream.of(names).map(name -> new GuideText(name + ".md")).toList();
    }

    /** The page's file: {@code guide/reading.md} is {@code reading.html}, {@code speed.md} is {@code facts-speed.html}. */
    String file() {
        String name = source.substring(source.lastIndexOf('/') + 1).replace(".md", ".html");
        return source.startsWith("guide/") ? name : "facts-" + name;
    }

    /**
     * The page, whose images are copied beside it.
     *
     * @param folder of the guide
     */
    GuidePage page(Path folder) {
        Node document =
                Parser.builder().extensions(TABLES).build().parse(PagePart.read(GuideText.class, DOCS + source));
        document.accept(new Images(folder));
        Links links = new Links();
        document.accept(links);
        String body = HtmlRenderer.builder()
                .extensions(TABLES)
                .attributeProviderFactory(context -> GuideText::name)
                .build()
                .render(document);
        // A corner without words is the head of nothing.
        return new GuidePage(file(), title(document), body.replace("<th></th>", "<td></td>"));
    }

    private static void name(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading) {
            attributes.put(
                    "id",
                    text(node)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\w\\- ]", "")
                            .replace(' ', '-'));
        }
    }

    private static String title(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                return text(heading);
            }
        }
        throw new IllegalArgumentException("a text without a heading");
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }

    /** What a relative address in this text means, seen from the folder of all texts. */
    private String resolved(String destination) {
        return URI.create("/" + source).resolve(destination).getPath().substring(1);
    }

    /** Copies the images that a text shows. */
    private final class Images extends AbstractVisitor {
        private final Path folder;

        Images(Path folder) {
            this.folder = folder;
        }

        @Override
        public void visit(Image image) {
            String file = resolved(image.getDestination());
            image.setDestination(file);
            try (InputStream stream = Objects.requireNonNull(GuideText.class.getResourceAsStream(DOCS + file), file)) {
                AtomicFile.write(folder.resolve(file), stream.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Links to texts that the guide has lead to their pages; others, to files of the project, become plain words. */
    private final class Links extends AbstractVisitor {
        private final Map<String, String> pages = Stream.concat(USE.stream(), FACTS.stream())
                .collect(Collectors.toMap(GuideText::source, GuideText::file));
        private final Set<String> kept = Set.of("methods.html", "commands.html");

        @Override
        public void visit(Link link) {
            visitChildren(link);
            String[] parts = link.getDestination().split("#", 2);
            if (parts[0].isEmpty() || parts[0].startsWith("https:") || kept.contains(parts[0])) {
                return;
            }
            String page = pages.get(resolved(parts[0]));
            if (page != null) {
                link.setDestination(parts.length > 1 ? page + "#" + parts[1] : page);
            } else {
                Node child = link.getFirstChild();
                while (child != null) {
                    Node next = child.getNext();
                    link.insertBefore(child);
                    child = next;
                }
                link.unlink();
            }
        }
    }
}
