package org.vizsla.graph.onnx;

import java.io.IOException;
import java.nio.*;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.vizsla.graph.*;

@SuppressWarnings({"all", "NullAway"})
public final class OnnxReader {
    private final Path file;

    private OnnxReader(Path f) {
        file = f;
    }

    public static Graph read(Path f) {
        try (FileChannel c = FileChannel.open(f)) {
            ByteBuffer b = c.map(FileChannel.MapMode.READ_ONLY, 0, c.size()).order(ByteOrder.LITTLE_ENDIAN);
            return new OnnxReader(f).model(b);
        } catch (IOException e) {
            throw new VizslaException("cannot read " + f, e);
        }
    }

    record F(int no, int wire, long v, int off, int len) {}

    static long varint(ByteBuffer b) {
        long r = 0;
        for (int s = 0; s < 64; s += 7) {
            byte x = b.get();
            r |= (long) (x & 127) << s;
            if (x >= 0) return r;
        }
        throw new VizslaException("bad");
    }

    static List<F> fields(ByteBuffer b, int off, int len) {
        List<F> l = new ArrayList<>();
        ByteBuffer d = b.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        d.limit(off + len).position(off);
        while (d.hasRemaining()) {
            int t = (int) varint(d);
            int w = t & 7;
            int no = t >>> 3;
            if (w == 0) l.add(new F(no, w, varint(d), 0, 0));
            else if (w == 2) {
                int n = (int) varint(d);
                l.add(new F(no, w, 0, d.position(), n));
                d.position(d.position() + n);
            } else if (w == 5) {
                l.add(new F(no, w, d.getInt(), 0, 0));
            } else if (w == 1) l.add(new F(no, w, d.getLong(), 0, 0));
            else throw new VizslaException("wire " + w);
        }
        return l;
    }

    static String str(ByteBuffer b, F f) {
        byte[] a = new byte[f.len];
        b.get(f.off, a);
        return new String(a, StandardCharsets.UTF_8);
    }

    Graph model(ByteBuffer b) {
        Map<String, Integer> ops = new LinkedHashMap<>();
        F gf = null;
        for (F f : fields(b, 0, b.limit())) {
            if (f.no == 7) gf = f;
            if (f.no == 8) {
                String d = "";
                int v = 1;
                for (F q : fields(b, f.off, f.len)) {
                    if (q.no == 1) d = str(b, q);
                    if (q.no == 2) v = (int) q.v;
                }
                ops.put(d.equals("ai.onnx") ? "" : d, v);
            }
        }
        return graph(b, gf, ops);
    }

    Graph graph(ByteBuffer b, F gf, Map<String, Integer> ops) {
        return graph(b, gf, ops, false);
    }

    Graph graph(ByteBuffer b, F gf, Map<String, Integer> ops, boolean inner) {
        GraphBuilder g = new GraphBuilder("g");
        ops.forEach(g::opset);
        List<F> fs = fields(b, gf.off, gf.len);
        Set<String> inits = new HashSet<>();
        for (F f : fs) if (f.no == 2) g.name(str(b, f));
        for (F f : fs)
            if (f.no == 5) {
                String[] n = new String[1];
                Tensor t = tensor(b, f, n);
                inits.add(n[0]);
                g.initializer(n[0], t);
            }
        for (F f : fs)
            if (f.no == 11) {
                Value v = value(b, f);
                if (!inits.contains(v.name())) g.input(v);
            }
        for (F f : fs) if (f.no == 1) g.add(node(b, f, ops));
        for (F f : fs)
            if (f.no == 12) {
                Value v = value(b, f);
                g.output(v.name());
                if (v.shape() != null) g.value(v);
            }
        return inner ? g.buildInner() : g.build();
    }

    Value value(ByteBuffer b, F f) {
        String n = "";
        DataType ty = DataType.FLOAT32;
        Shape sh = null;
        for (F q : fields(b, f.off, f.len)) {
            if (q.no == 1) n = str(b, q);
            if (q.no == 2)
                for (F t : fields(b, q.off, q.len))
                    if (t.no == 1)
                        for (F u : fields(b, t.off, t.len)) {
                            if (u.no == 1) ty = DataType.ofCode((int) u.v);
                            if (u.no == 2) {
                                List<Dimension> ds = new ArrayList<>();
                                for (F d : fields(b, u.off, u.len)) {
                                    Dimension dim = new Dimension.Symbolic("");
                                    for (F z : fields(b, d.off, d.len)) {
                                        if (z.no == 1) dim = new Dimension.Fixed(z.v);
                                        if (z.no == 2) dim = new Dimension.Symbolic(str(b, z));
                                    }
                                    ds.add(dim);
                                }
                                sh = new Shape(ds);
                            }
                        }
        }
        return new Value(n, ty, sh);
    }

