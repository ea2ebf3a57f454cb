package org.symbiozae.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Wood offcuts become fuel in a chipper: with one around, the synergy names it; without one, it is proposed. */
class ProposalTests extends ComputedTerritory {

    private static final String OFFCUTS = "MAT-BOI-05";
    private static final String FUEL = "MAT-INT-03";
    private static final String CHIPPER = "EQP-DEC-06";

    @BeforeEach
    void fuelIsWanted() {
        here.site("joinery", "west", 0, "public");
        here.site("boiler", "west", 700, "public");
        here.declaration("boiler", "need", FUEL, 50, "public");
    }

    @Test
    void theStepAndItsEquipmentAreNamedAndThePlaceForItIsProposed() throws Exception {
        here.declaration("joinery", "offer", OFFCUTS, 60, "public");
        compute();
        JsonNode proposal = items(everyone, "proposals").get(0);
        assertThat(proposal.at("/resource").asString()).isEqualTo(CHIPPER);
        assertThat(proposal.at("/offers").asInt()).isEqualTo(1);
        assertThat(proposal.at("/needs").asInt()).isEqualTo(1);
        JsonNode whole = everyone.get("/api/proposals/" + proposal.at("/id").asLong());
        assertThat(whole.at("/offerList/0/site_name").asString()).isEqualTo("joinery");
        assertThat(whole.at("/offerList/0/quantity").asDouble()).isEqualTo(60);
        assertThat(whole.at("/needList/0/site_name").asString()).isEqualTo("boiler");
        JsonNode synergy = everyone.get("/api/synergies/"
                + items(everyone, "synergies").get(0).at("/id").asLong());
        assertThat(synergy.at("/step").asString()).isEqualTo("broyage en plaquettes");
        assertThat(synergy.at("/step_en").asString()).isEqualTo("chipping");
        assertThat(synergy.at("/equipment").asString()).isEqualTo(CHIPPER);
        assertThat(synergy.at("/proposal/id").asLong())
                .isEqualTo(proposal.at("/id").asLong());
        JsonNode layer = everyone.get("/ogc/collections/proposals/items?territory=" + here.code());
        assertThat(layer.at("/features/0/geometry/type").asString()).isEqualTo("Point");
        assertThat(layer.at("/features/0/properties/resource").asString()).isEqualTo(CHIPPER);
    }

    @Test
    void whereSomebodyOffersTheEquipmentNothingIsProposed() throws Exception {
        here.declaration("joinery", "offer", OFFCUTS, 60, "public");
        compute();
        assertThat(items(everyone, "proposals")).hasSize(1);
        here.site("parks", "east", 0, "public");
        here.declaration("parks", "offer", CHIPPER, 200, "public");
        compute();
        assertThat(items(everyone, "proposals")).isEmpty();
    }

    /** What it would serve tells of the declaration: where it stands, and that it is there at all. */
    @Test
    void aProposalIsAsClosedAsTheMostClosedDeclarationBehindIt() throws Exception {
        here.declaration("joinery", "offer", OFFCUTS, 60, "facilitator");
        compute();
        long id = items(facilitator, "proposals").get(0).at("/id").asLong();
        assertThat(items(everyone, "proposals")).isEmpty();
        assertThat(everyone.answer("GET", "/api/proposals/" + id, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void closingADeclarationClosesItsProposalsAtOnce() throws Exception {
        long offer = here.declaration("joinery", "offer", OFFCUTS, 60, "public");
        compute();
        assertThat(items(everyone, "proposals")).hasSize(1);
        jdbc.sql("UPDATE declaration SET visibility = 'facilitator' WHERE id = ?")
                .param(offer)
                .update();
        assertThat(items(everyone, "proposals")).isEmpty();
        assertThat(items(facilitator, "proposals")).hasSize(1);
    }

    @Test
    void aRunThatChangesNothingKeepsItsProposalsAndCanBeComputedAgain() throws Exception {
        here.declaration("joinery", "offer", OFFCUTS, 60, "public");
        compute();
        long first = items(everyone, "proposals").get(0).at("/id").asLong();
        int number = compute().number();
        assertThat(items(everyone, "proposals").get(0).at("/id").asLong()).isEqualTo(first);
        assertThat(computations.reproduces(here.code(), number)).isTrue();
    }
}
