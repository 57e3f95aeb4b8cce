package org.vizsla.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The standard output of this process, which remembers whether all of it could be written: a {@link PrintStream} does not say why not. */
public final class StandardOutput extends FilterOutputStream {
    private static final int BUFFER = 8192;

    private @Nullable IOException failure;

    private StandardOutput(OutputStream target) {
        super(target);
    }

    /** Puts one in the place of {@link System#out}. */
    public static StandardOutput install() {
        StandardOutput output =
                new StandardOutput(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER));
        System.setOut(new PrintStream(output, true, charset()));
        return output;
    }

    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        try {
            return name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return Charset.defaultCharset();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    private IOException remembered(IOException e) {
        if (failure == null) {
            failure = e;
        }
        return e;
    }

    /** Ends it: the exit status of a command is 1 if something was lost. A reader that has seen enough, such as {@code head}, is not a failure. */
    public int ended(int status) {
        System.out.flush();
        IOException lost = failure;
        if (lost == null
                || String.valueOf(lost.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
            return status;
        }
        Output.note("vizsla: cannot write to standard output: " + lost.getMessage());
        return status == 0 ? 1 : status;
    }
}
