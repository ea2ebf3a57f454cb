package org.symbiozae.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.symbiozae.Served;
import tools.jackson.databind.JsonNode;

/** What is said about why and what if, over real HTTP, to the public and to a facilitator. */
class ExplanationTests extends ComputedTerritory {

    private static final String PALLETS = "MAT-BOI-01";
    private static final String FOOD_WASTE = "MAT-ORG-01";

    private void pallets(String visibilityOfTheBest) {
        here.site("wanting", "west", 0, "public");
        here.site("best", "west", 100, "public");
        here.site("second", "west", 700, "public");
        here.declaration("wanting", "need", PALLETS, 200, "public");
        here.declaration("best", "offer", PALLETS, 200, visibilityOfTheBest);
        here.declaration("second", "offer", PALLETS, 250, "public");
        compute();
    }

    private JsonNode changes(Served as, String offeredBy) throws Exception {
        for (JsonNode item : items(as, "synergies")) {
            if (item.at("/offer_site").asString().equals(offeredBy)) {
                return as.get("/api/synergies/" + item.at("/id").asLong() + "/changes");
            }
        }
        throw new AssertionError("no synergy of " + offeredBy);
    }

    @Test
    void saysWhatWouldWinTheRankAboveAndWhatCannot() throws Exception {
        pallets("public");
        JsonNode second = changes(everyone, "second");
        assertThat(second.at("/rank").asInt()).isEqualTo(2);
        assertThat(second.at("/above/farthest_metres").isNull()).isTrue();
        assertThat(second.at("/above/least_quantity").isNull()).isTrue();
        assertThat(second.at("/above/fewest_months").isNull()).isTrue();
        assertThat(second.at("/shown/farthest_metres").asDouble()).isGreaterThan(10_000);
        JsonNode best = changes(everyone, "best");
        assertThat(best.at("/above").isNull()).isTrue();
        assertThat(best.at("/below/farthest_metres").asDouble()).isBetween(700.0, 10_000.0);
    }

    /** The second offer's room up to the first would give the first one's score away, and with it its distance. */
    @Test
    void saysNothingOfTheRankAboveToWhoMayNotSeeWhoHoldsIt() throws Exception {
        pallets("facilitator");
        JsonNode second = changes(everyone, "second");
        assertThat(second.at("/rank").asInt()).isEqualTo(2);
        assertThat(second.at("/above").isNull()).isTrue();
        assertThat(second.at("/below").isNull()).isTrue();
        assertThat(second.at("/shown").isNull()).isFalse();
        assertThat(changes(facilitator, "second").at("/above").isObject()).isTrue();
        assertThat(changes(facilitator, "best").at("/below").isObject()).isTrue();
    }

    @Test
    void knowsNothingOfAnotherPersonsSynergy() throws Exception {
        pallets("facilitator");
        long hidden = jdbc.sql("SELECT synergy.id FROM synergy JOIN territory ON territory.id = synergy.territory_id"
                        + " WHERE rank = 1 AND code = ?")
                .param(here.code())
                .query(Long.class)
                .single();
        assertThat(everyone.answer("GET", "/api/synergies/" + hidden + "/changes", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(facilitator
                        .answer("GET", "/api/synergies/" + hidden + "/changes", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aClusterTellsItsRoundItsSplitsAndWhoCouldStillBeWon() throws Exception {
        collection();
        JsonNode cluster = cluster(everyone);
        assertThat(cluster.at("/members").asInt()).isEqualTo(4);
        assertThat(cluster.at("/round/stops")).hasSize(4);
        assertThat(cluster.at("/round/stops/0/site_id").asLong())
                .isEqualTo(cluster.at("/hub_site_id").asLong());
        assertThat(cluster.at("/round/length_m").asDouble()).isBetween(100.0, 30_000.0);
        assertThat(cluster.at("/splits")).hasSizeGreaterThanOrEqualTo(2);
        for (JsonNode split : cluster.at("/splits")) {
            double sum = 0;
            for (JsonNode part : split.at("/parts")) {
                sum += part.at("/part").asDouble();
            }
            assertThat(sum).isCloseTo(cluster.at("/value").asDouble(), within(1e-6));
        }
        assertThat(cluster.at("/splits/0/rule").asString()).isEqualTo("proportional");
        assertThat(cluster.at("/spare_volume").asDouble()).isPositive();
        assertThat(cluster.at("/memberList/0/missing_without").isNumber()).isTrue();
    }

    @Test
    void aProspectIsNamedOnlyToWhoMaySeeIt() throws Exception {
        collection();
        assertThat(cluster(facilitator).at("/prospects").findValuesAsString("site"))
                .containsExactly("far and small");
        assertThat(cluster(facilitator).at("/prospects/0/missing").asDouble()).isPositive();
        assertThat(cluster(everyone).at("/prospects")).isEmpty();
    }

    private void collection() {
        for (int i = 1; i <= 4; i++) {
            here.site("kitchen " + i, "west", 100 * i, "public");
            here.declaration("kitchen " + i, "share", FOOD_WASTE, 40, "public");
        }
        here.site("far and small", "east", 1800, "public");
        here.declaration("far and small", "share", FOOD_WASTE, 0.1, "facilitator");
        compute();
    }

    private JsonNode cluster(Served as) throws Exception {
        List<JsonNode> clusters = items(as, "clusters");
        assertThat(clusters).hasSize(1);
        return as.get("/api/clusters/" + clusters.get(0).at("/id").asLong());
    }
}
