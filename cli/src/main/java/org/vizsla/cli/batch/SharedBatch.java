package org.vizsla.cli.batch;

import java.nio.file.Path;
import java.util.List;
import org.vizsla.cli.option.SentNetwork;

/**
 * A batch of which other machines do parts.
 *
 * @param words of the call, behind the command's name; other machines read them again
 * @param network what these need to load the same one
 * @param out the folder of the batch, absolute, which all of them see
 */
public record SharedBatch(List<String> words, SentNetwork network, Path out) {
    public SharedBatch {
        words = List.copyOf(words);
    }
}