    static void longs(ByteBuffer b, F q, List<Long> l) {
        if (q.wire == 0) l.add(q.v);
        else {
            ByteBuffer d = b.duplicate();
            d.limit(q.off + q.len).position(q.off);
            while (d.hasRemaining()) l.add(varint(d));
        }
    }

    Tensor tensor(ByteBuffer b, F f, String[] name) {
        List<Long> dims = new ArrayList<>();
        DataType ty = null;
        F raw = null;
        List<Long> ints = new ArrayList<>(), i64 = new ArrayList<>();
        List<Float> fl = new ArrayList<>();
        for (F q : fields(b, f.off, f.len))
            switch (q.no) {
                case 1 -> longs(b, q, dims);
                case 2 -> ty = DataType.ofCode((int) q.v);
                case 8 -> name[0] = str(b, q);
                case 9 -> raw = q;
                case 5 -> longs(b, q, ints);
                case 7 -> longs(b, q, i64);
                case 4 -> {
                    if (q.wire == 5) fl.add(Float.intBitsToFloat((int) q.v));
                    else for (int i = 0; i < q.len; i += 4) fl.add(b.getFloat(q.off + i));
                }
                default -> {}
            }
        Shape s = Shape.of(dims.stream().mapToLong(x -> x).toArray());
        if (raw != null && raw.len >= 1024) return Tensor.of(ty, s, new TensorData.InFile(file, raw.off, raw.len));
        ByteBuffer o = Tensor.allocate(s.elements() * ty.size());
        if (raw != null) {
            o.put(b.slice(raw.off, raw.len));
        } else if (!fl.isEmpty()) fl.forEach(o::putFloat);
        else if (!i64.isEmpty()) i64.forEach(o::putLong);
        else
            for (long x : ints) {
                if (ty == DataType.BOOL) o.put((byte) x);
                else o.putInt((int) x);
            }
        return Tensor.of(ty, s, o.clear());
    }

    Node node(ByteBuffer b, F f, Map<String, Integer> ops) {
        List<String> in = new ArrayList<>(), out = new ArrayList<>();
        String n = "", op = "", dom = "";
        Map<String, Attribute> at = new LinkedHashMap<>();
        for (F q : fields(b, f.off, f.len))
            switch (q.no) {
                case 1 -> in.add(str(b, q));
                case 2 -> out.add(str(b, q));
                case 3 -> n = str(b, q);
                case 4 -> op = str(b, q);
                case 7 -> dom = str(b, q);
                case 5 -> attr(b, q, at, ops);
                default -> {}
            }
        return new Node(n, op, dom, in, out, at);
    }

    void attr(ByteBuffer b, F f, Map<String, Attribute> at, Map<String, Integer> ops) {
        String n = "";
        int type = 0;
        long i = 0;
        float fv = 0;
        F s = null, t = null, g = null;
        List<Long> is = new ArrayList<>();
        List<Float> fs = new ArrayList<>();
        List<String> ss = new ArrayList<>();
        for (F q : fields(b, f.off, f.len))
            switch (q.no) {
                case 1 -> n = str(b, q);
                case 20 -> type = (int) q.v;
                case 2 -> fv = Float.intBitsToFloat((int) q.v);
                case 3 -> i = q.v;
                case 4 -> s = q;
                case 5 -> t = q;
                case 6 -> g = q;
                case 8 -> longs(b, q, is);
                case 7 -> {
                    if (q.wire == 5) fs.add(Float.intBitsToFloat((int) q.v));
                    else for (int k = 0; k < q.len; k += 4) fs.add(b.getFloat(q.off + k));
                }
                case 9 -> ss.add(str(b, q));
                default -> {}
            }
        at.put(
                n,
                switch (type) {
                    case 1 -> new Attribute.Real(fv);
                    case 2 -> new Attribute.Int(i);
                    case 3 -> new Attribute.Text(s == null ? "" : str(b, s));
                    case 4 -> new Attribute.OfTensor(tensor(b, t, new String[1]));
                    case 5 -> new Attribute.OfGraph(graph(b, g, ops, true));
                    case 6 -> new Attribute.Reals(fs);
                    case 7 -> new Attribute.Ints(is);
                    default -> new Attribute.Texts(ss);
                });
    }
}
