package org.vizsla.report;

/** Which Vizsla this is, as the jar's manifest has it. */
public final class Version {
    private Version() {}

    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
