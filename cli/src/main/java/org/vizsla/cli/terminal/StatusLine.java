package org.vizsla.cli.terminal;

import me.tongfei.progressbar.ProgressBarConsumer;

/** The last line of a terminal, which is written over again and again. */
final class StatusLine implements ProgressBarConsumer {
    private final int columns;
    private int written;

    StatusLine(int columns) {
        this.columns = columns;
    }

    @Override
    public int getMaxRenderedLength() {
        return columns - 1;
    }

    @Override
    public void accept(String line) {
        int length = line.codePointCount(0, line.length());
        Output.status(line + " ".repeat(Math.max(0, written - length)));
        written = Math.max(written, length);
    }

    /** Leaves an empty line, for what is printed next. */
    @Override
    public void clear() {
        Output.status(" ".repeat(written));
        Output.status("");
        written = 0;
    }

    @Override
    public void close() {}
}
