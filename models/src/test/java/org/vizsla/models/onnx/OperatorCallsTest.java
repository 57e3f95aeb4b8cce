package org.vizsla.models.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.schema.Schemas;
import org.vizsla.testkit.hostile.OperatorCall;

class OperatorCallsTest {
    static List<OperatorCall> sound() {
        return OperatorCall.all().stream()
                .filter(call -> Schemas.operators().contains(call.qualifiedName()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sound")
    void haveTheFormOfTheirSchemas(OperatorCall call) {
        assertThatCode(() -> Schemas.check(UniformOperators.of(call.network()))).doesNotThrowAnyException();
    }
}
