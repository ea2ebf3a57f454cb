package org.symbiozae.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Choice;
import org.symbiozae.domain.Cluster.Hub;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Choices;
import org.symbiozae.store.Edits;

/** Clusters that facilitators choose: the next analyses keep them and plan the rest around them, until they are taken back. */
@RestController
@RequestMapping("/api/choices")
class ChoiceController {

    private final Edits edits;
    private final Choices choices;

    ChoiceController(Edits edits, Choices choices) {
        this.edits = edits;
        this.choices = choices;
    }

    /** @param hubSiteId or {@code hubZoneId}, one of the two */
    record ChoiceForm(
            @Nullable String territory,
            @Nullable String resource,
            @Nullable Long hubSiteId,
            @Nullable Long hubZoneId,
            @Nullable List<Long> siteIds) {

        Choice choice() {
            if (territory == null || resource == null || siteIds == null || hubSiteId == null == (hubZoneId == null)) {
                throw Problem.invalid(
                        "A choice names territory, resource, siteIds, and either hubSiteId or hubZoneId.");
            }
            Hub hub = hubSiteId == null ? Hub.zone(hubZoneId) : Hub.site(hubSiteId);
            return new Choice(resource, hub, siteIds);
        }
    }

    record Chosen(long id) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    String list(@RequestParam String territory, Viewer viewer) {
        return choices.list(territory, viewer);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Chosen choose(@RequestBody ChoiceForm form, Viewer viewer) {
        Choice choice = form.choice();
        return new Chosen(edits.choose(viewer, String.valueOf(form.territory), choice));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable long id, Viewer viewer) {
        edits.takeBack(viewer, id);
    }
}
