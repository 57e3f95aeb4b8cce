package org.vizsla.models.checkpoint.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The instructions of pickle protocol 2 that torch.save writes; Vizsla knows no others. */
enum Opcode {
    PROTO(0x80),
    STOP('.'),
    MARK('('),
    NONE('N'),
    NEWTRUE(0x88),
    NEWFALSE(0x89),
    BININT('J'),
    BININT1('K'),
    BININT2('M'),
    LONG1(0x8a),
    BINFLOAT('G'),
    BINUNICODE('X'),
    BINSTRING('T'),
    SHORT_BINSTRING('U'),
    EMPTY_TUPLE(')'),
    TUPLE('t'),
    TUPLE1(0x85),
    TUPLE2(0x86),
    TUPLE3(0x87),
    EMPTY_LIST(']'),
    APPEND('a'),
    APPENDS('e'),
    EMPTY_DICT('}'),
    SETITEM('s'),
    SETITEMS('u'),
    BINPUT('q'),
    LONG_BINPUT('r'),
    BINGET('h'),
    LONG_BINGET('j'),
    GLOBAL('c'),
    REDUCE('R'),
    BUILD('b'),
    BINPERSID('Q');

    private static final Map<Integer, Opcode> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(opcode -> opcode.code, opcode -> opcode));

    private final int code;

    Opcode(int code) {
        this.code = code;
    }

    static Optional<Opcode> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
