package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The page about networks is what the code makes of them today. */
@Execution(ExecutionMode.SAME_THREAD)
class NetworksPageTest {
    private static final Path PAGE = Path.of("..", "docs", "networks.md");

    /** Explaining them takes minutes: they are only loaded here, and explained when the page is written. */
    private static final Set<String> LARGE = Set.of(
            "cases/large_input_memory/net1024",
            "cases/models/many_large_activations",
            "zoo/light_bvlc_alexnet",
            "zoo/light_densenet121",
            "zoo/light_inception_v1",
            "zoo/light_inception_v2",
            "zoo/light_resnet50",
            "zoo/light_vgg19",
            "zoo/light_zfnet512");

    /** With {@code -Dvizsla.write} it is written first, from all networks. */
    @Test
    void isUpToDate() throws IOException {
        List<TriedNetwork> networks = TriedNetwork.all();
        if (System.getProperty("vizsla.write") != null) {
            Files.writeString(
                    PAGE,
                    NetworksPage.of(networks.stream()
                            .map(FirstTry::of)
                            .map(NetworksPage::row)
                            .toList()));
            return;
        }
        String page = Files.readString(PAGE);
        Map<String, List<String>> written =
                NetworksPage.rows(page).stream().collect(Collectors.toMap(row -> row.get(0), Function.identity()));
        List<List<String>> rows = new ArrayList<>();
        for (TriedNetwork network : networks) {
            rows.add(
                    LARGE.contains(network.name())
                            ? checked(FirstTry.loaded(network), written.getOrDefault(network.name(), List.of()))
                            : NetworksPage.row(FirstTry.of(network)));
        }
        assertThat(page)
                .as("docs/networks.md holds what -Dvizsla.write would write")
                .isEqualTo(NetworksPage.of(rows));
    }

    /** The row that was written about a network, which must tell of its import what is true today. */
    private static List<String> checked(FirstTry loaded, List<String> row) {
        List<String> today = NetworksPage.row(loaded);
        assertThat(row).as(loaded.name()).startsWith(today.get(0), today.get(1), today.get(2));
        assertThat(row.get(row.size() - 1)).as(loaded.name()).startsWith(today.get(today.size() - 1));
        return row;
    }
}
