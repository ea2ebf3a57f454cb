package org.symbiozae.engine;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Visibility;
import org.symbiozae.geo.Metres;

/** Random territories, mean on purpose: shared positions, equal quantities, few distinct values, odd periods. */
public final class Territories {

    private static final List<String> RESOURCES = List.of("wood", "chips", "heat", "cleaning");
    private static final double[] ROUND = {1, 1, 2, 5, 10, 10, 100};

    private Territories() {}

    /** Up to thirty sites on a coarse grid of 100 m, so that distances tie and vanish. */
    public static Arbitrary<Scene> crowded() {
        return Arbitraries.longs().map(seed -> scene(seed, 30, 120, 100, 20, true));
    }

    /** Sites anywhere in 40 km by 40 km, quantities from a thousandth to a million. */
    public static Arbitrary<Scene> scattered() {
        return Arbitraries.longs().map(seed -> scene(seed, 60, 300, 1, 40_000, false));
    }

    public static Scene scene(long seed, int mostSites, int mostDeclarations, double step, int steps, boolean round) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = new Scene()
                .material("wood", 10, 30)
                .material("chips", 5, 20)
                .resource("heat", "fluides", 1, 3)
                .resource("cleaning", "services", 8, 25)
                .compatible("wood", "chips", 0.8, 1)
                .compatible("wood", "heat", 0.5, round ? 1 : 2.5)
                .compatible("chips", "heat", 0.8, round ? 1 : 0.3)
                .compatible("chips", "wood", 0.8, 1);
        for (String resource : RESOURCES) {
            scene.pooled(resource, economics(random));
        }
        int sites = 1 + random.nextInt(mostSites);
        for (int i = 1; i <= sites; i++) {
            scene.site(i, step * random.nextInt(steps), step * random.nextInt(steps));
        }
        int declarations = random.nextInt(mostDeclarations + 1);
        for (int i = 1; i <= declarations; i++) {
            scene.add(declaration(random, 1000 + i, 1 + random.nextInt(sites), round));
        }
        return scene;
    }

    public static Declaration declaration(SplittableRandom random, long id, long site, boolean round) {
        Kind kind = random.nextInt(5) == 0 ? Kind.SHARE : random.nextBoolean() ? Kind.OFFER : Kind.NEED;
        int mask = random.nextInt(3) == 0 ? 1 + random.nextInt(Months.ALL_BITS) : Months.ALL_BITS;
        int from = random.nextInt(4) == 0 ? random.nextInt(100) : Declaration.ALWAYS_FROM;
        return new Declaration(
                id,
                site,
                kind,
                RESOURCES.get(random.nextInt(RESOURCES.size())),
                round ? ROUND[random.nextInt(ROUND.length)] : StrictMath.pow(10, random.nextDouble() * 9 - 3),
                new Months(mask),
                kind == Kind.OFFER ? random.nextInt(4) : 0,
                random.nextInt(3) == 0 ? random.nextInt(8) : kind == Kind.OFFER ? 7 : 0,
                random.nextInt(3) == 0 ? random.nextInt(30) : 0,
                from,
                random.nextInt(4) == 0 ? Math.max(from, 0) + random.nextInt(60) : Declaration.ALWAYS_TO,
                Visibility.values()[random.nextInt(3)],
                false);
    }

    public static Economics economics(SplittableRandom random) {
        double minVolume = random.nextInt(3) * 10;
        return new Economics(
                random.nextInt(5) * 100,
                random.nextInt(4) * 50,
                random.nextInt(3) * 2.5,
                minVolume,
                random.nextBoolean() ? 1e9 : minVolume + random.nextInt(200),
                2 + random.nextInt(3),
                Metres.ofKilometres(0.2 + random.nextInt(20) / 10.0),
                random.nextInt(4) * 25,
                true);
    }

    /** Crowded or scattered. */
    public static Arbitrary<Scene> any() {
        return Arbitraries.oneOf(crowded(), scattered());
    }

    /** The defaults, and two that differ in all. */
    public static Arbitrary<Parameters> parameters() {
        return Arbitraries.of(
                Parameters.DEFAULT,
                new Parameters(0.5, 0.5, 0.2, 5, 6, 2.5, 0.5),
                new Parameters(0.3, 1, 0.05, 5, 12, 1, 1));
    }
}
