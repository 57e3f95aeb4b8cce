package org.vizsla.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.onnx.OnnxWriter;

/** Whether graphs can run on an NVIDIA card here. */
final class Cuda {
    private Cuda() {}

    /** Whether this build of ONNX Runtime supports CUDA. */
    static boolean isBuilt() {
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    /** Whether a session can be opened on the card; tried once. */
    static boolean works() {
        return Trial.SUCCEEDS;
    }

    /**
     * Makes a session run on the card, in full float32: by default, ONNX Runtime multiplies in TF32, which keeps 10 bits of the fraction. Reductions
     * add in a fixed order.
     *
     * @throws OrtException if CUDA or cuDNN cannot be loaded, or there is no card; it names what is missing
     */
    static void addTo(SessionOptions session) throws OrtException {
        session.setDeterministicCompute(true);
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions()) {
            cuda.add("use_tf32", "0");
            session.addCUDA(cuda);
        }
    }

    /** A separate class, so that nothing is tried before it is needed. */
    private static final class Trial {
        static final boolean SUCCEEDS = isBuilt() && opens();

        private static boolean opens() {
            GraphBuilder builder = new GraphBuilder("trial");
            String x = builder.input("x", DataType.FLOAT32, Shape.of(1));
            Graph graph = builder.output(builder.op("Neg", x).value()).build();
            try (SessionOptions options = new SessionOptions()) {
                addTo(options);
                Onnx.environment()
                        .createSession(OnnxWriter.toBytes(graph), options)
                        .close();
                return true;
            } catch (OrtException noCard) {
                return false;
            }
        }
    }
}
