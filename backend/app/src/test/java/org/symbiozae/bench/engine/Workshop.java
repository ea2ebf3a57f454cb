package org.symbiozae.bench.engine;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.Engine;
import org.symbiozae.geo.Position;

/**
 * A simulated workshop: companies of one business zone lay cards on the table, each something they have, seek or would
 * share, and everybody answers the cards of the others with all they know of themselves.
 *
 * <p>Companies, and what each usually has and seeks, are those of the demo's generator: activities of one vocation by their
 * weight, every usual flow with its chance, quantities by staff. Nothing here is fitted to what a workshop yields.
 *
 * @param onCards numbers of the declarations that lay on the table
 */
record Workshop(Territory territory, Set<Long> onCards) {

    private static final Path FACTS = Path.of("..", "..", "gis-data", "generator", "facts");
    private static final double[] STAFF = {4, 7, 14, 32, 70, 140, 220};
    private static final int USUAL_STAFF = 20;
    private static final double SPREAD_METRES = 350;
    private static final List<NamedCsvRecord> ACTIVITIES = rows("activities.csv");
    private static final List<NamedCsvRecord> FLOWS = rows("flows.csv");
    private static final List<String> QUALITIES = FLOWS.stream()
            .flatMap(flow -> list(flow, "qualites").stream())
            .distinct()
            .toList();

    /**
     * @param vocation of the zone, as in the generator's facts
     * @param cards how many each company lays on the table at most
     */
    static Workshop of(Taxonomy taxonomy, String vocation, int companies, int cards, long seed) {
        Random random = new Random(seed);
        List<NamedCsvRecord> suited = ACTIVITIES.stream()
                .filter(row -> list(row, "vocations").contains(vocation))
                .toList();
        List<Site> sites = new ArrayList<>();
        List<Declaration> declarations = new ArrayList<>();
        Set<Long> onCards = new HashSet<>();
        for (int company = 1; company <= companies; company++) {
            sites.add(new Site(
                    company,
                    Position.ofMetres(SPREAD_METRES * random.nextGaussian(), SPREAD_METRES * random.nextGaussian()),
                    null));
            NamedCsvRecord activity = drawn(suited, random);
            int least = whole(activity, "effectif_min");
            double staff = STAFF[least + random.nextInt(whole(activity, "effectif_max") - least + 1)];
            List<NamedCsvRecord> own = new ArrayList<>(FLOWS.stream()
                    .filter(flow -> list(flow, "activites").contains("*")
                            || list(flow, "activites").contains(activity.getField("code")))
                    .filter(flow -> random.nextDouble() < number(flow, "chance"))
                    .toList());
            Collections.shuffle(own, random);
            for (int i = 0; i < own.size(); i++) {
                long id = declarations.size() + 1;
                declarations.add(declaration(id, company, own.get(i), staff, random));
                if (i < cards) {
                    onCards.add(id);
                }
            }
        }
        return new Workshop(new Territory("workshop", 1, sites, declarations, taxonomy), onCards);
    }

    /** Offers and needs that go together by the engine's lists, at least one of them on a card. */
    long exchanges(Parameters parameters) {
        return new Engine(territory)
                .lists(parameters).stream().filter(this::isOnACard).count();
    }

    private boolean isOnACard(Synergy synergy) {
        return onCards.contains(synergy.offer()) || onCards.contains(synergy.need());
    }

    /**
     * Two companies that would share, or both seek, the same resource worth pooling, near enough for one hub; at least one of
     * them said so on a card.
     */
    long poolings() {
        long pairs = 0;
        for (Declaration one : territory.declarations()) {
            for (Declaration other : territory.declarations()) {
                if (one.id() < other.id()
                        && one.site() != other.site()
                        && one.kind() != Kind.OFFER
                        && other.kind() != Kind.OFFER
                        && one.resource().equals(other.resource())
                        && (onCards.contains(one.id()) || onCards.contains(other.id()))
                        && canPool(one, other)) {
                    pairs++;
                }
            }
        }
        return pairs;
    }

    private boolean canPool(Declaration one, Declaration other) {
        Taxonomy taxonomy = territory.taxonomy();
        return taxonomy.resource(one.resource()).mutualisable()
                && taxonomy.economics().containsKey(one.resource())
                && position(one).distanceTo(position(other)).value()
                        <= taxonomy.economics().get(one.resource()).radius().value();
    }

    private Position position(Declaration declaration) {
        return territory.sites().get((int) declaration.site() - 1).position();
    }

    private static Declaration declaration(long id, long site, NamedCsvRecord flow, double staff, Random random) {
        Kind kind = Map.of("offre", Kind.OFFER, "besoin", Kind.NEED, "partage", Kind.SHARE)
                .get(flow.getField("type"));
        double size = flow.getField("echelle").equals("o") ? StrictMath.pow(staff / USUAL_STAFF, 0.7) : 1;
        return new Declaration(
                id,
                site,
                kind,
                flow.getField("ressource"),
                number(flow, "quantite") * size * (0.6 + random.nextDouble()),
                months(flow.getField("mois")),
                kind == Kind.OFFER && !flow.getField("stockage").isEmpty() ? whole(flow, "stockage") : 0,
                qualities(flow, kind == Kind.OFFER, random),
                random.nextInt(3),
                Declaration.ALWAYS_FROM,
                Declaration.ALWAYS_TO,
                Visibility.PUBLIC,
                true);
    }

    /** An offer has most of the usual qualities; a third of the needs require them. */
    private static int qualities(NamedCsvRecord flow, boolean offered, Random random) {
        if (!offered && random.nextInt(3) > 0) {
            return 0;
        }
        return list(flow, "qualites").stream()
                .filter(quality -> !offered || random.nextInt(10) < 8)
                .mapToInt(quality -> 1 << QUALITIES.indexOf(quality))
                .sum();
    }

    private static Months months(String ends) {
        String[] both = ends.split("-");
        return Months.fromTo(Integer.parseInt(both[0]), Integer.parseInt(both[both.length - 1]));
    }

    private static NamedCsvRecord drawn(List<NamedCsvRecord> activities, Random random) {
        int left = random.nextInt(
                activities.stream().mapToInt(row -> whole(row, "poids")).sum());
        int place = 0;
        while ((left -= whole(activities.get(place), "poids")) >= 0) {
            place++;
        }
        return activities.get(place);
    }

    private static List<NamedCsvRecord> rows(String file) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(FACTS.resolve(file))) {
            return reader.stream().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static List<String> list(NamedCsvRecord row, String field) {
        return Arrays.stream(row.getField(field).split("\\|"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static int whole(NamedCsvRecord row, String field) {
        return Integer.parseInt(row.getField(field));
    }

    private static double number(NamedCsvRecord row, String field) {
        return Double.parseDouble(row.getField(field).replace(',', '.'));
    }
}
