package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.cli.option.PreprocessingOptions;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Preprocessing;

class PreprocessingOptionsTest {
    @Test
    void picturesGetTheNetworksHeightAndWidth() {
        GraphBuilder graph = new GraphBuilder("wide");
        String input = graph.input("input", DataType.FLOAT32, Shape.batchOf(3, 4, 6));
        Model model =
                Model.of(graph.output(graph.op("Relu", input).value()).build(), Labels.numbered(3), Optional.empty());

        Preprocessing preprocessing = new PreprocessingOptions().of(model);

        assertThat(preprocessing.height()).isEqualTo(4);
        assertThat(preprocessing.width()).isEqualTo(6);
    }
}
