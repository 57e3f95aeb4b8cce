package org.vizsla.graph.onnx.internal;

import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.VizslaException;

/** Writes a {@code ModelProto}. */
public final class ModelWriter {
    private static final String PRODUCER = "vizsla";

    private final Map<String, String> metadata;

    private ModelWriter(Map<String, String> metadata) {
        this.metadata = metadata;
    }

    /**
     * The message of a graph.
     *
     * @throws VizslaException if it does not fit into the 2 GB that a message may have
     */
    public static EncodedModel encode(Graph graph, WeightsPlace place) {
        MessageWriter message = new ModelWriter(graph.metadata()).write(graph, place);
        if (message.length() > Integer.MAX_VALUE) {
            throw new VizslaException("graph '" + graph.name() + "' takes " + message.length()
                    + " bytes with its weights, and one ONNX file holds 2 GB at most");
        }
        return new EncodedModel(message);
    }

    private MessageWriter write(Graph graph, WeightsPlace place) {
        MessageWriter model = new MessageWriter().integer(Fields.Model.IR_VERSION, format(graph.opset()));
        model.text(Fields.Model.PRODUCER_NAME, metadata.getOrDefault(OnnxMetadata.PRODUCER_NAME, PRODUCER));
        write(model, Fields.Model.PRODUCER_VERSION, OnnxMetadata.PRODUCER_VERSION);
        write(model, Fields.Model.DOMAIN, OnnxMetadata.DOMAIN);
        if (version() != 0) {
            model.integer(Fields.Model.MODEL_VERSION, version());
        }
        write(model, Fields.Model.DOC_STRING, OnnxMetadata.DOC_STRING);
        model.message(Fields.Model.GRAPH, new GraphWriter(new TensorWriter(place)).write(graph));
        graph.opsets()
                .forEach((domain, version) -> model.message(
                        Fields.Model.OPSET_IMPORT,
                        new MessageWriter()
                                .text(Fields.OperatorSet.DOMAIN, domain)
                                .integer(Fields.OperatorSet.VERSION, version)));
        metadata.forEach((key, value) -> {
            if (!OnnxMetadata.OWN_FIELDS.contains(key)) {
                model.message(Fields.Model.METADATA_PROPS, Entries.write(key, value));
            }
        });
        return model;
    }

    /** The version of the format that belongs to an operator set; for 21 and older ones the same. */
    private static int format(int opset) {
        return switch (opset) {
            case 23 -> 11;
            case 24 -> 12;
            default -> opset > 24 ? 13 : 10;
        };
    }

    private void write(MessageWriter model, int field, String key) {
        model.textIfAny(field, metadata.getOrDefault(key, ""));
    }

    /** The model's own version; 0, which means none, if it is not a number. */
    private long version() {
        try {
            return Long.parseLong(metadata.getOrDefault(OnnxMetadata.MODEL_VERSION, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
