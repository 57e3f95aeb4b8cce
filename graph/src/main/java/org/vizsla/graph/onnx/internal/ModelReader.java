package org.vizsla.graph.onnx.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.GraphException;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Opsets;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;

/** Reads a {@code ModelProto}. */
public final class ModelReader {
    /** Operator sets are named by models from this version of the format on; before, the standard one was of version 1. */
    private static final int NAMES_OPSETS = 3;

    private final ModelBytes source;
    private final Map<String, Integer> opsets = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, ModelFunction> functions = new HashMap<>();
    private long format;
    private @Nullable Message graph;

    private ModelReader(ModelBytes source) {
        this.source = source;
    }

    /**
     * Reads the graph of a model.
     *
     * @throws VizslaException if it is not a model, is damaged, or holds something that is not supported
     */
    public static Graph read(ModelBytes source) {
        NotAModel.refuse(source);
        try {
            return new ModelReader(source).read();
        } catch (GraphException e) {
            throw source.failure(" is not a valid model: " + e.getMessage());
        }
    }

    private Graph read() {
        FieldReader fields = source.whole().fields();
        while (fields.next()) {
            read(fields);
        }
        if (format == 0) {
            throw NotAModel.failure(source, "it names no version of the format");
        }
        if (graph == null) {
            throw source.damaged("it holds no graph");
        }
        completeVersions();
        GraphBuilder builder = new GraphBuilder("");
        properties.forEach(metadata::putIfAbsent);
        metadata.forEach(builder::metadata);
        new GraphReader(source, opsets, functions).readInto(builder, graph, 0, Map.of());
        return (functions.isEmpty() ? builder : builder.dropUnusedOpsets()).build();
    }

    private void read(FieldReader field) {
        switch (field.number()) {
            case Fields.Model.IR_VERSION -> format = field.integer();
            case Fields.Model.PRODUCER_NAME -> metadata.put(OnnxMetadata.PRODUCER_NAME, field.text());
            case Fields.Model.PRODUCER_VERSION -> metadata.put(OnnxMetadata.PRODUCER_VERSION, field.text());
            case Fields.Model.DOMAIN -> metadata.put(OnnxMetadata.DOMAIN, field.text());
            case Fields.Model.MODEL_VERSION -> metadata.put(OnnxMetadata.MODEL_VERSION, Long.toString(field.integer()));
            case Fields.Model.DOC_STRING -> metadata.put(OnnxMetadata.DOC_STRING, field.text());
            case Fields.Model.GRAPH -> {
                if (graph != null) {
                    throw source.damaged("it holds two graphs");
                }
                graph = field.message();
            }
            case Fields.Model.OPSET_IMPORT -> {
                ImportedOpset imported = ImportedOpset.read(field.message());
                opsets.put(imported.domain(), imported.version());
                source.check(Limit.OPERATOR_SETS, opsets.size());
            }
            case Fields.Model.METADATA_PROPS -> {
                Map.Entry<String, String> property = Entries.read(field.message());
                properties.put(property.getKey(), property.getValue());
            }
            case Fields.Model.FUNCTIONS -> {
                ModelFunction function = ModelFunction.read(field.message());
                functions.put(function.name(), function);
            }
            default -> {
                // Training is not read, nor what later versions of the format add.
            }
        }
    }

    /** Of two versions of one set the last counts, and sets that a model does not name are the newest, as in ONNX Runtime. */
    private void completeVersions() {
        if (format < NAMES_OPSETS) {
            opsets.putIfAbsent("", 1);
        } else if (opsets.isEmpty()) {
            throw source.damaged("it does not name the version of any operator set");
        }
        opsets.putIfAbsent("", Opsets.NEWEST);
        int opset = opsets.get("");
        if (opset < Opsets.OLDEST || opset > Opsets.NEWEST) {
            throw source.failure(" is of operator set " + opset + "; export the model with operator set "
                    + Opsets.OLDEST + " to " + Opsets.NEWEST);
        }
    }
}
