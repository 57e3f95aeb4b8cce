package org.vizsla.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;

class ModelTest {
    private static final int HEIGHT = 4;
    private static final int WIDTH = 6;
    private static final Model MODEL = Model.of(graph(), Labels.numbered(3), Optional.empty());

    private static Graph graph() {
        GraphBuilder graph = new GraphBuilder("wide");
        String input = graph.input("input", DataType.FLOAT32, Shape.batchOf(3, HEIGHT, WIDTH));
        return graph.output(graph.op("Relu", input).value()).build();
    }

    @Test
    void seesPicturesAsMostNetworksDoWhereNobodyTells() {
        assertThat(MODEL.knownPreprocessing()).isEmpty();
        assertThat(MODEL.preprocessing().height()).isEqualTo(HEIGHT);
        assertThat(MODEL.preprocessing().width()).isEqualTo(WIDTH);
        assertThat(MODEL.preprocessing().fit()).isEqualTo(Fit.STRETCH);
        assertThat(MODEL.preprocessing().mean()).isEqualTo(Preprocessing.IMAGENET_MEAN);
    }

    @Test
    void seesPicturesAsItIsKnownTo() {
        Preprocessing own = Preprocessing.imageNet(7, 5, Fit.crop(7, 5));
        Model model =
                MODEL.withPreprocessing(own).withLabels(Labels.numbered(2)).withTemperature(2);

        assertThat(model.preprocessing()).isSameAs(own);
        assertThat(model.withGraph(graph(), "another").preprocessing()).isSameAs(own);
        assertThat(model.withGraph(graph(), "another").input()).isEqualTo("another");
    }
}
