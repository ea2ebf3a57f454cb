package org.symbiozae.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import tools.jackson.databind.JsonNode;

/** Scenarios: list and read for everyone; create, change and delete for facilitators of the topmost territory. */
@RestController
@RequestMapping("/api/scenarios")
class ScenarioController {

    private final Scenarios scenarios;
    private final Sliders sliders;

    ScenarioController(Scenarios scenarios, Sliders sliders) {
        this.scenarios = scenarios;
        this.sliders = sliders;
    }

    /** @param territory a topmost territory's code; all when absent */
    @GetMapping
    List<Scenario> scenarios(@RequestParam(required = false) @Nullable String territory) {
        return scenarios.scenarios(territory);
    }

    /** Every parameter a scenario may set, with its default and its limits. */
    @GetMapping("/parameters")
    Map<String, Map<String, Object>> parameters() {
        return sliders.describe();
    }

    @GetMapping("/{territory}/{name}")
    Scenario scenario(@PathVariable String territory, @PathVariable String name) {
        return scenarios.scenario(territory, name);
    }

    /**
     * @param territory a topmost territory's code
     * @param label what people read; the name when absent
     * @param parameters those that differ from the defaults
     */
    record NewScenario(
            @Nullable String territory,
            @Nullable String name,
            @Nullable String label,
            @Nullable JsonNode parameters) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Scenario create(@RequestBody NewScenario form, Viewer viewer) {
        String territory = given("territory", form.territory);
        String name = given("name", form.name);
        viewer.mustWriteTo(scenarios.scenario(territory, Viewer.REFERENCE).territory());
        String label = form.label == null ? name : form.label;
        return scenarios.create(territory, name, label, sliders.of(form.parameters), viewer.person());
    }

    /** @param version as it was read */
    record ScenarioForm(
            int version, @Nullable String label, @Nullable JsonNode parameters) {}

    /** Parameters that are not named go back to their default. The scenario's results follow with its next analysis. */
    @PutMapping("/{territory}/{name}")
    Scenario change(
            @PathVariable String territory, @PathVariable String name, @RequestBody ScenarioForm form, Viewer viewer) {
        viewer.mustWriteTo(territory);
        String label = form.label == null ? scenarios.scenario(territory, name).label() : form.label;
        return scenarios.change(territory, name, form.version, label, sliders.of(form.parameters), viewer.person());
    }

    @DeleteMapping("/{territory}/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String territory, @PathVariable String name, @RequestParam int version, Viewer viewer) {
        viewer.mustWriteTo(territory);
        scenarios.delete(territory, name, version);
    }

    private static String given(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid(field + " is missing.");
        }
        return text;
    }
}
