package org.symbiozae.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.CostTerms;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Viewer;
import org.symbiozae.geo.Metres;

/**
 * Where a synergy stands among those of its need. The neighbours in rank are read as the viewer: of one he or she may not
 * see, nothing is known but that the rank is taken.
 */
@Component
public class Standings {

    private static final String QUERY = """
            SELECT synergy.rank, synergy.equivalent_km / terms.decay_km AS cost, synergy.distance_m,
                   terms.decay_km, terms.reach_km, synergy.offer_quantity, terms.yield, synergy.need_quantity,
                   offer.months AS offer_months, offer.storage_months, need.months AS need_months,
                   territory.code, (SELECT number FROM visible.latest_analysis
                                    WHERE territory_id = synergy.territory_id) AS number,
                   (SELECT other.equivalent_km / other_terms.decay_km
                    FROM visible.synergy other JOIN visible.synergy_terms other_terms USING (id)
                    WHERE other.need_id = synergy.need_id AND other.territory_id = synergy.territory_id
                      AND other.rank = synergy.rank - 1) AS above,
                   (SELECT other.equivalent_km / other_terms.decay_km
                    FROM visible.synergy other JOIN visible.synergy_terms other_terms USING (id)
                    WHERE other.need_id = synergy.need_id AND other.territory_id = synergy.territory_id
                      AND other.rank = synergy.rank + 1) AS below
            FROM visible.synergy synergy
            JOIN visible.synergy_terms terms ON terms.id = synergy.id
            JOIN visible.declaration offer ON offer.id = synergy.offer_id
            JOIN visible.declaration need ON need.id = synergy.need_id
            JOIN visible.territory ON territory.id = synergy.territory_id
            WHERE terms.decay_km IS NOT NULL AND synergy.id = (
                SELECT now.id FROM visible.kept_synergy asked
                JOIN visible.synergy now USING (territory_id, scenario, offer_id, need_id)
                WHERE asked.id = :id)
            """;

    private final JdbcClient jdbc;
    private final ViewerScope scope;

    Standings(JdbcClient jdbc, ViewerScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /**
     * @param territory whose analysis found it, by code
     * @param analysis its number
     * @param above cost of the synergy one rank better; null at rank 1 and where the viewer may not see it
     * @param below cost of the one a rank worse; null where there is none that the viewer may see
     */
    public record Standing(
            String territory,
            int analysis,
            int rank,
            CostTerms terms,
            @Nullable Double above,
            @Nullable Double below) {}

    /** @param id of a synergy, also one from an earlier analysis: where the pair stands now */
    public Optional<Standing> findStanding(long id, Viewer viewer) {
        return scope.see(
                viewer,
                () -> jdbc.sql(QUERY)
                        .param("id", id)
                        .query((row, number) -> new Standing(
                                row.getString("code"),
                                row.getInt("number"),
                                row.getInt("rank"),
                                new CostTerms(
                                        row.getDouble("cost"),
                                        new Metres(row.getDouble("distance_m")),
                                        Metres.ofKilometres(row.getDouble("decay_km")),
                                        Metres.ofKilometres(row.getDouble("reach_km")),
                                        row.getDouble("offer_quantity"),
                                        row.getDouble("yield"),
                                        row.getDouble("need_quantity"),
                                        new Months(row.getInt("offer_months")),
                                        row.getInt("storage_months"),
                                        new Months(row.getInt("need_months"))),
                                row.getObject("above", Double.class),
                                row.getObject("below", Double.class)))
                        .optional());
    }
}
