package org.vizsla.menagerie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.graph.VizslaException;

class VariationTest {
    private static Mask changes(Scene one, Scene other) {
        DrawnPicture a = one.picture();
        DrawnPicture b = other.picture();
        return Mask.of(a.width(), i -> a.rgb(i % a.width(), i / a.width()) != b.rgb(i % a.width(), i / a.width()));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptiedSceneDiffersOnlyWhereTheAnimalAndItsShadowWere(Species species) {
        for (int seed = 0; seed < 6; seed++) {
            SceneRequest request = SceneRequest.of(seed, species).sized(96);
            Scene scene = Menagerie.scene(request);
            Scene empty = Menagerie.scene(request.changed(new Variation.Emptied()));
            Mask changed = changes(scene, empty);
            // A hidden animal shines through the soft rim of what hides it.
            Mask hidden = scene.occluder().map(Thing::mask).orElse(scene.shadow());
            for (Thing thing : scene.distractors()) {
                hidden = hidden.or(thing.mask());
            }
            Mask allowed = scene.subject().mask().or(scene.shadow()).or(hidden).grown(scene.softEdge());
            assertThat(empty.subjects()).isEmpty();
            assertThat(changed.without(allowed).area()).isZero();
            assertThat(scene.subject().mask().and(changed).area())
                    .isGreaterThan(scene.subject().mask().area() * 8 / 10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartThatIsTakenAwayOrPaintedChangesNothingElse(Species species) {
        SceneRequest request = SceneRequest.of(5, species).sized(96);
        Scene scene = Menagerie.scene(request);
        for (String part : species.parts()) {
            Mask mask = scene.subject().part(part);
            Scene without = Menagerie.scene(request.changed(new Variation.Removed(part)));
            Scene painted = Menagerie.scene(request.changed(new Variation.Recoloured(part)));
            assertThat(without.subject().part(part).isEmpty()).as(part).isTrue();
            assertThat(painted.subject().part(part)).as(part).isEqualTo(mask);
            for (Scene other : new Scene[] {without, painted}) {
                Mask changed = changes(scene, other);
                Mask hidden = scene.occluder().map(Thing::mask).orElse(mask);
                assertThat(changed.without(mask.or(hidden).grown(scene.softEdge()))
                                .area())
                        .as(part)
                        .isZero();
                assertThat(changed.isEmpty()).as(part).isEqualTo(mask.isEmpty());
            }
        }
    }

    @Test
    void twoAnimalsStandBesideEachOther() {
        for (int seed = 0; seed < 12; seed++) {
            Species first = Species.all().get(seed);
            Species second = Species.all().get((seed + 5) % 12);
            Scene scene =
                    Menagerie.scene(SceneRequest.of(seed, first).beside(second).sized(96));
            assertThat(scene.subjects()).extracting(Subject::species).containsExactly(first, second);
            Subject one = scene.subjects().get(0);
            Subject other = scene.subjects().get(1);
            assertThat(one.mask().and(other.mask()).isEmpty()).isTrue();
            assertThat(one.mask().area()).isGreaterThan(60);
            assertThat(other.mask().area()).isGreaterThan(60);
        }
    }

    @Test
    void namesThePartsThereAre() {
        SceneRequest request = SceneRequest.of(1, Species.LADYBIRD).sized(64);
        assertThatThrownBy(() -> Menagerie.scene(request.changed(new Variation.Removed("mane"))))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a ladybird has no part 'mane'; it has head, eyes, cheeks, antennae, wings, spots, legs");
        assertThatThrownBy(() -> Menagerie.scene(request).subject().part("mane"))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a ladybird has no part 'mane'; it has head, eyes, cheeks, antennae, wings, spots, legs");
    }
}
