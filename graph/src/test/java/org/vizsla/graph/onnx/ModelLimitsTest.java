package org.vizsla.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.LimitException;

/** What multiplies, or is deep, in a small file. */
class ModelLimitsTest {
    private static void assertRefused(ModelProto.Builder model, String message) {
        assertThatThrownBy(() -> Protos.read(model))
                .isInstanceOf(LimitException.class)
                .hasMessage("the model exceeds the limit " + message);
    }

    @Test
    void nodesOfSubgraphsCount() {
        GraphProto.Builder branch = GraphProto.newBuilder()
                .setName("b")
                .addOutput(ValueInfoProto.newBuilder().setName("v9"));
        for (int i = 0; i < 10; i++) {
            branch.addNode(Protos.node("Relu", List.of("x"), "v" + i));
        }
        GraphProto.Builder graph = Protos.relu();
        for (int i = 0; i < 999; i++) {
            graph.addNode(
                    Protos.node("If", List.of("x"), "if" + i).addAttribute(Protos.attribute("then_branch", branch)));
        }
        assertRefused(Protos.model(graph), "'nodes': 10000 nodes");
    }

    @Test
    void subgraphsCount() {
        GraphProto.Builder branch = GraphProto.newBuilder()
                .setName("b")
                .addOutput(ValueInfoProto.newBuilder().setName("x"));
        GraphProto.Builder graph = Protos.relu();
        for (int i = 0; i < 1001; i++) {
            graph.addNode(
                    Protos.node("If", List.of("x"), "if" + i).addAttribute(Protos.attribute("then_branch", branch)));
        }
        assertRefused(Protos.model(graph), "'subgraphs': 1000 subgraphs");
    }

    @Test
    void operatorSetsCount() {
        ModelProto.Builder model = Protos.model(Protos.relu());
        for (int i = 0; i < 101; i++) {
            model.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain("d" + i).setVersion(1));
        }
        assertRefused(model, "'operator-sets': 100 operator sets");
    }

    @Test
    void valuesCount() {
        String[] outputs = new String[200_001];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = "";
        }
        assertRefused(
                Protos.model(Protos.relu().addNode(Protos.node("Split", List.of("x"), outputs))),
                "'values': 200000 values");
    }

    @Test
    void functionsThatCallEachOtherAreNotDeep() {
        assertThat(Protos.read(nested(20)).nodes()).isNotEmpty();
        assertRefused(nested(5_000), "'depth': 32 subgraphs or functions within each other");
    }

    @Test
    void functionsThatCallOthersTwiceAreCountedAtEachCall() {
        ModelProto.Builder model = Protos.model(Protos.relu().addNode(call("f0", "x", "z")));
        for (int i = 0; i < 20; i++) {
            model.addFunctions(
                    function("f" + i).addNode(call("f" + (i + 1), "a", "h")).addNode(call("f" + (i + 1), "h", "b")));
        }
        model.addFunctions(function("f20").addNode(Protos.node("Relu", List.of("a"), "b")));
        assertRefused(model, "'nodes': 10000 nodes");
    }

    private static ModelProto.Builder nested(int depth) {
        ModelProto.Builder model = Protos.model(Protos.relu().addNode(call("f0", "x", "z")));
        for (int i = 0; i < depth; i++) {
            model.addFunctions(function("f" + i).addNode(call("f" + (i + 1), "a", "b")));
        }
        return model.addFunctions(function("f" + depth).addNode(Protos.node("Relu", List.of("a"), "b")));
    }

    private static ai.onnx.proto.OnnxMl.NodeProto.Builder call(String function, String input, String output) {
        return Protos.node(function, List.of(input), output).setDomain("own");
    }

    private static FunctionProto.Builder function(String name) {
        return FunctionProto.newBuilder()
                .setName(name)
                .setDomain("own")
                .addInput("a")
                .addOutput("b");
    }
}
