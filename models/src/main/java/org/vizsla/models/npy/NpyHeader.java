package org.vizsla.models.npy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.StridedRegion;

/** The header of an array: {@code {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }}, and no Python beyond that. */
record NpyHeader(String type, boolean columnMajor, List<Long> shape) {

    static NpyHeader parse(InputFile file, String text) {
        return new Parser(file, text).header();
    }

    private static final class Parser {
        private final InputFile file;
        private final String text;
        private int position;

        Parser(InputFile file, String text) {
            this.file = file;
            this.text = text;
        }

        NpyHeader header() {
            @Nullable String type = null;
            @Nullable Boolean columnMajor = null;
            @Nullable List<Long> shape = null;
            require('{');
            while (!accept('}')) {
                String key = string();
                require(':');
                if (key.equals("descr") && type == null) {
                    type = type();
                } else if (key.equals("fortran_order") && columnMajor == null) {
                    columnMajor = truth();
                } else if (key.equals("shape") && shape == null) {
                    shape = tuple();
                } else {
                    throw malformed();
                }
                if (!accept(',') && peek() != '}') {
                    throw malformed();
                }
            }
            if (peek() != '\0' || type == null || columnMajor == null || shape == null) {
                throw malformed();
            }
            return new NpyHeader(type, columnMajor, shape);
        }

        private String type() {
            if (peek() == '[') {
                throw file.failure("is a structured array, which Vizsla does not read; save one of its fields");
            }
            return string();
        }

        private String string() {
            char quote = peek();
            int end = text.indexOf(quote, position + 1);
            if ((quote != '\'' && quote != '"') || end < 0) {
                throw malformed();
            }
            String string = text.substring(position + 1, end);
            position = end + 1;
            return string;
        }

        private boolean truth() {
            peek();
            for (boolean value : new boolean[] {false, true}) {
                String name = value ? "True" : "False";
                if (text.startsWith(name, position)) {
                    position += name.length();
                    return value;
                }
            }
            throw malformed();
        }

        private List<Long> tuple() {
            List<Long> sizes = new ArrayList<>();
            require('(');
            while (!accept(')')) {
                if (sizes.size() == StridedRegion.HIGHEST_RANK) {
                    throw malformed();
                }
                sizes.add(integer());
                if (!accept(',') && peek() != ')') {
                    throw malformed();
                }
            }
            return sizes;
        }

        /** Digits, and the {@code L} with which Python 2 ended a long. */
        private long integer() {
            peek();
            int end = position;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            try {
                long value = Long.parseLong(text.substring(position, end));
                position = end;
                accept('L');
                return value;
            } catch (NumberFormatException e) {
                throw malformed();
            }
        }

        private void require(char expected) {
            if (!accept(expected)) {
                throw malformed();
            }
        }

        private boolean accept(char expected) {
            if (peek() != expected) {
                return false;
            }
            position++;
            return true;
        }

        /** The next character that is not a blank, or NUL at the end. */
        private char peek() {
            while (position < text.length() && (text.charAt(position) == ' ' || text.charAt(position) == '\n')) {
                position++;
            }
            return position < text.length() ? text.charAt(position) : '\0';
        }

        private VizslaException malformed() {
            return file.failure("is damaged: its header is not that of an .npy file (at character " + position + ")");
        }
    }
}
