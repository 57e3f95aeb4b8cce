package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Preprocessing;

class NetworkOptionsTest {
    @Test
    void resizeImagesToTheNetworksHeightAndWidth() {
        GraphBuilder graph = new GraphBuilder("wide");
        String input = graph.input("input", DataType.FLOAT32, Shape.batchOf(3, 4, 6));
        Model model =
                Model.of(graph.output(graph.op("Relu", input).value()).build(), Labels.numbered(3), Optional.empty());

        Preprocessing preprocessing = new NetworkOptions(new Environment(Map.of())).preprocessing(model);

        assertThat(preprocessing.height()).isEqualTo(4);
        assertThat(preprocessing.width()).isEqualTo(6);
    }
}
