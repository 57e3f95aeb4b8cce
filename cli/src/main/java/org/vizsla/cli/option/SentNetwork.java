package org.vizsla.cli.option;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What another machine must have to load the network that the options of this one name.
 *
 * @param name of the network, if it is none of a file
 * @param files that options name, by the option: {@code --model}, {@code --weights} or {@code --labels}
 * @param cached weights that were downloaded here
 */
public record SentNetwork(Optional<String> name, Map<String, Path> files, Optional<Path> cached) {
    public SentNetwork {
        files = Map.copyOf(files);
    }
}
