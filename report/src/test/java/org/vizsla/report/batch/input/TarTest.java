package org.vizsla.report.batch.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.report.batch.input.Input.Member;

class TarTest {
    private static final byte[] SOME = "some bytes".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder = Path.of("");

    private List<Input> found(byte[] tar) throws IOException {
        List<Input> found = new ArrayList<>();
        new Tar(Files.write(folder.resolve("shard.tar"), tar)).each(found::add);
        return found;
    }

    private List<Member> members(byte[] tar) throws IOException {
        return found(tar).stream().map(input -> input.member().orElseThrow()).toList();
    }

    /** What is wrong, after as many members. */
    private void assertDamaged(int before, String words, byte[] tar) throws IOException {
        List<Input> found = new ArrayList<>();
        Tar damaged = new Tar(Files.write(folder.resolve("shard.tar"), tar));
        assertThatThrownBy(() -> damaged.each(found::add))
                .isInstanceOf(TarException.class)
                .hasMessageStartingWith(folder.resolve("shard.tar") + " is ")
                .hasMessageContaining(words);
        assertThat(found).hasSize(before);
    }

    @Test
    void findsPicturesAndWhereTheyLie() throws IOException {
        byte[] tar = new TarBytes()
                .file("000.jpg", SOME)
                .file("000.cls", SOME)
                .member("deeper/", '5', new byte[0])
                .file("deeper/001.PNG", new byte[600])
                .file("deeper/._001.png", SOME)
                .file("002.webp", new byte[0])
                .ended();
        assertThat(members(tar))
                .containsExactly(
                        new Member("000.jpg", 512, 10),
                        new Member("deeper/001.PNG", 512 * 6, 600),
                        new Member("002.webp", 512 * 11, 0));
    }

    @Test
    void readsLongNamesAndLargeNumbers() throws IOException {
        String name = "a".repeat(300) + ".jpg";
        byte[] base256 = new byte[12];
        base256[0] = (byte) 0x80;
        base256[11] = 10;
        byte[] tar = new TarBytes()
                .member("././@LongLink", 'L', (name + "\0").getBytes(StandardCharsets.UTF_8))
                .file("short.jpg", SOME)
                .member("pax", 'x', TarBytes.record("path=grün/" + name))
                .file("short.jpg", SOME)
                .member("pax", 'x', TarBytes.record("size=10"))
                .header("b.jpg", '0', TarBytes.octal(0))
                .content(SOME)
                .header("c.jpg", "before", '0', base256)
                .content(SOME)
                .ended();
        assertThat(members(tar))
                .extracting(Member::name)
                .containsExactly(name, "grün/" + name, "b.jpg", "before/c.jpg");
        assertThat(members(tar)).extracting(Member::length).containsOnly(10L);
    }

    /** No name is a path, and no link is followed. */
    @Test
    void namesLinksAndWaysOut() throws IOException {
        byte[] tar = new TarBytes()
                .file("../../etc/passwd.jpg", SOME)
                .file("/etc/\u001b[2Jx.jpg", SOME)
                .header("hard.jpg", '1', TarBytes.octal(999_999))
                .header("soft.jpg", '2', TarBytes.octal(0))
                .header("device.jpg", '3', TarBytes.octal(0))
                .ended();
        List<Input> found = found(tar);
        assertThat(found)
                .extracting(input -> input.member().map(Member::name).orElse("none"))
                .containsExactly("../../etc/passwd.jpg", "/etc/\u001b[2Jx.jpg", "none", "none");
        assertThat(found.get(2).failure())
                .contains(folder.resolve("shard.tar") + "!hard.jpg is a link, which is not followed");
        assertThat(found.get(1).line()).doesNotContain("\u001b");
        assertThat(Input.of(found.get(1).line())).isEqualTo(found.get(1));
    }

    @Test
    void saysWhatIsDamagedAndKeepsWhatCameBefore() throws IOException {
        TarBytes one = new TarBytes().file("a.jpg", SOME);
        assertDamaged(1, "damaged at byte 1024: it ends without its end mark, so it may be cut off", one.withoutEnd());
        assertDamaged(0, "damaged at byte 0: it ends without its end mark", new byte[0]);
        byte[] cut = Arrays.copyOf(new TarBytes().file("a.jpg", new byte[5000]).ended(), 3000);
        assertDamaged(0, "damaged at byte 0: a member of 5000 bytes goes beyond its end", cut);
        byte[] flipped = new TarBytes().file("a.jpg", SOME).file("b.jpg", SOME).ended();
        flipped[1024 + 3] ^= 1;
        assertDamaged(1, "damaged at byte 1024: there is no header with a right checksum", flipped);
        byte[] endless = new byte[12];
        Arrays.fill(endless, (byte) 0xff);
        assertDamaged(
                0,
                "a number is too large",
                new TarBytes().header("a.jpg", '0', endless).ended());
        assertDamaged(
                0,
                "there is no number where one should be",
                new TarBytes()
                        .header("a.jpg", '0', "-0000000001\0".getBytes(StandardCharsets.US_ASCII))
                        .ended());
        assertDamaged(
                0,
                "a name or its records take 100000 bytes",
                new TarBytes().member("x", 'x', new byte[100_000]).ended());
        assertDamaged(
                0,
                "stored with holes",
                new TarBytes().member("a.jpg", 'S', SOME).ended());
        assertDamaged(0, "compressed; unpack it first", Arrays.copyOf(new byte[] {0x1f, (byte) 0x8b, 8, 0}, 600));
        assertDamaged(
                0,
                "goes beyond its end",
                new TarBytes()
                        .member("x", 'x', TarBytes.record("size=999999999999999999"))
                        .file("a.jpg", SOME)
                        .ended());
    }

    @Test
    void survivesAnyBytes() throws IOException {
        byte[] good = new TarBytes()
                .file("a.jpg", SOME)
                .member("x", 'x', TarBytes.record("path=b.jpg"))
                .file("c.jpg", SOME)
                .ended();
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = good.clone();
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(found(bytes)).hasSizeLessThan(4);
            } catch (TarException e) {
                assertThat(e).hasMessageContaining("shard.tar is ");
            }
        }
    }

    @Test
    void refusesRecordsThatAreNone() {
        TarHeader header = new TarHeader("x", 'x', 0);
        for (String text :
                new String[] {"12", "99 path=a\n", "0 path=a\n", "99999999999999999999 path=a\n", "x", "9 path=ab"}) {
            assertThatThrownBy(() -> PaxRecords.NONE.with(header, text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .hasMessage("the records about a member are not well formed");
        }
        assertThat(PaxRecords.NONE.with(header, new byte[0])).isEqualTo(PaxRecords.NONE);
    }
}
