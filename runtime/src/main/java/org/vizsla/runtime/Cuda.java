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

    /** Whether this build of ONNX Runtime can at all. */
    static boolean isBuilt() {
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    /** Whether a session opens there; tried once. */
    static boolean works() {
        return Trial.SUCCEEDS;
    }

    /**
     * Makes a session run there, with whole float32 numbers: left to itself, ONNX Runtime multiplies in TF32, which keeps 10 bits of the fraction. Reductions add
     * in a fixed order.
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

    /** A class of its own, so that nothing is tried before it is asked for. */
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
