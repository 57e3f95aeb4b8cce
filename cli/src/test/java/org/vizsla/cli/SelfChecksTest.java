package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.testkit.SmallNetworks;

/** What {@code explain} says of self-checks that fail. */
@Tag("once")
class SelfChecksTest {
    @TempDir
    private Path folder = Path.of("");

    /** One line, with a setting that passes; {@code --strict} makes it the command's failure. */
    @ParameterizedTest
    @CsvSource({
        "smooth_grad, smooth_grad.samples=4, convergence: after 4 noisy copies",
        "integrated_gradients, integrated_gradients.steps=1, completeness: the map's sum is"
    })
    void aFailureIsReportedWithTheSettingThatWouldPass(String method, String setting, String words) throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Path model = SmallNetworks.onnx("mini_resnet", folder);
        Object[] call = {
            "explain",
            picture,
            "--model",
            model,
            "--preprocessing",
            "imagenet",
            "--method",
            method,
            "--out",
            folder.resolve("out"),
            "--set"
        };
        Run few = Run.of(with(call, setting));
        assertThat(few.status()).isZero();
        String parameter = setting.substring(0, setting.indexOf('='));
        Matcher line = Pattern.compile("disc.png: " + method + ": self-check failed, " + words + ".*; use --set ("
                        + parameter + "=\\d+)\\R")
                .matcher(few.err());
        assertThat(line.matches()).as(few.err()).isTrue();
        Run strict = Run.of(with(with(call, setting), "--strict"));
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.err()).endsWith("vizsla: a self-check failed; see above\n");
        Run enough = Run.of(with(with(call, line.group(1)), "--strict"));
        assertThat(enough.status()).as(enough.err()).isZero();
        assertThat(enough.err()).isEmpty();
    }

    private static Object[] with(Object[] call, String last) {
        Object[] longer = Arrays.copyOf(call, call.length + 1);
        longer[call.length] = last;
        return longer;
    }
}
