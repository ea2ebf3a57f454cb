package org.symbiozae.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.symbiozae.Served;
import tools.jackson.databind.JsonNode;

/** Clusters in zones, alternatives with their price, and choices that analyses keep, over real HTTP. */
class ChoiceTests extends ComputedTerritory {

    private static final String FOOD_WASTE = "MAT-ORG-01";

    private void collection() {
        for (int i = 1; i <= 8; i++) {
            here.site("kitchen " + i, "west", 2000 * i, "public");
            here.declaration("kitchen " + i, "share", FOOD_WASTE, i % 2 == 0 ? 60 : 40, "public");
        }
        compute();
    }

    private double value(Served as) throws Exception {
        double value = 0;
        for (JsonNode cluster : items(as, "clusters")) {
            value += cluster.at("/value").asDouble();
        }
        return value;
    }

    private String alternatives() {
        return "/api/alternatives?territory=" + here.code() + "&resource=" + FOOD_WASTE;
    }

    @Test
    void keepsAChosenAlternativeUntilItIsTakenBack() throws Exception {
        collection();
        double before = value(facilitator);
        JsonNode alternatives = facilitator.get(alternatives());
        assertThat(alternatives).isNotEmpty();
        JsonNode cheapest = alternatives.get(0);
        assertThat(cheapest.at("/cost").asDouble()).isNotNegative();
        assertThat(cheapest.at("/hub_site").asString()).startsWith("kitchen");

        List<String> sites = new ArrayList<>();
        cheapest.at("/site_ids").forEach(site -> sites.add(site.asString()));
        String form = "{\"territory\": \"%s\", \"resource\": \"%s\", \"hub_site_id\": %d, \"site_ids\": [%s]}"
                .formatted(here.code(), FOOD_WASTE, cheapest.at("/hub_site_id").asLong(), String.join(", ", sites));
        assertThat(everyone.answer("POST", "/api/choices", form).statusCode()).isIn(401, 403);
        assertThat(facilitator.answer("POST", "/api/choices", form).statusCode())
                .isEqualTo(201);
        compute();
        assertThat(items(facilitator, "clusters"))
                .anySatisfy(cluster -> assertThat(cluster.at("/hub_site_id").asLong())
                        .isEqualTo(cheapest.at("/hub_site_id").asLong()));
        JsonNode choices = facilitator.get("/api/choices?territory=" + here.code());
        assertThat(choices).hasSize(1);
        assertThat(everyone.get("/api/choices?territory=" + here.code())).isEmpty();

        long choice = choices.get(0).at("/id").asLong();
        assertThat(facilitator.answer("DELETE", "/api/choices/" + choice, "").statusCode())
                .isEqualTo(204);
        compute();
        assertThat(value(facilitator)).isCloseTo(before, within(1e-6));
    }

    @Test
    void tellsAlternativesAsOftenAsTheyAreAskedFor() throws Exception {
        collection();
        int moreThanThePoolHolds = 12;
        for (int time = 0; time < moreThanThePoolHolds; time++) {
            assertThat(facilitator.get(alternatives())).isNotEmpty();
        }
    }

    @Test
    void tellsAlternativesToFacilitatorsAlone() throws Exception {
        collection();
        assertThat(everyone.answer("GET", alternatives(), "").statusCode()).isIn(401, 403);
    }

    @Test
    void refusesAChoiceWhoseHubIsNoMember() throws Exception {
        collection();
        JsonNode cheapest = facilitator.get(alternatives()).get(0);
        String form = "{\"territory\": \"%s\", \"resource\": \"%s\", \"hub_site_id\": -5, \"site_ids\": %s}"
                .formatted(here.code(), FOOD_WASTE, cheapest.at("/site_ids"));
        assertThat(facilitator.answer("POST", "/api/choices", form).statusCode())
                .isEqualTo(400);
    }
}
