package org.vizsla.cli.option;

import java.util.List;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.models.Model;
import org.vizsla.models.input.SizeOfImages;
import org.vizsla.report.job.ExplanationRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The words of {@code vizsla batch} that say how images are explained, without any that say which: programs give them in place of a person. A word that comes twice counts as it comes last. */
public final class ExplanationWords {
    @Command
    private static final class Words {
        @Mixin
        private final ExplanationOptions explanation;

        Words(Environment environment) {
            explanation = new ExplanationOptions(environment);
        }
    }

    private final ExplanationOptions options;

    private ExplanationWords(ExplanationOptions options) {
        this.options = options;
    }

    /**
     * Reads words such as {@code --model net.onnx --method saliency}.
     *
     * @throws UsageException if there is an option that does not exist, or a value that is wrong
     */
    public static ExplanationWords of(Environment environment, List<String> words) {
        Words read = new Words(environment);
        try {
            CommandLine line = new CommandLine(read).setOverwrittenOptionsAllowed(true);
            Values.read(line);
            line.parseArgs(words.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        read.explanation.check();
        return new ExplanationWords(read.explanation);
    }

    /**
     * The network.
     *
     * @param array whether images come preprocessed
     */
    public Model model(boolean array) {
        return options.model(List.of(), SizeOfImages.UNKNOWN, array);
    }

    /** What another machine must have to load the same network. */
    public SentNetwork sent(Model loaded) {
        return options.sent(loaded);
    }

    /** What is asked of the network; there are no sources yet. */
    public ExplanationRequest request(Model model) {
        return options.request(model);
    }
}
