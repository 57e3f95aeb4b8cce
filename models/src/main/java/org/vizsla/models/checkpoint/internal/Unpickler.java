package org.vizsla.models.checkpoint.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.checkpoint.internal.PickleValue.Constant;
import org.vizsla.models.checkpoint.internal.PickleValue.Dict;
import org.vizsla.models.checkpoint.internal.PickleValue.Int;
import org.vizsla.models.checkpoint.internal.PickleValue.Items;
import org.vizsla.models.checkpoint.internal.PickleValue.Storage;
import org.vizsla.models.checkpoint.internal.PickleValue.StoredTensor;
import org.vizsla.models.checkpoint.internal.PickleValue.Text;
import org.vizsla.models.checkpoint.internal.PickleValue.Tuple;
import org.vizsla.models.internal.InputFile;

/**
 * An interpreter for the part of pickle protocol 2 in which checkpoints of weights are written.
 *
 * <p>A pickle is a program, and this one is untrusted. So the only instructions are those of {@link Opcode}; the only functions that can be called
 * are those of {@link Globals}; each instruction makes at most one value, their number is limited, texts are no longer than the bytes present, and
 * nothing recurses.
 *
 * <p>Source of the format: CPython, {@code Lib/pickletools.py}.
 */
final class Unpickler {
    /** Some 50,000 tensors; the largest networks have a few thousand. */
    private static final int MOST_INSTRUCTIONS = 2_000_000;

    private static final int LONGEST_NAME = 200;
    private static final int HIGHEST_PROTOCOL = 3;

    private final InputFile file;
    private final ByteBuffer input;
    private final Globals globals;
    private final List<PickleValue> stack = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Integer, PickleValue> memo = new HashMap<>();
    private final Map<String, Storage> storages = new LinkedHashMap<>();

    /** Reads from the buffer's position on, and leaves it after the pickle. */
    Unpickler(InputFile file, ByteBuffer input) {
        this.file = file;
        this.input = input;
        this.globals = new Globals(file);
    }

    /** The storages that the pickle refers to, by key. */
    Map<String, Storage> storages() {
        return storages;
    }

    /**
     * The value that the pickle makes.
     *
     * @throws VizslaException if it is damaged, too large, or asks for anything that weights do not need
     */
    PickleValue read() {
        try {
            for (int i = 0; i < MOST_INSTRUCTIONS; i++) {
                Opcode opcode = nextOpcode();
                if (opcode == Opcode.STOP) {
                    return pop();
                }
                execute(opcode);
            }
        } catch (BufferUnderflowException e) {
            throw file.incomplete();
        }
        throw file.failure("describes more than Vizsla reads (" + MOST_INSTRUCTIONS + " pickle instructions)");
    }

    private Opcode nextOpcode() {
        int code = unsignedByte();
        return Opcode.of(code)
                .orElseThrow(() -> file.failure(String.format(
                        "holds the pickle instruction 0x%02x, which torch.save does not write with its default"
                                + " protocol 2: it is damaged, or save it again with the default",
                        code)));
    }

    private void execute(Opcode opcode) {
        switch (opcode) {
            case PROTO -> protocol(unsignedByte());
            case MARK -> marks.push(stack.size());
            case NONE -> push(Constant.NONE);
            case NEWTRUE -> push(Constant.TRUE);
            case NEWFALSE -> push(Constant.FALSE);
            case BININT -> push(new Int(littleEndian().getInt()));
            case BININT1 -> push(new Int(unsignedByte()));
            case BININT2 -> push(new Int(Short.toUnsignedInt(littleEndian().getShort())));
            case LONG1 -> push(integer(bytes(unsignedByte())));
            case BINFLOAT -> {
                bytes(Double.BYTES);
                push(Constant.OTHER);
            }
            case BINUNICODE, BINSTRING -> push(text(littleEndian().getInt()));
            case SHORT_BINSTRING -> push(text(unsignedByte()));
            case EMPTY_TUPLE -> push(new Tuple(List.of()));
            case TUPLE -> push(new Tuple(popToMark()));
            case TUPLE1 -> push(new Tuple(pop(1)));
            case TUPLE2 -> push(new Tuple(pop(2)));
            case TUPLE3 -> push(new Tuple(pop(3)));
            case EMPTY_LIST -> push(new Items());
            case APPEND -> append(pop(1));
            case APPENDS -> append(popToMark());
            case EMPTY_DICT -> push(new Dict());
            case SETITEM -> setItems(pop(2));
            case SETITEMS -> setItems(popToMark());
            case BINPUT -> memo.put(unsignedByte(), top());
            case LONG_BINPUT -> memo.put(littleEndian().getInt(), top());
            case BINGET -> push(remembered(unsignedByte()));
            case LONG_BINGET -> push(remembered(littleEndian().getInt()));
            case GLOBAL -> push(globals.named(line(), line()));
            case REDUCE -> {
                List<PickleValue> call = pop(2);
                push(globals.call(call.get(0), call.get(1)));
            }
            case BUILD -> build();
            case BINPERSID -> push(storage());
            case STOP -> throw new IllegalStateException("STOP is not executed");
        }
    }

