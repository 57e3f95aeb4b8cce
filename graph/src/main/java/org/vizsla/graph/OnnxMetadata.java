package org.vizsla.graph;

import java.util.Set;

/**
 * Keys under which {@link org.vizsla.graph.Graph#metadata()} holds what an ONNX model says of itself in fields of its own. Its {@code metadata_props} are held under their own keys;
 * one that has a key from here is dropped if the field is there as well.
 */
public final class OnnxMetadata {
    /** What wrote the model, such as {@code pytorch}. */
    public static final String PRODUCER_NAME = "onnx.producer_name";

    public static final String PRODUCER_VERSION = "onnx.producer_version";

    /** The model's name space, such as {@code org.example}. */
    public static final String DOMAIN = "onnx.domain";

    /** A whole number. */
    public static final String MODEL_VERSION = "onnx.model_version";

    /** What its author says about the model. */
    public static final String DOC_STRING = "onnx.doc_string";

    /** What its author says about the graph. */
    public static final String GRAPH_DOC_STRING = "onnx.graph_doc_string";

    /** What its author says about the first input. */
    public static final String INPUT_DOC_STRING = "onnx.input_doc_string";

    /** Names of the classes, one per line, that the model makes labels of; not a field of the model. */
    public static final String CLASS_NAMES = "class_names";

    /** What an explainer that was exported says of itself, as JSON; not a field of the model. */
    public static final String EXPLAINER = "vizsla.explainer";

    /** All keys of fields. */
    public static final Set<String> OWN_FIELDS = Set.of(
            PRODUCER_NAME, PRODUCER_VERSION, DOMAIN, MODEL_VERSION, DOC_STRING, GRAPH_DOC_STRING, INPUT_DOC_STRING);

    private OnnxMetadata() {}
}
