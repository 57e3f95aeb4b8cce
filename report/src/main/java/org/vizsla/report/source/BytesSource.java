package org.vizsla.report.source;

/** An image file that is held in memory, such as an upload. */
public final class BytesSource implements Source {
    private final String name;
    private final byte[] file;

    /**
     * An image.
     *
     * @param name what people and messages call it
     * @param file its bytes, which must not change
     */
    public BytesSource(String name, byte[] file) {
        this.name = name;
        this.file = file;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String origin() {
        return name;
    }

    @Override
    public OpenedSource open() {
        return OpenedPicture.of(name, file);
    }
}
