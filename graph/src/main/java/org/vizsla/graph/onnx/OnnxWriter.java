package org.vizsla.graph.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.*;

@SuppressWarnings({"all", "NullAway", "StringConcatToTextBlock"})
public final class OnnxWriter {
    private final @Nullable Path folder;

    private OnnxWriter(@Nullable Path folder) {
        this.folder = folder;
    }

    public static byte[] toBytes(Graph g) {
        return new OnnxWriter(null).model(g);
    }

    public static byte[] toBytes(Graph g, Path folder) {
        return new OnnxWriter(folder).model(g);
    }

    private static final class Out extends ByteArrayOutputStream {
        void varint(long v) {
            while ((v & ~0x7fL) != 0) {
                write((int) (v & 0x7f | 0x80));
                v >>>= 7;
            }
            write((int) v);
        }

        void num(int f, long v) {
            varint((long) f << 3);
            varint(v);
        }

        void bytes(int f, byte[] b) {
            varint((long) f << 3 | 2);
            varint(b.length);
            writeBytes(b);
        }

        void str(int f, String s) {
            bytes(f, s.getBytes(StandardCharsets.UTF_8));
        }

        void real(int f, float v) {
            varint((long) f << 3 | 5);
            int i = Float.floatToRawIntBits(v);
            write(i);
            write(i >> 8);
            write(i >> 16);
            write(i >> 24);
        }
    }

    private byte[] model(Graph g) {
        Out o = new Out();
        o.num(1, 10);
        o.str(2, "vizsla");
        o.bytes(7, graph(g));
        for (Map.Entry<String, Integer> e : g.opsets().entrySet()) {
            Out q = new Out();
            q.str(1, e.getKey());
            q.num(2, e.getValue());
            o.bytes(8, q.toByteArray());
        }
        return o.toByteArray();
    }

    private byte[] graph(Graph g) {
        Out o = new Out();
        for (Node n : g.nodes()) o.bytes(1, node(n));
        o.str(2, g.name());
        g.initializers().forEach((k, t) -> o.bytes(5, tensor(k, t)));
        for (Value v : g.inputs()) o.bytes(11, value(v.name(), v));
        for (String s : g.outputs()) o.bytes(12, value(s, g.value(s)));
        for (Value v : g.values().values()) if (!g.outputs().contains(v.name())) o.bytes(13, value(v.name(), v));
        return o.toByteArray();
    }

    private static byte[] value(String name, @Nullable Value v) {
        Out o = new Out();
        o.str(1, name);
        if (v != null) {
            Out t = new Out();
            t.num(1, v.type().code());
            if (v.shape() != null) {
                Out s = new Out();
                for (Dimension d : v.shape().dimensions()) {
                    Out q = new Out();
                    if (d instanceof Dimension.Fixed f) q.num(1, f.size());
                    else if (!((Dimension.Symbolic) d).name().isEmpty()) q.str(2, ((Dimension.Symbolic) d).name());
                    s.bytes(1, q.toByteArray());
                }
                t.bytes(2, s.toByteArray());
            }
            Out ty = new Out();
            ty.bytes(1, t.toByteArray());
            o.bytes(2, ty.toByteArray());
        }
        return o.toByteArray();
    }

    private byte[] tensor(String name, Tensor t) {
        Out o = new Out();
        for (long d : t.shape().sizes()) o.num(1, d);
        o.num(2, t.type().code());
        if (!name.isEmpty()) o.str(8, name);
        if (folder != null
                && t.data() instanceof TensorData.InFile f
                && f.length() >= 1024
                && folder.equals(f.file().toAbsolutePath().getParent())) {
            entry(o, "location", f.file().getFileName().toString());
            entry(o, "offset", "" + f.offset());
            entry(o, "length", "" + f.length());
            o.num(14, 1);
        } else {
            ByteBuffer b = t.bytes();
            byte[] a = new byte[b.remaining()];
            b.get(a);
            o.bytes(9, a);
        }
        return o.toByteArray();
    }

    private static void entry(Out o, String k, String v) {
        Out q = new Out();
        q.str(1, k);
        q.str(2, v);
        o.bytes(13, q.toByteArray());
    }

    private byte[] node(Node n) {
        Out o = new Out();
        n.inputs().forEach(i -> o.str(1, i));
        n.outputs().forEach(i -> o.str(2, i));
        o.str(3, n.name());
        o.str(4, n.operator());
        n.attributes().forEach((k, a) -> o.bytes(5, attribute(k, a)));
        if (!n.domain().isEmpty()) o.str(7, n.domain());
        return o.toByteArray();
    }

    private byte[] attribute(String k, Attribute a) {
        Out o = new Out();
        o.str(1, k);
        if (a instanceof Attribute.Int v) {
            o.num(3, v.value());
            o.num(20, 2);
        } else if (a instanceof Attribute.Real v) {
            o.real(2, v.value());
            o.num(20, 1);
        } else if (a instanceof Attribute.Text v) {
            o.str(4, v.value());
            o.num(20, 3);
        } else if (a instanceof Attribute.OfTensor v) {
            o.bytes(5, tensor("", v.value()));
            o.num(20, 4);
        } else if (a instanceof Attribute.OfGraph v) {
            o.bytes(6, graph(v.value()));
            o.num(20, 5);
        } else if (a instanceof Attribute.Ints v) {
            v.values().forEach(x -> o.num(8, x));
            o.num(20, 7);
        } else if (a instanceof Attribute.Reals v) {
            v.values().forEach(x -> o.real(7, x));
            o.num(20, 6);
        } else if (a instanceof Attribute.Texts v) {
            v.values().forEach(x -> o.str(9, x));
            o.num(20, 8);
        }
        return o.toByteArray();
    }
}
