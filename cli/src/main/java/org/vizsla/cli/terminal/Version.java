package org.vizsla.cli.terminal;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "vizsla " + org.vizsla.report.Version.current(),
            "Java ${java.version} (${java.vendor})",
            "${os.name} ${os.arch}"
        };
    }
}
