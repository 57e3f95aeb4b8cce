package org.vizsla.graph.onnx.internal;

import java.util.Optional;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;

/** Writes a {@code TensorProto}: elements as raw bytes, or the place in another file where they are. */
final class TensorWriter {
    private final WeightsPlace place;

    TensorWriter(WeightsPlace place) {
        this.place = place;
    }

    /** The message; without a name where that is empty, as in attributes. */
    MessageWriter write(String name, Tensor tensor) {
        MessageWriter message = new MessageWriter();
        for (long size : tensor.shape().sizes()) {
            message.integer(Fields.Tensor.DIMS, size);
        }
        message.integer(Fields.Tensor.DATA_TYPE, tensor.type().code());
        message.textIfAny(Fields.Tensor.NAME, name);
        Optional<String> location = place.location(tensor);
        if (location.isPresent() && tensor.data() instanceof TensorData.InFile data) {
            return message.message(Fields.Tensor.EXTERNAL_DATA, Entries.write("location", location.get()))
                    .message(Fields.Tensor.EXTERNAL_DATA, Entries.write("offset", Long.toString(data.offset())))
                    .message(Fields.Tensor.EXTERNAL_DATA, Entries.write("length", Long.toString(data.length())))
                    .integer(Fields.Tensor.DATA_LOCATION, Fields.Tensor.EXTERNAL);
        }
        return message.weights(Fields.Tensor.RAW_DATA, tensor);
    }
}
