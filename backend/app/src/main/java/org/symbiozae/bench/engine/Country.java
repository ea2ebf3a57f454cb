package org.symbiozae.bench.engine;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.match.Columns;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.geo.Position;

/**
 * An invented country: companies crowded in business zones, zones around towns of very unequal size, the resources of the
 * taxonomy, a few of them very common. The same seed gives the same country on every machine.
 *
 * @param scale 1 for a million sites, thirty thousand zones and five million declarations on a thousand kilometres square;
 *     less is a piece of it, as densely settled
 */
record Country(Reference reference, double scale, long seed) {

    static final double SIDE_METRES = 1_000_000;
    private static final int ZONES = 30_000;
    private static final int SITES = 1_000_000;
    private static final int DECLARATIONS_PER_SITE = 5;
    private static final int SITES_OUTSIDE_ZONES = 8;

    int sites() {
        return (int) Math.round(SITES * scale);
    }

    Facts facts() {
        return new Settlement().facts();
    }

    /** What is being invented. */
    private final class Settlement {

        private final SplittableRandom random = new SplittableRandom(seed);
        private final double side = SIDE_METRES * Math.sqrt(scale);
        private final int zones = (int) Math.max(1, ZONES * scale);
        private final double[] zoneX = new double[zones];
        private final double[] zoneY = new double[zones];
        private final double[] zoneSizes = new double[zones];
        private final Columns columns = new Columns(reference.taxonomy(), sites(), sites() * DECLARATIONS_PER_SITE);
        private final List<Resource> resources = columns.resources();
        private final double[] demand = new double[resources.size()];
        private final double[] usualQuantity = new double[resources.size()];

        Facts facts() {
            equip();
            found();
            for (int site = 0; site < sites(); site++) {
                int zone = pick(zoneSizes);
                double spread = random.nextInt(SITES_OUTSIDE_ZONES) == 0 ? 8000 : 350;
                int index = columns.site(
                        site + 1,
                        Position.ofMetres(zoneX[zone] + spread * gaussian(), zoneY[zone] + spread * gaussian()));
                for (int i = 0; i < DECLARATIONS_PER_SITE; i++) {
                    declare(index, (long) site * DECLARATIONS_PER_SITE + i + 1);
                }
            }
            return columns.facts();
        }

        private void found() {
            int towns = Math.max(1, zones / 15);
            double[] townX = new double[towns];
            double[] townY = new double[towns];
            double[] townSizes = new double[towns];
            for (int town = 0; town < towns; town++) {
                townX[town] = side * random.nextDouble();
                townY[town] = side * random.nextDouble();
                townSizes[town] = 1 / StrictMath.pow(town + 3, 0.8);
            }
            cumulate(townSizes);
            for (int zone = 0; zone < zones; zone++) {
                int town = pick(townSizes);
                zoneX[zone] = townX[town] + 6000 * gaussian();
                zoneY[zone] = townY[town] + 6000 * gaussian();
                zoneSizes[zone] = StrictMath.exp(gaussian());
            }
            cumulate(zoneSizes);
        }

        /** How common each resource is, and how much of it a company usually has: an eighth of what a pool takes. */
        private void equip() {
            int[] places = new int[demand.length];
            for (int i = 0; i < places.length; i++) {
                int other = random.nextInt(i + 1);
                places[i] = places[other];
                places[other] = i;
            }
            for (int i = 0; i < demand.length; i++) {
                demand[places[i]] = 1 / StrictMath.pow(i + 2, 0.9);
                Economics economics =
                        reference.taxonomy().economics().get(resources.get(i).code());
                usualQuantity[i] = economics == null ? 20 : economics.minVolume() / 8;
            }
            cumulate(demand);
        }

        private void declare(int site, long number) {
            int resource = pick(demand);
            String role = reference.roles().get(resources.get(resource).code());
            int draw = random.nextInt(100);
            Kind kind = draw >= 93
                    ? Kind.SHARE
                    : "offer".equals(role) || "both".equals(role) && draw < 50 ? Kind.OFFER : Kind.NEED;
            Months months = random.nextInt(4) == 0
                    ? Months.fromTo(1 + random.nextInt(12), 1 + random.nextInt(12))
                    : Months.ALL_YEAR;
            int qualities = kind == Kind.OFFER ? random.nextInt(16) | 8 : random.nextInt(5) == 0 ? 8 : 0;
            int from = random.nextInt(10) == 0 ? 20_000 + 30 * random.nextInt(24) : Declaration.ALWAYS_FROM;
            columns.declaration(
                    number,
                    site,
                    kind,
                    resource,
                    quantity(usualQuantity[resource]),
                    kind == Kind.OFFER ? months.stored(random.nextInt(4)) : months,
                    qualities,
                    random.nextInt(36),
                    from,
                    from == Declaration.ALWAYS_FROM ? Declaration.ALWAYS_TO : from + 30 * (1 + random.nextInt(36)),
                    Visibility.PUBLIC);
        }

        /** People round what they declare. */
        private double quantity(double usual) {
            double quantity = usual * StrictMath.exp(1.2 * gaussian());
            double digit = StrictMath.pow(10, Math.floor(StrictMath.log10(quantity)) - 1);
            return Math.max(1, Math.rint(quantity / digit)) * digit;
        }

        private void cumulate(double[] weights) {
            for (int i = 1; i < weights.length; i++) {
                weights[i] += weights[i - 1];
            }
        }

        private int pick(double[] cumulated) {
            int place = Arrays.binarySearch(cumulated, cumulated[cumulated.length - 1] * random.nextDouble());
            return place < 0 ? -place - 1 : place;
        }

        /** Near enough to the bell curve, and the same on every Java. */
        private double gaussian() {
            double sum = -6;
            for (int i = 0; i < 12; i++) {
                sum += random.nextDouble();
            }
            return sum;
        }
    }
}
