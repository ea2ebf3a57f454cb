package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.symbiozae.geo.Position;

/** What the squares around a place hold, against a look at every place. */
class GridTest {

    /** Places on both sides of the origin, some in one spot and some on the squares' edges. */
    @Property(tries = 200)
    void findsThePlacesOfTheNineSquaresAndEachOnce(@ForAll long seed, @ForAll @IntRange(max = 120) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        int reach = 1 + random.nextInt(60);
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            positions.add(Position.ofMetres(random.nextInt(-150, 150), random.nextInt(-150, 150)));
        }
        Grid grid = new Grid(positions, reach);
        for (int i = 0; i < 20; i++) {
            Position here = Position.ofMetres(random.nextInt(-250, 250), random.nextInt(-250, 250));
            List<Integer> found = new ArrayList<>();
            grid.around(here, found::add);
            List<Integer> expected = new ArrayList<>();
            for (int place = 0; place < count; place++) {
                Position there = positions.get(place);
                if (squares(here.x(), there.x(), 10 * reach) <= 1 && squares(here.y(), there.y(), 10 * reach) <= 1) {
                    expected.add(place);
                }
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static int squares(int from, int to, int side) {
        return Math.abs(Math.floorDiv(from, side) - Math.floorDiv(to, side));
    }

    /** A reach of 12.34 m is 123.4 dm: squares are 124 dm wide, so that no place within reach is two squares away. */
    @Test
    void roundsTheReachUp() {
        Grid grid = new Grid(List.of(new Position(247, 0), new Position(248, 0)), 12.34);
        List<Integer> found = new ArrayList<>();
        grid.around(new Position(123, 0), found::add);
        assertThat(found).containsExactly(0);
    }

    @Test
    void aReachOfNothingStillFindsWhatIsInTheSameSpot() {
        Grid grid = new Grid(List.of(new Position(5, 5), new Position(9, 5), new Position(5, 5)), 0);
        List<Integer> found = new ArrayList<>();
        grid.around(new Position(5, 5), found::add);
        assertThat(found).containsExactly(0, 2);
    }
}