    private void protocol(int version) {
        if (version > HIGHEST_PROTOCOL) {
            throw file.failure("is written in pickle protocol " + version
                    + "; save it again with torch.save's default, protocol 2");
        }
    }

    /** A signed little-endian number; weights need nothing beyond 64 bits. */
    private static PickleValue integer(byte[] bytes) {
        if (bytes.length > Long.BYTES) {
            return Constant.OTHER;
        }
        long value = bytes.length > 0 && bytes[bytes.length - 1] < 0 ? -1 : 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedInt(bytes[i]);
        }
        return new Int(value);
    }

    private Text text(int length) {
        return new Text(new String(bytes(length), StandardCharsets.UTF_8));
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
            if (line.length() == LONGEST_NAME) {
                throw damaged();
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private void append(List<PickleValue> values) {
        if (!(top() instanceof Items list)) {
            throw damaged();
        }
        list.items().addAll(values);
    }

    private void setItems(List<PickleValue> values) {
        if (!(top() instanceof Dict dict) || values.size() % 2 != 0) {
            throw damaged();
        }
        for (int i = 0; i < values.size(); i += 2) {
            dict.put(values.get(i), values.get(i + 1));
        }
    }

    /** Drops the attributes of a dictionary or a parameter (versions, hooks): weights do not depend on them. */
    private void build() {
        pop();
        if (!(top() instanceof Dict || top() instanceof StoredTensor)) {
            throw damaged();
        }
    }

    private Storage storage() {
        Storage storage = globals.storage(pop());
        Storage before = storages.putIfAbsent(storage.key(), storage);
        if (before != null && !before.equals(storage)) {
            throw file.failure("describes storage " + InputFile.quoted(storage.key()) + " in two ways");
        }
        return storage;
    }

    private PickleValue remembered(int index) {
        PickleValue value = memo.get(index);
        if (value == null) {
            throw damaged();
        }
        return value;
    }

    private void push(PickleValue value) {
        stack.add(value);
    }

    private PickleValue top() {
        return stack.get(requireUnmarked(1));
    }

    private PickleValue pop() {
        return stack.remove(requireUnmarked(1));
    }

    private List<PickleValue> pop(int count) {
        return popFrom(requireUnmarked(count));
    }

    private List<PickleValue> popToMark() {
        if (marks.isEmpty()) {
            throw damaged();
        }
        return popFrom(marks.pop());
    }

    private List<PickleValue> popFrom(int start) {
        List<PickleValue> tail = stack.subList(start, stack.size());
        List<PickleValue> values = List.copyOf(tail);
        tail.clear();
        return values;
    }

    /** The index of the first of the last values, if there are as many since the last mark. */
    private int requireUnmarked(int count) {
        int start = stack.size() - count;
        if (start < (marks.isEmpty() ? 0 : marks.peek())) {
            throw damaged();
        }
        return start;
    }

    private ByteBuffer littleEndian() {
        return input.order(ByteOrder.LITTLE_ENDIAN);
    }

    private int unsignedByte() {
        return Byte.toUnsignedInt(input.get());
    }

    private byte[] bytes(int length) {
        if (length < 0 || length > input.remaining()) {
            throw file.incomplete();
        }
        byte[] bytes = new byte[length];
        input.get(bytes);
        return bytes;
    }

    private VizslaException damaged() {
        return file.failure("is damaged: its pickle is inconsistent; copy or download it again");
    }
}
