package org.vizsla.benchmarks;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * PyTorch's operators that DJL's arrays lack, or cannot differentiate: a TorchScript archive, written here and loaded by libtorch. It is a zip file with the code as text, and a pickled object that has nothing but its class.
 */
final class LibtorchScript implements AutoCloseable {
    private static final String NAME = "script";
    private static final String CODE = """
            class Script(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Script, %s) -> Tensor:
            %s""";
    private static final String MODULE = "\u0080\u0002c__torch__\nScript\n)\u0081}(X\b\0\0\0training\u0088ub.";
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    private final Model model = Model.newInstance(NAME, "PyTorch");

    /**
     * Loads a function.
     *
     * @param body its lines, of which the last returns a tensor
     * @param inputs the names of its tensors; one that ends in {@code []} is a list of all arrays of that name
     */
    LibtorchScript(String body, String... inputs) throws IOException {
        String tensors = Arrays.stream(inputs)
                .map(input -> input.endsWith("[]") ? input.replace("[]", ": List[Tensor]") : input + ": Tensor")
                .collect(Collectors.joining(", "));
        Path folder = Files.createTempDirectory("vizsla");
        write(folder.resolve(NAME + ".pt"), CODE.formatted(tensors, body.indent(4)));
        try {
            model.load(folder);
        } catch (MalformedModelException e) {
            throw new IOException(e);
        }
    }

    /** Its value, which can be differentiated. */
    NDArray apply(NDArray... inputs) {
        ParameterStore parameters = new ParameterStore(inputs[0].getManager(), false);
        return model.getBlock().forward(parameters, new NDList(inputs), true).singletonOrThrow();
    }

    private static void write(Path file, String code) throws IOException {
        Map<String, byte[]> records = new LinkedHashMap<>();
        records.put("data.pkl", MODULE.getBytes(StandardCharsets.ISO_8859_1));
        records.put("code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
        records.put("constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
        records.put("version", "3\n".getBytes(StandardCharsets.UTF_8));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> written : records.entrySet()) {
                zip.putNextEntry(new ZipEntry(NAME + "/" + written.getKey()));
                zip.write(written.getValue());
                zip.closeEntry();
            }
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
