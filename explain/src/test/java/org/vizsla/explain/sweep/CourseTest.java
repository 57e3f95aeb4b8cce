package org.vizsla.explain.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.runtime.Cancellation;

class CourseTest {
    private final List<Double> told = new ArrayList<>();

    @Test
    void countsTheRowsOfASweep() {
        Course course = new Course(told::add, Cancellation.NEVER);
        course.begin(8);
        course.ran(2);
        course.ran(4);
        course.ran(2);
        assertThat(told).containsExactly(0.0, 0.25, 0.75);
        course.end();
        assertThat(told).endsWith(1.0);
    }

    /** A first short sweep tells nothing of how long the others will take. */
    @Test
    void countsTheRowsOfManySweepsThatWereExpected() {
        Course course = new Course(told::add, Cancellation.NEVER);
        course.begin(1);
        course.ran(1);
        course.expect(4);
        for (int step = 0; step < 4; step++) {
            course.begin(1);
            course.ran(1);
        }
        course.begin(3);
        course.ran(3);
        course.end();
        assertThat(told).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
    }

    @Test
    void partsAreOfTheWhole() {
        Course course = new Course(told::add, Cancellation.NEVER);
        for (int i = 0; i < 2; i++) {
            Course part = course.part(i, 2);
            part.begin(4);
            part.ran(2);
            part.ran(2);
        }
        course.end();
        assertThat(told).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
    }
}
