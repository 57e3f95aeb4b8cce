package org.vizsla.runtime.internal;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.onnx.OnnxWriter;

/** Whether graphs can run on an NVIDIA card here. */
public final class Cuda {
    private Cuda() {}

    /** Whether this build of ONNX Runtime can at all. */
    static boolean isBuilt() {
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    /** Whether a session opens there; tried once. */
    public static boolean works() {
        return Trial.SUCCEEDS;
    }

    /** A class of its own, so that nothing is tried before it is asked for. */
    private static final class Trial {
        static final boolean SUCCEEDS = isBuilt() && opens();

        private static boolean opens() {
            GraphBuilder builder = new GraphBuilder("trial");
            String x = builder.input("x", DataType.FLOAT32, Shape.of(1));
            Graph graph = builder.output(builder.op("Neg", x).value()).build();
            try (SessionOptions options = new SessionOptions()) {
                options.addCUDA();
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
