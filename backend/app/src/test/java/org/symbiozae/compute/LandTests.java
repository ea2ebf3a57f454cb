package org.symbiozae.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A plot is sought: its kind, its area, lorry access and utilities, and the day it is wanted decide what is found. */
class LandTests extends ComputedTerritory {

    private static final String SERVICED_PLOT = "FON-TER-01";
    private static final String BROWNFIELD = "FON-TER-05";
    private static final String OFFICES = "FON-LOC-03";
    private static final LocalDate WANTED = LocalDate.now().plusYears(1);

    @BeforeEach
    void aPlotIsSought() {
        here.site("growing", "west", 0, "public");
        long need = here.declaration("growing", "need", SERVICED_PLOT, 2_000, "public");
        jdbc.sql("UPDATE declaration SET qualities = '{accessible,serviced}', valid_from = ? WHERE id = ?")
                .params(WANTED, need)
                .update();
    }

    private long offer(String site, String resource, double squareMetres, String qualities) {
        here.site(site, "east", 10L * site.length(), "public");
        long offer = here.declaration(site, "offer", resource, squareMetres, "public");
        jdbc.sql("UPDATE declaration SET qualities = ?::text[] WHERE id = ?")
                .params(qualities, offer)
                .update();
        return offer;
    }

    private List<JsonNode> found() throws Exception {
        compute();
        return items(everyone, "synergies");
    }

    private List<String> names() throws Exception {
        return found().stream().map(each -> each.at("/offer_site").asString()).toList();
    }

    @Test
    void areaDecidesAmongPlotsOfTheSameKind() throws Exception {
        offer("half", SERVICED_PLOT, 1_000, "{accessible,serviced}");
        offer("fits", SERVICED_PLOT, 2_000, "{accessible,serviced}");
        offer("vast", SERVICED_PLOT, 20_000, "{accessible,serviced}");
        assertThat(names()).containsExactly("fits", "vast", "half");
    }

    @Test
    void aKindThatReplacesItIsFoundForLessAndAnyOtherNot() throws Exception {
        offer("plot", SERVICED_PLOT, 2_000, "{accessible,serviced}");
        offer("former works", BROWNFIELD, 2_000, "{accessible,serviced}");
        offer("offices", OFFICES, 2_000, "{accessible,serviced}");
        List<JsonNode> found = found();
        assertThat(names()).containsExactly("plot", "former works");
        JsonNode brownfield =
                everyone.get("/api/synergies/" + found.get(1).at("/id").asLong());
        assertThat(brownfield.at("/factors/type").asDouble()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void whatLacksTheAccessAskedForIsNotOffered() throws Exception {
        offer("no lorries", SERVICED_PLOT, 2_000, "{serviced}");
        offer("lorries", SERVICED_PLOT, 2_000, "{accessible,serviced,dry}");
        assertThat(names()).containsExactly("lorries");
    }

    @Test
    void whatIsGoneBeforeItIsWantedIsNotOffered() throws Exception {
        long gone = offer("gone", SERVICED_PLOT, 2_000, "{accessible,serviced}");
        offer("still there", SERVICED_PLOT, 2_000, "{accessible,serviced}");
        jdbc.sql("UPDATE declaration SET valid_to = ? WHERE id = ?")
                .params(WANTED.minusDays(1), gone)
                .update();
        assertThat(names()).containsExactly("still there");
    }

    @Test
    void theSynergyNamesAreaKindAccessAndDates() throws Exception {
        offer("former works", BROWNFIELD, 2_500, "{accessible,serviced}");
        JsonNode synergy =
                everyone.get("/api/synergies/" + found().get(0).at("/id").asLong());
        assertThat(synergy.at("/offer/quantity").asDouble()).isEqualTo(2_500);
        assertThat(synergy.at("/offer/unit").asString()).isEqualTo("m2");
        assertThat(synergy.at("/label_en").asString()).isEqualTo("Brownfield to redevelop");
        assertThat(synergy.at("/required").findValuesAsString("label_en")).containsExactly("lorry access", "serviced");
        assertThat(synergy.at("/need/valid_from").asString()).isEqualTo(WANTED.toString());
        double parts = 0;
        for (JsonNode part : synergy.at("/parts").values()) {
            parts += part.asDouble();
        }
        assertThat(parts).isCloseTo(synergy.at("/equivalent_km").asDouble(), within(1e-9));
    }
}
