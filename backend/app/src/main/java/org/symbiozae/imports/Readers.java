package org.symbiozae.imports;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.symbiozae.imports.facts.DeclarationFacts;
import org.symbiozae.imports.facts.FactReader;
import org.symbiozae.imports.facts.OutlineFacts;
import org.symbiozae.imports.facts.PlotFacts;
import org.symbiozae.imports.facts.PoleFacts;
import org.symbiozae.imports.facts.Resources;
import org.symbiozae.imports.facts.SiteFacts;
import org.symbiozae.imports.facts.ZoneFacts;
import org.symbiozae.store.IntakeOutlines;
import org.symbiozae.store.IntakeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who reads which kind of row. */
@Component
final class Readers {

    private final IntakeReference reference;
    private final JsonMapper json;

    Readers(IntakeReference reference, JsonMapper json) {
        this.reference = reference;
        this.json = json;
    }

    FactReader<?> of(Kind kind) {
        return switch (kind) {
            case TERRITORIES -> new OutlineFacts(IntakeOutlines.TERRITORIES);
            case COMMUNES -> new OutlineFacts(IntakeOutlines.COMMUNES);
            case ZONES -> new ZoneFacts(json);
            case PLOTS -> new PlotFacts(json);
            case POLES -> new PoleFacts(json);
            case SITES -> new SiteFacts(json);
            case DECLARATIONS ->
                new DeclarationFacts(new Resources(reference.resources()), reference.qualities(), LocalDate.now());
        };
    }
}
